/** Ids that are addresses, compared as a server would see them, after the upgrade to https on both sides. */
import { upgraded } from '../keys/same-id.ts';

/**
 * An http(s) address in normal form, https: host in lower case, default port and dot segments gone (WHATWG URL),
 * needless percent-encoding undone (RFC 3986, section 6.2.2). Undefined for other schemes and relative references.
 */
export function address(value: unknown): URL | undefined {
  if (typeof value !== 'string' || !/^\s*https?:\/\//i.test(value)) return undefined;
  const text = upgraded(value.trim()).replace(/%([0-9a-f]{2})/gi, (encoded, digits: string) => {
    const character = String.fromCharCode(Number.parseInt(digits, 16));
    return /[A-Za-z0-9._~-]/.test(character) ? character : encoded.toUpperCase();
  });
  return URL.canParse(text) ? new URL(text) : undefined;
}

export function sameAddress(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  if (one === other) return true;
  const [a, b] = [address(one), address(other)];
  return a !== undefined && a.href === b?.href;
}

/** An address given relative to the document it stands in; other schemes (urn:, did:) as they are. */
export function resolve(reference: string, base: string | undefined): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference) || base === undefined) return reference;
  return URL.canParse(reference, base) ? new URL(reference, base).href : reference;
}
