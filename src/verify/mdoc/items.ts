/**
 * Items that the holder shows, against the digests that the issuer signed (ISO/IEC 18013-5, section 9.3.1): the signature
 * reaches an item only through its digest.
 */
import { equalBytes } from '@noble/curves/utils.js';
import { text } from '../credential/view.ts';
import { type Embedded, readItem } from './cbor.ts';
import type { SecurityObject } from './security-object.ts';

export interface Item {
  nameSpace: string;
  /** `elementIdentifier`. */
  name: string;
  value: unknown;
}

export interface Items {
  /** Those whose digest fits; nothing else may be shown. */
  proven: Item[];
  /** Why others are not the issuer's: `digestID`, or null where it cannot be read. */
  differing: (number | null)[];
  /** Proven, but in a form that cannot be read. */
  unread: number;
  /** A digest or a name that is used twice. */
  twice?: string;
}

/** Section 9.1.2.5, table 21; these are WebCrypto's names too. */
const ALGORITHMS = ['SHA-256', 'SHA-384', 'SHA-512'];

export function isDigestAlgorithm(name: string | undefined): name is string {
  return name !== undefined && ALGORITHMS.includes(name);
}

/** @param algorithm one of the three */
export async function checkItems(
  nameSpaces: ReadonlyMap<string, readonly Embedded[]>,
  algorithm: string,
  digests: SecurityObject['digests'],
): Promise<Items> {
  const items: Items = { proven: [], differing: [], unread: 0 };
  for (const [nameSpace, list] of nameSpaces) {
    const expected = digests.get(nameSpace) ?? new Map<unknown, unknown>();
    const met = new Set<unknown>();
    for (const { content, encoded } of list) {
      const hash = await crypto.subtle.digest(algorithm, encoded as Uint8Array<ArrayBuffer>);
      const digest = new Uint8Array(hash);
      const read = readItem(content);
      const fields: ReadonlyMap<unknown, unknown> = read.ok && read.value instanceof Map ? read.value : new Map();
      const [id, name] = [fields.get('digestID'), text(fields.get('elementIdentifier'))];
      if (typeof id !== 'number' || name === undefined || !fields.has('elementValue')) {
        if ([...expected.values()].some((one) => isSame(one, digest))) items.unread += 1;
        else items.differing.push(null);
      } else if (!isSame(expected.get(id), digest)) {
        items.differing.push(id);
      } else if (met.has(id) || met.has(name)) {
        items.twice ??= name;
      } else {
        items.proven.push({ nameSpace, name, value: fields.get('elementValue') });
      }
      met.add(id).add(name);
    }
  }
  return items;
}

function isSame(expected: unknown, digest: Uint8Array): boolean {
  return expected instanceof Uint8Array && equalBytes(expected, digest);
}
