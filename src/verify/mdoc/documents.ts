/** The documents in a `DeviceResponse`, a `Document` or an `IssuerSigned` (ISO/IEC 18013-5, section 8.3.2.1.2.2): read, not verified. */

import type { Code } from '../codes.ts';
import { type CoseMessage, messageOf } from '../cose/message.ts';
import { Embedded, Labelled, readItem } from './cbor.ts';

export interface MobileDocument {
  /** As it stands outside of what is signed; an `IssuerSigned` alone has none. */
  docType: unknown;
  /** `IssuerSignedItemBytes` by name space. */
  nameSpaces: ReadonlyMap<string, readonly Embedded[]>;
  issuerAuth: CoseMessage;
  /** A signature or MAC by the holder's device comes with it. */
  device: boolean;
}

export type Documents =
  | { ok: true; documents: MobileDocument[] }
  | { ok: false; outcome: 'fail' | 'unknown'; code: Code; detail: Record<string, unknown> };

type Refusal = Documents & { ok: false };
type Fields = ReadonlyMap<unknown, unknown>;

const ISSUER_SIGNED = ['nameSpaces', 'issuerAuth'];

export function documentsIn(bytes: Uint8Array): Documents {
  const read = readItem(bytes);
  if (!read.ok) {
    const { why, reason } = read;
    // Too much for us is no fault of its own.
    const outcome = why === 'too-large' ? 'unknown' : 'fail';
    return { ok: false, outcome, code: why, detail: { format: 'mdoc', reason } };
  }
  const { value } = read;
  if (!(value instanceof Map)) return broken('not a map');
  const listed: unknown = value.get('documents');
  const items: unknown[] = value.has('issuerAuth')
    ? [new Map([['issuerSigned', value]])]
    : value.has('issuerSigned')
      ? [value]
      : Array.isArray(listed)
        ? listed
        : [];
  // A response in which the device only says why it sends nothing.
  if (items.length === 0)
    return { ok: false, outcome: 'unknown', code: 'not-a-credential', detail: { format: 'mdoc' } };
  const documents: MobileDocument[] = [];
  for (const item of items) {
    const document = documentOf(item);
    if ('ok' in document) return document;
    documents.push(document);
  }
  return { ok: true, documents };
}

function documentOf(item: unknown): MobileDocument | Refusal {
  const signed: unknown = item instanceof Map ? item.get('issuerSigned') : undefined;
  if (!(item instanceof Map) || !(signed instanceof Map)) return broken('issuerSigned');
  const strange = [...signed.keys()].filter((name) => !ISSUER_SIGNED.includes(name));
  // A name that nobody knows may be one that was altered, and hide what stood there.
  if (strange.length > 0) {
    const property = strange.map(String).slice(0, 5).join(', ');
    return { ok: false, outcome: 'unknown', code: 'bad-property', detail: { format: 'mdoc', property } };
  }
  const nameSpaces = nameSpacesOf(signed);
  if (!nameSpaces) return broken('nameSpaces');
  const auth: unknown = signed.get('issuerAuth');
  // Section 9.1.2.4 has it without a tag; many put that of COSE_Sign1.
  const parts = auth instanceof Labelled && auth.tag === 18 ? auth.value : auth;
  const issuerAuth = Array.isArray(parts) ? messageOf(parts) : undefined;
  if (!issuerAuth) return broken('issuerAuth');
  return { docType: item.get('docType'), nameSpaces, issuerAuth, device: item.has('deviceSigned') };
}

function nameSpacesOf(signed: Fields): Map<string, Embedded[]> | undefined {
  const given = signed.get('nameSpaces');
  const found = new Map<string, Embedded[]>();
  if (given === undefined) return found;
  if (!(given instanceof Map)) return undefined;
  for (const [name, items] of given) {
    if (typeof name !== 'string' || !Array.isArray(items)) return undefined;
    const embedded = items.filter((item) => item instanceof Embedded);
    if (embedded.length < items.length) return undefined;
    found.set(name, embedded);
  }
  return found;
}

function broken(reason: string): Refusal {
  return { ok: false, outcome: 'fail', code: 'broken-cbor', detail: { format: 'mdoc', reason } };
}
