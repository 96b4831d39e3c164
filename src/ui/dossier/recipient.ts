import type { Entry, Person } from '../../app/dossier/types.ts';
import { checkRecipient, matchRecipient } from '../../trust/recipient.ts';
import type { Report } from '../../verify/report.ts';

/** `undefined`: no address is known of the person, so nothing was compared. */
export type Match = 'match' | 'differ' | 'open' | undefined;

const known = new WeakMap<Report, Map<string, Match>>();

/** Does the badge's recipient match an address given for the person? Hashing costs, so answers are remembered. */
export function matchOf({ brief }: Entry, person: Person | undefined): Match {
  if (!brief || !person || person.addresses.length === 0) return undefined;
  if (brief.verdict === 'invalid' || brief.verdict === 'unverified') return undefined;
  const key = person.addresses.join('\n');
  const answers = known.get(brief) ?? new Map<string, Match>();
  known.set(brief, answers);
  if (!answers.has(key)) {
    const { outcome } = matchRecipient(brief.recipient, person.addresses);
    answers.set(key, outcome === 'pass' ? 'match' : outcome === 'fail' ? 'differ' : 'open');
  }
  return answers.get(key);
}

/** The report with the question of the recipient answered for this person. */
export function forPerson(report: Report, person: Person | undefined): Report {
  const checks = report.checks.filter(({ id }) => id !== 'recipient');
  return checkRecipient({ ...report, checks }, person?.addresses ?? []);
}
