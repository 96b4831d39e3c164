/**
 * Digests as documents state them: Subresource Integrity ("digestSRI", VCDM 2.0, section 5.3), a multihash in
 * multibase ("digestMultibase"; hashlinks), all as algorithm and bytes.
 */
import { base32nopad, base58, base64nopad, hex } from '@scure/base';

export type Algorithm = 'SHA-256' | 'SHA-384' | 'SHA-512';

export interface Digest {
  algorithm: Algorithm;
  bytes: Uint8Array;
}

const SRI: Record<string, Algorithm> = { sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' };
const BITS: Record<Algorithm, number> = { 'SHA-256': 256, 'SHA-384': 384, 'SHA-512': 512 };
/** Table "multicodec": the codes below 0x80, which are one byte. */
const MULTIHASH: Record<number, Algorithm> = { 18: 'SHA-256', 19: 'SHA-512', 32: 'SHA-384' };

/** Of several, the strongest algorithm counts (Subresource Integrity, section 3.3.3); undefined: none can be read. */
export function digestsOfSri(value: string): Digest[] | undefined {
  const found = value
    .trim()
    .split(/\s+/)
    .flatMap((one): Digest[] => {
      const [, name = '', encoded = ''] = /^(sha(?:256|384|512))-([A-Za-z0-9+/_-]+)={0,2}(?:\?.*)?$/.exec(one) ?? [];
      const algorithm = SRI[name];
      const bytes = decode(() => base64nopad.decode(encoded.replace(/-/g, '+').replace(/_/g, '/')));
      return algorithm && bytes?.length === BITS[algorithm] / 8 ? [{ algorithm, bytes }] : [];
    });
  const strongest = Math.max(...found.map(({ algorithm }) => BITS[algorithm]));
  const counting = found.filter(({ algorithm }) => BITS[algorithm] === strongest);
  return counting.length > 0 ? counting : undefined;
}

/** A multihash in multibase (Controlled Identifiers 1.0, section 2.4; multihash), of the algorithms that WebCrypto has. */
export function digestOfMultibase(value: string): Digest | undefined {
  const bytes = multibase(value);
  const algorithm = bytes?.[0] === undefined ? undefined : MULTIHASH[bytes[0]];
  if (!bytes || !algorithm) return undefined;
  const digest = bytes.subarray(2);
  return bytes[1] === BITS[algorithm] / 8 && digest.length === bytes[1] ? { algorithm, bytes: digest } : undefined;
}

/** Bytes of a multibase text, of the encodings that are in use. */
export function multibase(value: string): Uint8Array | undefined {
  const body = value.slice(1);
  switch (value[0]) {
    case 'z':
      return decode(() => base58.decode(body));
    case 'u':
    case 'U':
    case 'm':
    case 'M':
      return decode(() => base64nopad.decode(body.replace(/=+$/, '').replace(/-/g, '+').replace(/_/g, '/')));
    case 'b':
    case 'B':
      return decode(() => base32nopad.decode(body.toUpperCase()));
    case 'f':
    case 'F':
      return decode(() => hex.decode(body.toLowerCase()));
    default:
      return undefined;
  }
}

function decode(read: () => Uint8Array): Uint8Array | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Whether the bytes have one of the digests. */
export async function fits(bytes: Uint8Array, digests: Digest[]): Promise<boolean> {
  for (const digest of digests) {
    const own = new Uint8Array(await crypto.subtle.digest(digest.algorithm, bytes as Uint8Array<ArrayBuffer>));
    if (equal(own, digest.bytes)) return true;
  }
  return false;
}

export function equal(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
