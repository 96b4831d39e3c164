/** A credential by its id, for the details page. Private windows' records are not looked through. */
import { isRecognised } from '../verify/recognised.ts';
import type { Report } from '../verify/report.ts';
import type { Job } from './job.ts';

export interface FoundReport {
  job: Job;
  report: Report;
}

/** Worst first: where several documents carry one id, the one that deserves a warning is shown. */
const ORDER: Report['verdict'][] = [
  'invalid',
  'revoked',
  'suspended',
  'expired',
  'not-yet-valid',
  'unverified',
  'valid',
];

/**
 * `named`: keys of records, for instance of a picture and of the link around it: the first that holds a credential is meant.
 * Without them every stored report, and what it contains, is searched for `credential`.
 */
export function findReport(
  jobs: ReadonlyMap<string, Job>,
  credential: string | undefined,
  named: readonly string[] = [],
): FoundReport | undefined {
  if (named.length > 0) return findNamed(jobs, credential, named);
  if (credential === undefined) return undefined;
  const found = [...jobs.values()].flatMap((one): FoundReport[] => {
    if (one.private !== undefined || !one.report) return [];
    const report = within(one.report, credential) ?? (isInput(one, credential) ? one.report : undefined);
    return report ? [{ job: one, report }] : [];
  });
  return found.sort((a, b) => ORDER.indexOf(a.report.verdict) - ORDER.indexOf(b.report.verdict))[0];
}

function findNamed(
  jobs: ReadonlyMap<string, Job>,
  credential: string | undefined,
  named: readonly string[],
): FoundReport | undefined {
  const records = named.flatMap((key) => jobs.get(key) ?? []);
  const done = records.flatMap((job): FoundReport[] => (job.report ? [{ job, report: job.report }] : []));
  const best = done.find(({ report }) => isRecognised(report));
  // As long as another one is being looked into, a picture without a badge is not the answer.
  const found = best ?? (done.length === records.length ? done[0] : undefined);
  if (!found) return undefined;
  const part = credential === undefined ? undefined : within(found.report, credential);
  return part ? { ...found, report: part } : found;
}

function within(report: Report, credential: string): Report | undefined {
  if (report.source.id === credential || report.source.digest === credential) return report;
  for (const part of report.contains) {
    const found = within(part, credential);
    if (found) return found;
  }
  return undefined;
}

function isInput(job: Job, credential: string): boolean {
  return 'url' in job.input && job.input.url === credential;
}
