/** What a holder would want to know of an own badge before others look at it. Pure; nothing here asks anybody. */
import type { Candidate } from '../detect/candidate.ts';
import type { Report } from '../verify/report.ts';
import { compareNames } from './names.ts';
import { profileDifferences } from './profile-match.ts';
import { matchRecipient } from './recipient.ts';

export const FINDINGS = [
  // to be mended before anything else
  'altered', // invalid
  'withdrawn', // revoked, suspended
  'expired',
  'not-public', // a sign-in page, or an address that leads nowhere
  'not-baked', // an image called a badge that holds none
  'no-credential', // a link to what is no credential
  'undecided', // anything else that kept it from being verified
  'recipient-differs',
  'recipient-missing', // it names nobody
  // worth knowing
  'recipient-unlike', // names its holder by another kind of address than the given ones
  'not-in-force', // not yet
  'expires-soon',
  'criteria-missing',
  'issuer-claimed',
  'title-differs', // what stands beside it on the page, and what it says
  'issuer-differs',
  'date-differs',
  'validity-differs',
  'name-differs',
  // as it should be
  'recipient-matches',
] as const;
export type FindingKind = (typeof FINDINGS)[number];

export interface Finding {
  kind: FindingKind;
  /** What is named in the sentence: the page's words and the badge's, an address, a date (RFC 3339). */
  values?: string[];
}

export interface Seen {
  report: Report;
  /** How it stood on the page. */
  candidate?: Candidate | undefined;
}

/** "Expires in a month", in milliseconds. */
const SOON = 31 * 86_400_000;

/** In the order of `FINDINGS`, each kind once. `own`: the holder's addresses; `now`: milliseconds since 1970. */
export function findingsOf(seen: Seen, own: readonly string[], now: number): Finding[] {
  const found = [...inside(seen, own, now)];
  const firsts = new Map<FindingKind, Finding>();
  for (const one of found) if (!firsts.has(one.kind)) firsts.set(one.kind, one);
  // One part that matches does not make up for another one that does not.
  if (firsts.has('recipient-differs')) firsts.delete('recipient-matches');
  return FINDINGS.flatMap((kind) => firsts.get(kind) ?? []);
}

/** Presentations and collections hold others: what is to be said is said of those. */
function* inside({ report, candidate }: Seen, own: readonly string[], now: number): Generator<Finding> {
  const isContainer = report.standard === 'presentation' || report.standard === 'collection';
  if (isContainer && report.contains.length > 0) {
    for (const part of report.contains) yield* inside({ report: part }, own, now);
    return;
  }
  const { verdict } = report;
  if (verdict === 'invalid') return yield { kind: isAbsent(report) ? 'not-public' : 'altered' };
  if (verdict === 'unverified') return yield { kind: obstacle(report, candidate) };
  // A server that only says "gone" says nothing of recipient or criteria.
  if (verdict === 'revoked' || verdict === 'suspended') return yield { kind: 'withdrawn' };
  if (verdict === 'expired') yield { kind: 'expired', values: given(report.dates.until) };
  if (verdict === 'not-yet-valid') yield { kind: 'not-in-force', values: given(report.dates.from) };
  yield* recipient(report, own);
  const until = Date.parse(report.dates.until ?? '');
  if (verdict === 'valid' && until >= now && until - now <= SOON) {
    yield { kind: 'expires-soon', values: given(report.dates.until) };
  }
  if (lacksCriteria(report)) yield { kind: 'criteria-missing' };
  if (report.issuer.identity.level === 'claimed') yield { kind: 'issuer-claimed' };
  if (candidate?.said) yield* differences(candidate.said, report);
}

function given(text: string | undefined): string[] {
  return text === undefined ? [] : [text];
}

/** The issuer's own server does not know it: taken down, or its page made private so. */
function isAbsent({ reasons }: Report): boolean {
  return reasons[0] === 'not-found';
}

function obstacle({ reasons, standard }: Report, candidate: Candidate | undefined): FindingKind {
  const [reason] = reasons;
  if (reason === 'login-required' || reason === 'not-found' || reason === 'gone') return 'not-public';
  if (standard === 'unknown' && /^(?:nothing-found|not-a-credential|not-awarded|several-awards)$/.test(reason ?? '')) {
    return candidate?.via === 'image' ? 'not-baked' : 'no-credential';
  }
  return 'undecided';
}

function* recipient(report: Report, own: readonly string[]): Generator<Finding> {
  if (own.length === 0) return;
  const { outcome, code, detail } = matchRecipient(report.recipient, own);
  if (outcome === 'pass') yield { kind: 'recipient-matches', values: [String(detail?.['matched'] ?? '')] };
  else if (code === 'recipient-differs') yield { kind: 'recipient-differs' };
  else yield { kind: detail?.['types'] ? 'recipient-unlike' : 'recipient-missing' };
}

/** Criteria are a part of every Open Badge (and of Blockcerts, which are made of them); other credentials need none. */
function lacksCriteria({ standard, achievement }: Report): boolean {
  if (!/^(?:open-badges|blockcerts)-/.test(standard)) return false;
  const { id, narrative } = achievement?.criteria ?? {};
  return !id?.trim() && !narrative?.trim();
}

function* differences(said: NonNullable<Candidate['said']>, report: Report): Generator<Finding> {
  for (const { about, page, badge } of profileDifferences(said, report)) {
    yield { kind: `${about}-differs`, values: [page, badge] };
  }
  const { recipient: page } = said;
  const badge = report.recipient?.name;
  if (page && badge && compareNames(page, badge) === 'other') yield { kind: 'name-differs', values: [page, badge] };
}
