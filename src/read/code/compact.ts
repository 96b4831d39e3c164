/**
 * Credentials in the form made for QR codes (VPQR): `VP1-` or `VC1-`, then multibase base45 (`R`) or base32 (`B`), then
 * CBOR-LD. Terms are written as numbers that follow from the document's contexts, so these must be at hand.
 */
import { decode as base45 } from '@digitalbazaar/base45';
import { decode } from '@digitalbazaar/cborld';
import { base32nopad } from '@scure/base';
import type { Code } from '../../verify/codes.ts';

export type CompactResult =
  /** JSON, in the ways in which it may be read: several where a context has changed in place, newest first. */
  | { ok: true; texts: string[] }
  | { ok: false; code: Extract<Code, 'unknown-context' | 'unsupported-format' | 'broken-code'>; detail: object };

/** More than the largest code holds: what is longer comes from no code. */
const LONGEST = 8_000;

/** Snapshots of a context tried. */
const MOST_READINGS = 4;

/**
 * The JSON of a compact credential. Never throws. The numbers of terms move when a context is extended in place, so each
 * snapshot gives a reading of its own; only a proof can tell which one was meant.
 * @param contexts the bundled documents of a JSON-LD context's address, newest first
 */
export async function compactTexts(
  text: string,
  contexts: (url: string) => readonly object[] | undefined,
): Promise<CompactResult> {
  let most = 1;
  const texts: string[] = [];
  let failure: Failure | undefined;
  for (let turn = 0; turn < most && turn < MOST_READINGS; turn++) {
    const result = await reading(text, (url) => {
      const known = contexts(url);
      most = Math.max(most, known?.length ?? 0);
      return known?.[Math.min(turn, known.length - 1)];
    });
    if (typeof result !== 'string') failure ??= result;
    else if (!texts.includes(result)) texts.push(result);
  }
  if (texts.length > 0) return { ok: true, texts };
  return failure ?? { ok: false, code: 'broken-code', detail: {} };
}

type Failure = Exclude<CompactResult, { ok: true }>;

async function reading(text: string, context: (url: string) => object | undefined): Promise<string | Failure> {
  let missing: string | undefined;
  let table: number | undefined;
  let begun = false;
  try {
    if (text.length > LONGEST) throw new TypeError('too long');
    const cborldBytes = bytesOf(text.replace(/^V[PC]1-/, ''));
    begun = true;
    const value: unknown = await decode({
      cborldBytes,
      documentLoader: async (url: string) => {
        const document = context(url);
        if (!document) {
          missing = url;
          throw new TypeError('unknown context');
        }
        return { documentUrl: url, document };
      },
      typeTableLoader: async ({ registryEntryId }: { registryEntryId: number }) => {
        table = registryEntryId;
        return undefined;
      },
    });
    if (typeof value !== 'object' || value === null) throw new TypeError('not an object');
    return JSON.stringify(value);
  } catch (error) {
    if (missing !== undefined) return { ok: false, code: 'unknown-context', detail: { url: missing.slice(0, 500) } };
    // Tables of abbreviations that a trade has agreed on, listed in the CBOR-LD registry.
    if (table !== undefined) return { ok: false, code: 'unsupported-format', detail: { format: 'CBOR-LD', table } };
    const { code, message } = error as Error & { code?: unknown };
    const why = String(code ?? message).slice(0, 200);
    if (!begun || /^CBOR decode error|ERR_NOT_CBORLD/.test(why)) {
      return { ok: false, code: 'broken-code', detail: { why } };
    }
    // Written with newer or other tables and contexts than are at hand, or in a way that the library does not know.
    return { ok: false, code: 'unsupported-format', detail: { format: 'CBOR-LD', why } };
  }
}

function bytesOf(encoded: string): Uint8Array {
  const body = encoded.slice(1);
  if (encoded.startsWith('R')) return base45(body);
  if (encoded.startsWith('B')) return base32nopad.decode(body.replace(/=+$/, ''));
  throw new TypeError('unknown encoding');
}
