/**
 * The matrix as data: each proof type by each key it allows, on both data models, good and in every way in which it must
 * not verify. One list for Node and for the built background of real browsers. Signed by other people's libraries.
 */
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { base64urlnopad } from '@scure/base';
import { CompactSign, exportJWK, generateKeyPair, type JWK } from 'jose';
import { badge, withAchievement } from '../../src/verify/testing/badges.ts';
import { controllerOf, issue, type Json, newKey, SUITES, type TestKey } from '../../src/verify/testing/issue.ts';

export interface Case {
  /** `proof type · key · model · what was done to it` */
  name: string;
  /** The credential: JSON or a compact JWS. */
  text: string;
  /** The credential's own id, different for each case. */
  id: string;
  /** Documents that must be served, by address. */
  documents: Record<string, Json>;
  verdict: 'valid' | 'invalid' | 'unverified';
  /** A code among the reasons. */
  reason?: string;
}

/** All issuers of the matrix are sub-domains of it. */
export const HOST = 'matrix.example';

type Way = {
  way: string;
  verdict: Case['verdict'];
  reason?: string;
  published?(key: TestKey, did: string): Promise<Json> | Json | undefined;
  change?(signed: Json): Json;
};

const list = (key: TestKey, did: string) => controllerOf(did, key);

const WAYS: Way[] = [
  { way: 'good', verdict: 'valid' },
  {
    way: 'claim altered',
    verdict: 'invalid',
    reason: 'signature-mismatch',
    change: (signed) => withAchievement(signed, { name: 'Doctorat' }),
  },
  { way: 'proof altered', verdict: 'invalid', change: flipped },
  {
    way: 'wrong key',
    verdict: 'invalid',
    reason: 'signature-mismatch',
    published: async (key, did) => controllerOf(did, await keyFor(key.kind, 'other')),
  },
  {
    way: 'wrong relationship',
    verdict: 'invalid',
    reason: 'key-not-authorised',
    published: (key, did) => controllerOf(did, key, { relationship: 'authentication' }),
  },
  {
    way: 'key not listed',
    verdict: 'invalid',
    reason: 'key-not-listed',
    published: (key, did) => ({
      ...controllerOf(did, key, { method: { id: `${did}#other` } }),
      assertionMethod: [`${did}#other`],
    }),
  },
  { way: 'key list unreachable', verdict: 'unverified', reason: 'key-list-unavailable', published: () => undefined },
  {
    way: 'key revoked',
    verdict: 'unverified',
    reason: 'key-revoked',
    published: (key, did) => controllerOf(did, key, { method: { revoked: '2025-12-01T00:00:00Z' } }),
  },
];

const keys = new Map<string, Promise<TestKey>>();
function keyFor(kind: TestKey['kind'], which: 'own' | 'other'): Promise<TestKey> {
  const kept = keys.get(`${kind} ${which}`) ?? newKey(kind);
  keys.set(`${kind} ${which}`, kept);
  return kept;
}

export async function embeddedProofs(): Promise<Case[]> {
  const cases: Case[] = [];
  for (const [suite, kinds] of Object.entries(SUITES)) {
    for (const kind of kinds) {
      for (const model of ['1.1', '2.0'] as const) {
        // VCDM 2.0 dropped the terms of RsaSignature2018.
        if (suite === 'RsaSignature2018' && model === '2.0') continue;
        for (const way of WAYS) cases.push(await embedded(cases.length, suite, kind, model, way));
      }
    }
  }
  return cases;
}

async function embedded(
  index: number,
  suite: string,
  kind: TestKey['kind'],
  model: '1.1' | '2.0',
  way: Way,
): Promise<Case> {
  const host = `d${index}.${HOST}`;
  const did = `did:web:${host}`;
  const key = await keyFor(kind, 'own');
  const id = `urn:aloi:matrix:d${index}`;
  const signed = await issue(
    { ...badge(model), id, issuer: { id: did, type: ['Profile'], name: 'Université' } },
    suite,
    key,
    { method: `${did}#key-1` },
  );
  const published = await (way.published ?? list)(key, did);
  return {
    name: [suite, kind, `VCDM ${model}`, way.way].join(' · '),
    id,
    text: JSON.stringify(way.change ? way.change(signed) : signed),
    documents: published ? { [`https://${host}/.well-known/did.json`]: published } : {},
    verdict: way.verdict,
    ...(way.reason === undefined ? {} : { reason: way.reason }),
  };
}

const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'ES512', 'ES256K', 'EdDSA'];

export async function tokens(): Promise<Case[]> {
  const cases: Case[] = [];
  for (const alg of ALGORITHMS) {
    for (const model of ['1.1', '2.0'] as const) {
      for (const way of ['good', 'claim altered', 'wrong key', 'wrong relationship', 'key list unreachable'] as const) {
        cases.push(await token(cases.length, alg, model, way));
      }
    }
  }
  return cases;
}

async function token(
  index: number,
  alg: string,
  model: '1.1' | '2.0',
  way: 'good' | 'claim altered' | 'wrong key' | 'wrong relationship' | 'key list unreachable',
): Promise<Case> {
  const host = `t${index}.${HOST}`;
  const did = `did:web:${host}`;
  const id = `urn:aloi:matrix:t${index}`;
  const signer = await signerFor(alg);
  const credential = { ...badge(model), id, issuer: { id: did, type: ['Profile'], name: 'Université' } };
  const { type: _, ...subject } = credential['credentialSubject' as never] as Json;
  const whole: Json = { ...credential, credentialSubject: { type: ['AchievementSubject'], ...subject } };
  const claims = { iss: did, jti: id, nbf: Date.parse('2025-09-01T08:00:00Z') / 1000 };
  const payload = model === '1.1' ? { ...claims, vc: whole } : { ...whole, ...claims };
  let text = await signer.sign({ alg, kid: `${did}#key-1`, typ: model === '1.1' ? 'JWT' : 'vc+jwt' }, payload);
  if (way === 'claim altered') {
    const [header, body = '', signature] = text.split('.');
    const altered = new TextDecoder().decode(base64urlnopad.decode(body)).replaceAll('robotique', 'médecine');
    text = [header, base64urlnopad.encode(new TextEncoder().encode(altered)), signature].join('.');
  }
  const jwk = way === 'wrong key' ? (await signerFor(alg, 'other')).jwk : signer.jwk;
  const method = { id: `${did}#key-1`, type: 'JsonWebKey', controller: did, publicKeyJwk: jwk };
  const relationship = way === 'wrong relationship' ? 'authentication' : 'assertionMethod';
  const document = { id: did, verificationMethod: [method], [relationship]: [method.id] };
  const expected = {
    good: { verdict: 'valid' },
    'claim altered': { verdict: 'invalid', reason: 'signature-mismatch' },
    'wrong key': { verdict: 'invalid', reason: 'signature-mismatch' },
    'wrong relationship': { verdict: 'invalid', reason: 'key-not-authorised' },
    'key list unreachable': { verdict: 'unverified', reason: 'key-list-unavailable' },
  } as const;
  return {
    name: ['JWT', alg, `VCDM ${model}`, way].join(' · '),
    id,
    text,
    documents: way === 'key list unreachable' ? {} : { [`https://${host}/.well-known/did.json`]: document },
    ...expected[way],
  };
}

interface Signer {
  jwk: JWK;
  sign(header: { alg: string; kid: string; typ: string }, payload: object): Promise<string>;
}

/** Two signers for each algorithm: RSA keys take long to make, and what matters is only whose is published. */
const pool = new Map<string, Promise<Signer>>();
function signerFor(alg: string, which: 'own' | 'other' = 'own'): Promise<Signer> {
  const kept = pool.get(`${alg} ${which}`) ?? newSigner(alg);
  pool.set(`${alg} ${which}`, kept);
  return kept;
}

async function newSigner(alg: string): Promise<Signer> {
  const encode = (value: object) => new TextEncoder().encode(JSON.stringify(value));
  if (alg === 'ES256K') {
    const secret = secp256k1.utils.randomSecretKey();
    const point = secp256k1.getPublicKey(secret, false);
    const jwk = {
      kty: 'EC',
      crv: 'secp256k1',
      x: base64urlnopad.encode(point.subarray(1, 33)),
      y: base64urlnopad.encode(point.subarray(33)),
    };
    return {
      jwk,
      async sign(header, payload) {
        const input = [header, payload].map((part) => base64urlnopad.encode(encode(part))).join('.');
        const signature = secp256k1.sign(new TextEncoder().encode(input), secret, { prehash: true });
        return `${input}.${base64urlnopad.encode(signature)}`;
      },
    };
  }
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return {
    jwk: await exportJWK(publicKey),
    sign: (header, payload) => new CompactSign(encode(payload)).setProtectedHeader(header).sign(privateKey),
  };
}

/** The same proof with one character of its value changed. */
function flipped(signed: Json): Json {
  const proof = signed['proof'] as Json;
  const name = 'jws' in proof ? 'jws' : 'proofValue';
  const value = String(proof[name]);
  const at = value.length - 12;
  return {
    ...signed,
    proof: { ...proof, [name]: value.slice(0, at) + (value[at] === '2' ? '3' : '2') + value.slice(at + 1) },
  };
}
