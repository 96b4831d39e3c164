/** Credly, formerly Acclaim. The page answers 200 even for badges it does not know; the API does not. */
import type { Find, Locate, Says, Tenancy } from './types.ts';

export const find: Find = {
  id: 'credly',
  host: '(?:credly|youracclaim)\\.com',
  path: '(?:(?:embedded_)?badges?|badge_assertions|open_badge_credentials)/{uuid}',
  embed: ['data-share-badge-id', 'https://www.credly.com/badges/'],
};

export const locate: Locate = (url, id) => {
  const hosted = {
    url: `https://api.credly.com/v1/obi/v2/badge_assertions/${id}`,
    want: 'credential',
    own: true,
  } as const;
  const signed = {
    url: `https://www.credly.com/api/v1/obi/v3/open_badge_credentials/${id}`,
    want: 'credential',
  } as const;
  const elsewhere = { ...hosted, url: `https://www.credly.com/api/v1/obi/v2/badge_assertions/${id}` };
  return url.pathname.includes('/obi/v3/') ? [signed, hosted, elsewhere] : [hosted, elsewhere, signed];
};

export const tenancy: Tenancy = { name: 'Credly', hosts: /^(?:.+\.)?(?:credly|youracclaim)\.com$/ };

/** The terms of its API forbid keeping what it answers beyond the visit. */
export const keeps = false;

export const classImages = /^https:\/\/images\.(?:credly|youracclaim)\.com\//;

/** The page's title names the holder, which nothing else does: "TITLE[ (Expired)] was issued by ISSUER to HOLDER." */
export const says: Says = async (ask, _, id) => {
  const page = await ask.page(`https://www.credly.com/badges/${id}`);
  const recipient = / was issued by .+ to (.+?)\.?$/.exec(page?.meta['og:title'] ?? '')?.[1];
  return recipient ? { recipient } : undefined;
};

export const classes = /\.credly\.com\/(?:.*\/)?(?:org\/[^/]+\/badge\/|badge_classes\/)/;
export const lists = /\.credly\.com\/(?:.*\/)?users\/[^/]+(?:\/badges)?(?:[?#]|$)/;
