/**
 * Open Badge Passport and other homes of its software (salava): a holder's page about a badge issued elsewhere. The
 * page's public JSON says where the issuer keeps the credential; that is what is verified.
 */
import type { Find, Lead, Locate, Says, Tenancy } from './types.ts';

export const find: Find = {
  id: 'open-badge-passport',
  path: '(?:app/(?:obpv1/)?(?:p/)?badge/info|badges/badge_info)/(\\d+(?:/\\d+)?)\\b',
};

/** Before 2016: the badge's number then, and the holder's. The server alone knows the number that it has now. */
const isOld = (id: string) => id.includes('/');

export const locate: Locate = (_, id, base) =>
  isOld(id) ? [] : [{ url: `${base}app/obpv1/p/badge/info/${id}`, want: 'document', read }];

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

/** The holder's name, whether a private account issued it, and the endorsements that the holder has accepted. */
export const says: Says = async (ask, _, id, base) => {
  const info = (await ask.json(`${base}app/obpv1/p/badge/info/${id}`)) as Record<string, unknown> | undefined;
  if (!info) return undefined;
  const recipient = [info.first_name, info.last_name].filter((part) => typeof part === 'string' && part).join(' ');
  const list = (await ask.json(`${base}app/obpv1/badge/user_endorsement/p/${id}`)) as
    | { endorsements?: unknown }
    | undefined;
  // The platform's answer holds pending and refused ones too.
  const endorsements = (Array.isArray(list?.endorsements) ? (list.endorsements as Record<string, unknown>[]) : [])
    .filter((one) => one.status === 'accepted' && typeof one.content === 'string')
    .map((one) => ({
      comment: plainText(one.content as string),
      ...(typeof one.issuer_name === 'string' ? { name: one.issuer_name } : {}),
      ...(typeof one.mtime === 'number' ? { date: new Date(one.mtime * 1000).toISOString() } : {}),
    }));
  return {
    ...(recipient ? { recipient } : {}),
    ...(/\/selfie\//.test(String(info.assertion_url)) ? { selfIssued: true } : {}),
    ...(endorsements.length > 0 ? { endorsements } : {}),
  };
};

/** Comments are typed into an editor that makes HTML of them: shown as text, so only words matter. */
function plainText(html: string): string {
  return html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

export const classes = /\/app\/gallery\/badgeview\//;
export const lists = /\/app\/(?:profile\/(?:page\/view\/)?\d|gallery\/badges)/;
