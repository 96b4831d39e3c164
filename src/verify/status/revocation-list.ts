/** 1EdTechRevocationList (Verifiable Credentials Revocation List 1.0, https://imsglobal.org/spec/vcrl/v1p0). */
import { parseJsonBytes } from '../../read/json.ts';
import { idOf, isView, many, text, type View } from '../credential/view.ts';
import { note, pass } from '../inquiry.ts';
import { sameId } from '../keys/same-id.ts';
import type { Check } from '../report.ts';
import { fetchStatus } from './fetch.ts';
import type { StatusAsk } from './types.ts';

/**
 * The entry's `id` is the list's address; the credential is revoked when its id is in the list, unless the entry there
 * says `revoked: false`. The list is plain JSON without a signature: TLS is what vouches for it. It may stand on any
 * host, since its address is in the signed credential and so is the issuer's own choice of who keeps its list.
 */
export async function checkRevocationList(entry: View, ask: StatusAsk): Promise<Check[]> {
  const url = idOf(entry);
  const unknown = (code: NonNullable<Check['code']>, detail: Record<string, unknown>) => [
    note('status.revocation', 'unknown', code, detail, ask.about),
  ];
  if (url === undefined) return unknown('status-broken', { reason: 'no-list' });
  // Without an id of its own the credential cannot be looked up: absence from the list would mean nothing.
  if (ask.credentialId === undefined) return unknown('status-broken', { reason: 'no-id', url });
  const fetched = await fetchStatus(url, ask.inquiry);
  if (!fetched.ok) return unknown(fetched.code, fetched.detail);
  const parsed = parseJsonBytes(fetched.bytes);
  if (!parsed.ok) return unknown('status-broken', { reason: parsed.code, url });
  const list = parsed.value;
  if (!isView(list) || !isList(list, url)) return unknown('status-broken', { reason: 'not-a-list', url });

  const wanted = ask.credentialId;
  for (const item of [...many(list['revokedCredential']), ...many(list['revokedCredentials'])]) {
    if (!same(idOf(item), wanted) || (isView(item) && item['revoked'] === false)) continue;
    const reason = isView(item) ? text(item['revocationReason']) : undefined;
    const detail = { url, ...(reason === undefined ? {} : { reason }) };
    return [note('status.revocation', 'fail', 'revoked', detail, ask.about)];
  }
  return [pass('status.revocation', ask.about, { url })];
}

/** An error message in JSON is no list, and its silence about the credential no answer; an empty list names itself. */
function isList(list: View, url: string): boolean {
  return (
    list['revokedCredential'] !== undefined || list['revokedCredentials'] !== undefined || sameId(text(list['id']), url)
  );
}

/** Open Badges 3.0, "Credential Equality": ids are compared after percent-decoding and trimming. */
function same(one: string | undefined, other: string): boolean {
  if (one === undefined) return false;
  return sameId(one, other) || plain(one) === plain(other);
}

function plain(id: string): string {
  try {
    return folded(decodeURIComponent(id).trim());
  } catch {
    return folded(id.trim());
  }
}

/** RFC 9562, section 4: a UUID is the same in either case. */
function folded(id: string): string {
  return /^urn:uuid:/i.test(id) ? id.toLowerCase() : id;
}
