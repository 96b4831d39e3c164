/** A credential by its id, for the details page. Private windows' records are not looked through. */
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

/** `job` names the record exactly; without it every stored report, and what it contains, is searched for `credential`. */
export function findReport(
  jobs: ReadonlyMap<string, Job>,
  credential: string | undefined,
  job?: string,
): FoundReport | undefined {
  const named = job === undefined ? undefined : jobs.get(job);
  if (named?.report) {
    const report = credential === undefined ? undefined : within(named.report, credential);
    return { job: named, report: report ?? named.report };
  }
  if (credential === undefined) return undefined;
  const found = [...jobs.values()].flatMap((one): FoundReport[] => {
    if (one.private !== undefined || !one.report) return [];
    const report = within(one.report, credential) ?? (isInput(one, credential) ? one.report : undefined);
    return report ? [{ job: one, report }] : [];
  });
  return found.sort((a, b) => ORDER.indexOf(a.report.verdict) - ORDER.indexOf(b.report.verdict))[0];
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
