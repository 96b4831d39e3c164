import { termsForbidKeeping } from '../../platforms/index.ts';
import type { Report } from '../../verify/report.ts';
import type { Input } from './types.ts';

/** May a fetched document be stored? Not where its platform's terms forbid it; what the keeper handed over is the keeper's own. */
export function mayKeep(input: Input, report: Report): boolean {
  if ('digest' in input) return true;
  const addresses = [input.url, report.source.url, report.source.id].filter((one) => one !== undefined);
  return !addresses.some(termsForbidKeeping);
}

/** The report as it may be stored: without what a service says beside the credential, where its terms forbid keeping that. */
export function keptReport(input: Input, { said, ...report }: Report): Report {
  return said && mayKeep(input, report) && !termsForbidKeeping(`https://${said.host}/`) ? { ...report, said } : report;
}
