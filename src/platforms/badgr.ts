/** Badgr, later Canvas Credentials, then Parchment Digital Badges: one service, an API host for each part of the world. */
import type { Find, Locate, Tenancy } from './types.ts';

export const find: Find = {
  id: 'badgr',
  host: 'badgr\\.(?:com|io)',
  // 22 characters of base64url, or a UUID from before 2017
  path: 'public/assertions/{slug}',
};

export const locate: Locate = (url, id) => {
  const [region = ''] = /^(?:api\.)?(eu|ca|au|test)\./.exec(url.hostname)?.slice(1) ?? [];
  const api = region === 'test' ? 'api.test.badgr.com' : `api.${region && `${region}.`}badgr.io`;
  // The pages' host answers with an empty shell, so the API's host goes first.
  return [api, url.host].map((host) => ({
    url: `https://${host}/public/assertions/${id}`,
    want: 'credential',
    own: true,
  }));
};

export const tenancy: Tenancy = { name: 'Canvas Credentials (Badgr)', hosts: /^(?:.+\.)?badgr\.(?:com|io)$/ };

export const classImages = /\.?badgr\.(?:com|io)\/public\/badges\//;
