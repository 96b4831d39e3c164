/** Reports for tests of words and pages: made up, never verified. */
import type { Report } from '../verify/report.ts';

export { madeUp } from '../verify/testing/reports.ts';

export function tied(level: Report['issuer']['identity']['level']): Report['issuer'] {
  const evidence = {
    recognised: [{ kind: 'list' as const, name: 'Académie de Normandie' }],
    domain: [{ kind: 'key-host' as const, host: 'univ.example' }],
    platform: [{ kind: 'platform-flag' as const, name: 'Credly', host: 'www.credly.com' }],
    claimed: [],
  }[level];
  return { id: 'https://univ.example/issuer', name: 'Université', identity: { level, evidence } };
}
