/** Detached JWS with an unencoded payload (RFC 7797), as the signature suites before Data Integrity used it. */
import { base64urlnopad } from '@scure/base';
import { flattenedVerify, importJWK } from 'jose';
import type { PublicKey } from '../keys/types.ts';
import { verifyRaw } from './raw-signature.ts';

/**
 * @param jws `header..signature`
 * @param algorithms what the suite allows; the header may narrow it, never widen it
 * @returns false for anything that does not hold
 */
export async function verifyDetached(
  jws: string,
  payload: Uint8Array,
  key: PublicKey,
  algorithms: readonly string[],
): Promise<boolean> {
  const [header = '', empty, signature = '', ...rest] = jws.split('.');
  if (empty !== '' || rest.length > 0 || !key.jwk) return false;
  try {
    const { alg, b64 } = JSON.parse(new TextDecoder().decode(base64urlnopad.decode(header))) as Record<string, unknown>;
    if (typeof alg !== 'string' || !algorithms.includes(alg) || b64 !== false) return false;
    if (alg === 'ES256K') {
      const input = new Uint8Array([...new TextEncoder().encode(`${header}.`), ...payload]);
      return key.kind === 'secp256k1' && (await verifyRaw(key, base64urlnopad.decode(signature), input));
    }
    const { alg: _alg, use: _use, key_ops: _ops, ...jwk } = key.jwk;
    await flattenedVerify({ protected: header, payload, signature }, await importJWK(jwk, alg), { algorithms: [alg] });
    return true;
  } catch {
    return false;
  }
}
