/** Ids that are addresses, compared as a server would see them, after the upgrade to https on both sides. */
import { getDomain } from 'tldts';

/**
 * An http(s) address in normal form, https: host in lower case, default port and dot segments gone (WHATWG URL),
 * needless percent-encoding undone (RFC 3986, section 6.2.2). Undefined for other schemes and relative references.
 */
export function address(value: unknown): URL | undefined {
  if (typeof value !== 'string' || !/^\s*https?:\/\//i.test(value)) return undefined;
  const text = value.trim().replace(/%([0-9a-f]{2})/gi, (encoded, digits: string) => {
    const character = String.fromCharCode(Number.parseInt(digits, 16));
    return /[A-Za-z0-9._~-]/.test(character) ? character : encoded.toUpperCase();
  });
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  url.protocol = 'https:';
  return url;
}

/**
 * Whether two addresses lie on one site (registrable domain; shared hosts such as github.io count each tenant apart).
 * A redirect that leaves the site may be an open redirector's work, and is no word of the site it left.
 */
export function sameSite(one: string | undefined, other: string | undefined): boolean {
  const [a, b] = [address(one), address(other)];
  if (!a || !b) return false;
  if (a.host === b.host) return true;
  const [left, right] = [a, b].map((url) => getDomain(url.hostname, { allowPrivateDomains: true }));
  return typeof left === 'string' && left === right;
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
