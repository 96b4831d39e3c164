import { addressOf, isPublicAddress } from './address.ts';
import { PRIVATE_SUFFIXES } from './private-suffixes.ts';
import type { NetCode } from './types.ts';

/** Longest address asked, in characters. Signed links to object stores stay far below. */
const LONGEST = 8192;

export type Judgement =
  | { ok: true; url: string; host: string; port: string }
  | { ok: false; url: string; code: NetCode; detail: Record<string, unknown> };

/** What the person's option "in my organisation's network" lets through. */
export interface Allowed {
  /** May this host (a name or an address), at this port, be private and use another port than 443? */
  has(host: string, port: string): boolean;
}

/**
 * The option as written: "host", "host:port", an address, or an address with a port ("[::1]:8443").
 * An entry without a port stands for every port of that host.
 */
export function allow(entries: readonly string[] = []): Allowed {
  const known = new Set<string>();
  for (const entry of entries) {
    const [host, port] = splitEntry(entry.trim());
    if (host) known.add(`${canonicalHost(host)} ${port}`);
  }
  return {
    has(host, port) {
      const name = canonicalHost(host);
      return known.has(`${name} `) || known.has(`${name} ${port || '443'}`);
    },
  };
}

/**
 * May this address be asked? The answer carries the address as it will be asked: upgraded to https, without fragment
 * (never sent) and without the root dot of the host name. Design, section 7.
 */
export function judge(written: string, allowed: Allowed): Judgement {
  const url = parse(written);
  if (!url) return { ok: false, url: written.slice(0, LONGEST), code: 'bad-url', detail: {} };
  const refuse = (code: NetCode): Judgement => ({
    ok: false,
    url: url.href,
    code,
    detail: { host: url.host, ...(code === 'port-refused' ? { port: url.port } : {}) },
  });
  if (url.username !== '' || url.password !== '') {
    url.username = '';
    url.password = '';
    return refuse('bad-url');
  }
  const host = url.hostname;
  if (host === '' || host.split('.').includes('')) return refuse('bad-url');
  if (!allowed.has(host, url.port)) {
    if (isPrivateHost(host)) return refuse('private-address');
    if (url.port !== '') return refuse('port-refused');
  }
  return { ok: true, url: url.href, host, port: url.port };
}

/** The address as the door would ask it (https, no fragment); as given when it is no http(s) address. For comparing. */
export function upgraded(written: string): string {
  return parse(written)?.href ?? written;
}

/** A host that only a private network knows: a private address, a reserved suffix, or a name of a single label. */
export function isPrivateHost(host: string): boolean {
  const name = canonicalHost(host);
  if (addressOf(name) !== undefined) return !isPublicAddress(name);
  return !name.includes('.') || PRIVATE_SUFFIXES.some((suffix) => name === suffix || name.endsWith(`.${suffix}`));
}

function parse(written: string): URL | undefined {
  if (written.length > LONGEST) return undefined;
  const url = URL.parse(written);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  url.protocol = 'https:';
  url.hash = '';
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.slice(0, -1);
  return url;
}

/** Lower case, no brackets, no root dot; an address in its shortest spelling. */
function canonicalHost(host: string): string {
  const name = host.toLowerCase().replace(/\.$/, '');
  return addressOf(name) ?? name;
}

function splitEntry(entry: string): [host: string, port: string] {
  if (addressOf(entry) !== undefined) return [entry, ''];
  // Read as a URL: upper case, Unicode names and unusual spellings of an address end as they do in an asked URL.
  const url = /^[^/@?#\s]+$/.test(entry) ? URL.parse(`https://${entry}`) : null;
  if (!url) return ['', ''];
  return [url.hostname, url.port || (/:0*443$/.test(entry) ? '443' : '')];
}
