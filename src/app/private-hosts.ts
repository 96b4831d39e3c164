/**
 * The private-network rule as the browser's own request filter: it sees every redirect hop, which `fetch` hides.
 * Pure: builds the rules; `guard.ts` installs them. The finer rules (src/net) have judged the first address already.
 */
import type { Browser } from 'wxt/browser';
import { PRIVATE_SUFFIXES } from '../net/private-suffixes.ts';

type Rule = Browser.declarativeNetRequest.Rule;

/** RE2 patterns over whole addresses as the browser writes them: normalised, lower-case hosts, default ports left out. */
export const BLOCKED = [
  // IPv4: this network, private, carrier-grade, loopback, link-local, multicast and reserved (IANA special-purpose registry)
  '^https?://(?:0|10|127)\\.[0-9.]+(?::[0-9]+)?/',
  '^https?://(?:169\\.254|192\\.168|172\\.(?:1[6-9]|2[0-9]|3[01]))\\.[0-9.]+(?::[0-9]+)?/',
  '^https?://(?:100\\.(?:6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])|198\\.1[89]|192\\.0\\.[02]|198\\.51\\.100|203\\.0\\.113)\\.[0-9.]+(?::[0-9]+)?/',
  '^https?://2(?:2[4-9]|[345][0-9])\\.[0-9.]+(?::[0-9]+)?/',
  // IPv6: everything outside 2000::/3, and what carries an IPv4 address or is documentation
  '^https?://\\[(?:::|[014-9a-f]|[23]?[0-9a-f]{0,2}:|2001:0?:|2001:db8:|2002:)',
  // names of a private network: one label, or a reserved suffix
  '^https?://[^./?#@:\\[]+\\.?(?::[0-9]+)?/',
  `^https?://[^/?#]*\\.(?:${PRIVATE_SUFFIXES.map((suffix) => suffix.replaceAll('.', '\\.')).join('|')})\\.?(?::[0-9]+)?/`,
  // a port of its own, or a user name
  '^https?://[^/?#@]*:[0-9]+/',
  '^https?://[^/?#]*@',
];

const FIRST = 1;
const FIRST_ALLOWED = 101;
const MAX_ALLOWED = 200;

/** `own`: the extension's host. `allowedHosts`: host, host:port or address, as `URL.host` writes them. */
export function guardRules(own: string, allowedHosts: readonly string[]): Rule[] {
  const condition = {
    initiatorDomains: [own],
    resourceTypes: ['xmlhttprequest'] as Rule['condition']['resourceTypes'],
  };
  const blocked = BLOCKED.map((regexFilter, index) => ({
    id: FIRST + index,
    priority: 1,
    action: { type: 'block' as const },
    condition: { ...condition, regexFilter } as Rule['condition'],
  }));
  const allowed = allowedHosts.slice(0, MAX_ALLOWED).map((host, index) => ({
    id: FIRST_ALLOWED + index,
    priority: 2,
    action: { type: 'allow' as const },
    condition: {
      ...condition,
      regexFilter: `^https?://${literal(host)}${hasPort(host) ? '' : '(?::[0-9]+)?'}/`,
    } as Rule['condition'],
  }));
  return [...blocked, ...allowed];
}

function hasPort(host: string): boolean {
  return /\]?:[0-9]+$/.test(host) && !host.endsWith(']');
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
