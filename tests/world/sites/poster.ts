/** journee-robotique.example: the page of an event, with pictures of posters and certificates that carry QR codes. */
import { type Drawn, drawPng, type Paper } from '../../../src/read/code/testing/draw.ts';
import { drawSvg, type SvgForm } from '../../../src/read/code/testing/draw-svg.ts';
import { document, html } from '../html.ts';
import { page, png, type Resource, type Site, svg } from '../site.ts';

const ROOT = 'https://journee-robotique.example';
const picture = (name: string) => `${ROOT}/images/${name}.png`;

const FORMS: readonly SvgForm[] = ['path', 'strokes', 'squares', 'repeated', 'clipped', 'picture', 'corner'];
const drawing = (name: string) => `${ROOT}/images/${name}.svg`;
const AROUND = `<script>fetch('${ROOT}/seen')</script><style>@import url(${ROOT}/seen.css);</style>
<image href="${ROOT}/seen.png" width="9" height="9"/><use href="${ROOT}/seen.svg#a"/>`;
/** Everything drawn through a shape, that again through it, and so on: what a browser can spend hours on. */
const ENDLESS = `<g clip-path="url(#c)">`.repeat(20) + '</g>'.repeat(20);

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
  /** The code of `badge` as drawings, in each form in which programs write it. */
  drawings: FORMS.map((form) => [form, drawing(form)] as const),
  /** The code of `altered`, with scripts and pictures of other hosts around it. */
  hostile: drawing('hostile'),
  /** A code within a drawing that is too much work. */
  endless: drawing('endless'),
  /** No code at all. */
  logo: drawing('logo'),
} as const;

/** `badge`, `altered`: addresses of badges; `token`: a credential as JWT; `inside`: an address in a private network. */
export function poster(leads: { badge: string; altered: string; token: string; inside: string }): Site {
  const drawn = (codes: Drawn[], paper?: Paper): Resource => png(() => drawPng(codes, paper));
  const body = html`<h1>Journée de la robotique</h1><p>Flashez l’affiche pour voir le badge.</p>
${Object.values(POSTER)
  .filter((url): url is string => typeof url === 'string' && url.endsWith('.png'))
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
    ...Object.fromEntries(POSTER.drawings.map(([form, url]) => [url, svg(drawSvg(leads.badge, form))])),
    [POSTER.hostile]: svg(drawSvg(leads.altered, 'path', AROUND)),
    [POSTER.endless]: svg(drawSvg(leads.badge, 'path', ENDLESS)),
    [POSTER.logo]: svg('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'),
  };
  return {
    host: 'journee-robotique.example',
    resources: Object.fromEntries(Object.entries(resources).map(([url, value]) => [url.slice(ROOT.length), value])),
  };
}
