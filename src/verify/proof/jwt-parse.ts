/** A compact JWS with JSON in both parts (RFC 7519), unverified. */
import { base64urlnopad } from '@scure/base';
import { parseJsonBytes } from '../../read/json.ts';
import { isView, type View } from '../credential/view.ts';

export interface ParsedJwt {
  header: View;
  payload: View;
}

/** Undefined unless it is three base64url parts without padding, the first two of them JSON objects in UTF-8. */
export function parseJwt(token: string): ParsedJwt | undefined {
  const parts = token.split('.');
  if (parts.length !== 3) return undefined;
  const [header, payload] = parts.map(decodeObject);
  if (!header || !payload || decode(parts[2] ?? '=') === undefined) return undefined;
  return { header, payload };
}

function decodeObject(part: string): View | undefined {
  const bytes = decode(part);
  const parsed = bytes && parseJsonBytes(bytes);
  return parsed?.ok && isView(parsed.value) ? parsed.value : undefined;
}

function decode(part: string): Uint8Array | undefined {
  try {
    return base64urlnopad.decode(part);
  } catch {
    return undefined;
  }
}
