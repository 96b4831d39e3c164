import type { Report } from '../../verify/report.ts';

/** When it was issued; else since when it is in force: Open Badges 3.0 need say no more than `validFrom`. */
export function issuedOf(report: Report | undefined): string | undefined {
  const { issued, awarded, from } = report?.dates ?? {};
  return issued ?? awarded ?? from;
}
