/** Credly: pages on www, OB 2.0 on api, OB 3.0 on www again. */
import { CAMILLE, uuid } from '../cast.ts';
import { badgePng, type Drawing } from '../draw/badge.ts';
import { document, html, longDate } from '../html.ts';
import { type Signed, sign } from '../mint/data-integrity.ts';
import { ed25519Key } from '../mint/keys.ts';
import { achievement3, EXTENSIONS, OB303, openBadge3, VCDM2 } from '../mint/open-badge-3.ts';
import { identityHash } from '../mint/recipient.ts';
import { json, jsonReply, negotiated, page, png, type Resource, type Site, script } from '../site.ts';

const API = 'https://api.credly.com/v1/obi/v2';
const CONTEXT = 'https://w3id.org/openbadges/v2';
const ORGANISATION = uuid('credly organisation');
const ISSUER_NAME = 'Nordet Cloud';

interface Award {
  name: string;
  description: string;
  criteria: string;
  issued: string;
  expires?: string;
  state?: 'revoked' | 'private';
  look: Drawing;
}

export const CREDLY_AWARDS: Record<'cloud' | 'security' | 'withdrawn' | 'hidden', Award> = {
  cloud: {
    name: 'Nordet Certified: Cloud Foundations',
    description: 'Earners of this certification understand cloud concepts, services, security and pricing.',
    criteria: 'Pass the Cloud Foundations exam (NC-100).',
    issued: '2025-09-15T00:00:00.000Z',
    expires: '2099-09-15T00:00:00.000Z',
    look: { shape: 'hexagon', sign: 'cloud', colour: '#1b3a6b', accent: '#33c3d6' },
  },
  security: {
    name: 'Nordet Certified: Security for Educators®',
    description: 'Earners can explain and apply everyday security practices with their pupils’ data.',
    criteria: 'Pass the Security for Educators exam (NC-140).',
    issued: '2026-01-20T00:00:00.000Z',
    look: { shape: 'hexagon', sign: 'key', colour: '#1b3a6b', accent: '#ff9f43' },
  },
  withdrawn: {
    name: 'Nordet Certified: Data Practitioner',
    description: 'Earners prepare and question data.',
    criteria: 'Pass the Data Practitioner exam (NC-220).',
    issued: '2024-04-02T00:00:00.000Z',
    state: 'revoked',
    look: { shape: 'hexagon', sign: 'network', colour: '#1b3a6b', accent: '#9aa5b1' },
  },
  hidden: {
    name: 'Nordet Certified: Solutions Architect',
    description: 'Earners design systems.',
    criteria: 'Pass the Solutions Architect exam (NC-300).',
    issued: '2024-11-11T00:00:00.000Z',
    state: 'private',
    look: { shape: 'hexagon', sign: 'gear', colour: '#1b3a6b', accent: '#e55353' },
  },
};

type Name = keyof typeof CREDLY_AWARDS;
export const credlyUuid = (name: Name) => uuid(`credly ${name}`);
export const credlyPage = (name: Name) => `https://www.credly.com/badges/${credlyUuid(name)}`;
export const credlyAssertion = (name: Name) => `${API}/badge_assertions/${credlyUuid(name)}`;
export const credlySigned = (name: Name) =>
  `https://www.credly.com/api/v1/obi/v3/open_badge_credentials/${credlyUuid(name)}`;
export const credlyImage = (name: Name) =>
  `https://images.credly.com/images/${uuid(`credly image ${name}`)}/${name}.png`;
const DID = `did:web:www.credly.com:api:v1:obi:v3:issuers:${ORGANISATION}`;
const organisation = `${API}/issuers/${ORGANISATION}`;
const template = (name: Name) => `${organisation}/badge_classes/${uuid(`credly template ${name}`)}`;

const CSS = `body{background:#fff;color:#1f2937}
header{border-bottom:1px solid #e5e7eb;padding:1rem 2rem;color:#ff6b00;font-weight:800;font-size:1.4rem;letter-spacing:-.02em}
main{max-width:58rem;margin:2.5rem auto;padding:0 1.5rem;display:grid;grid-template-columns:260px 1fr;gap:3rem}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 .4rem}.by{color:#4b5563}h2{font-size:1rem;margin:1.6rem 0 .3rem}
.bar{background:#f3f4f6;padding:.7rem 2rem;font-size:.92rem}
@media(max-width:640px){main{grid-template-columns:1fr}}`;

function publicPage(name: Name): string {
  const award = CREDLY_AWARDS[name];
  return document({
    title: `${award.name} - Credly`,
    language: 'en',
    css: CSS,
    head: html`<meta property="og:title" content="${award.name} was issued by ${ISSUER_NAME} to ${CAMILLE.name}."><meta property="og:image" content="${credlyImage(name)}">`,
    body: html`<header>Credly</header><div class="bar">This badge was issued to <b>${CAMILLE.name}</b> on ${longDate(award.issued, 'en')}.</div>
<main><img src="${credlyImage(name)}" alt="${award.name}" width="260" height="260"><div><h1>${award.name}</h1><p class="by">Issued by <b>${ISSUER_NAME}</b></p><p>${award.description}</p><h2>Earning criteria</h2><p>${award.criteria}</p></div></main>`,
  });
}

const closedPage = document({
  title: 'Credly',
  language: 'en',
  css: CSS,
  body: html`<header>Credly</header><main><div></div><div><h1>This badge is not public.</h1></div></main>`,
});

/** What the embed script puts in the place of its element. */
function embedded(name: Name): string {
  const award = CREDLY_AWARDS[name];
  return `<!DOCTYPE html>${html`<html lang="en"><meta charset="utf-8"><title>${award.name}</title><body style="margin:0;text-align:center;font:13px 'Noto Sans',sans-serif"><a href="${credlyPage(name)}" target="_blank"><img src="${credlyImage(name)}" alt="${award.name}" width="130" height="130"></a><p style="margin:.4rem">${award.name}<br><span style="color:#6b7280">${ISSUER_NAME}</span></p></body></html>`}`;
}

const EMBED = `document.querySelectorAll('[data-share-badge-id]').forEach((place) => {
  const id = place.getAttribute('data-share-badge-id');
  const frame = document.createElement('iframe');
  frame.src = place.getAttribute('data-share-badge-host') + '/embedded_badge/' + id;
  frame.id = 'embedded-badge-' + id;
  frame.title = 'View my verified achievement on Credly.';
  frame.width = place.getAttribute('data-iframe-width');
  frame.height = place.getAttribute('data-iframe-height');
  frame.style.border = '0';
  place.replaceWith(frame);
});`;

export interface Credly {
  sites: Site[];
  assertions: Record<Name, Record<string, unknown>>;
  signed: Signed;
}

export async function credly(): Promise<Credly> {
  const key = await ed25519Key('credly organisation', DID, 'key-0');
  const api: Record<string, Resource> = {};
  const www: Record<string, Resource> = {
    '/': page(
      document({
        title: 'Credly',
        language: 'en',
        css: CSS,
        body: html`<header>Credly</header><main><div></div><h1>Verified skills and achievements</h1></main>`,
      }),
    ),
  };
  const images: Record<string, Resource> = {};
  const assertions = {} as Credly['assertions'];
  for (const name of Object.keys(CREDLY_AWARDS) as Name[]) {
    const award = CREDLY_AWARDS[name];
    assertions[name] = {
      '@context': CONTEXT,
      type: 'Assertion',
      id: credlyAssertion(name),
      // Credly hashes without salt.
      recipient: { type: 'email', identity: identityHash(CAMILLE.email), hashed: true },
      issuedOn: award.issued,
      ...(award.expires === undefined ? {} : { expires: award.expires }),
      image: credlyImage(name),
      badge: template(name),
      verification: { type: 'hosted' },
    };
    const answer =
      award.state === 'revoked'
        ? jsonReply({ id: credlyAssertion(name), revoked: true }, 410)
        : award.state === 'private'
          ? jsonReply({ data: { message: 'You do not have permission to view this badge.' } }, 403)
          : jsonReply(assertions[name]);
    api[new URL(credlyAssertion(name)).pathname] = { kind: 'reply', reply: answer };
    www[`/api/v1/obi/v2/badge_assertions/${credlyUuid(name)}`] = { kind: 'reply', reply: answer };
    api[new URL(template(name)).pathname] = json({
      '@context': CONTEXT,
      type: 'BadgeClass',
      id: template(name),
      name: award.name,
      description: award.description,
      image: credlyImage(name),
      criteria: { narrative: award.criteria },
      issuer: organisation,
      tags: ['Cloud', 'Security'],
    });
    // The page answers 200 to browsers even for what is private or unknown; other clients get the site's own JSON.
    const own =
      award.state === undefined
        ? jsonReply({
            data: {
              id: credlyUuid(name),
              issued_at_date: award.issued.slice(0, 10),
              badge_template: { name: award.name },
            },
          })
        : answer;
    const html_ = award.state === undefined ? publicPage(name) : closedPage;
    for (const tail of ['', '/public_url', '/linked_in_profile'])
      www[`/badges/${credlyUuid(name)}${tail}`] = negotiated(own, html_);
    www[`/badges/${credlyUuid(name)}.json`] = { kind: 'reply', reply: own };
    if (award.state === undefined) www[`/embedded_badge/${credlyUuid(name)}`] = page(embedded(name));
    images[new URL(credlyImage(name)).pathname] = png(() => badgePng(award.look));
  }
  api[new URL(organisation).pathname] = json({
    '@context': CONTEXT,
    type: 'Profile',
    id: organisation,
    name: ISSUER_NAME,
    url: 'https://nordet.example/',
    email: 'certification@nordet.example',
  });

  const award = CREDLY_AWARDS.security;
  const signed = await sign(
    openBadge3({
      id: credlySigned('security'),
      // The earner's name, not the badge's: read the achievement's.
      name: CAMILLE.name,
      issuer: { id: DID, type: ['Profile'], name: ISSUER_NAME, url: 'https://nordet.example/' },
      achievement: achievement3({
        id: `https://www.credly.com/api/v1/obi/v3/achievements/${uuid('credly template security')}`,
        name: award.name,
        description: award.description,
        criteria: award.criteria,
        image: credlyImage('security'),
        type: 'Certification',
        language: 'en',
      }),
      email: CAMILLE.email,
      salt: '',
      from: '2026-01-20T00:00:00Z',
      contexts: [VCDM2, OB303, EXTENSIONS],
    }),
    key,
    '2026-01-20T00:00:00Z',
  );
  www[new URL(credlySigned('security')).pathname] = json(signed);
  www[`/api/v1/obi/v3/issuers/${ORGANISATION}/did.json`] = json({
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: DID,
    verificationMethod: [{ id: key.id, type: 'Multikey', controller: DID, publicKeyMultibase: key.publicKeyMultibase }],
    assertionMethod: [key.id],
  });
  const missing = () => json({ data: { message: 'Resource not found' } }, 404);
  return {
    sites: [
      {
        host: 'www.credly.com',
        resources: www,
        missing: (path) =>
          path.startsWith('/api/')
            ? missing()
            : negotiated(jsonReply({ data: { message: 'Resource not found' } }, 404), closedPage),
      },
      { host: 'api.credly.com', resources: api, missing },
      { host: 'images.credly.com', resources: images },
      { host: 'cdn.credly.com', resources: { '/assets/utilities/embed.js': script(EMBED) } },
    ],
    assertions,
    signed,
  };
}
