/** Claims of a CWT under their names as a JWT (RFC 8392, section 4; Token Status List, section "Status List Token in CWT"). */
import { base64urlnopad } from '@scure/base';
import type { View } from '../credential/view.ts';
import { readCbor } from './message.ts';
import { textOf } from './proof.ts';

const NAMES: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [1, 'iss'],
  [2, 'sub'],
  [3, 'aud'],
  [4, 'exp'],
  [5, 'nbf'],
  [6, 'iat'],
  [7, 'jti'],
  [10, 'nonce'],
  [65533, 'status_list'],
  [65534, 'ttl'],
  [65535, 'status'],
]);

/** @param claims a map by labels; undefined where it is none. Bytes become base64url. */
export function claimsOf(claims: unknown): View | undefined {
  if (!(claims instanceof Map)) return undefined;
  return Object.fromEntries(
    [...claims].map(([label, value]) => {
      const name = NAMES.get(label) ?? String(label);
      return [name, name === 'nonce' ? (textOf(value) ?? plain(value)) : plain(value)];
    }),
  );
}

export function claimsIn(payload: Uint8Array): View | undefined {
  return claimsOf(readCbor(payload));
}

/** As JSON has it: maps become objects, bytes base64url. */
export function plain(value: unknown, depth = 0): unknown {
  if (depth > 8) return null;
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([key, inner]) => [String(key), plain(inner, depth + 1)]));
  }
  if (Array.isArray(value)) return value.map((inner) => plain(inner, depth + 1));
  if (value instanceof Uint8Array) return base64urlnopad.encode(value);
  return typeof value === 'bigint' ? Number(value) : value;
}
