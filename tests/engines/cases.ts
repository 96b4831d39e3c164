/**
 * The matrix as data: each proof type by each key it allows, on both data models, good and in every way in which it must
 * not verify. One list for Node and for the built background of real browsers. Signed by other people's libraries.
 */
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { base64urlnopad } from '@scure/base';
import { CompactSign, exportJWK, generateKeyPair, type JWK } from 'jose';
import { badge, withAchievement } from '../../src/verify/testing/badges.ts';
import { issue, type Json, newKey, SUITES, type TestKey } from '../../src/verify/testing/issue.ts';

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

/** A case not yet made: keys and signatures cost time, and a short run needs few. */
export interface Planned {
  /** `proof type · key`, or `JWT · algorithm`. */
  group: string;
  /** `group · model · what was done to it` */
  name: string;
  make(): Promise<Case>;
}

type Expected = Pick<Case, 'verdict' | 'reason'>;

/** What may be wrong with a credential, and what has to be said of it. */
const WAYS = {
  good: { verdict: 'valid' },
  'claim altered': { verdict: 'invalid', reason: 'signature-mismatch' },
  'proof altered': { verdict: 'invalid', reason: 'signature-mismatch' },
  'wrong key': { verdict: 'invalid', reason: 'signature-mismatch' },
  'wrong relationship': { verdict: 'invalid', reason: 'key-not-authorised' },
  'key not listed': { verdict: 'invalid', reason: 'key-not-listed' },
  'key list unreachable': { verdict: 'unverified', reason: 'key-list-unavailable' },
  'key revoked': { verdict: 'unverified', reason: 'key-revoked' },
  // Signed on 2025-09-01.
  'key expired before it signed': { verdict: 'invalid', reason: 'key-expired' },
  'key expired since': { verdict: 'valid' },
} as const satisfies Record<string, Expected>;
type Way = keyof typeof WAYS;

const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'ES512', 'ES256K', 'EdDSA'];

/** The whole matrix, in a fixed order. */
export const matrix: Planned[] = [...embeddedProofs(), ...tokens()];
/** Proof types by key, and algorithms. */
export const groups: string[] = [...new Set(matrix.map(({ group }) => group))];
/** Of each group one that is good and one that is not; together they go through all ways. */
export const short: Planned[] = groups.flatMap((group, index) => {
  const all = matrix.filter((one) => one.group === group);
  return all.filter((_, at) => at === 0 || at === 1 + (index % (Object.keys(WAYS).length - 1)));
});

/** Verification methods as their controller publishes them. */
function listOf(way: Way, did: string, own: Json, other: Json): Json | undefined {
  const id = `${did}#key-1`;
  const list = (method: Json, relationship = 'assertionMethod') => {
    const whole = { id, controller: did, ...method };
    return { id: did, verificationMethod: [whole], [relationship]: [whole.id] };
  };
  switch (way) {
    case 'wrong key':
      return list(other);
    case 'wrong relationship':
      return list(own, 'authentication');
    case 'key not listed':
      return list({ ...other, id: `${did}#other` });
    case 'key list unreachable':
      return undefined;
    case 'key revoked':
      return list({ ...own, revoked: '2025-12-01T00:00:00Z' });
    case 'key expired before it signed':
      return list({ ...own, expires: '2025-08-01T00:00:00Z' });
    case 'key expired since':
      return list({ ...own, expires: '2025-12-01T00:00:00Z' });
    default:
      return list(own);
  }
}

const keys = new Map<string, Promise<TestKey>>();
function keyFor(kind: TestKey['kind'], which: 'own' | 'other'): Promise<TestKey> {
  const kept = keys.get(`${kind} ${which}`) ?? newKey(kind);
  keys.set(`${kind} ${which}`, kept);
  return kept;
}

function embeddedProofs(): Planned[] {
  const planned: Planned[] = [];
  for (const [suite, kinds] of Object.entries(SUITES)) {
    for (const kind of kinds) {
      for (const model of ['1.1', '2.0'] as const) {
        // VCDM 2.0 dropped the terms of RsaSignature2018.
        if (suite === 'RsaSignature2018' && model === '2.0') continue;
        for (const way of Object.keys(WAYS) as Way[]) {
          const index = planned.length;
          const group = `${suite} · ${kind}`;
          const name = `${group} · VCDM ${model} · ${way}`;
          planned.push({ group, name, make: () => embedded(name, index, suite, kind, model, way) });
        }
      }
    }
  }
  return planned;
}

async function embedded(
  name: string,
  index: number,
  suite: string,
  kind: TestKey['kind'],
  model: '1.1' | '2.0',
  way: Way,
): Promise<Case> {
  const host = `d${index}.${HOST}`;
  const did = `did:web:${host}`;
  const id = `urn:aloi:matrix:d${index}`;
  const key = await keyFor(kind, 'own');
  const issuer = { id: did, type: ['Profile'], name: 'Université' };
  const signed = await issue({ ...badge(model), id, issuer }, suite, key, { method: `${did}#key-1` });
  const list = listOf(way, did, key.method, (await keyFor(kind, 'other')).method);
  const changed =
    way === 'claim altered'
      ? withAchievement(signed, { name: 'Doctorat' })
      : way === 'proof altered'
        ? flipped(signed)
        : signed;
  // BBS proofs carry no date of signing, by which a holder could be recognised: nobody can tell which came first.
  const undated = suite === 'bbs-2023' && way.startsWith('key expired');
  const expected: Expected = undated ? { verdict: 'unverified', reason: 'key-expired' } : WAYS[way];
  return caseOf(name, id, host, JSON.stringify(changed), list, expected);
}

function caseOf(
  name: string,
  id: string,
  host: string,
  text: string,
  list: Json | undefined,
  { verdict, reason }: Expected,
): Case {
  const documents = list ? { [`https://${host}/.well-known/did.json`]: list } : {};
  return { name, id, text, documents, verdict, ...(reason === undefined ? {} : { reason }) };
}

function tokens(): Planned[] {
  const planned: Planned[] = [];
  for (const alg of ALGORITHMS) {
    for (const model of ['1.1', '2.0'] as const) {
      for (const way of Object.keys(WAYS) as Way[]) {
        const index = planned.length;
        const group = `JWT · ${alg}`;
        const name = `${group} · VCDM ${model} · ${way}`;
        planned.push({ group, name, make: () => token(name, index, alg, model, way) });
      }
    }
  }
  return planned;
}

async function token(name: string, index: number, alg: string, model: '1.1' | '2.0', way: Way): Promise<Case> {
  const host = `t${index}.${HOST}`;
  const did = `did:web:${host}`;
  const id = `urn:aloi:matrix:t${index}`;
  const signer = await signerFor(alg, 'own');
  const whole: Json = { ...badge(model), id, issuer: { id: did, type: ['Profile'], name: 'Université' } };
  const claims = { iss: did, jti: id, nbf: Date.parse('2025-09-01T08:00:00Z') / 1000 };
  const payload = model === '1.1' ? { ...claims, vc: whole } : { ...whole, ...claims };
  const signed = await signer.sign({ alg, kid: `${did}#key-1`, typ: model === '1.1' ? 'JWT' : 'vc+jwt' }, payload);
  const [header = '', body = '', signature = ''] = signed.split('.');
  const changed = {
    'claim altered': [header, reworded(body), signature],
    'proof altered': [header, body, signature.slice(0, 20) + other(signature[20]) + signature.slice(21)],
  };
  const text = (changed[way as keyof typeof changed] ?? [header, body, signature]).join('.');
  const method = ({ jwk }: Signer) => ({ type: 'JsonWebKey', publicKeyJwk: jwk });
  const list = listOf(way, did, method(signer), method(await signerFor(alg, 'other')));
  return caseOf(name, id, host, text, list, WAYS[way]);
}

function reworded(body: string): string {
  const altered = new TextDecoder().decode(base64urlnopad.decode(body)).replaceAll('robotique', 'médecine');
  return base64urlnopad.encode(new TextEncoder().encode(altered));
}

const other = (character: string | undefined) => (character === '2' ? '3' : '2');

interface Signer {
  jwk: JWK;
  sign(header: { alg: string; kid: string; typ: string }, payload: object): Promise<string>;
}

/** Two signers for each algorithm: RSA keys take long to make, and what matters is only whose is published. */
const pool = new Map<string, Promise<Signer>>();
function signerFor(alg: string, which: 'own' | 'other'): Promise<Signer> {
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
    proof: { ...proof, [name]: value.slice(0, at) + other(value[at]) + value.slice(at + 1) },
  };
}
