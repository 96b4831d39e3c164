/** One compact JWS, one key: do the bytes match? Nothing is said of whose key it is. */
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { base64urlnopad } from '@scure/base';
import { compactVerify, errors } from 'jose';
import type { KeyKind, PublicKey } from '../keys/types.ts';

/**
 * The algorithms taken, and the only kind of key each one goes with (RFC 7518 section 3.1, RFC 8037, RFC 8812, RFC 9864).
 * `none` and HS* are not among them; the token's header chooses within this list, never beyond it (RFC 8725, section 3.1).
 */
const KINDS: Record<string, KeyKind> = {
  RS256: 'RSA',
  RS384: 'RSA',
  RS512: 'RSA',
  PS256: 'RSA',
  PS384: 'RSA',
  PS512: 'RSA',
  ES256: 'P-256',
  ES384: 'P-384',
  ES512: 'P-521',
  ES256K: 'secp256k1',
  EdDSA: 'Ed25519',
  Ed25519: 'Ed25519',
};

export function isAllowed(alg: unknown): alg is string {
  return typeof alg === 'string' && Object.hasOwn(KINDS, alg);
}

export function fits(alg: string, key: PublicKey): boolean {
  return isAllowed(alg) && KINDS[alg] === key.kind;
}

/** `misfit`: the algorithm is not allowed or not for this key. `unsupported`: the engine refuses the key (RSA below 2048 bits). */
export type JwsResult = 'good' | 'bad' | 'misfit' | 'unsupported';

/** @param alg the protected header's, already read; a token whose header says otherwise is `bad` */
export async function verifyJws(token: string, alg: string, key: PublicKey): Promise<JwsResult> {
  if (!fits(alg, key) || !key.jwk) return 'misfit';
  if (alg === 'ES256K') return verifyES256K(token, key);
  try {
    await compactVerify(token, key.jwk, { algorithms: [alg] });
    return 'good';
  } catch (error) {
    const broken = [errors.JWSSignatureVerificationFailed, errors.JWSInvalid, errors.JOSEAlgNotAllowed];
    return broken.some((kind) => error instanceof kind) ? 'bad' : 'unsupported';
  }
}

/** WebCrypto has no secp256k1. RFC 8812 says nothing of low s, so both halves are taken. */
function verifyES256K(token: string, key: PublicKey): JwsResult {
  const [header, payload, signature, more] = token.split('.');
  if (!key.bytes || header === undefined || signature === undefined || more !== undefined) return 'bad';
  try {
    const bytes = base64urlnopad.decode(signature);
    const signed = new TextEncoder().encode(`${header}.${payload}`);
    return secp256k1.verify(bytes, signed, key.bytes, { lowS: false, prehash: true }) ? 'good' : 'bad';
  } catch {
    return 'bad';
  }
}
