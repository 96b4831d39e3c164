/** Badgr's open-source server under other names: Open Educational Badges, myBadges.org, universities. */
import type { Find, Locate } from './types.ts';

// 22 characters of base64url, or a UUID from before 2017.
export const find: Find = { id: 'badgr-server', path: 'public/assertions/([\\w-]{22,36})(?![\\w-])' };

export const locate: Locate = (_, id, base) => [
  { url: `${base}public/assertions/${id}`, want: 'credential', own: true },
  { url: `${base}public/assertions/${id}.json`, want: 'credential' },
];

export const classImages = /\/public\/badges\/[\w-]{22,36}\/image/;

export const classes = /\/public\/badges\/[\w-]{22,36}(?!\/image)/;
export const lists = /\/public\/(?:collections|issuers)\/[\w-]{16,36}/;
