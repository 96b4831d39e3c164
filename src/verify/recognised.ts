import type { Report } from './report.ts';

/**
 * Was there a credential at all? No: nothing was found, or what was found is none, or it could not be had or read. Yes also
 * for what the list of standards (design, section 5.1) has no name for, mobile documents among them: a verdict was reached,
 * or a proof was looked at, or the address was asked that a
 * badge is hosted at. What cannot be read gives `invalid` only where it is recognisably a credential (section 5.2).
 */
export function isRecognised({ standard, verdict, checks }: Pick<Report, 'standard' | 'verdict' | 'checks'>): boolean {
  return standard !== 'unknown' || verdict !== 'unverified' || checks.some(({ id }) => /^(?:proof|hosted)\./.test(id));
}
