/** Issuers of the forgeries: who they are, what they publish, and credentials signed by other people's libraries. */

import { gzipSync } from 'node:zlib';
import { base64urlnopad } from '@scure/base';
import { CompactSign, exportJWK, generateKeyPair, type JWK } from 'jose';
import { type Report, verify } from '../../../src/verify/index.ts';
import { badge } from '../../../src/verify/testing/badges.ts';
import { controllerOf, issue, type Json, newKey, type TestKey } from '../../../src/verify/testing/issue.ts';
import { type Served, webOf } from './web.ts';

export const NOW = '2026-02-01T12:00:00Z';
export const VICTIM = 'did:web:univ-rivage.example';
export const VICTIM_DOCUMENT = 'https://univ-rivage.example/.well-known/did.json';
const OB3 = 'https://purl.imsglobal.org/spec/ob/v3p0';

/** One key for the honest issuer, one for whoever is not. */
export const keys = { honest: await newKey('Ed25519'), forger: await newKey('Ed25519') };
export const multibaseOf = (key: TestKey): string => String(key.method['publicKeyMultibase']);

/** What the honest issuer publishes. */
export const published = { [VICTIM_DOCUMENT]: controllerOf(VICTIM, keys.honest) };

/** A badge in the name of the honest issuer. */
export function signed(
  more: Json = {},
  options: { key?: TestKey; method?: string; suite?: string; model?: '1.1' | '2.0'; expires?: string } = {},
): Promise<Json> {
  const { key = keys.honest, method = `${VICTIM}#key-1`, suite = 'eddsa-rdfc-2022', model, expires } = options;
  return issue(badge(model, more), suite, key, { method, ...(expires === undefined ? {} : { expires }) });
}

/** Contexts of the badge, with the 1EdTech extensions or others beside. */
export const withTerms = (...urls: string[]): Json => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', `${OB3}/context-3.0.3.json`, ...urls],
});
export const EXTENSIONS = `${OB3}/extensions.json`;

export const LIST = 'https://univ-rivage.example/status/1';

/** `{index: value}` in a bit string of entries of `size` bits; the first bit is the most significant of byte 0. */
export function bitstring(values: Record<number, number>, size = 1, entries = 131_072): string {
  const bytes = new Uint8Array((entries * size) / 8);
  for (const [index, value] of Object.entries(values)) {
    for (let bit = 0; bit < size; bit++) {
      const at = Number(index) * size + bit;
      if ((value >> (size - 1 - bit)) & 1) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (128 >> (at & 7));
    }
  }
  return `u${base64urlnopad.encode(gzipSync(bytes))}`;
}

export interface ListOptions {
  purpose?: string | string[];
  issuer?: string;
  key?: TestKey;
  method?: string;
  more?: Json;
}

/** A status list credential of the honest issuer. */
export function statusList(encodedList: string, options: ListOptions = {}): Promise<Json> {
  const { purpose = 'revocation', issuer = VICTIM, key = keys.honest, method = `${issuer}#key-1`, more } = options;
  const credential = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: LIST,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom: '2025-01-01T00:00:00Z',
    credentialSubject: { id: `${LIST}#list`, type: 'BitstringStatusList', statusPurpose: purpose, encodedList },
    ...more,
  };
  return issue(credential, 'eddsa-rdfc-2022', key, { method });
}

export const entry = (more: Json = {}): Json => ({
  id: `${LIST}#94`,
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '94',
  statusListCredential: LIST,
  ...more,
});

export interface TokenSigner {
  jwk: JWK;
  privateKey: CryptoKey;
}

export async function tokenSigner(alg: string): Promise<TokenSigner> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { jwk: await exportJWK(publicKey), privateKey };
}

/** A DID document with a JWK as `#key-1`. */
export const jwkList = (did: string, publicKeyJwk: JWK): Json =>
  controllerOf(did, { kind: 'RSA', method: { type: 'JsonWebKey', publicKeyJwk }, pair: undefined });

/** A VC-JWT of VCDM 2.0 in the name of the honest issuer. */
export function token(signer: TokenSigner, header: Json & { alg: string }, claims: Json = {}): Promise<string> {
  const payload = { ...badge('2.0'), iss: VICTIM, nbf: Date.parse('2025-09-01T08:00:00Z') / 1000, ...claims };
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ typ: 'JWT', ...header })
    .sign(signer.privateKey);
}

/** The whole engine on one input, over the honest issuer's web unless another is given. */
export const run = (
  input: Json | string | Uint8Array,
  served: Record<string, Served> = published,
  now: string = NOW,
): Promise<Report> =>
  verify(typeof input === 'string' || input instanceof Uint8Array ? input : JSON.stringify(input), {
    fetch: webOf(served).fetch,
    now,
  });
