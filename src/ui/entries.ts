/** What a list shows of a tab: candidates, joined with what came of them. Pure. */

import type { Job } from '../app/job.ts';
import { listed, pageOf, type Stand, standsOf, type TabState } from '../app/tab-state.ts';
import type { Candidate } from '../detect/candidate.ts';
import type { PageFacts } from '../trust/page-facts.ts';
import { isRecognised } from '../verify/recognised.ts';
import type { Report } from '../verify/report.ts';
import { headline, type Tone } from './headline.ts';
import type { Words } from './words/en.ts';

export interface Entry {
  /** Job key, or the candidate's id before anything was asked. */
  key: string;
  candidate: Candidate;
  report?: Report;
  /** A small picture, drawn anew by the background: a `data:` address. */
  picture?: string;
  /** When it was checked: milliseconds since 1970. */
  checked?: number;
  /** Nobody has asked for it to be verified. */
  unasked?: boolean;
  /** The page it stands on. */
  page?: PageFacts;
  /** Where on it: every find of this one credential. */
  stands: Stand[];
}

export interface Listing {
  entries: Entry[];
  /** Things that looked like badges and hold none. */
  empty: Candidate[];
  /** Jobs asked for, *possible* ones included, and how many have ended. */
  total: number;
  done: number;
}

export function listing(state: TabState | undefined, jobs: ReadonlyMap<string, Job>): Listing {
  const out: Listing = { entries: [], empty: [], total: 0, done: 0 };
  const seen = new Map<string, Entry>();
  const page = pageOf(state);
  const all = standsOf(state);
  for (const candidate of listed(state)) {
    const key = state?.jobs[candidate.id];
    const stands = all.get(candidate.id) ?? [];
    const job = key === undefined ? undefined : jobs.get(key);
    if (key !== undefined) {
      out.total += 1;
      if (job?.state === 'done') out.done += 1;
    }
    const report = job?.state === 'done' ? job.report : undefined;
    if (!report) {
      if (candidate.certainty === 'found') {
        out.entries.push({
          key: key ?? candidate.id,
          candidate,
          stands,
          ...(key === undefined ? { unasked: true } : {}),
        });
      }
      continue;
    }
    // An award's own page is shown, whatever could be read there: what it lacks is the platform's doing.
    if (holdsNothing(report) && candidate.platform === undefined) {
      if (candidate.certainty === 'found') out.empty.push(candidate);
      continue;
    }
    if (candidate.certainty === 'possible' && !isRecognised(report)) continue;
    const same = identityOf(report);
    const before = same === undefined ? undefined : seen.get(same);
    if (before) {
      before.stands = [...before.stands, ...stands].sort((a, b) => a.frame - b.frame);
      continue;
    }
    const entry: Entry = {
      key: key ?? candidate.id,
      candidate,
      report,
      stands,
      ...(job?.picture === undefined ? {} : { picture: job.picture }),
      ...(job?.finished === undefined ? {} : { checked: job.finished }),
      ...(page ? { page } : {}),
    };
    if (same !== undefined) seen.set(same, entry);
    out.entries.push(entry);
  }
  return out;
}

function holdsNothing(report: Report): boolean {
  return (
    report.verdict === 'unverified' &&
    (report.reasons[0] === 'nothing-found' || report.reasons[0] === 'not-a-credential')
  );
}

/**
 * Two finds are one credential when their bytes are equal, or when both are proven under the same id. An unproven one is never
 * joined with another: a forgery may carry a genuine badge's id.
 */
export function identityOf(report: Report): string | undefined {
  const { id, digest } = report.source;
  const proven = report.verdict !== 'invalid' && report.verdict !== 'unverified';
  if (id !== undefined && proven) return `${report.verdict} ${report.issuer.id ?? ''} ${id}`;
  return digest === undefined ? undefined : `${report.verdict} ${digest}`;
}

/** The value of `data-credential`: the credential's id, or `sha256:` of its bytes; what it stood in while nothing is known. */
export function credentialOf(entry: Entry): string {
  return entry.report?.source.id ?? entry.report?.source.digest ?? entry.candidate.url ?? entry.candidate.id;
}

export function tally(entries: readonly Entry[], words: Words): Map<Tone, number> {
  const counts = new Map<Tone, number>();
  for (const { report } of entries) {
    if (!report) continue;
    const { tone } = headline(report, words);
    counts.set(tone, (counts.get(tone) ?? 0) + 1);
  }
  return counts;
}
