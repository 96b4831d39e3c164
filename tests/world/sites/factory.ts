/** openbadgefactory.com: OB 2.0 hosted until September 2025, OB 3.0 with did:key issuers since. */
import { CAMILLE, hex } from '../cast.ts';
import { badgePng, type Drawing } from '../draw/badge.ts';
import { document, html, longDate } from '../html.ts';
import { type Signed, sign } from '../mint/data-integrity.ts';
import { didKey } from '../mint/keys.ts';
import { achievement3, EXTENSIONS, OB303, openBadge3, VCDM2 } from '../mint/open-badge-3.ts';
import { recipient2 } from '../mint/recipient.ts';
import { json, jsonReply, ldJson, negotiated, page, png, type Resource, type Site } from '../site.ts';

const HOST = 'openbadgefactory.com';
const ROOT = `https://${HOST}`;

/** The workshops of a teacher training network, client of the platform; the platform has checked who they are. */
const NETWORK = {
  name: 'Réseau Passerelle, atelier de Rouen',
  url: 'https://passerelle.example/rouen',
  client: hex('client passerelle', 16).toUpperCase(),
};
const DIDACTICS = 'Cercle de didactique du numérique';

interface Badge {
  name: string;
  description: string;
  criteria: string;
  look: Drawing;
  issued: string;
  expires?: string;
  email?: string;
}

const SIGNED: Record<'facilitator' | 'community' | 'withdrawn', Badge> = {
  facilitator: {
    name: 'Passeuse de pratiques numériques',
    description: 'Accompagne des collègues dans un atelier : écoute les besoins, montre, laisse faire, relit.',
    criteria: 'Trois accompagnements décrits par les collègues accompagnés.',
    look: { shape: 'circle', sign: 'people', colour: '#7a3b8f', accent: '#f3c677' },
    issued: '2025-11-18T14:30:00Z',
  },
  community: {
    name: 'Je soutiens la robotique au collège',
    description: 'Badge de soutien : la personne s’engage à accueillir des visites de classe.',
    criteria: 'Une visite accueillie dans l’année.',
    look: { shape: 'circle', sign: 'robot', colour: '#0f6f86', accent: '#f3c677' },
    issued: '2026-02-03T10:00:00Z',
    email: CAMILLE.home,
  },
  withdrawn: {
    name: 'Formatrice de formateurs, niveau 2',
    description: 'Forme et accompagne des formateurs.',
    criteria: 'Un parcours de formation de formateurs conduit de bout en bout.',
    look: { shape: 'circle', sign: 'key', colour: '#a23b3b', accent: '#f3c677' },
    issued: '2025-12-09T09:00:00Z',
  },
};

const HOSTED: Record<'explorer' | 'passport', Badge> = {
  explorer: {
    name: 'Explorateur·trice du numérique',
    description: 'Découvre un outil ou une démarche et raconte ce que cela change dans sa classe.',
    criteria: 'Un récit d’expérience publié dans l’espace du réseau.',
    look: { shape: 'rosette', sign: 'spark', colour: '#1c6e5b', accent: '#f3c677' },
    issued: '2021-03-22T00:00:00Z',
  },
  passport: {
    name: 'Bâtisseur·euse de communs pédagogiques',
    description: 'Publie des ressources réutilisables et en anime la communauté.',
    criteria: 'Une ressource publiée sous licence libre et reprise par au moins deux établissements.',
    look: { shape: 'rosette', sign: 'network', colour: '#1e5a8a', accent: '#f3c677' },
    issued: '2022-05-16T00:00:00Z',
    email: CAMILLE.home,
  },
};

const credentialId = (name: keyof typeof SIGNED) => `${ROOT}/obv3/credentials/${hex(`obf3 ${name}`)}`;
const badgeId = (name: string) => hex(`badge ${name}`, 16).toUpperCase();
const eventId = (name: string) => hex(`event ${name}`, 16).toUpperCase();
const assertionId = (name: keyof typeof HOSTED) => `${ROOT}/v1/assertion/${hex(`obf2 ${name}`)}`;
const revokedList = (name: string) => `${ROOT}/obv3/revoked/${NETWORK.client}/${badgeId(name)}`;

export const FACTORY = {
  facilitator: credentialId('facilitator'),
  community: credentialId('community'),
  withdrawn: credentialId('withdrawn'),
  explorer: assertionId('explorer'),
  passport: assertionId('passport'),
  /** In form an assertion's address; the platform never issued it. */
  neverIssued: `${ROOT}/v1/assertion/${hex('never issued')}`,
} as const;

export const FACTORY_BADGES = { ...SIGNED, ...HOSTED };
export const factoryImage = (name: keyof typeof FACTORY_BADGES) =>
  name in SIGNED
    ? `${ROOT}/obv3/images/badge/${hex(`image ${name}`, 64)}`
    : `${ROOT}/v1/badge/_/${badgeId(name)}.png?event=${eventId(name)}`;

const CSS = `body{background:#f2f3f5;color:#22303c}
header{background:#fff;border-bottom:3px solid #f08a24}header div{max-width:56rem;margin:0 auto;padding:.9rem 1.5rem;font-weight:700;font-size:1.15rem;color:#3a4a58}
header i{font-style:normal;color:#f08a24}
main{max-width:56rem;margin:2rem auto;background:#fff;border-radius:6px;box-shadow:0 1px 4px #0002;padding:2rem;display:grid;grid-template-columns:220px 1fr;gap:2.2rem}
h1{font-size:1.5rem;margin:0 0 .3rem}h2{font-size:.85rem;text-transform:uppercase;letter-spacing:.05em;color:#73818d;margin:1.4rem 0 .2rem}p{margin:.2rem 0}
.ok{display:inline-block;background:#e7f5ec;color:#1d6b3e;border-radius:3px;padding:.1rem .5rem;font-size:.85rem}
@media(max-width:600px){main{grid-template-columns:1fr}}`;

function badgePage(name: keyof typeof FACTORY_BADGES, data: string): string {
  const badge = FACTORY_BADGES[name];
  return document({
    title: `${badge.name} - Open Badge Factory`,
    css: CSS,
    head: html`<link rel="alternate" type="application/json" href="${data}"><meta property="og:title" content="${badge.name}"><meta property="og:image" content="${factoryImage(name)}">`,
    body: html`<header><div>open<i>badge</i>factory</div></header><main><img src="${factoryImage(name)}" alt="${badge.name}" width="220" height="220">
<div><h1>${badge.name}</h1><p>${badge.description}</p><h2>Délivré par</h2><p>${NETWORK.name} <span class="ok">émetteur vérifié</span></p>
<h2>Date de délivrance</h2><p>${longDate(badge.issued)}</p><h2>Critères d’obtention</h2><p>${badge.criteria}</p></div></main>`,
  });
}

export interface Factory {
  site: Site;
  signed: Record<keyof typeof SIGNED, Signed>;
  hosted: Record<keyof typeof HOSTED, Record<string, unknown>>;
}

export async function factory(): Promise<Factory> {
  const network = await didKey('passerelle');
  const didactics = await didKey('didactics');
  const resources: Record<string, Resource> = {
    '/': page(
      document({
        title: 'Open Badge Factory',
        language: 'en',
        css: CSS,
        body: html`<header><div>open<i>badge</i>factory</div></header><main><div></div><div><h1>Create, issue and manage badges</h1><p>All badges issued with us are now 3.0 badges.</p></div></main>`,
      }),
    ),
  };

  const signed = {} as Record<keyof typeof SIGNED, Signed>;
  for (const name of Object.keys(SIGNED) as (keyof typeof SIGNED)[]) {
    const badge = SIGNED[name];
    const key = name === 'community' ? didactics : network;
    const credential = openBadge3({
      id: credentialId(name),
      issuer: {
        id: key.controller,
        type: ['Profile'],
        name: name === 'community' ? DIDACTICS : NETWORK.name,
        url: name === 'community' ? 'https://didactique.example/' : NETWORK.url,
        otherIdentifier: [{ type: 'IdentifierEntry', identifier: NETWORK.client, identifierType: 'systemId' }],
      },
      achievement: achievement3({
        id: `${ROOT}/obv3/achievements/${badgeId(name)}?cid=${hex(`content ${name}`, 64)}&lang=fr`,
        name: badge.name,
        description: badge.description,
        criteria: badge.criteria,
        image: factoryImage(name),
      }),
      email: badge.email ?? CAMILLE.email,
      salt: hex(`salt ${name}`, 32),
      from: badge.issued,
      status: { id: revokedList(name), type: '1EdTechRevocationList' },
      contexts: [VCDM2, OB303, EXTENSIONS],
    });
    signed[name] = await sign(credential, key, badge.issued);
    const path = new URL(credentialId(name)).pathname;
    const reply = jsonReply(signed[name], 200, 'application/vc+ld+json');
    resources[path] = negotiated(reply, badgePage(name, credentialId(name)));
    resources[`${path}.json`] = { kind: 'reply', reply };
    resources[`${path}.html`] = page(badgePage(name, credentialId(name)));
    resources[new URL(factoryImage(name)).pathname] = png(() => badgePng(badge.look));
    resources[new URL(revokedList(name)).pathname] = json({
      id: revokedList(name),
      issuer: key.controller,
      revokedCredential:
        name === 'withdrawn'
          ? [{ id: credentialId(name), revoked: true, revocationReason: 'Délivré par erreur : parcours inachevé.' }]
          : [{ id: `${ROOT}/obv3/credentials/${hex(`somebody else ${name}`)}`, revoked: true }],
    });
  }

  const hosted = {} as Record<keyof typeof HOSTED, Record<string, unknown>>;
  for (const name of Object.keys(HOSTED) as (keyof typeof HOSTED)[]) {
    const badge = HOSTED[name];
    const query = `?v=2.0&event=${eventId(name)}`;
    const classId = `${ROOT}/v1/badge/_/${badgeId(name)}.json${query}`;
    const clientId = `${ROOT}/v1/client/${NETWORK.client}.json${query}`;
    const context = 'https://w3id.org/openbadges/v2';
    hosted[name] = {
      '@context': context,
      id: assertionId(name),
      type: 'Assertion',
      recipient: recipient2(badge.email ?? CAMILLE.email, hex(`salt ${name}`, 16)),
      badge: classId,
      verification: { type: 'hosted' },
      issuedOn: badge.issued,
      ...(badge.expires === undefined ? {} : { expires: badge.expires }),
    };
    const path = new URL(assertionId(name)).pathname;
    resources[path] = ldJson(hosted[name]);
    resources[`${path}.json`] = ldJson(hosted[name]);
    resources[`${path}.html`] = page(badgePage(name, `${assertionId(name)}.json`));
    resources[classId.slice(ROOT.length)] = ldJson({
      '@context': context,
      id: classId,
      type: 'BadgeClass',
      name: badge.name,
      description: badge.description,
      image: factoryImage(name),
      criteria: { id: `${ROOT}/v1/badge/_/${badgeId(name)}/criteria.html${query}`, narrative: badge.criteria },
      issuer: clientId,
      tags: ['numérique', 'pratiques enseignantes'],
    });
    resources[`/v1/badge/_/${badgeId(name)}/criteria.html${query}`] = page(
      badgePage(name, `${assertionId(name)}.json`),
    );
    resources[factoryImage(name).slice(ROOT.length)] = png(() => badgePng(badge.look));
    const client = {
      '@context': context,
      type: 'Issuer',
      name: NETWORK.name,
      url: NETWORK.url,
      email: 'rouen@passerelle.example',
      description: 'Atelier de formation et de partage pour les enseignants.',
      verified: true,
    };
    resources[clientId.slice(ROOT.length)] = ldJson({ id: clientId, ...client });
    resources[`/v1/client/${NETWORK.client}.json?v=2.0`] = ldJson({
      id: `${ROOT}/v1/client/${NETWORK.client}.json?v=2.0`,
      ...client,
    });
  }
  return { site: { host: HOST, resources, missing: () => json({ error: 'not found' }, 404) }, signed, hosted };
}
