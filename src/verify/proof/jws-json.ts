/** JWS in its JSON serializations (RFC 7515, section 7.2), general and flattened, taken apart and unverified. */
import { base64urlnopad } from '@scure/base';
import { parseJson, parseJsonBytes } from '../../read/json.ts';
import { isView, type View } from '../credential/view.ts';

export interface JsonSignature {
  /** Base64url, as written. */
  protected: string;
  signature: string;
  /** The protected header, read; undefined when it is none. */
  header: View | undefined;
}

export interface JsonJws {
  /** As it stands: base64url, or the text itself where `b64` is false (RFC 7797). */
  payload: string;
  signatures: JsonSignature[];
  /** The payload read as JSON, by the first signature's own word on its encoding; unverified. */
  peeked: View | undefined;
}

/** More signatures than any document has. */
const MOST = 8;

/** Undefined for JSON that is no JWS. Only protected headers are read: nobody signs the others. */
export function readJsonJws(value: unknown): JsonJws | undefined {
  if (!isView(value)) return undefined;
  const { payload, signatures } = value;
  const given = Array.isArray(signatures) ? signatures.slice(0, MOST) : [value];
  const found = given.filter(isView).flatMap((one): JsonSignature[] => {
    const { protected: head, signature } = one;
    if (typeof head !== 'string' || typeof signature !== 'string') return [];
    return [{ protected: head, signature, header: decode(head, true) }];
  });
  if (typeof payload !== 'string' || found.length === 0 || found.length !== given.length) return undefined;
  return { payload, signatures: found, peeked: decode(payload, found[0]?.header?.['b64'] !== false) };
}

/** A compact JWS in the same form. */
export function fromCompact(token: string): JsonJws | undefined {
  const [head, payload, signature, more] = token.split('.');
  if (head === undefined || payload === undefined || signature === undefined || more !== undefined) return undefined;
  return readJsonJws({ payload, protected: head, signature });
}

/** Undefined where the compact serialization cannot say the same: several signatures, or a payload as it is. */
export function toCompact({ payload, signatures }: JsonJws): string | undefined {
  const [only, ...others] = signatures;
  if (!only || others.length > 0 || only.header?.['b64'] !== undefined) return undefined;
  return `${only.protected}.${payload}.${only.signature}`;
}

function decode(text: string, encoded: boolean): View | undefined {
  try {
    const parsed = encoded ? parseJsonBytes(base64urlnopad.decode(text)) : parseJson(text);
    return parsed.ok && isView(parsed.value) ? parsed.value : undefined;
  } catch {
    return undefined;
  }
}
