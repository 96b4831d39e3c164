/** Badgr, later Canvas Credentials, then Parchment Digital Badges: one service, an API host for each part of the world. */
import { find as server } from './badgr-server.ts';
import type { Find, Locate, Tenancy } from './types.ts';

export const find: Find = {
  id: 'badgr',
  host: 'badgr\\.(?:com|io)',
  path: server.path,
};

export const locate: Locate = (url, id) => {
  const [region = ''] = /^(?:api\.)?(eu|ca|au|test)\./.exec(url.hostname)?.slice(1) ?? [];
  const api = region === 'test' ? 'api.test.badgr.com' : `api.${region && `${region}.`}badgr.io`;
  const at = (host: string) => `https://${host}/public/assertions/${id}`;
  // The pages' host answers with an empty shell, so the API's host goes first.
  return [
    { url: at(api), want: 'credential', own: true },
    { url: `${at(api)}.json`, want: 'credential' },
    { url: at(url.host), want: 'credential', own: true },
  ];
};

export const tenancy: Tenancy = { name: 'Canvas Credentials (Badgr)', hosts: /^(?:.+\.)?badgr\.(?:com|io)$/ };

export const classImages = /\.?badgr\.(?:com|io)\/public\/badges\//;
