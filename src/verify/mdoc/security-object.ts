/** The `MobileSecurityObject` (ISO/IEC 18013-5, section 9.1.2.4): what the issuer signs. */
import { text } from '../credential/view.ts';
import { Embedded, Labelled, readItem } from './cbor.ts';

export interface SecurityObject {
  version: string | undefined;
  docType: string | undefined;
  digestAlgorithm: string | undefined;
  /** By name space and `digestID`. */
  digests: ReadonlyMap<unknown, ReadonlyMap<unknown, unknown>>;
  /** As written, RFC 3339; null for what is no date, undefined where there is none. */
  signed: string | null | undefined;
  validFrom: string | null | undefined;
  validUntil: string | null | undefined;
  /** Section 9.1.2.6 of the second edition: a token status list, or another mechanism. */
  status: unknown;
  /** Names of members that must be there, and are not. */
  missing: string[];
}

const REQUIRED = ['version', 'digestAlgorithm', 'valueDigests', 'deviceKeyInfo', 'docType', 'validityInfo'];

/** @param payload of `issuerAuth`; undefined where it is something else */
export function securityObject(payload: Uint8Array): SecurityObject | undefined {
  const outer = readItem(payload);
  if (!outer.ok || !(outer.value instanceof Embedded)) return undefined;
  const read = readItem(outer.value.content);
  if (!read.ok || !(read.value instanceof Map)) return undefined;
  const object: ReadonlyMap<unknown, unknown> = read.value;
  const validity = object.get('validityInfo');
  const dateOf = (name: string) => (validity instanceof Map ? dateText(validity.get(name)) : undefined);
  const digests = object.get('valueDigests');
  return {
    version: text(object.get('version')),
    docType: text(object.get('docType')),
    digestAlgorithm: text(object.get('digestAlgorithm')),
    digests: new Map(digests instanceof Map ? [...digests].filter(([, inner]) => inner instanceof Map) : []),
    signed: dateOf('signed'),
    validFrom: dateOf('validFrom'),
    validUntil: dateOf('validUntil'),
    status: object.get('status'),
    missing: REQUIRED.filter((name) => !object.has(name)),
  };
}

/** `tdate` is tag 0 (section 7.2.1); some leave the tag out. */
function dateText(value: unknown): string | null | undefined {
  if (value === undefined) return undefined;
  return text(value instanceof Labelled && value.tag === 0 ? value.value : value) ?? null;
}
