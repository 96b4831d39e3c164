/** From a listed key to a `KeyResult`. */
import type { Code } from '../codes.ts';
import { parseDate } from '../dates.ts';
import { SKEW } from '../inquiry.ts';
import type { ListedKey } from './controller.ts';
import type { KeyResult } from './types.ts';

export interface Origin {
  controller?: string;
  /** Host that served the list. */
  host?: string;
}

type Detail = Record<string, unknown>;

/** What is known of the key, whatever is then said of it. */
export function describe(listed: ListedKey | undefined, origin: Origin): Omit<KeyResult, 'outcome'> {
  return {
    ...(listed?.key ? { key: listed.key } : {}),
    ...origin,
    ...(listed?.expires === undefined ? {} : { expires: listed.expires }),
    ...(listed?.revoked === undefined ? {} : { revoked: listed.revoked }),
  };
}

export function refuse(
  outcome: 'fail' | 'unknown',
  code: Code,
  detail: Detail,
  known: Omit<KeyResult, 'outcome'> = {},
): KeyResult {
  return { ...known, outcome, code, detail };
}

/** The last two questions to a key that is listed, authorised and the issuer's: can it be used, is it revoked? */
export function settle(listed: ListedKey, origin: Origin, detail: Detail, now: number): KeyResult {
  const known = describe(listed, origin);
  if (!listed.key) return refuse('unknown', 'key-unsupported', detail, known);
  // Design 5.1: never valid, whatever `created` says: a thief backdates.
  if (isRevoked(listed.revoked, now)) {
    return refuse('unknown', 'key-revoked', { ...detail, revoked: listed.revoked }, known);
  }
  return { ...known, outcome: 'pass', detail };
}

/** A revocation that cannot be read as a date counts as one; one announced for later does not yet. */
export function isRevoked(revoked: string | undefined, now: number): boolean {
  if (revoked === undefined) return false;
  const point = parseDate(revoked);
  return point === undefined || point.ms <= now + SKEW;
}
