/** openbadgepassport.com: a holder's public badge pages; the badge itself is hosted by its issuer. */
import { CAMILLE } from '../cast.ts';
import { badgePng } from '../draw/badge.ts';
import { document, html, jsonInScript } from '../html.ts';
import { json, page, png, type Resource, type Site } from '../site.ts';
import { FACTORY, FACTORY_BADGES } from './factory.ts';

const HOST = 'openbadgepassport.com';
const NUMBER = 218_407;
export const PASSPORT_PAGE = `https://${HOST}/app/badge/info/${NUMBER}`;
export const PASSPORT_EMBED = `${PASSPORT_PAGE}/pic/embed`;
/** Visible to members only: the public JSON answers 401. */
export const PASSPORT_INTERNAL = `https://${HOST}/app/badge/info/${NUMBER + 1}`;

const IMAGE = '/file/5/e/0/a/5e0a7c2f4b9d1386.png';
const CSS = `body{background:#ecf0f3;color:#2c3b47}
header{background:#263c4b;color:#fff;padding:.8rem 1.6rem;font-weight:600}
#app{max-width:54rem;margin:1.8rem auto;background:#fff;border-radius:4px;padding:2rem;min-height:16rem}
.panel{display:grid;grid-template-columns:190px 1fr;gap:2rem}h1{font-size:1.45rem;margin:0}h2{font-size:1rem;margin:1.3rem 0 .2rem;color:#4d6475}.muted{color:#6f8290}
.endorsement{border-left:3px solid #7fb069;padding:.1rem .9rem;margin:.7rem 0}`;

export function passport(): Site {
  const badge = FACTORY_BADGES.passport;
  const [first_name, last_name] = CAMILLE.name.split(' ');
  const info = {
    id: NUMBER,
    assertion_url: FACTORY.passport,
    assertion_jws: null,
    assertion_json: null,
    remote_url: null,
    visibility: 'public',
    owner: 5512,
    first_name,
    last_name,
    issued_on: Date.parse(badge.issued) / 1000,
    expires_on: null,
    revoked: false,
    content: [
      {
        name: badge.name,
        description: badge.description,
        image_file: IMAGE.slice(1),
        criteria_content: badge.criteria,
        issuer_content_name: 'Réseau Passerelle, atelier de Rouen',
      },
    ],
  };
  const endorsements = {
    endorsements: [
      {
        id: 'urn:uuid:0f0c3f2e-6c1f-4d59-9a3e-1f5f4a0c7b11',
        user_badge_id: NUMBER,
        issuer_id: 6021,
        issuer_name: 'Yasmine Benali',
        content: '<p>Nous avons repris ses séquences à Dieppe.</p>',
        status: 'accepted',
        mtime: 1_655_000_000,
      },
      {
        id: 'urn:uuid:0f0c3f2e-6c1f-4d59-9a3e-1f5f4a0c7b12',
        user_badge_id: NUMBER,
        issuer_id: 6044,
        issuer_name: 'Compte effacé',
        content: '<p>Endossement en attente.</p>',
        status: 'pending',
        mtime: 1_655_100_000,
      },
    ],
  };
  const picture = html`<a href="${PASSPORT_PAGE}" target="_blank"><img src="https://${HOST}${IMAGE}" alt="${badge.name}" width="180" height="180"></a>`;
  const resources: Record<string, Resource> = {
    '/': page(
      document({
        title: 'Open Badge Passport',
        css: CSS,
        body: html`<header>Open Badge Passport</header><div id="app"><h1>Vos badges, réunis</h1></div>`,
      }),
    ),
    [`/app/badge/info/${NUMBER}`]: page(
      document({
        title: `Open Badge Passport - ${badge.name}`,
        css: CSS,
        head: html`<link rel="alternate" type="application/json+oembed" href="https://${HOST}/app/obpv1/oembed?url=${encodeURIComponent(PASSPORT_PAGE)}" title="${badge.name}"><meta property="og:image" content="https://${HOST}${IMAGE}">`,
        body: html`<header>Open Badge Passport</header><div id="app"></div>
<script type="application/x-state" id="state">${jsonInScript({ info, endorsements })}</script>
<script>
const { info, endorsements } = JSON.parse(document.getElementById('state').textContent);
const add = (parent, tag, text, className) => { const e = document.createElement(tag); if (text) e.textContent = text; if (className) e.className = className; parent.append(e); return e; };
requestAnimationFrame(() => {
  const panel = add(document.getElementById('app'), 'div', '', 'panel'), content = info.content[0];
  const image = add(panel, 'img'); image.src = '/' + content.image_file; image.alt = content.name;
  const text = add(panel, 'div'); add(text, 'h1', content.name);
  add(text, 'p', 'Délivré par ' + content.issuer_content_name + ' à ' + info.first_name + ' ' + info.last_name, 'muted');
  add(text, 'p', content.description); add(text, 'h2', 'Critères'); add(text, 'p', content.criteria_content); add(text, 'h2', 'Endossements');
  for (const e of endorsements.endorsements) if (e.status === 'accepted') { const box = add(text, 'div', '', 'endorsement'); add(box, 'b', e.issuer_name); add(box, 'p', e.content.replace(/<[^>]+>/g, '')); }
});
</script>`,
      }),
    ),
    [`/app/badge/info/${NUMBER + 1}`]: page(
      document({
        title: 'Open Badge Passport',
        css: CSS,
        body: html`<header>Open Badge Passport</header><div id="app"><h1>Connectez-vous pour voir ce badge.</h1></div>`,
      }),
    ),
    [`/app/badge/info/${NUMBER}/pic/embed`]: page(
      `<!DOCTYPE html><html lang="fr"><meta charset="utf-8"><title>${badge.name}</title><body style="margin:0;text-align:center;font:14px 'Noto Sans',sans-serif">${picture}<p style="margin:.3rem 0 0">${badge.name}</p></body></html>`,
    ),
    [`/app/obpv1/p/badge/info/${NUMBER}`]: json(info),
    [`/app/obpv1/p/badge/info/${NUMBER + 1}`]: json({ error: 'unauthorized' }, 401),
    [`/app/obpv1/badge/info/${NUMBER}`]: json({ error: 'unauthorized' }, 401),
    [`/app/obpv1/badge/user_endorsement/p/${NUMBER}`]: json(endorsements),
    '/app/obpv1/oembed': json({
      version: '1.0',
      type: 'rich',
      provider_name: 'Open Badge Passport',
      width: 200,
      height: 270,
      html: `<iframe frameborder="0" scrolling="no" src="${PASSPORT_EMBED}" width="200" height="270"></iframe>`,
    }),
    [IMAGE]: png(() => badgePng(badge.look)),
  };
  return { host: HOST, resources, missing: () => json({ error: 'not found' }, 404) };
}
