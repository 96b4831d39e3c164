/** Fixed keys: every run of the fictional web has the same ones. They protect nothing. */
import { createHash } from 'node:crypto';
import * as ed25519 from '@digitalbazaar/ed25519-multikey';
import { p256 } from '@noble/curves/nist.js';
import type { JWK } from 'jose';
import { RSA_KEYS } from './rsa-keys.ts';

function seed(label: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(`the fictional web: ${label}`).digest());
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** An Ed25519 Multikey of `controller`; its method is `<controller>#<fragment>`, by default the key itself as in did:key. */
export async function ed25519Key(label: string, controller: string, fragment?: string): Promise<ed25519.KeyPair> {
  return await ed25519.generate({
    seed: seed(label),
    controller,
    ...(fragment === undefined ? {} : { id: `${controller}#${fragment}` }),
  });
}

/** An Ed25519 key whose controller is its own did:key. */
export async function didKey(label: string): Promise<ed25519.KeyPair> {
  const { publicKeyMultibase } = await ed25519.generate({ seed: seed(label), controller: 'did:key:' });
  return await ed25519.generate({ seed: seed(label), controller: `did:key:${publicKeyMultibase}` });
}

/** A P-256 key as JWK, private. */
export function p256Key(label: string): JWK {
  const secret = seed(label);
  const point = p256.getPublicKey(secret, false);
  return {
    kty: 'EC',
    crv: 'P-256',
    x: base64url(point.subarray(1, 33)),
    y: base64url(point.subarray(33)),
    d: base64url(secret),
  };
}

/** An Ed25519 key as JWK, private. */
export async function ed25519Jwk(label: string): Promise<JWK> {
  const keyPair = await ed25519.generate({ seed: seed(label), controller: 'did:key:' });
  const jwk = await ed25519.toJwk({ keyPair, secretKey: true });
  // The library writes seed and public key into `d`; RFC 8037, section 2, wants the 32 bytes of the seed.
  return { ...jwk, d: base64url(Buffer.from(jwk.d ?? '', 'base64url').subarray(0, 32)) };
}

/** An RSA 2048 key as JWK, private. */
export function rsaKey(name: keyof typeof RSA_KEYS): JWK {
  return RSA_KEYS[name];
}

/** The public half. */
export function publicJwk({ kty, crv, x, y, n, e }: JWK): JWK {
  return Object.fromEntries(Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value !== undefined)) as JWK;
}
