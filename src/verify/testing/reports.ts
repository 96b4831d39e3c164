/** Reports for tests: made up, never verified. */
import type { Report } from '../report.ts';

export function madeUp(change: Partial<Report> = {}): Report {
  return {
    verdict: 'valid',
    reasons: [],
    standard: 'open-badges-2.0',
    checks: [],
    issuer: { identity: { level: 'claimed', evidence: [] } },
    dates: {},
    evidence: [],
    alignments: [],
    endorsements: [],
    contains: [],
    source: { retrieved: [] },
    ...change,
  };
}
