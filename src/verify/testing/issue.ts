/**
 * Credentials for tests, signed by other people's libraries: @digitalbazaar's suites for Data Integrity, jose and
 * @noble/curves for the detached JWS of the suites before it. Keys are made anew for each run.
 */

import * as bbs from '@digitalbazaar/bbs-2023-cryptosuite';
import * as bls from '@digitalbazaar/bls12-381-multikey';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as ecdsaJcs from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite';
import * as ecdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as ecdsaRdfc from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import * as ecdsaSd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import * as ed25519 from '@digitalbazaar/ed25519-multikey';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import { Ed25519VerificationKey2020 } from '@digitalbazaar/ed25519-verification-key-2020';
import * as eddsaJcs from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import { cryptosuite as eddsaRdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { base58, base64urlnopad } from '@scure/base';
import { exportJWK, FlattenedSign, generateKeyPair } from 'jose';
import signatures from 'jsonld-signatures';
import { loadContext, statementsOf } from '../proof/statements.ts';

export type Json = Record<string, unknown>;

/** A key with what its owner publishes of it. `method` has neither id nor controller yet. */
export interface TestKey {
  kind: 'Ed25519' | 'P-256' | 'P-384' | 'secp256k1' | 'RSA' | 'BLS12-381-G2';
  /** did:key of it; absent for RSA. */
  did?: string;
  method: Json;
  /** The issuing library's own key pair, or a signer of bytes. */
  pair: unknown;
}

export async function newKey(kind: TestKey['kind']): Promise<TestKey> {
  if (kind === 'RSA') {
    const { publicKey, privateKey } = await generateKeyPair('PS256', { extractable: true });
    return { kind, method: { type: 'JsonWebKey', publicKeyJwk: await exportJWK(publicKey) }, pair: privateKey };
  }
  if (kind === 'secp256k1') {
    const secret = secp256k1.utils.randomSecretKey();
    const publicKeyMultibase = `z${base58.encode(new Uint8Array([0xe7, 0x01, ...secp256k1.getPublicKey(secret)]))}`;
    return {
      kind,
      did: `did:key:${publicKeyMultibase}`,
      method: { type: 'Multikey', publicKeyMultibase },
      pair: secret,
    };
  }
  const pair: TestKeyPair =
    kind === 'Ed25519'
      ? ((await ed25519.generate({})) as unknown as TestKeyPair)
      : kind === 'BLS12-381-G2'
        ? await bls.generateBbsKeyPair({ algorithm: 'BBS-BLS12-381-SHA-256' })
        : await ecdsaMultikey.generate({ curve: kind });
  const { publicKeyMultibase } = await pair.export({ publicKey: true });
  return { kind, did: `did:key:${publicKeyMultibase}`, method: { type: 'Multikey', publicKeyMultibase }, pair };
}

/** A controller document that lists the key as `#key-1`. */
export function controllerOf(id: string, key: TestKey, more: { method?: Json; relationship?: string } = {}): Json {
  const method = { ...key.method, id: `${id}#key-1`, controller: id, ...more.method };
  return { id, verificationMethod: [method], [more.relationship ?? 'assertionMethod']: [`${id}#key-1`] };
}

export interface IssueOptions {
  /** The verification method's id. */
  method: string;
  purpose?: string;
  created?: string;
  expires?: string;
}

/** Proof types by the name that a report's reader knows. */
export const SUITES: Record<string, TestKey['kind'][]> = {
  'eddsa-rdfc-2022': ['Ed25519'],
  'eddsa-2022': ['Ed25519'],
  'eddsa-jcs-2022': ['Ed25519'],
  'ecdsa-rdfc-2019': ['P-256', 'P-384'],
  'ecdsa-jcs-2019': ['P-256', 'P-384'],
  'ecdsa-sd-2023': ['P-256'],
  'bbs-2023': ['BLS12-381-G2'],
  Ed25519Signature2020: ['Ed25519'],
  Ed25519Signature2018: ['Ed25519'],
  JsonWebSignature2020: ['Ed25519', 'P-256', 'P-384', 'secp256k1', 'RSA'],
  RsaSignature2018: ['RSA'],
  EcdsaSecp256k1Signature2019: ['secp256k1'],
};

const CONTEXTS: Record<string, string[]> = {
  Ed25519Signature2020: ['https://w3id.org/security/suites/ed25519-2020/v1'],
  Ed25519Signature2018: ['https://w3id.org/security/suites/ed25519-2018/v1'],
  JsonWebSignature2020: ['https://w3id.org/security/suites/jws-2020/v1'],
  EcdsaSecp256k1Signature2019: ['https://w3id.org/security/suites/secp256k1-2019/v1'],
};

/** Adds the contexts that the suite's own terms need: VCDM 2.0 has those of Data Integrity already. */
export function withContexts(credential: Json, suite: string): Json {
  const contexts = credential['@context'] as string[];
  const old = contexts[0] === 'https://www.w3.org/2018/credentials/v1';
  // VCDM 1.1 defines the suites of 2018 itself, and its definitions are protected.
  const builtIn = old && ['Ed25519Signature2018', 'RsaSignature2018', 'EcdsaSecp256k1Signature2019'].includes(suite);
  const more = builtIn ? [] : (CONTEXTS[suite] ?? (old ? ['https://w3id.org/security/data-integrity/v2'] : []));
  return { ...credential, '@context': [...contexts, ...more] };
}

export async function issue(credential: Json, suite: string, key: TestKey, options: IssueOptions): Promise<Json> {
  const document = withContexts(credential, suite);
  switch (suite) {
    case 'eddsa-rdfc-2022':
      return dataIntegrity(document, eddsaRdfc, key, options);
    case 'eddsa-jcs-2022':
      return dataIntegrity(document, eddsaJcs.createSignCryptosuite(), key, options);
    case 'ecdsa-rdfc-2019':
      return dataIntegrity(document, ecdsaRdfc.cryptosuite, key, options);
    case 'ecdsa-jcs-2019':
      return dataIntegrity(document, ecdsaJcs.createSignCryptosuite(), key, options);
    case 'eddsa-2022':
      return byHand(document, { type: 'DataIntegrityProof', cryptosuite: suite }, key, options);
    case 'Ed25519Signature2020':
      return ed25519Signature2020(document, key, options);
    case 'ecdsa-sd-2023':
      return ecdsaSdDerived(document, key, options);
    case 'bbs-2023':
      return bbsDerived(document, key, options);
    default:
      return detached(document, suite, key, options);
  }
}

function signerOf(key: TestKey, id: string) {
  const signer = (key.pair as { signer(): { sign(input: object): Promise<Uint8Array>; algorithm: string } }).signer();
  return { ...signer, id };
}

async function sign(document: Json, suite: unknown, purpose = 'assertionMethod'): Promise<Json> {
  const { AssertionProofPurpose, AuthenticationProofPurpose } = signatures.purposes;
  return signatures.sign(structuredClone(document), {
    suite,
    purpose:
      purpose === 'authentication'
        ? new AuthenticationProofPurpose({ challenge: 'test', domain: 'verifier.example' })
        : Object.assign(new AssertionProofPurpose(), { term: purpose }),
    documentLoader: loadContext,
  });
}

async function dataIntegrity(document: Json, cryptosuite: object, key: TestKey, options: IssueOptions): Promise<Json> {
  const date = options.created ?? '2025-09-01T09:00:00Z';
  const suite = new DataIntegrityProof({ signer: signerOf(key, options.method), cryptosuite, date });
  if (options.expires !== undefined) Object.assign(suite, { proof: { expires: options.expires } });
  return sign(document, suite, options.purpose);
}

/** As section 3 of vc-di-eddsa says it, for names that no library signs under any more. */
async function byHand(document: Json, type: Json, key: TestKey, options: IssueOptions): Promise<Json> {
  const proof = optionsOf(type, options);
  const signature = await signerOf(key, options.method).sign({ data: await hashes(document, proof) });
  return { ...document, proof: { ...proof, proofValue: `z${base58.encode(signature)}` } };
}

function optionsOf(
  type: Json,
  { method, purpose = 'assertionMethod', created = '2025-09-01T09:00:00Z', expires }: IssueOptions,
): Json {
  return { ...type, created, ...(expires ? { expires } : {}), verificationMethod: method, proofPurpose: purpose };
}

async function hashes(document: Json, proof: Json): Promise<Uint8Array> {
  const digest = async (value: Json) => {
    const statements = await statementsOf(value);
    if (!statements.ok || statements.dropped.length > 0) throw new Error(JSON.stringify(statements));
    return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(statements.canonical)));
  };
  return new Uint8Array([
    ...(await digest({ ...proof, '@context': document['@context'] })),
    ...(await digest(document)),
  ]);
}

async function ed25519Signature2020(document: Json, key: TestKey, options: IssueOptions): Promise<Json> {
  const { publicKeyMultibase, secretKeyMultibase } = (await (
    key.pair as { export(what: object): Promise<Record<string, string>> }
  ).export({ publicKey: true, secretKey: true })) as Record<string, string>;
  const pair = await Ed25519VerificationKey2020.from({
    id: options.method,
    controller: options.method.split('#')[0],
    type: 'Ed25519VerificationKey2020',
    publicKeyMultibase,
    privateKeyMultibase: secretKeyMultibase,
  });
  const suite = new Ed25519Signature2020({ key: pair, date: options.created ?? '2025-09-01T09:00:00Z' });
  return sign(document, suite, options.purpose);
}

/** Detached JWS with unencoded payload (RFC 7797) over the two hashes. */
async function detached(document: Json, type: string, key: TestKey, options: IssueOptions): Promise<Json> {
  const proof = optionsOf({ type }, options);
  const data = await hashes(document, proof);
  const alg = {
    Ed25519: 'EdDSA',
    'P-256': 'ES256',
    'P-384': 'ES384',
    secp256k1: 'ES256K',
    RSA: 'PS256',
    'BLS12-381-G2': '',
  }[key.kind];
  const header = { alg, b64: false, crit: ['b64'] };
  if (alg === 'ES256K') {
    const encoded = base64urlnopad.encode(new TextEncoder().encode(JSON.stringify(header)));
    const input = new Uint8Array([...new TextEncoder().encode(`${encoded}.`), ...data]);
    const signature = secp256k1.sign(input, key.pair as Uint8Array, { prehash: true });
    return { ...document, proof: { ...proof, jws: `${encoded}..${base64urlnopad.encode(signature)}` } };
  }
  const jws = await new FlattenedSign(data).setProtectedHeader(header).sign(await privateOf(key));
  return { ...document, proof: { ...proof, jws: `${jws.protected}..${jws.signature}` } };
}

async function privateOf(key: TestKey): Promise<CryptoKey> {
  if (key.kind === 'RSA') return key.pair as CryptoKey;
  if (key.kind === 'Ed25519') {
    const pair = key.pair as { export(what: object): Promise<Record<string, string>> };
    const { publicKeyMultibase = '', secretKeyMultibase = '' } = await pair.export({
      publicKey: true,
      secretKey: true,
    });
    const raw = (multibase: string) => base64urlnopad.encode(base58.decode(multibase.slice(1)).subarray(2, 34));
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw(publicKeyMultibase), d: raw(secretKeyMultibase) };
    return crypto.subtle.importKey('jwk', jwk, 'Ed25519', true, ['sign']);
  }
  const jwk = (await ecdsaMultikey.toJwk({ keyPair: key.pair, secretKey: true })) as JsonWebKey;
  return crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: key.kind }, true, ['sign']);
}

/** Issued with everything selectively disclosable but the basics, then derived by the holder. */
async function ecdsaSdDerived(document: Json, key: TestKey, options: IssueOptions): Promise<Json> {
  const mandatoryPointers = ['/issuer', '/credentialSubject'];
  const base = await dataIntegrity(document, ecdsaSd.createSignCryptosuite({ mandatoryPointers }), key, options);
  const suite = new DataIntegrityProof({
    cryptosuite: ecdsaSd.createDiscloseCryptosuite({
      proofId: undefined,
      selectivePointers: ['/name', '/validFrom'].filter((pointer) => pointer.slice(1) in document),
    }),
  });
  return signatures.derive(base, {
    suite,
    purpose: new signatures.purposes.AssertionProofPurpose(),
    documentLoader: loadContext,
  });
}

async function bbsDerived(document: Json, key: TestKey, options: IssueOptions): Promise<Json> {
  const mandatoryPointers = ['/issuer', '/credentialSubject'];
  const base = await dataIntegrity(document, bbs.createSignCryptosuite({ mandatoryPointers }), key, options);
  const suite = new DataIntegrityProof({
    cryptosuite: bbs.createDiscloseCryptosuite({
      selectivePointers: ['/name', '/validFrom'].filter((pointer) => pointer.slice(1) in document),
    }),
  });
  return signatures.derive(base, {
    suite,
    purpose: new signatures.purposes.AssertionProofPurpose(),
    documentLoader: loadContext,
  });
}

/** The issuer's own proof, before any disclosure. */
export function issueUndisclosed(document: Json, key: TestKey, options: IssueOptions): Promise<Json> {
  return dataIntegrity(document, ecdsaSd.createSignCryptosuite({ mandatoryPointers: ['/issuer'] }), key, options);
}
