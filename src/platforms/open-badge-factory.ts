/** Open Badge Factory: OB 2.0 hosted until September 2025, OB 3.0 since. */
import type { Find, Locate, Says, Tenancy } from './types.ts';

export const find: Find = {
  id: 'open-badge-factory',
  host: 'openbadgefactory\\.com',
  path: '(?:obv3/credentials|v1/assertion)/{hash}',
};

export const locate: Locate = (url, id, base) => {
  const credential = `${base}${/\/obv3\//.test(url.pathname) ? 'obv3/credentials' : 'v1/assertion'}/${id}`;
  return [
    { url: credential, want: 'credential', own: true },
    { url: `${credential}.json`, want: 'credential' },
  ];
};

export const tenancy: Tenancy = { name: 'Open Badge Factory', hosts: /^(?:.+\.)?openbadgefactory\.com$/ };

export const classImages = /openbadgefactory\.com\/(?:obv3\/images|v1\/badge)\//;

/** The issuer's data say whether the platform has verified who it is. */
export const says: Says = async (ask, url, id, base) => {
  if (/\/obv3\//.test(url.pathname)) return undefined;
  // The two places that `locate` names: what was asked there already is not asked again.
  const asked = (await ask.json(`${base}v1/assertion/${id}`)) ?? (await ask.json(`${base}v1/assertion/${id}.json`));
  const assertion = asked as { badge?: unknown } | undefined;
  const badge = typeof assertion?.badge === 'string' ? await ask.json(assertion.badge) : assertion?.badge;
  const issuer = (badge as { issuer?: unknown } | undefined)?.issuer;
  // Only the platform's own word counts, not an address elsewhere.
  if (typeof issuer !== 'string' || !issuer.startsWith(`${url.origin}/`)) return undefined;
  const profile = (await ask.json(issuer.replace(/&event=[^&]*/, ''))) as { verified?: unknown } | undefined;
  return typeof profile?.verified === 'boolean' ? { issuerVerified: profile.verified } : undefined;
};

export const classes = /openbadgefactory\.com\/(?:obv3\/achievements|v1\/badge\/_|c\/earnablebadge)\/(?!.*\.png)/;
