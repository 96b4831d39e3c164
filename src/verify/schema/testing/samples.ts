/** Credentials that use every property of every class, by hand from the tables of OB 3.0 and CLR 2.0. */
import type { Json } from '../../testing/issue.ts';

const ID = 'urn:uuid:0b8bd1a2-6b1c-4b8e-9a1d-0e6d2a3b4c5d';
const WHEN = '2025-09-01T08:00:00Z';
const IMAGE = { id: 'https://univ-rivage.example/robot.png', type: 'Image', caption: 'Un robot' };
const ALIGNMENT = {
  type: ['Alignment'],
  targetCode: '3.4',
  targetDescription: 'Programmer',
  targetName: 'CRCN 3.4',
  targetFramework: 'CRCN',
  targetType: 'CFItem',
  targetUrl: 'https://eduscol.example/crcn/3-4',
};
const TOKEN = 'eyJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl';
const PROOF = {
  type: 'DataIntegrityProof',
  created: WHEN,
  challenge: 'c',
  domain: 'd',
  nonce: 'n',
  proofPurpose: 'assertionMethod',
  proofValue: 'z1',
  verificationMethod: 'did:web:univ-rivage.example#key-1',
};
const OTHER = { type: 'IdentifierEntry', identifier: '0941234X', identifierType: 'ext:uai' };

/** A credential's own half: who issued it, when, and how it can be checked. */
function issued(model: '1.1' | '2.0', issuer: Json): Json {
  return {
    issuer,
    ...(model === '1.1'
      ? { issuanceDate: WHEN, expirationDate: '2030-09-01T08:00:00+02:00' }
      : { validFrom: WHEN, validUntil: '2030-09-01T08:00:00+02:00' }),
    proof: [PROOF],
    credentialSchema: [{ id: 'https://univ-rivage.example/schema.json', type: 'JsonSchema' }],
    credentialStatus: { id: 'https://univ-rivage.example/status', type: '1EdTechRevocationList' },
    refreshService: { id: 'https://univ-rivage.example/refresh', type: '1EdTechCredentialRefresh' },
  };
}

const contexts = (model: '1.1' | '2.0') =>
  model === '2.0'
    ? ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json']
    : ['https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json'];

export function endorsement(model: '1.1' | '2.0'): Json {
  return {
    '@context': contexts(model),
    type: ['VerifiableCredential', 'EndorsementCredential'],
    id: ID,
    ...(model === '2.0' ? { name: 'Avis' } : {}),
    credentialSubject: { id: ID, type: ['EndorsementSubject'], endorsementComment: 'Sérieux.' },
    ...issued(model, { id: 'did:web:reseau.example', type: ['Profile'] }),
  };
}

/** The same with nothing that it could do without: it stands in many places, and each is changed in every way. */
function brief(model: '1.1' | '2.0'): Json {
  const {
    '@context': context,
    type,
    id,
    name,
    credentialSubject,
    issuer,
    issuanceDate,
    validFrom,
  } = endorsement(model);
  const date = model === '1.1' ? { issuanceDate } : { name, validFrom };
  return { '@context': context, type, id, credentialSubject, issuer, ...date };
}

export function profile(model: '1.1' | '2.0'): Json {
  return {
    id: 'did:web:univ-rivage.example',
    type: ['Profile'],
    name: 'Université de Rivage',
    url: 'https://univ-rivage.example/',
    phone: '+33235000000',
    description: 'Une université.',
    endorsement: [brief(model)],
    endorsementJwt: [TOKEN],
    image: IMAGE,
    email: 'badges@univ-rivage.example',
    address: {
      type: ['Address'],
      addressCountry: 'France',
      addressCountryCode: 'FR',
      addressRegion: 'Normandie',
      addressLocality: 'Rivage',
      streetAddress: '1, quai',
      postOfficeBoxNumber: '1',
      postalCode: '76000',
      geo: { type: 'GeoCoordinates', latitude: 49.4, longitude: 1.1 },
    },
    otherIdentifier: [OTHER],
    official: 'Jeanne Martin',
    parentOrg: { id: 'did:web:academie.example', type: ['Profile'] },
    familyName: 'Martin',
    givenName: 'Jeanne',
    additionalName: 'Anne',
    patronymicName: 'P',
    honorificPrefix: 'Mme',
    honorificSuffix: 'S',
    familyNamePrefix: 'de',
    dateOfBirth: '1980-01-01',
  };
}

export function achievement(model: '1.1' | '2.0'): Json {
  const language = model === '1.1' ? '@language' : 'inLanguage';
  return {
    id: 'https://univ-rivage.example/achievements/robotique',
    type: ['Achievement'],
    alignment: [ALIGNMENT],
    achievementType: 'Badge',
    creator: { id: 'did:web:univ-rivage.example', type: ['Profile'] },
    creditsAvailable: 1.5,
    criteria: { id: 'https://univ-rivage.example/criteres', narrative: 'Trois séances.' },
    description: 'Animer un atelier.',
    endorsement: [brief(model)],
    endorsementJwt: [TOKEN],
    fieldOfStudy: 'Éducation',
    humanCode: 'ROB-1',
    image: IMAGE,
    [language]: 'fr-FR',
    name: 'Robotique',
    otherIdentifier: [OTHER],
    related: [{ id: 'urn:a', ...(model === '2.0' ? { type: ['Related'] } : {}), [language]: 'en', version: '2' }],
    resultDescription: [
      {
        id: 'urn:result',
        type: ['ResultDescription'],
        alignment: [ALIGNMENT],
        allowedValue: ['A', 'B'],
        name: 'Note',
        requiredLevel: 'urn:level',
        requiredValue: 'B',
        resultType: 'LetterGrade',
        rubricCriterionLevel: [
          {
            id: 'urn:level',
            type: ['RubricCriterionLevel'],
            alignment: [ALIGNMENT],
            description: 'd',
            level: 'l',
            name: 'Maîtrise',
            points: '3',
          },
        ],
        valueMax: 'A',
        valueMin: 'B',
      },
    ],
    specialization: 'Robots',
    tag: ['robotique'],
    version: '1',
  };
}

const IDENTITY = {
  type: 'IdentityObject',
  hashed: true,
  identityHash: `sha256$${'ab'.repeat(32)}`,
  identityType: 'emailAddress',
  salt: 's',
};

export function openBadge(model: '1.1' | '2.0'): Json {
  return {
    '@context': contexts(model),
    id: ID,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Robotique',
    description: 'Un badge.',
    image: IMAGE,
    credentialSubject: {
      id: 'did:example:camille',
      type: ['AchievementSubject'],
      activityEndDate: WHEN,
      activityStartDate: WHEN,
      creditsEarned: 1.5,
      achievement: achievement(model),
      identifier: [IDENTITY],
      image: IMAGE,
      licenseNumber: '7',
      narrative: 'n',
      result: [
        {
          type: ['Result'],
          achievedLevel: 'urn:level',
          alignment: [ALIGNMENT],
          resultDescription: 'urn:result',
          status: 'Completed',
          value: 'A',
        },
      ],
      role: 'Animatrice',
      source: { id: 'did:web:lycee.example', type: ['Profile'] },
      term: '2025',
    },
    endorsement: [brief(model)],
    endorsementJwt: [TOKEN],
    evidence: [
      {
        id: 'https://univ-rivage.example/preuve',
        type: ['Evidence'],
        narrative: 'n',
        name: 'Vidéo',
        description: 'd',
        genre: 'Film',
        audience: 'Tous',
      },
    ],
    ...issued(model, profile(model)),
  };
}

export function clr(model: '1.1' | '2.0'): Json {
  return {
    '@context': [...contexts(model), 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json'],
    type: ['VerifiableCredential', 'ClrCredential'],
    id: ID,
    name: 'Parcours',
    description: 'Un parcours.',
    endorsement: [brief(model)],
    endorsementJwt: [TOKEN],
    image: IMAGE,
    partial: true,
    credentialSubject: {
      id: 'did:example:camille',
      type: ['ClrSubject'],
      identifier: [IDENTITY],
      achievement: [{ ...achievement(model), resultDescription: [] }],
      verifiableCredential: [endorsement(model)],
      association: [{ type: 'Association', associationType: 'isPartOf', sourceId: 'urn:a', targetId: 'urn:b' }],
    },
    ...issued(model, { id: 'did:web:univ-rivage.example', type: ['Profile'] }),
  };
}
