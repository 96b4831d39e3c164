/** A text that should be a credential, or say where one is: JSON, compact JWS, SD-JWT, mobile document or URL. */
import { base64urlnopad } from '@scure/base';
import { readCose, readMdoc } from './cose.ts';
import { dataBytes } from './data-url.ts';
import { parseJson } from './json.ts';
import { DOCUMENT_BYTES } from './limits.ts';
import type { Found, ReadResult } from './types.ts';

export type Classified = { found?: Found; problem?: NonNullable<ReadResult['problem']> };

/** Data addresses of what is no text. Mobile documents have no media type of their own that everybody uses. */
const BINARY = /^data:application\/(?:v[cp]\+cose|[\w.+-]*mdoc|cbor)[;,]/i;

/** RFC 7515, section 7.1. Padding is not allowed; it is matched so that it can be refused by name. */
const JWS = /^([A-Za-z0-9_-]+=*)\.([A-Za-z0-9_-]*=*)\.([A-Za-z0-9_-]*=*)$/;

export function classify(given: string): Classified {
  const text = given.replace(/^\uFEFF/, '').trim();
  if (text === '') return {};
  if (text.length > DOCUMENT_BYTES) return { problem: { code: 'too-large', detail: { limit: DOCUMENT_BYTES } } };
  const first = text[0];
  if (first === '{' || first === '[') return json(text);
  if (first === '"') {
    // Some servers write a JWT or an address as a JSON string.
    const parsed = parseJson(text);
    return parsed.ok && typeof parsed.value === 'string' && !parsed.value.trim().startsWith('"')
      ? classify(parsed.value)
      : {};
  }
  if (/^https?:\/\//i.test(text)) {
    return !/\s/.test(text) && URL.canParse(text) ? { found: { kind: 'url', url: text } } : {};
  }
  if (BINARY.test(text)) {
    const bytes = dataBytes(text)?.bytes ?? new Uint8Array();
    const found = readCose(bytes) ?? readMdoc(bytes);
    return found ? { found } : {};
  }
  // Mail programs and editors break long lines.
  const token = text.replace(/\s+/g, '');
  if (token.includes('~')) return sdJwt(token);
  return jws(token) ?? mdoc(token) ?? {};
}

/** As OpenID for Verifiable Presentations and for Credential Issuance hand mobile documents over (`mso_mdoc`): base64url. */
function mdoc(token: string): Classified | undefined {
  // The first byte is that of a map of CBOR.
  if (!/^[o-v][\w+/-]{40,}={0,2}$/.test(token)) return undefined;
  try {
    const bytes = base64urlnopad.decode(token.replace(/=+$/, '').replace(/\+/g, '-').replace(/\//g, '_'));
    const found = readMdoc(bytes);
    return found && { found };
  } catch {
    return undefined;
  }
}

function json(text: string): Classified {
  const parsed = parseJson(text);
  if (!parsed.ok) return { problem: { code: parsed.code, ...(parsed.detail ? { detail: parsed.detail } : {}) } };
  const { value } = parsed;
  return { found: { kind: 'json', value: value as Record<string, unknown> | unknown[], text } };
}

/** Undefined when it is not shaped like a JWS at all: `www.example.org` has three parts too. */
function jws(token: string): Classified | undefined {
  const [, header, payload] = JWS.exec(token) ?? [];
  if (header === undefined || payload === undefined || !decode(header)?.trimStart().startsWith('{')) return undefined;
  for (const [part, encoded] of [['header', header] as const, ['payload', payload] as const]) {
    const decoded = decode(encoded);
    const parsed = decoded === undefined || encoded.endsWith('=') ? undefined : parseJson(decoded);
    if (!parsed?.ok || typeof parsed.value !== 'object' || parsed.value === null || Array.isArray(parsed.value)) {
      const why = parsed && !parsed.ok ? parsed.code : 'not-an-object';
      return { problem: { code: 'broken-jwt', detail: { part, why } } };
    }
  }
  if (token.endsWith('=')) return { problem: { code: 'broken-jwt', detail: { part: 'signature' } } };
  return { found: { kind: 'jws', text: token } };
}

/** RFC 9901, section 4: issuer-signed JWT, disclosures, and a key binding JWT (or nothing) after the last tilde. */
function sdJwt(token: string): Classified {
  const [issuerJwt = '', ...rest] = token.split('~');
  const signed = jws(issuerJwt);
  if (!signed || signed.problem) return signed ?? {};
  const keyBinding = rest.pop() ?? '';
  return rest.every((part) => /^[A-Za-z0-9_-]+$/.test(part)) && /^[A-Za-z0-9_.-]*$/.test(keyBinding)
    ? { found: { kind: 'sd-jwt', text: token } }
    : { problem: { code: 'broken-jwt', detail: { part: 'disclosures' } } };
}

function decode(part: string): string | undefined {
  try {
    const bytes = base64urlnopad.decode(part.replace(/=+$/, ''));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
