/** Université du Rivage: its own domain, did:web, status lists, and a faculty with an https controller document. */
import { createHash } from 'node:crypto';
import type { KeyPair } from '@digitalbazaar/ed25519-multikey';
import { CAMILLE } from '../cast.ts';
import { badgePng, type Drawing } from '../draw/badge.ts';
import { type Signed, sign } from '../mint/data-integrity.ts';
import { alterJwt, jwtOb3, jwtVc1, jwtVc2 } from '../mint/jwt.ts';
import { ed25519Jwk, ed25519Key, p256Key, publicJwk, rsaKey } from '../mint/keys.ts';
import { achievement3, EXTENSIONS, OB301, OB302, OB303, openBadge3, VCDM1, VCDM2 } from '../mint/open-badge-3.ts';
import { statusEntry, statusList } from '../mint/status-list.ts';
import { json, jsonReply, ldJson, negotiated, page, png, type Resource, type Site, text } from '../site.ts';
import { endorsement } from './association.ts';
import { badgePage, facultyPage, homePage } from './university-pages.ts';

const HOST = 'univ-rivage.example';
const ROOT = `https://${HOST}`;
export const DID = `did:web:${HOST}`;
export const FACULTY = `${ROOT}/issuers/lettres`;
const REVOCATION = `${ROOT}/status/revocation`;
const SUSPENSION = `${ROOT}/status/suspension`;
const SALT = 'rivage-2025';

const credential = (slug: string) => `${ROOT}/credentials/${slug}`;
export const ADDRESS = {
  robotics: credential('robotique-educative.json'),
  expired: credential('numerique-responsable.json'),
  revoked: credential('mediation-numerique.json'),
  suspended: credential('tutorat-alternance.json'),
  future: credential('jury-certification.json'),
  proofExpired: credential('habilitation-laboratoire.json'),
  wrongKey: credential('atelier-traduction.json'),
  statusDown: credential('encadrement-stage.json'),
  pioneer: credential('pionniers-badges.json'),
  master: credential('master-meef.json'),
  mention: credential('semestre-recherche.json'),
  latin: credential('latin-humanites.jwt'),
  edition: credential('edition-critique.jwt'),
  archives: credential('archives-orales.jwt'),
} as const;

const LOOK: Record<keyof typeof ADDRESS, Drawing> = {
  robotics: { shape: 'hexagon', sign: 'robot', colour: '#14507a', accent: '#e8b13c' },
  expired: { shape: 'hexagon', sign: 'leaf', colour: '#2f7d4f', accent: '#cfe3b4' },
  revoked: { shape: 'hexagon', sign: 'speech', colour: '#8a3a5b', accent: '#f0c9d6' },
  suspended: { shape: 'hexagon', sign: 'people', colour: '#7a5a1e', accent: '#f1ddb0' },
  future: { shape: 'hexagon', sign: 'quill', colour: '#44546a', accent: '#c9d3e0' },
  proofExpired: { shape: 'hexagon', sign: 'gear', colour: '#5a6b2c', accent: '#dfe8b8' },
  wrongKey: { shape: 'hexagon', sign: 'speech', colour: '#6a4c93', accent: '#dcd0ee' },
  statusDown: { shape: 'hexagon', sign: 'network', colour: '#1f6f78', accent: '#bfe3e6' },
  pioneer: { shape: 'hexagon', sign: 'wave', colour: '#0b6e4f', accent: '#c8e6d9' },
  master: { shape: 'hexagon', sign: 'book', colour: '#7b2d26', accent: '#f2cfc4' },
  mention: { shape: 'hexagon', sign: 'spark', colour: '#9a5b13', accent: '#f4dcb6' },
  latin: { shape: 'rosette', sign: 'quill', colour: '#6d213c', accent: '#e9c46a' },
  edition: { shape: 'rosette', sign: 'book', colour: '#3d405b', accent: '#e9c46a' },
  archives: { shape: 'rosette', sign: 'speech', colour: '#386641', accent: '#e9c46a' },
};

interface Award {
  name: string;
  description: string;
  criteria: string;
  type?: string;
  from?: string;
  until?: string;
}

/** The thesis of the master's degree, of which the credential states a digest. */
export const THESIS = `${ROOT}/depots/memoire-master-meef.txt`;
const THESIS_TEXT =
  'Enseigner la programmation par le geste. Mémoire de master MEEF, parcours technologie.\nCamille Moreau, juin 2024.\n';

export const AWARDS: Record<keyof typeof ADDRESS, Award> = {
  robotics: {
    name: 'Concevoir un parcours de robotique éducative',
    description:
      'Conçoit, met en œuvre et évalue une séquence de robotique au cycle 4, de la carte programmable au défi collectif.',
    criteria:
      'Une séquence conduite en classe, observée par un pair, et un retour écrit sur ce que les élèves ont appris.',
    from: '2025-04-17T09:00:00Z',
    until: '2099-12-31T23:59:59Z',
  },
  expired: {
    name: 'Numérique responsable en établissement',
    description: 'Mesure et réduit l’empreinte du numérique dans un établissement scolaire.',
    criteria: 'Un diagnostic d’établissement remis au conseil d’administration. Valable deux ans.',
    from: '2023-07-01T08:00:00Z',
    until: '2025-06-30T23:59:59Z',
  },
  revoked: {
    name: 'Médiation numérique auprès des familles',
    description: 'Anime des ateliers pour les familles éloignées du numérique.',
    criteria: 'Quatre ateliers animés et un carnet de bord.',
    from: '2024-03-12T08:00:00Z',
  },
  suspended: {
    name: 'Tutorat d’étudiants en alternance',
    description: 'Accompagne un étudiant alternant pendant une année scolaire.',
    criteria: 'Deux entretiens par trimestre et une soutenance.',
    from: '2024-09-02T08:00:00Z',
  },
  future: {
    name: 'Membre du jury de certification, session 2098',
    description: 'Siège au jury de la certification complémentaire.',
    criteria: 'Nomination par la présidence de l’université.',
    from: '2098-01-01T00:00:00Z',
  },
  proofExpired: {
    name: 'Habilitation au laboratoire de fabrication',
    description: 'Utilise en autonomie les machines du laboratoire.',
    criteria: 'Formation à la sécurité ; la signature vaut un an.',
    from: '2024-02-05T08:00:00Z',
  },
  wrongKey: {
    name: 'Atelier de traduction collaborative',
    description: 'Participe à un atelier de traduction à plusieurs mains.',
    criteria: 'Dix séances.',
    from: '2025-02-03T08:00:00Z',
  },
  statusDown: {
    name: 'Encadrement de stage d’observation',
    description: 'Encadre des stagiaires de licence en classe.',
    criteria: 'Trois stagiaires accueillis.',
    from: '2025-01-20T08:00:00Z',
  },
  pioneer: {
    name: 'Pionnière des badges ouverts',
    description: 'A essuyé les plâtres de la première année.',
    criteria: 'Un badge proposé, discuté et remis pendant l’année pilote.',
    from: '2023-03-21T08:00:00Z',
  },
  master: {
    name: 'Master MEEF, parcours technologie',
    description: 'Métiers de l’enseignement, de l’éducation et de la formation.',
    criteria: '120 crédits ECTS et un mémoire.',
    type: 'MasterDegree',
    from: '2024-07-05T08:00:00Z',
  },
  mention: {
    name: 'Semestre de recherche en didactique',
    description: 'Un semestre au laboratoire de didactique des technologies.',
    criteria: 'Un rapport de recherche remis au laboratoire.',
    from: '2025-06-30T08:00:00Z',
  },
  latin: {
    name: 'Latin et humanités numériques',
    description: 'Lit et annote un corpus latin avec des outils numériques.',
    criteria: 'Un corpus annoté déposé dans l’archive de la faculté.',
    type: 'Course',
    from: '2024-06-14T08:00:00Z',
  },
  edition: {
    name: 'Édition critique en ligne',
    description: 'Établit et publie une édition critique en TEI.',
    criteria: 'Une édition publiée.',
    type: 'Course',
    from: '2025-06-13T08:00:00Z',
  },
  archives: {
    name: 'Archives orales',
    description: 'Recueille, indexe et transmet des témoignages.',
    criteria: 'Six entretiens indexés.',
    type: 'Course',
    from: '2025-11-07T08:00:00Z',
  },
};

const PROFILE = {
  id: DID,
  type: ['Profile'],
  name: 'Université du Rivage',
  url: `${ROOT}/`,
  email: 'badges@univ-rivage.example',
};
const FACULTY_PROFILE = {
  id: FACULTY,
  type: ['Profile'],
  name: 'Faculté des lettres, Université du Rivage',
  url: `${ROOT}/lettres`,
};

const imageOf = (name: string) => `${ROOT}/images/badges/${name}.png`;

function achievement(name: keyof typeof ADDRESS, more: Partial<Parameters<typeof achievement3>[0]> = {}) {
  const { from: _from, until: _until, type, ...rest } = AWARDS[name];
  return achievement3({
    id: `${ROOT}/achievements/${name}`,
    image: imageOf(name),
    ...rest,
    ...(type === undefined ? {} : { type }),
    ...more,
  });
}

function unsigned(name: keyof typeof ADDRESS, more: Partial<Parameters<typeof openBadge3>[0]> = {}) {
  const { from, until } = AWARDS[name];
  return openBadge3({
    id: ADDRESS[name],
    issuer: PROFILE,
    achievement: achievement(name),
    email: CAMILLE.email,
    salt: SALT,
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...more,
  });
}

/** Index of a credential in both lists. */
const INDEX = { robotics: 4017, revoked: 2021, suspended: 90_210 } as const;
const both = (name: keyof typeof INDEX) => [
  statusEntry(REVOCATION, 'revocation', INDEX[name]),
  statusEntry(SUSPENSION, 'suspension', INDEX[name]),
];

export interface Keys {
  assertion: KeyPair;
  authentication: KeyPair;
}

export async function keys(): Promise<Keys> {
  return {
    assertion: await ed25519Key('university, assertion', DID, 'cle-2024'),
    authentication: await ed25519Key('university, authentication', DID, 'cle-connexion'),
  };
}

export function didDocument({ assertion, authentication }: Keys) {
  const method = (key: KeyPair) => ({
    id: key.id,
    type: 'Multikey',
    controller: DID,
    publicKeyMultibase: key.publicKeyMultibase,
  });
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: DID,
    alsoKnownAs: [`${ROOT}/`],
    verificationMethod: [method(assertion), method(authentication)],
    assertionMethod: [assertion.id],
    authentication: [authentication.id],
  };
}

/** The faculty's controller document is its Open Badges profile (OB 3.0: an https issuer id must dereference to its keys). */
export async function facultyDocument() {
  const method = (name: string, jwk: object) => ({
    id: `${FACULTY}#${name}`,
    type: 'JsonWebKey',
    controller: FACULTY,
    publicKeyJwk: jwk,
  });
  return {
    '@context': ['https://www.w3.org/ns/cid/v1', OB303],
    ...FACULTY_PROFILE,
    verificationMethod: [
      method('rsa-2024', publicJwk(rsaKey('lettres'))),
      method('p256-2025', publicJwk(p256Key('faculty'))),
      method('ed25519-2025', publicJwk(await ed25519Jwk('faculty'))),
    ],
    assertionMethod: [`${FACULTY}#rsa-2024`, `${FACULTY}#p256-2025`, `${FACULTY}#ed25519-2025`],
  };
}

export interface University {
  site: Site;
  signed: Record<
    | 'robotics'
    | 'expired'
    | 'revoked'
    | 'suspended'
    | 'future'
    | 'proofExpired'
    | 'wrongKey'
    | 'statusDown'
    | 'pioneer'
    | 'master'
    | 'mention',
    Signed
  >;
  /** The master's degree with another name under the same proof. */
  altered: Signed;
  /** The research semester with a sentence that nobody signed. */
  unsignedTerm: Signed;
  jwt: { latin: string; edition: string; archives: string; alteredArchives: string };
}

export async function university(): Promise<University> {
  const own = await keys();
  const issue = (name: keyof typeof ADDRESS, more: Partial<Parameters<typeof openBadge3>[0]> = {}, created?: string) =>
    sign(unsigned(name, more), own.assertion, created ?? AWARDS[name].from ?? '2025-01-01T00:00:00Z');

  const robotics = await issue('robotics', {
    status: both('robotics'),
    contexts: [VCDM2, OB303, EXTENSIONS],
    achievement: achievement('robotics', {
      tags: ['robotique', 'cycle 4', 'technologie'],
      alignment: [
        {
          name: 'CRCN-Édu 3.2 : Concevoir des situations d’apprentissage',
          url: 'https://eduscol.education.example/crcn-edu#3.2',
          framework: 'CRCN-Édu',
          code: '3.2',
        },
      ],
    }),
    evidence: [
      {
        id: `${CAMILLE.site}sequences/robotique`,
        type: ['Evidence'],
        name: 'Séquence « Le rover du collège »',
        narrative: 'Huit séances conduites avec deux classes de quatrième.',
      },
    ],
    endorsement: [await endorsement(ADDRESS.robotics)],
  });
  const signed = {
    robotics,
    expired: await issue('expired'),
    revoked: await issue('revoked', { status: both('revoked') }),
    suspended: await issue('suspended', { status: both('suspended') }),
    future: await issue('future', {}, '2026-01-12T08:00:00Z'),
    proofExpired: await sign(unsigned('proofExpired'), own.assertion, '2024-02-05T08:00:00Z', {
      expires: '2025-02-05T08:00:00Z',
    }),
    wrongKey: await sign(unsigned('wrongKey'), own.authentication, '2025-02-03T08:00:00Z'),
    statusDown: await issue('statusDown', {
      status: statusEntry('https://panne.example/status/1', 'revocation', 7),
    }),
    pioneer: await issue('pioneer', {
      contexts: [VCDM1, OB301],
      achievement: achievement('pioneer', { language: '' }),
    }),
    master: await issue('master', {
      evidence: [
        {
          id: THESIS,
          type: ['Evidence'],
          name: 'Mémoire de master',
          digestSRI: `sha384-${createHash('sha384').update(THESIS_TEXT).digest('base64')}`,
        },
      ],
    }),
    mention: await issue('mention'),
  };

  const altered = structuredClone(signed.master);
  const subject = altered['credentialSubject'] as { achievement: { name: string } };
  subject.achievement.name = 'Agrégation externe, option ingénierie';
  altered['name'] = 'Agrégation externe, option ingénierie';
  const unsignedTerm = structuredClone(signed.mention);
  Object.assign(unsignedTerm['credentialSubject'] as object, { mention: 'Très bien, avec les félicitations du jury' });

  const faculty = { issuer: FACULTY_PROFILE };
  const latin = await jwtVc1(
    unsigned('latin', { ...faculty, contexts: [VCDM1, OB302], achievement: achievement('latin', { language: '' }) }),
    { alg: 'RS256', kid: `${FACULTY}#rsa-2024` },
    rsaKey('lettres'),
  );
  const edition = await jwtVc2(
    unsigned('edition', faculty),
    { alg: 'ES256', kid: `${FACULTY}#p256-2025` },
    p256Key('faculty'),
  );
  const archives = await jwtOb3(
    unsigned('archives', faculty),
    { alg: 'EdDSA', kid: `${FACULTY}#ed25519-2025` },
    await ed25519Jwk('faculty'),
  );
  const alteredArchives = alterJwt(archives, (payload) => {
    (payload['credentialSubject'] as { achievement: { name: string } }).achievement.name =
      'Direction des archives orales';
  });

  const list = { issuer: DID, key: own.assertion, created: '2026-06-01T00:00:00Z' };
  const revocation = await statusList({ ...list, id: REVOCATION, purpose: 'revocation', set: [INDEX.revoked, 17] });
  const suspension = await statusList({ ...list, id: SUSPENSION, purpose: 'suspension', set: [INDEX.suspended, 18] });

  const resources: Record<string, Resource> = {
    '/': page(homePage()),
    '/lettres': page(facultyPage()),
    '/.well-known/did.json': json(didDocument(own), 200, 'application/did+json'),
    '/issuers/lettres': negotiated(jsonReply(await facultyDocument(), 200, 'application/ld+json'), facultyPage()),
    '/status/revocation': json(revocation, 200, 'application/vc'),
    '/status/suspension': json(suspension, 200, 'application/vc'),
    // The three media types met in the wild: OB 3.0 asks for text/plain, VC-JOSE-COSE for application/vc+jwt.
    [new URL(THESIS).pathname]: text(THESIS_TEXT),
    [new URL(ADDRESS.latin).pathname]: text(latin),
    [new URL(ADDRESS.edition).pathname]: text(edition, 'application/vc+jwt'),
    [new URL(ADDRESS.archives).pathname]: text(archives, 'application/jwt'),
  };
  for (const [name, value] of Object.entries(signed)) {
    const address = ADDRESS[name as keyof typeof signed];
    const path = new URL(address).pathname;
    resources[path] = name === 'robotics' ? json(value, 200, 'application/vc+ld+json') : json(value);
    resources[path.replace('/credentials/', '/badges/').replace('.json', '')] = page(
      badgePage(AWARDS[name as keyof typeof signed], imageOf(name), address),
    );
  }
  for (const name of Object.keys(LOOK) as (keyof typeof LOOK)[]) {
    resources[new URL(imageOf(name)).pathname] = png(() => badgePng(LOOK[name]));
    resources[`/achievements/${name}`] = ldJson({ '@context': [VCDM2, OB303], ...achievement(name) });
  }
  return {
    site: { host: HOST, resources },
    signed,
    altered,
    unsignedTerm,
    jwt: { latin, edition, archives, alteredArchives },
  };
}

export { LOOK };
