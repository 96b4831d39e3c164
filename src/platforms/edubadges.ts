/** edubadges.nl (SURF, Dutch higher education): the Badgr code base with its own hosts. */
import type { Find, Locate, Tenancy } from './types.ts';

export const find: Find = {
  id: 'edubadges',
  host: 'edubadges\\.nl',
  path: 'public/assertions/{slug}',
};

export const locate: Locate = (url, id) => {
  const api = url.hostname.includes('demo') ? url.host : 'api.edubadges.nl';
  return [
    { url: `https://${api}/public/assertions/${id}`, want: 'credential', own: true },
    { url: `https://${api}/public/assertions/${id}.json`, want: 'credential' },
  ];
};

export const tenancy: Tenancy = { name: 'edubadges', hosts: /^(?:.+\.)?edubadges\.nl$/ };
