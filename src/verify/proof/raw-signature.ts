/** One signature over given bytes by a key of any kind. WebCrypto, and @noble/curves for secp256k1, which it lacks. */
import { secp256k1 } from '@noble/curves/secp256k1.js';
import type { PublicKey } from '../keys/types.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const HASHES = { 'P-256': 'SHA-256', 'P-384': 'SHA-384', 'P-521': 'SHA-512' } as const;

/**
 * @param signature Ed25519: 64 bytes (RFC 8032) · ECDSA: r and s side by side (IEEE P1363)
 * @returns false also for a signature of the wrong length; throws only when the key cannot be used
 */
export async function verifyRaw(key: PublicKey, signature: Uint8Array, data: Uint8Array): Promise<boolean> {
  if (!key.jwk) throw new TypeError(`no public key material for ${key.kind}`);
  switch (key.kind) {
    case 'Ed25519': {
      const given = await importOnce(key.jwk, 'Ed25519');
      return crypto.subtle.verify('Ed25519', given, signature as Bytes, data as Bytes);
    }
    case 'P-256':
    case 'P-384':
    case 'P-521': {
      const given = await importOnce(key.jwk, { name: 'ECDSA', namedCurve: key.kind });
      const hash = HASHES[key.kind];
      return crypto.subtle.verify({ name: 'ECDSA', hash }, given, signature as Bytes, data as Bytes);
    }
    case 'secp256k1':
      if (!key.bytes || signature.length !== 64) return false;
      return secp256k1.verify(signature, data, key.bytes, { lowS: false, prehash: true });
    default:
      throw new TypeError(`no raw signatures by ${key.kind}`);
  }
}

/** An issuer's key serves for all its badges on a page. */
const imported = new Map<string, CryptoKey>();
const MOST_KEYS = 32;

async function importOnce(jwk: NonNullable<PublicKey['jwk']>, algorithm: AlgorithmIdentifier | EcKeyImportParams) {
  const part = publicPart(jwk);
  const name = JSON.stringify(part);
  const known = imported.get(name);
  if (known) return known;
  const key = await crypto.subtle.importKey('jwk', part, algorithm, false, ['verify']);
  if (imported.size >= MOST_KEYS) imported.delete(imported.keys().next().value ?? '');
  imported.set(name, key);
  return key;
}

/** The members that make the key, and no `alg`, `use` or `key_ops` that an importer might refuse. */
function publicPart(jwk: NonNullable<PublicKey['jwk']>): JsonWebKey {
  const { kty, crv, x, y, n, e } = jwk;
  return JSON.parse(JSON.stringify({ kty, crv, x, y, n, e })) as JsonWebKey;
}
