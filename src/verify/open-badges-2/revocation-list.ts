/** The issuer's list of revoked awards (Open Badges 2.0, "RevocationList"; 1.1 specification, "Revocation"). */
import { isView, many, text, type View } from '../credential/view.ts';
import type { Inquiry } from '../inquiry.ts';
import { note, pass } from '../inquiry.ts';
import type { Check } from '../report.ts';
import { resolve, sameAddress } from './address.ts';
import type { Award } from './award.ts';
import { load } from './load.ts';

/**
 * For signed awards. Without a fetched profile nothing is known of any list, and the key is undecided anyway.
 * @param profile the issuer's profile from its own address
 */
export async function checkRevocationList(
  award: Award,
  profile: View | undefined,
  profileUrl: string | undefined,
  inquiry: Inquiry,
): Promise<Check[]> {
  if (award.revoked) return [revoked(award.reason)];
  if (!profile) return [note('status.revocation', 'unknown', 'status-unavailable')];
  const [list] = many(profile.revocationList);
  // An issuer without a list does not revoke.
  if (list === undefined) return [{ id: 'status.revocation', outcome: 'skip' }];
  let value: View | undefined;
  let where = profileUrl;
  const url = typeof list === 'string' ? list : isView(list) ? text(list.id) : undefined;
  if (isView(list) && (list.revokedAssertions !== undefined || url === undefined)) value = list;
  else if (url !== undefined) {
    where = resolve(url, profileUrl);
    const loaded = await load(where, 'status', inquiry);
    if (!loaded.ok) {
      const detail = { ...loaded.detail, why: loaded.code };
      return [note('status.revocation', 'unknown', 'status-unavailable', detail, where)];
    }
    value = loaded.value;
  }
  if (!value) return [note('status.revocation', 'unknown', 'status-broken', {}, where)];
  return [judge(award, value, where)];
}

function judge(award: Award, list: View, where: string | undefined): Check {
  const isListed = (name: unknown) => award.names.some((own) => own === name || sameAddress(own, text(name)));
  if (list.revokedAssertions !== undefined) {
    // Entries are ids, or nodes with `id` (or `uid`, of upgraded ones) and perhaps a reason.
    for (const entry of many(list.revokedAssertions)) {
      if (isListed(entry)) return revoked(undefined, where);
      if (isView(entry) && (isListed(entry.id ?? entry['@id']) || isListed(entry.uid))) {
        return revoked(text(entry.revocationReason ?? entry.reason), where);
      }
    }
    return pass('status.revocation', where);
  }
  if (award.standard === 'open-badges-1.0' || award.standard === 'open-badges-1.1') {
    // 1.1: an object of uid and reason.
    const entry = Object.entries(list).find(([uid]) => isListed(uid));
    return entry ? revoked(text(entry[1]), where) : pass('status.revocation', where);
  }
  return note('status.revocation', 'unknown', 'status-broken', { property: 'revokedAssertions' }, where);
}

function revoked(reason: string | undefined, where?: string): Check {
  return note('status.revocation', 'fail', 'revoked', reason === undefined ? {} : { reason }, where);
}
