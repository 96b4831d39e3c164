/** Open Badge Factory: OB 2.0 hosted until September 2025, OB 3.0 since. */
import type { Find, Locate, Tenancy } from './types.ts';

export const find: Find = {
  id: 'open-badge-factory',
  host: 'openbadgefactory\\.com',
  path: '(?:obv3/credentials|v1/assertion)/{sha1}',
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
