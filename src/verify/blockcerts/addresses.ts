/** Addresses on the chains that belong to a secp256k1 key. */
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { ripemd160 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bech32, createBase58check, hex } from '@scure/base';
import type { PublicKey } from '../keys/types.ts';

const base58check = createBase58check(sha256);

/** Bitcoin: pay to public key hash (compressed or not) and to witness key hash (BIP 173); Ethereum: yellow paper, section 4.2. */
export function addressesOf(key: PublicKey | undefined): string[] {
  if (key?.kind !== 'secp256k1' || !key.bytes) return [];
  const point = secp256k1.Point.fromBytes(key.bytes);
  const [compressed, whole] = [point.toBytes(true), point.toBytes(false)];
  const [short, long] = [compressed, whole].map((bytes) => ripemd160(sha256(bytes)));
  if (!short || !long) return [];
  return [
    base58check.encode(new Uint8Array([0, ...short])),
    base58check.encode(new Uint8Array([0, ...long])),
    bech32.encode('bc', [0, ...bech32.toWords(short)]),
    `0x${hex.encode(keccak_256(whole.slice(1)).slice(-20))}`,
  ];
}

/** Hexadecimal and bech32 addresses are the same in either case; base58 ones are not. */
export function sameChainAddress(one: string, other: string): boolean {
  if (one === other) return true;
  return /^(?:0x|bc1)/i.test(one) && one.toLowerCase() === other.toLowerCase();
}
