/** Is a piece of text on a page a credential? Decided by shape alone; what it is worth is not asked here. */
import { atob64, attempt } from './plain.ts';

const CONTEXT = /openbadge|\/spec\/(?:ob|clr)\/|\/credentials\/v\d|blockcerts/;
const TYPE = /(?:Credential|Presentation|Assertion|Endorsement)"/;
const JWT = /(?<![\w.-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}(?:~[\w-]*)*/g;
/** Longest text looked at, in characters. */
const LIMIT = 262_144;

/** A credential, an award of OB 0.5 to 2.1, or a collection of them; not a badge class, not a profile. */
export function isCredential(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((item) => !Array.isArray(item) && isCredential(item));
  const thing = value as Record<string, unknown>;
  const type = thing['type'] ?? thing['@type'];
  return (
    (CONTEXT.test(JSON.stringify(thing['@context'] ?? '')) && TYPE.test(JSON.stringify(type))) ||
    // OB 0.5 and 1.0 have neither context nor type.
    ('recipient' in thing && 'badge' in thing && ('verify' in thing || 'issued_on' in thing)) ||
    isCredential(thing['@graph'])
  );
}

/** The credentials that a text is, or holds as JWT or SD-JWT: session tokens and other JSON are passed over. */
export function credentialsIn(text: string): { via: 'json' | 'jwt'; text: string }[] {
  if (text.length > LIMIT) return [];
  const trimmed = text.trim();
  if (/^[[{]/.test(trimmed) && (CONTEXT.test(trimmed) || trimmed.includes('"recipient"'))) {
    return isCredential(parsed(trimmed)) ? [{ via: 'json', text: trimmed }] : [];
  }
  return [...trimmed.matchAll(JWT)].flatMap(([token]) => {
    const payload = parsed(atob64(token.split('.')[1] ?? ''));
    const { vc, vp, vct } = (payload ?? {}) as Record<string, unknown>;
    return vc || vp || vct || isCredential(payload) ? [{ via: 'jwt' as const, text: token }] : [];
  });
}

const parsed = (text: string): unknown => attempt(() => JSON.parse(text));
