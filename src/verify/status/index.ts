/** The credential's status: every entry is asked, for each purpose it states. */
import { idOf, isView, many, text, typesOf, type View } from '../credential/view.ts';
import { type Inquiry, note } from '../inquiry.ts';
import type { Check } from '../report.ts';
import { checkBitstringEntry } from './bitstring.ts';
import { checkRevocationList } from './revocation-list.ts';
import { checkStatusClaim, isStatusClaim } from './token-list.ts';
import type { StatusAsk, StatusContext, VerifyList } from './types.ts';

/** More entries than any issuer has; one list may be named by all of them. */
const MOST = 32;

type Entry = (entry: View, ask: StatusAsk) => Promise<Check[]>;
const TYPES: Record<string, Entry> = {
  '1EdTechRevocationList': checkRevocationList,
  BitstringStatusListEntry: checkBitstringEntry,
  StatusList2021Entry: checkBitstringEntry,
  RevocationList2020Status: checkBitstringEntry,
  SuspensionList2020Status: checkBitstringEntry,
};

/**
 * `status.revocation`, `status.suspension` and `status.other` (messages, refresh). A type that is not known, a list that
 * cannot be had or believed, an entry that makes no sense: unknown, never "not revoked".
 */
export async function checkStatus(
  view: View,
  context: StatusContext,
  inquiry: Inquiry,
  verifyList: VerifyList,
): Promise<Check[]> {
  const entries = many(view['credentialStatus']);
  const lists: StatusAsk['lists'] = new Map();
  const checks: Check[] = [];
  for (const entry of entries.slice(0, MOST)) {
    const about = idOf(entry) ?? (isView(entry) ? idOf(entry['statusListCredential']) : undefined);
    const types = typesOf(entry);
    // Two entries under one id are one node of statements, of both types.
    const judges = new Set(types.flatMap((name) => (Object.hasOwn(TYPES, name) ? (TYPES[name] ?? []) : [])));
    if (!isView(entry) || judges.size === 0) {
      const detail = { type: types.length > 0 ? types : (text(entry) ?? null) };
      checks.push(note('status.revocation', 'unknown', 'status-unsupported', detail, about));
    } else {
      for (const judge of judges)
        checks.push(...(await judge(entry, { ...context, about, inquiry, verifyList, lists })));
    }
  }
  if (entries.length > MOST) {
    checks.push(note('status.revocation', 'unknown', 'status-unsupported', { entries: entries.length, limit: MOST }));
  }
  const claim = view['status'];
  if (isStatusClaim(claim)) checks.push(await checkStatusClaim(claim, context, inquiry));
  return checks;
}
