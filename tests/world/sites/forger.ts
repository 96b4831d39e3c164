/** contrefacon.example: every forgery the fictional web knows, each on an address of its own. */
import { CAMILLE, hex, uuid } from '../cast.ts';
import { badgePng } from '../draw/badge.ts';
import { document, html } from '../html.ts';
import { bakePng, bakePngLying } from '../mint/bake-png.ts';
import { type Signed, sign } from '../mint/data-integrity.ts';
import { jwtOb3, weakJwt } from '../mint/jwt.ts';
import { didKey, ed25519Key, publicJwk, rsaKey } from '../mint/keys.ts';
import { achievement3, openBadge3 } from '../mint/open-badge-3.ts';
import { recipient2 } from '../mint/recipient.ts';
import { json, page, png, type Resource, type Site, text } from '../site.ts';
import { FACTORY } from './factory.ts';
import { MOODLE_AWARDS, moodleAssertion, moodleClass } from './moodle.ts';
import { DID as UNIVERSITY } from './university.ts';

const HOST = 'contrefacon.example';
const ROOT = `https://${HOST}`;
const CREATED = '2026-03-01T12:00:00Z';

export const FORGED = {
  fragment: `${ROOT}/credentials/doctorat.json`,
  embeddedKey: `${ROOT}/credentials/habilitation-recherche.jwt`,
  foreignIssuer: `${ROOT}/assertions/inspection.json`,
  rectorat: `${ROOT}/credentials/rectorat.json`,
  neverIssued: `${ROOT}/assertions/passerelle.json`,
  algNone: `${ROOT}/credentials/sans-signature.jwt`,
  algHs256: `${ROOT}/credentials/symetrique.jwt`,
  bakedName: `${ROOT}/images/badge-robotique.png`,
  lyingChunk: `${ROOT}/images/badge-tronque.png`,
} as const;

/** Ids inside the forgeries: a forger writes his victim's addresses. */
export const FORGED_ID = {
  fragment: 'https://univ-rivage.example/credentials/doctorat.json',
  embeddedKey: 'https://univ-rivage.example/credentials/habilitation-recherche.jwt',
  foreignIssuer: FORGED.foreignIssuer,
  rectorat: `urn:uuid:${uuid('rectorat')}`,
  neverIssued: FACTORY.neverIssued,
  algNone: 'https://univ-rivage.example/credentials/sans-signature.jwt',
  algHs256: 'https://univ-rivage.example/credentials/symetrique.jwt',
  bakedName: moodleAssertion('robots'),
} as const;

export const FORGED_NAME = {
  fragment: 'Doctorat en sciences de l’éducation',
  embeddedKey: 'Habilitation à diriger des recherches',
  foreignIssuer: 'Inspectrice d’académie',
  rectorat: 'Formatrice académique certifiée',
  neverIssued: 'Experte en ingénierie de formation',
  algNone: 'Certificat sans signature',
  algHs256: 'Certificat à clé partagée',
  bakedName: 'Robotique : étape 15, maîtrise',
} as const;

function forged(name: keyof typeof FORGED_NAME, issuer: { id: string; type: string[]; name: string; url: string }) {
  return openBadge3({
    id: FORGED_ID[name],
    issuer,
    achievement: achievement3({
      id: `${ROOT}/achievements/${name}`,
      name: FORGED_NAME[name],
      description: 'Atteste un haut niveau de qualification.',
      criteria: 'Délivré après examen du dossier.',
    }),
    email: CAMILLE.email,
    salt: 'x',
    from: CREATED,
  });
}

const AS_UNIVERSITY = {
  id: UNIVERSITY,
  type: ['Profile'],
  name: 'Université du Rivage',
  url: 'https://univ-rivage.example/',
};

export interface Forger {
  site: Site;
  fragment: Signed;
  rectorat: Signed;
  embeddedKey: string;
  algNone: string;
  algHs256: string;
}

export async function forger(): Promise<Forger> {
  const own = await ed25519Key('forger', UNIVERSITY);
  // The forger's own key stands after the victim's name: a verifier that reads the key out of the fragment is fooled.
  const fragment = await sign(forged('fragment', AS_UNIVERSITY), own, CREATED, {
    method: `${UNIVERSITY}#${own.publicKeyMultibase}`,
  });
  const claimed = await didKey('forger, rectorat');
  const rectorat = await sign(
    forged('rectorat', {
      id: claimed.controller,
      type: ['Profile'],
      name: 'Rectorat de Normandie',
      url: 'https://www.ac-normandie.example/',
    }),
    claimed,
    CREATED,
  );
  const rsa = rsaKey('forger');
  const embeddedKey = await jwtOb3(forged('embeddedKey', AS_UNIVERSITY), { alg: 'RS256', jwk: publicJwk(rsa) }, rsa);
  const secret = new TextEncoder().encode('a secret that anyone may guess, 32 bytes long');
  const algNone = await weakJwt(forged('algNone', AS_UNIVERSITY), 'none', secret);
  const algHs256 = await weakJwt(forged('algHs256', AS_UNIVERSITY), 'HS256', secret);
  const foreignIssuer = {
    '@context': 'https://w3id.org/openbadges/v2',
    id: FORGED.foreignIssuer,
    type: 'Assertion',
    recipient: recipient2(CAMILLE.email, 'x'),
    badge: moodleClass('privacy'),
    verification: { type: 'hosted' },
    issuedOn: CREATED,
  };
  const neverIssued = {
    '@context': 'https://w3id.org/openbadges/v2',
    id: FACTORY.neverIssued,
    type: 'Assertion',
    recipient: recipient2(CAMILLE.email, 'x'),
    badge: {
      id: `https://openbadgefactory.com/v1/badge/_/${hex('never issued', 16).toUpperCase()}.json`,
      type: 'BadgeClass',
      name: FORGED_NAME.neverIssued,
      description: 'Conçoit et pilote des dispositifs de formation.',
      image: `${ROOT}/images/badge-robotique.png`,
      criteria: { narrative: 'Dossier.' },
      issuer: {
        id: 'https://openbadgefactory.com/v1/client/X.json',
        type: 'Issuer',
        name: 'Réseau Passerelle, atelier de Rouen',
        url: 'https://passerelle.example/',
        email: 'x@passerelle.example',
      },
    },
    verification: { type: 'hosted' },
    issuedOn: CREATED,
  };
  const look = MOODLE_AWARDS.robots.look;
  const renamed = {
    '@context': 'https://w3id.org/openbadges/v2',
    id: FORGED_ID.bakedName,
    type: 'Assertion',
    recipient: recipient2(CAMILLE.email, 'x'),
    badge: {
      id: moodleClass('robots'),
      type: 'BadgeClass',
      name: FORGED_NAME.bakedName,
      description: 'Dernière étape du parcours.',
      image: `${ROOT}/images/badge-robotique.png`,
      criteria: { narrative: 'Toutes les étapes.' },
      issuer: {
        id: 'https://magistere.ac-normandie.example/',
        type: 'Issuer',
        name: 'Académie de Normandie',
        url: 'https://magistere.ac-normandie.example/',
        email: 'x@ac-normandie.example',
      },
    },
    verification: { type: 'hosted' },
    issuedOn: CREATED,
  };
  const path = (name: keyof typeof FORGED) => new URL(FORGED[name]).pathname;
  const offers = [
    ['fragment', 'spark'],
    ['embeddedKey', 'book'],
    ['foreignIssuer', 'key'],
    ['rectorat', 'people'],
    ['neverIssued', 'network'],
    ['algNone', 'quill'],
    ['algHs256', 'leaf'],
  ] as const;
  const resources: Record<string, Resource> = {
    '/': page(
      document({
        title: 'Contrefaçon & fils, diplômes sur mesure',
        css: `body{background:#1b1720;color:#efe6d5;font-family:"DejaVu Serif",Georgia,serif}main{max-width:60rem;margin:0 auto;padding:3rem 1.5rem}h1{font-size:2.3rem;color:#d9b45b;margin:0}
ul{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:1.2rem;margin-top:2rem}li{border:1px solid #4a3f52;border-radius:8px;padding:1.2rem;text-align:center;background:#251f2b}li img{width:110px}a{color:#d9b45b}.fiction{background:#15121a;color:#8d8494;border-color:#2b2532}`,
        body: html`<main><h1>Contrefaçon &amp; fils</h1><p>Maison fondée la semaine dernière. Tous titres, toutes universités, livraison immédiate.</p><ul>${offers.map(
          ([name]) =>
            html`<li><img src="/images/vitrine-${name}.png" alt="Badge ${FORGED_NAME[name]}"><p><a href="${FORGED[name]}">${FORGED_NAME[name]}</a></p></li>`,
        )}<li><img src="${FORGED.bakedName}" alt="Badge robotique" width="110" height="110"><p>Robotique, maîtrise</p></li></ul></main>`,
      }),
    ),
    [path('fragment')]: json(fragment),
    [path('rectorat')]: json(rectorat),
    [path('embeddedKey')]: text(embeddedKey),
    [path('foreignIssuer')]: json(foreignIssuer),
    [path('neverIssued')]: json(neverIssued),
    [path('algNone')]: text(algNone),
    [path('algHs256')]: text(algHs256),
    [path('bakedName')]: png(() => bakePng(badgePng(look), JSON.stringify(renamed), 'openbadges')),
    [path('lyingChunk')]: png(() => bakePngLying(badgePng(look), moodleAssertion('robots'))),
  };
  for (const [name, sign_] of offers) {
    resources[`/images/vitrine-${name}.png`] = png(() =>
      badgePng({ shape: 'rosette', sign: sign_, colour: '#5b3f14', accent: '#d9b45b', size: 160 }),
    );
  }
  return { site: { host: HOST, resources }, fragment, rectorat, embeddedKey, algNone, algHs256 };
}
