/** One credential being verified: pure transitions of its record. */
import type { Candidate } from '../detect/candidate.ts';
import type { Code } from '../verify/codes.ts';
import type { Report } from '../verify/report.ts';

export interface Job {
  key: string;
  /** Tab id when the job belongs to a private window: it goes with that tab. */
  private?: number;
  /** `codes`: the person pointed at this very picture; QR codes in it are read. */
  input: { url: string; codes?: true } | { text: string };
  certainty: Candidate['certainty'];
  state: 'waiting' | 'running' | 'done';
  /** The person asked for what the credential only attaches: schemas elsewhere, files with a digest. */
  attached?: true;
  /** When it was asked for, began, ended: milliseconds since 1970. */
  asked: number;
  started?: number;
  finished?: number;
  /** The background's life that runs it; another one's running job has died with it. */
  worker?: string;
  attempt: number;
  report?: Report;
  /** A small picture of it, drawn anew here (`picture/portray.ts`): a `data:` address. */
  picture?: string;
}

/** A job never takes longer, whatever servers do (milliseconds). */
export const CEILING = 60_000;
/** Results are used again for this long; an undecided one only briefly, because servers come back. */
const FRESH = { decided: 10 * 60_000, undecided: 15_000 };
const MAX_ATTEMPTS = 2;

export function newJob(key: string, candidate: Candidate, now: number, tab?: number): Job | undefined {
  const input =
    candidate.text !== undefined
      ? { text: candidate.text }
      : candidate.url !== undefined
        ? { url: candidate.url, ...(candidate.codes ? { codes: true as const } : {}) }
        : undefined;
  if (!input) return undefined;
  return {
    key,
    input,
    certainty: candidate.certainty,
    state: 'waiting',
    asked: now,
    attempt: 0,
    ...(tab === undefined ? {} : { private: tab }),
  };
}

export function begin(job: Job, worker: string, now: number): Job {
  return { ...job, state: 'running', worker, started: now, attempt: job.attempt + 1 };
}

export function finish(job: Job, report: Report, now: number): Job {
  const { worker: _worker, started: _started, ...rest } = job;
  return { ...rest, state: 'done', finished: now, report };
}

export function again(job: Job, now: number): Job {
  const { worker: _worker, started: _started, finished: _finished, report: _report, picture: _picture, ...rest } = job;
  return { ...rest, state: 'waiting', asked: now, attempt: 0 };
}

/** A running job whose background has died, or that is past its time, is redone once; then it is given up. */
export function recover(job: Job, worker: string, now: number): Job {
  if (job.state !== 'running') return job;
  const late = now - (job.started ?? 0) > CEILING;
  if (job.worker === worker && !late) return job;
  if (job.attempt >= MAX_ATTEMPTS) return finish(job, undecided(late ? 'timeout' : 'aborted'), now);
  const { worker: _worker, started: _started, ...rest } = job;
  return { ...rest, state: 'waiting' };
}

export function isFresh(job: Job, now: number): boolean {
  if (job.state !== 'done' || job.finished === undefined) return job.state !== 'done';
  return now - job.finished < (job.report?.verdict === 'unverified' ? FRESH.undecided : FRESH.decided);
}

/** The report of a credential that could not be looked at. */
export function undecided(code: Code): Report {
  return {
    verdict: 'unverified',
    reasons: [code],
    standard: 'unknown',
    checks: [{ id: 'source', outcome: 'unknown', code }],
    issuer: { identity: { level: 'claimed', evidence: [] } },
    dates: {},
    evidence: [],
    alignments: [],
    endorsements: [],
    contains: [],
    source: { retrieved: [] },
  };
}

/** Found before possible, then in the order asked. */
export function nextWaiting(jobs: Iterable<Job>): Job | undefined {
  let best: Job | undefined;
  for (const job of jobs) {
    if (job.state !== 'waiting') continue;
    if (!best || rank(job) < rank(best) || (rank(job) === rank(best) && job.asked < best.asked)) best = job;
  }
  return best;
}

function rank(job: Job): number {
  return job.certainty === 'found' ? 0 : 1;
}
