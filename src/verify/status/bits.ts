/** The compressed bit string of a status list. */
import { base64urlnopad } from '@scure/base';
import { inflate } from '../../read/inflate.ts';

/** Unpacked size: design, section 7. 134 million entries of one bit. */
export const UNPACKED = 16_000_000;

/**
 * `encodedList`: multibase `u` and base64url of gzip (Bitstring Status List 1.0, section 3.3), or the same without the
 * `u` (StatusList2021, RevocationList2020). gzip begins with 1F 8B 08, base64url `H4sI`, so the two cannot be confused.
 */
export async function unpackBits(encoded: string): Promise<Uint8Array | undefined> {
  const text = encoded.startsWith('u') ? encoded.slice(1) : encoded;
  let packed: Uint8Array;
  try {
    packed = base64urlnopad.decode(text.replace(/=+$/, ''));
  } catch {
    return undefined;
  }
  const unpacked = await inflate(packed, 'gzip', UNPACKED);
  return unpacked.ok ? unpacked.bytes : undefined;
}

/** `size` bits from `index * size` on; the first bit is the most significant of byte 0. Undefined when out of range. */
export function readBits(bits: Uint8Array, index: number, size: number): number | undefined {
  let value = 0;
  for (let at = index * size; at < (index + 1) * size; at++) {
    const byte = bits[Math.floor(at / 8)];
    if (byte === undefined) return undefined;
    value = value * 2 + ((byte >> (7 - (at % 8))) & 1);
  }
  return value;
}
