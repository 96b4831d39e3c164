/** Proof types of Data Integrity and their predecessors: how the document is canonicalised, hashed and signed. */
import type { KeyKind } from '../keys/types.ts';

export interface Suite {
  name: string;
  /** `rdfc`: statements · `jcs`: JSON text (RFC 8785) · `sd`: selective disclosure, disclosed statements only. */
  form: 'rdfc' | 'jcs' | 'ecdsa-sd' | 'bbs';
  /** `proofValue`: multibase signature over the two hashes · `jws`: detached JWS over them. */
  signature: 'proofValue' | 'jws';
  keys: readonly KeyKind[];
  /** Algorithms that the JWS header may name. */
  algorithms?: readonly string[];
}

const ED: readonly KeyKind[] = ['Ed25519'];
const EC: readonly KeyKind[] = ['P-256', 'P-384'];

/** By `cryptosuite` of a `DataIntegrityProof`. */
const CRYPTOSUITES: Record<string, Omit<Suite, 'name'>> = {
  'eddsa-rdfc-2022': { form: 'rdfc', signature: 'proofValue', keys: ED },
  // The name that eddsa-rdfc-2022 had in the drafts of 2022; OB 3.0 credentials on VCDM 1.1 carry it.
  'eddsa-2022': { form: 'rdfc', signature: 'proofValue', keys: ED },
  'eddsa-jcs-2022': { form: 'jcs', signature: 'proofValue', keys: ED },
  'ecdsa-rdfc-2019': { form: 'rdfc', signature: 'proofValue', keys: EC },
  'ecdsa-jcs-2019': { form: 'jcs', signature: 'proofValue', keys: EC },
  'ecdsa-sd-2023': { form: 'ecdsa-sd', signature: 'proofValue', keys: ['P-256'] },
  'bbs-2023': { form: 'bbs', signature: 'proofValue', keys: ['BLS12-381-G2'] },
};

/** By `type` of the proof, before Data Integrity. */
const TYPES: Record<string, Omit<Suite, 'name'>> = {
  Ed25519Signature2020: { form: 'rdfc', signature: 'proofValue', keys: ED },
  Ed25519Signature2018: { form: 'rdfc', signature: 'jws', keys: ED, algorithms: ['EdDSA', 'Ed25519'] },
  RsaSignature2018: { form: 'rdfc', signature: 'jws', keys: ['RSA'], algorithms: ['PS256', 'RS256'] },
  JsonWebSignature2020: {
    form: 'rdfc',
    signature: 'jws',
    keys: ['Ed25519', 'P-256', 'P-384', 'secp256k1', 'RSA'],
    algorithms: ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'ES256K', 'PS256', 'RS256'],
  },
  EcdsaSecp256k1Signature2019: { form: 'rdfc', signature: 'jws', keys: ['secp256k1'], algorithms: ['ES256K'] },
};

/** The suite of a proof; undefined for one that Aloi does not know. */
export function suiteOf(type: string | undefined, cryptosuite: string | undefined): Suite | undefined {
  const name = type === 'DataIntegrityProof' ? cryptosuite : type;
  if (name === undefined) return undefined;
  const table = type === 'DataIntegrityProof' ? CRYPTOSUITES : TYPES;
  return Object.hasOwn(table, name) ? { name, ...(table[name] as Omit<Suite, 'name'>) } : undefined;
}
