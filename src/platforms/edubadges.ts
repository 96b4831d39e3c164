/** edubadges.nl (SURF, Dutch higher education): the Badgr code base with its own hosts. */
import { find as server } from './badgr-server.ts';
import type { Find, Locate, Says, Tenancy } from './types.ts';

export const find: Find = {
  id: 'edubadges',
  host: 'edubadges\\.nl',
  path: server.path,
};

const api = (url: URL) => `https://${url.hostname.includes('demo') ? url.host : 'api.edubadges.nl'}/public/assertions/`;

export const locate: Locate = (url, id) => [
  { url: `${api(url)}${id}`, want: 'credential', own: true },
  { url: `${api(url)}${id}.json`, want: 'credential' },
];

/** The platform names the holder of a public badge to whoever has the hash and salt that stand in it. */
export const says: Says = async (ask, url, id) => {
  const assertion = (await ask.json(`${api(url)}${id}`)) as { recipient?: Record<string, unknown> } | undefined;
  const { identity, salt } = assertion?.recipient ?? {};
  if (typeof identity !== 'string' || typeof salt !== 'string' || !identity || !salt) return undefined;
  const path = [identity, salt].map(encodeURIComponent).join('/');
  const known = (await ask.json(`${api(url)}identity/${path}`)) as Record<string, unknown> | undefined;
  const recipient = known?.['validated_name'] || known?.['recipient_name'];
  return typeof recipient === 'string' ? { recipient } : undefined;
};

export const tenancy: Tenancy = { name: 'edubadges', hosts: /^(?:.+\.)?edubadges\.nl$/ };
