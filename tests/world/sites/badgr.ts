/** badgr.com and api.badgr.io: pages drawn by script on one host, JSON with the same paths on the other. */
import { CAMILLE, entityId } from '../cast.ts';
import { badgePng, type Drawing } from '../draw/badge.ts';
import { document, html, jsonInScript } from '../html.ts';
import { bakePng } from '../mint/bake-png.ts';
import { recipient2 } from '../mint/recipient.ts';
import { json, jsonReply, negotiated, page, png, type Resource, redirect, type Site } from '../site.ts';

const API = 'https://api.badgr.io';
const UI = 'https://badgr.com';
const CONTEXT = 'https://w3id.org/openbadges/v2';

interface Award {
  name: string;
  description: string;
  criteria: string;
  issued: string;
  expires?: string;
  revoked?: string;
  look: Drawing;
}

export const BADGR_AWARDS: Record<'laser' | 'scratch' | 'withdrawn' | 'lapsed', Award> = {
  laser: {
    name: 'Découpe laser : premiers pas',
    description: 'Prépare un fichier vectoriel et conduit une découpe en sécurité.',
    criteria: 'Une pièce découpée, mesurée et documentée au fab-lab.',
    issued: '2024-02-10T15:00:00Z',
    look: { shape: 'circle', sign: 'gear', colour: '#b4541a', accent: '#2b2b2b' },
  },
  scratch: {
    name: 'Animer un atelier Scratch',
    description: 'Anime un atelier de programmation pour des enfants de huit à douze ans.',
    criteria: 'Deux ateliers animés en binôme.',
    issued: '2025-05-24T13:00:00Z',
    look: { shape: 'circle', sign: 'spark', colour: '#c27c0e', accent: '#2b2b2b' },
  },
  withdrawn: {
    name: 'Impression 3D : autonomie',
    description: 'Utilise les imprimantes 3D du fab-lab sans accompagnement.',
    criteria: 'Trois pièces imprimées et le test de sécurité.',
    issued: '2023-06-17T15:00:00Z',
    revoked: 'Test de sécurité annulé : à repasser.',
    look: { shape: 'circle', sign: 'cloud', colour: '#4b5563', accent: '#2b2b2b' },
  },
  lapsed: {
    name: 'Référente sécurité du fab-lab',
    description: 'Ouvre et ferme l’atelier, connaît les consignes.',
    criteria: 'Formation de sécurité, valable un an.',
    issued: '2023-09-09T09:00:00Z',
    expires: '2024-09-09T09:00:00Z',
    look: { shape: 'circle', sign: 'key', colour: '#7f1d1d', accent: '#2b2b2b' },
  },
};

type Name = keyof typeof BADGR_AWARDS;
const award = (name: Name) => entityId(`badgr ${name}`);
export const badgrPage = (name: Name) => `${UI}/public/assertions/${award(name)}`;
export const badgrId = (name: Name) => `${API}/public/assertions/${award(name)}`;
export const badgrImage = (name: Name) => `${API}/public/badges/${entityId(`badgr class ${name}`)}/image`;
/** In form an award of the platform, but never made: its API answers 404. */
export const BADGR_UNKNOWN = `${UI}/public/assertions/${entityId('badgr, never issued')}`;

const classId = (name: Name) => `${API}/public/badges/${entityId(`badgr class ${name}`)}`;
const issuerId = `${API}/public/issuers/${entityId('badgr issuer estran')}`;

const ISSUER = {
  '@context': CONTEXT,
  id: issuerId,
  type: 'Issuer',
  name: 'Fab-lab L’Estran',
  url: 'https://estran.example/',
  email: 'bonjour@estran.example',
  description: 'Atelier de fabrication numérique ouvert à toutes et tous, à Fécamp.',
};

const CSS = `body{background:#f5f6fa;color:#2a2f3a}
header{background:#fff;border-bottom:1px solid #dfe3eb;padding:.9rem 2rem;font-weight:700;color:#4b3ba8;font-size:1.2rem}
main{max-width:46rem;margin:2.5rem auto;background:#fff;border-radius:12px;padding:2.2rem;box-shadow:0 2px 10px #1b1f2d14;text-align:center}
main img{width:200px;height:200px}h1{font-size:1.5rem;margin:1rem 0 .2rem}.by{color:#616a7c;margin:0 0 1.4rem}
.row{display:flex;justify-content:center;gap:2.5rem;border-top:1px solid #e8ebf2;padding-top:1.2rem;font-size:.92rem}.row b{display:block;color:#8a93a5;font-weight:600;font-size:.78rem;text-transform:uppercase}
.text{max-width:34rem;margin:0 auto 1.6rem}`;

/** An empty shell; a script draws the badge a moment later, as the platform's own application does. */
function shell(name: Name): string {
  const { name: title, description, issued, expires, revoked } = BADGR_AWARDS[name];
  return document({
    title: 'Badgr',
    language: 'en',
    css: CSS,
    head: html`<link rel="alternate" type="application/json+oembed" href="${API}/public/oembed?format=json&amp;url=${encodeURIComponent(badgrPage(name))}">`,
    body: html`<header>badgr</header><main><app-root>Loading…</app-root></main>
<script type="application/x-state" id="state">${jsonInScript({ title, description, issued, expires, revoked, image: badgrImage(name), recipient: CAMILLE.name, issuer: ISSUER.name })}</script>
<script>
const state = JSON.parse(document.getElementById('state').textContent);
const put = (parent, tag, text, className) => { const e = document.createElement(tag); if (text) e.textContent = text; if (className) e.className = className; parent.append(e); return e; };
setTimeout(() => {
  const root = document.querySelector('app-root'); root.textContent = '';
  const image = put(root, 'img'); image.src = state.image; image.alt = state.title;
  put(root, 'h1', state.title); put(root, 'p', 'Issued by ' + state.issuer, 'by');
  put(root, 'p', state.revoked ? 'This badge has been revoked. ' + state.revoked : state.description, 'text');
  const row = put(root, 'div', '', 'row');
  for (const [label, value] of [['Awarded to', state.recipient], ['Issued', state.issued.slice(0, 10)], ['Expires', (state.expires || '').slice(0, 10)]]) {
    if (value) { const cell = put(row, 'span'); put(cell, 'b', label); cell.append(value); }
  }
}, 120);
</script>`,
  });
}

export interface Badgr {
  sites: Site[];
  assertions: Record<Name, Record<string, unknown>>;
  /** Baked as the platform bakes: the whole assertion, expanded. */
  baked: Record<Name, () => Uint8Array>;
}

export function badgr(): Badgr {
  const api: Record<string, Resource> = {};
  const ui: Record<string, Resource> = {
    '/': page(
      document({
        title: 'Badgr',
        language: 'en',
        css: CSS,
        body: html`<header>badgr</header><main><h1>Recognize every achievement</h1><p class="by">Digital badges for learning, anywhere.</p></main>`,
      }),
    ),
  };
  const assertions = {} as Badgr['assertions'];
  const baked = {} as Badgr['baked'];
  api[new URL(issuerId).pathname] = negotiated(
    jsonReply(ISSUER, 200, 'application/ld+json'),
    '<!DOCTYPE html><title>Badgr</title>',
  );
  for (const name of Object.keys(BADGR_AWARDS) as Name[]) {
    const { issued, expires, revoked, look, ...about } = BADGR_AWARDS[name];
    const badge = {
      '@context': CONTEXT,
      id: classId(name),
      type: 'BadgeClass',
      name: about.name,
      description: about.description,
      image: badgrImage(name),
      criteria: { narrative: about.criteria },
      issuer: issuerId,
      alignment: [],
      tags: ['fab-lab'],
    };
    const assertion = {
      '@context': CONTEXT,
      id: badgrId(name),
      type: 'Assertion',
      badge: classId(name),
      image: { id: `${badgrId(name)}/image` },
      issuedOn: issued,
      ...(expires === undefined ? {} : { expires }),
      recipient: recipient2(CAMILLE.home, entityId(`salt ${name}`)),
      verification: { type: 'HostedBadge' },
    };
    assertions[name] = assertion;
    const expanded = { ...assertion, badge: { ...badge, issuer: ISSUER } };
    // A revoked award answers 200 with four properties and nothing else.
    const gone = {
      '@context': CONTEXT,
      id: badgrId(name),
      type: 'Assertion',
      revoked: true,
      revocationReason: revoked,
    };
    const path = new URL(badgrId(name)).pathname;
    const image = () => bakePng(badgePng(look), JSON.stringify(expanded), 'openbadges');
    baked[name] = image;
    for (const ending of ['', '.json']) {
      for (const [query, value] of [
        ['', assertion],
        ['?expand=badge', { ...assertion, badge }],
        ['?expand=badge&expand=badge.issuer', expanded],
      ] as const) {
        const reply = jsonReply(revoked === undefined ? value : gone, 200, 'application/ld+json');
        api[`${path}${ending}${query}`] = ending === '' ? negotiated(reply, shell(name)) : { kind: 'reply', reply };
      }
    }
    api[`${path}/image`] = revoked === undefined ? png(image) : json({ error: 'not found' }, 404);
    api[`${path}/baked`] = redirect(`${API}/media/uploads/badges/${award(name)}.png`, 301);
    api[`/media/uploads/badges/${award(name)}.png`] = png(image);
    api[new URL(classId(name)).pathname] = negotiated(
      jsonReply(badge, 200, 'application/ld+json'),
      '<!DOCTYPE html><title>Badgr</title>',
    );
    api[new URL(badgrImage(name)).pathname] = png(() => badgePng(look));
    ui[path] = page(shell(name));
  }
  const missing = () => json({ error: 'Assertion not found.' }, 404);
  return {
    sites: [
      {
        host: 'badgr.com',
        resources: ui,
        missing: () =>
          page(
            document({
              title: 'Badgr',
              language: 'en',
              css: CSS,
              body: html`<header>badgr</header><main><app-root>Loading…</app-root></main>`,
            }),
          ),
      },
      { host: 'api.badgr.io', resources: api, missing },
    ],
    assertions,
    baked,
  };
}
