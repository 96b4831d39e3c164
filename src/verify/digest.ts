/** Hashes of what is verified. */
import { sha256, sha384 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

export type Hash = 'SHA-256' | 'SHA-384';

const HERE = { 'SHA-256': sha256, 'SHA-384': sha384 } as const;
/** Below this many bytes, handing the work to the engine's own threads costs more than the work. */
const SMALL = 64 * 1024;

/** Of bytes, or of a text as UTF-8. */
export async function digest(hash: Hash, input: Uint8Array | string): Promise<Uint8Array> {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  if (bytes.length <= SMALL) return HERE[hash](bytes);
  return new Uint8Array(await crypto.subtle.digest(hash, bytes as Uint8Array<ArrayBuffer>));
}

/** In lower case. */
export const hex = bytesToHex;
