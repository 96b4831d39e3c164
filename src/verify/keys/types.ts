/** Contract of key retrieval (Controlled Identifiers 1.0, section 3.3 "Retrieve Verification Method"). */
import type { JWK } from 'jose';
import type { Code } from '../codes.ts';

export type KeyKind = 'Ed25519' | 'P-256' | 'P-384' | 'P-521' | 'secp256k1' | 'RSA' | 'BLS12-381-G2';

/** Every format (Multikey, JsonWebKey, publicKeyBase58, PEM) ends here. `jwk` is absent for BLS12-381 only. */
export interface PublicKey {
  kind: KeyKind;
  jwk?: JWK;
  /** Raw key bytes without multicodec prefix (compressed for elliptic curves), where the kind has them. */
  bytes?: Uint8Array;
}

export interface KeyAsk {
  /** A DID URL or https URL, with fragment as a rule. */
  method: string;
  /** Whose key it must be: the issuer's id. Absent: the controller found is reported and judged by the caller. */
  issuer?: string;
  relationship: 'assertionMethod' | 'authentication';
}

/**
 * pass: published and authorised by the controller, who is the issuer.
 * fail: the list was had, and the key is not in it, not authorised, or another's.
 * unknown: the list could not be had, or the key is revoked or of an unknown kind.
 * `key` stands wherever one is at hand (also on fail and unknown, from a did:key or multibase fragment, as a mere hint
 * that lets `proof.signature` be answered apart from `proof.key`).
 */
export interface KeyResult {
  outcome: 'pass' | 'fail' | 'unknown';
  code?: Code;
  detail?: Record<string, unknown>;
  key?: PublicKey;
  controller?: string;
  /** Host that served the controller document; absent for did:key and did:jwk. */
  host?: string;
  /** Dates of the verification method, as written. */
  expires?: string;
  revoked?: string;
}
