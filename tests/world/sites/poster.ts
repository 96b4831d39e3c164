/** journee-robotique.example: the page of an event, with pictures of posters and certificates that carry QR codes. */
import { type Drawn, drawPng, type Paper } from '../../../src/read/code/testing/draw.ts';
import { document, html } from '../html.ts';
import { page, png, type Resource, type Site } from '../site.ts';

const ROOT = 'https://journee-robotique.example';
const picture = (name: string) => `${ROOT}/images/${name}.png`;

export const POSTER = {
  page: `${ROOT}/`,
  /** Leads to a badge. */
  badge: picture('affiche'),
  /** The same, turned and in noise, as photographed. */
  photograph: picture('photographie'),
  /** Leads to an altered badge. */
  altered: picture('diplome'),
  /** Holds a signed token itself. */
  token: picture('jeton'),
  wallet: picture('portefeuille'),
  network: picture('reseau'),
  inside: picture('interne'),
  plain: picture('robot'),
} as const;

/** `badge`, `altered`: addresses of badges; `token`: a credential as JWT; `inside`: an address in a private network. */
export function poster(leads: { badge: string; altered: string; token: string; inside: string }): Site {
  const drawn = (codes: Drawn[], paper?: Paper): Resource => png(() => drawPng(codes, paper));
  const body = html`<h1>Journée de la robotique</h1><p>Flashez l’affiche pour voir le badge.</p>
${Object.values(POSTER)
  .filter((url) => url.endsWith('.png'))
  .map((url) => html`<p><img src="${url}" alt="" width="220"></p>`)}`;
  const resources: Record<string, Resource> = {
    [POSTER.page]: page(document({ title: 'Journée de la robotique', css: 'body{background:#fff}', body })),
    [POSTER.badge]: drawn([{ text: leads.badge }]),
    [POSTER.photograph]: drawn([{ text: leads.badge, size: 5, turned: 14 }], { noise: 18, dark: 40, light: 215 }),
    [POSTER.altered]: drawn([{ text: leads.altered }], { transparent: true }),
    [POSTER.token]: drawn([{ text: leads.token, size: 3 }]),
    [POSTER.wallet]: drawn([{ text: 'openid4vp://authorize?client_id=https%3A%2F%2Fverifier.example' }]),
    [POSTER.network]: drawn([{ text: 'WIFI:T:WPA;S=atelier;P=robot;;' }]),
    [POSTER.inside]: drawn([{ text: leads.inside }]),
    [POSTER.plain]: drawn([{ text: 'x' }], { dark: 200, light: 200 }),
  };
  return {
    host: 'journee-robotique.example',
    resources: Object.fromEntries(Object.entries(resources).map(([url, value]) => [url.slice(ROOT.length), value])),
  };
}
