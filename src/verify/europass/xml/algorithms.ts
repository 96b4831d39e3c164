/** Algorithms of XML signatures that are accepted, by their names (RFC 9231). Not among them: SHA-1, MD5, anything with a shared secret. */
import type { PublicKey } from '../../keys/types.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const PSS = 'http://www.w3.org/2007/05/xmldsig-more#';
const ENCRYPTION = 'http://www.w3.org/2001/04/xmlenc#';

const DIGESTS = new Map([
  [`${ENCRYPTION}sha256`, 'SHA-256'],
  [`${MORE}sha384`, 'SHA-384'],
  [`${ENCRYPTION}sha512`, 'SHA-512'],
]);

interface Signing {
  name: 'RSASSA-PKCS1-v1_5' | 'RSA-PSS' | 'ECDSA';
  hash: string;
}

const SIGNING = new Map<string, Signing>(
  [256, 384, 512].flatMap((bits): [string, Signing][] => {
    const hash = `SHA-${bits}`;
    return [
      [`${MORE}rsa-sha${bits}`, { name: 'RSASSA-PKCS1-v1_5', hash }],
      [`${PSS}sha${bits}-rsa-MGF1`, { name: 'RSA-PSS', hash }],
      [`${MORE}ecdsa-sha${bits}`, { name: 'ECDSA', hash }],
    ];
  }),
);

/** Undefined for an algorithm that is not accepted. */
export async function digestOf(algorithm: string, data: Uint8Array | string): Promise<Uint8Array | undefined> {
  const hash = DIGESTS.get(algorithm);
  if (hash === undefined) return undefined;
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return new Uint8Array(await crypto.subtle.digest(hash, bytes as Bytes));
}

export const isAccepted = (algorithm: string): boolean => SIGNING.has(algorithm);

/** With a shared secret whoever can check a signature can make one. */
export const isSecret = (algorithm: string): boolean => /hmac/i.test(algorithm);

/** `misfit`: the algorithm is not for such a key. `unsupported`: the key cannot be used here. */
export async function verifySignature(
  algorithm: string,
  key: PublicKey,
  signature: Uint8Array,
  data: string,
): Promise<'good' | 'bad' | 'misfit' | 'unsupported'> {
  const signing = SIGNING.get(algorithm);
  if (!signing || !key.jwk) return 'unsupported';
  const isCurve = key.kind.startsWith('P-');
  if (isCurve !== (signing.name === 'ECDSA') || (!isCurve && key.kind !== 'RSA')) return 'misfit';
  const { name, hash } = signing;
  const { kty, crv, x, y, n, e } = key.jwk;
  const jwk = JSON.parse(JSON.stringify({ kty, crv, x, y, n, e })) as JsonWebKey;
  const parameters = isCurve ? { name, namedCurve: key.kind } : { name, hash };
  try {
    const imported = await crypto.subtle.importKey('jwk', jwk, parameters, false, ['verify']);
    // RFC 9231, section 2.3.10: the salt is as long as the hash.
    const how = { name, hash, saltLength: Number(hash.slice(4)) / 8 };
    const bytes = new TextEncoder().encode(data);
    return (await crypto.subtle.verify(how, imported, signature as Bytes, bytes)) ? 'good' : 'bad';
  } catch {
    return 'unsupported';
  }
}
