/** SD-JWTs for tests: signed by jose, disclosures by hand from RFC 9901, section 4.2. */
import { createHash, randomBytes } from 'node:crypto';
import { base64urlnopad } from '@scure/base';
import { CompactSign, exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Json } from '../../testing/issue.ts';

export interface Signer {
  sign(payload: Json, header?: Json): Promise<string>;
  jwk: JWK;
  privateKey: CryptoKey;
}

export async function newSigner(alg = 'ES256', kid = 'k1'): Promise<Signer> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return {
    jwk: { ...(await exportJWK(publicKey)), kid },
    privateKey,
    sign: (payload, header = {}) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
        .setProtectedHeader({ alg, typ: 'dc+sd-jwt', kid, ...header })
        .sign(privateKey),
  };
}

export interface Hidden {
  text: string;
  digest: string;
}

/** `[salt, name, value]`, or `[salt, value]` for an element of an array. */
export function hide(parts: [string, unknown] | [unknown], hash = 'sha256'): Hidden {
  return raw(JSON.stringify([randomBytes(16).toString('base64url'), ...parts]), hash);
}

export function raw(json: string, hash = 'sha256'): Hidden {
  const text = base64urlnopad.encode(new TextEncoder().encode(json));
  return { text, digest: createHash(hash).update(text).digest('base64url') };
}

export const present = (token: string, disclosures: Hidden[], binding = ''): string =>
  [token, ...disclosures.map(({ text }) => text), binding].join('~');
