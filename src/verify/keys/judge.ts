/** `proof.key`: the key is published and authorised by the issuer, and was in force when it signed. */
import { parseDate } from '../dates.ts';
import { type Inquiry, note, pass, SKEW } from '../inquiry.ts';
import type { Check } from '../report.ts';
import { isRevoked } from './result.ts';
import type { KeyResult } from './types.ts';

/**
 * Design 5.1: a revoked key is never valid, whatever `created` says. A key that has expired since is a warning; one
 * that had expired when it signed fails; without a date of signing the two cannot be told apart.
 * @param created when the proof says it was made, as written (`proof.created`, or the JWT's `iat` or `nbf` as a date)
 */
export function judgeKey(result: KeyResult, created: string | undefined, inquiry: Inquiry): Check {
  const { outcome, code, detail, expires, revoked } = result;
  if (outcome !== 'pass') return note('proof.key', outcome, code ?? 'key-list-unavailable', detail);
  if (isRevoked(revoked, inquiry.now)) return note('proof.key', 'unknown', 'key-revoked', { ...detail, revoked });

  const facts = { ...detail, ...(result.host === undefined ? {} : { host: result.host }) };
  if (expires === undefined) return pass('proof.key', undefined, facts);
  const end = parseDate(expires);
  if (!end) return note('proof.key', 'unknown', 'key-expired', { ...facts, expires });
  if (end.ms + SKEW >= inquiry.now) return pass('proof.key', undefined, { ...facts, expires });
  const signed = created === undefined ? undefined : parseDate(created);
  if (!signed) return note('proof.key', 'unknown', 'key-expired', { ...facts, expires });
  return note('proof.key', signed.ms <= end.ms ? 'warn' : 'fail', 'key-expired', { ...facts, expires, created });
}
