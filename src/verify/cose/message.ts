/** One COSE_Sign1 message (RFC 9052, section 4.2), read and not verified; and the bytes that its signature covers (4.4). */
import { base64urlnopad } from '@scure/base';
import { decode, encode } from 'cborg';

export interface CoseMessage {
  /** Header parameters by their labels; of the unprotected ones only hints are taken. */
  header: ReadonlyMap<unknown, unknown>;
  unprotected: ReadonlyMap<unknown, unknown>;
  payload: Uint8Array;
  signature: Uint8Array;
  /** `Sig_structure`, encoded. */
  signed: Uint8Array;
}

const LARGEST = 4_000_000;
/** Strict: a label that stands twice has two meanings. Tags of COSE_Sign1, CWT and CBOR itself say nothing more. */
const OPTIONS = {
  useMaps: true,
  rejectDuplicateMapKeys: true,
  allowUndefined: false,
  tags: Object.fromEntries([18, 61, 55799].map((tag) => [tag, (inner: () => unknown) => inner()])),
};

/** @param text base64url of the bytes; undefined where they are none */
export function readMessage(text: string): CoseMessage | undefined {
  try {
    const bytes = base64urlnopad.decode(text);
    if (bytes.length > LARGEST) return undefined;
    return messageOf(list(decode(bytes, OPTIONS)));
  } catch {
    return undefined;
  }
}

/** The same of the four elements, already read, of a message that stands inside another document. */
export function messageOf([wrapped, unprotected, payload, signature, ...more]: unknown[]): CoseMessage | undefined {
  try {
    if (!(wrapped instanceof Uint8Array) || !(unprotected instanceof Map) || more.length > 0) return undefined;
    // A detached payload (nil) is none that could be shown.
    if (!(payload instanceof Uint8Array) || !(signature instanceof Uint8Array)) return undefined;
    const header: unknown = wrapped.length === 0 ? new Map() : decode(wrapped, OPTIONS);
    if (!(header instanceof Map)) return undefined;
    // Section 3: no label may stand in both.
    for (const label of header.keys()) if (unprotected.has(label)) return undefined;
    const signed = encode(['Signature1', wrapped, new Uint8Array(), payload]);
    return { header, unprotected, payload, signature, signed };
  } catch {
    return undefined;
  }
}

/** The content of bytes that are CBOR themselves, such as the claims of a CWT. */
export function readCbor(bytes: Uint8Array): unknown {
  try {
    return decode(bytes, { ...OPTIONS, tags: { ...OPTIONS.tags, 24: (inner: () => unknown) => inner() } });
  } catch {
    return undefined;
  }
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
