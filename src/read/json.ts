/** JSON within limits. The depth is counted before parsing: a recursive parser may not survive depth 100,000. */
import type { Code } from '../verify/codes.ts';
import { DOCUMENT_BYTES, JSON_DEPTH } from './limits.ts';

export type JsonResult =
  | { ok: true; value: unknown }
  | { ok: false; code: Extract<Code, 'broken-json' | 'too-deep' | 'too-large'>; detail?: Record<string, unknown> };

/** Parses a JSON text; a byte order mark before it is ignored (RFC 8259, section 8.1). Never throws. */
export function parseJson(text: string): JsonResult {
  if (text.length > DOCUMENT_BYTES) return { ok: false, code: 'too-large', detail: { limit: DOCUMENT_BYTES } };
  if (tooDeep(text)) return { ok: false, code: 'too-deep', detail: { limit: JSON_DEPTH } };
  try {
    return { ok: true, value: JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) };
  } catch (error) {
    return { ok: false, code: 'broken-json', detail: { message: error instanceof Error ? error.message : '' } };
  }
}

/** Decodes UTF-8 strictly and parses it. */
export function parseJsonBytes(bytes: Uint8Array): JsonResult {
  if (bytes.length > DOCUMENT_BYTES) return { ok: false, code: 'too-large', detail: { limit: DOCUMENT_BYTES } };
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { ok: false, code: 'broken-json', detail: { message: 'not UTF-8' } };
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** One pass; counts brackets outside strings. Text that is not JSON may be misjudged, and fails to parse anyway. */
function tooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (quoted) {
      if (unit === BACKSLASH) at++;
      else if (unit === QUOTE) quoted = false;
    } else if (unit === QUOTE) quoted = true;
    else if (unit === 0x7b || unit === 0x5b) {
      depth++;
      if (depth > JSON_DEPTH) return true;
    } else if (unit === 0x7d || unit === 0x5d) depth--;
  }
  return false;
}
