/**
 * Open Badge Passport and other homes of its software (salava): a holder's page about a badge issued elsewhere. The
 * page's public JSON says where the issuer keeps the credential; that is what is verified.
 */
import type { Find, Lead, Locate, Tenancy } from './types.ts';

export const find: Find = {
  id: 'open-badge-passport',
  lead: '',
  path: 'app/(?:obpv1/)?(?:p/)?badge/info/{n}',
};

export const locate: Locate = (url, id) => [
  { url: `${url.origin}/app/obpv1/p/badge/info/${id}`, want: 'document', read },
];

/** The issuer's address first; a copy of a signed badge where there is one; the raw copy last. */
function read(json: unknown): Lead[] {
  if (typeof json !== 'object' || json === null) return [];
  const { assertion_url, assertion_jws, assertion_json } = json as Record<string, unknown>;
  const leads: Lead[] = [];
  if (typeof assertion_url === 'string' && assertion_url) leads.push({ url: assertion_url });
  if (typeof assertion_jws === 'string' && assertion_jws) leads.push({ text: assertion_jws });
  if (typeof assertion_json === 'string' && assertion_json) leads.push({ text: assertion_json });
  return leads;
}

export const tenancy: Tenancy = { name: 'Open Badge Passport', hosts: /^(?:.+\.)?openbadgepassport\.com$/ };

export const classImages = /^https:\/\/(?:.+\.)?openbadgepassport\.com\/file\//;
