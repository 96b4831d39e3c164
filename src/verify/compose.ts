/** From checks and facts to the report; the one place where a report is made. */
import type { Code } from './codes.ts';
import type { Inquiry } from './inquiry.ts';
import { note } from './inquiry.ts';
import { noFacts, type Part } from './part.ts';
import type { Check, Report, Standard } from './report.ts';
import { decide, worst } from './verdict.ts';

export interface Extras {
  endorsements?: Report[];
  contains?: Report[];
  /** A container without a proof of its own has the worst verdict of its parts. */
  verdictOfParts?: boolean;
  /** Where the bytes came from. */
  url?: string | undefined;
}

export function compose({ standard, checks, facts }: Part, extras: Extras = {}): Report {
  const { id, url, endorses: _endorses, endorsementSources: _sources, ...shown } = facts;
  const { endorsements = [], contains = [] } = extras;
  const decided: Pick<Report, 'verdict' | 'reasons'> = extras.verdictOfParts
    ? ofParts(contains, checks)
    : decide(checks);
  const from = extras.url ?? url;
  return {
    verdict: decided.verdict,
    reasons: decided.reasons,
    standard,
    checks,
    ...shown,
    endorsements,
    contains,
    source: { ...(id === undefined ? {} : { id }), ...(from === undefined ? {} : { url: from }), retrieved: [] },
  };
}

/** The worst of the parts; where some were not looked at, no better than undecided. */
function ofParts(contains: Report[], checks: Check[]): Pick<Report, 'verdict' | 'reasons'> {
  const open = checks.filter(({ outcome }) => outcome === 'unknown').flatMap(({ code }) => code ?? []);
  const verdicts = contains.map((part) => part.verdict);
  const verdict = worst(open.length > 0 ? [...verdicts, 'unverified'] : verdicts);
  const reasons: Code[] = contains.filter((part) => part.verdict === verdict).flatMap((part) => part.reasons);
  return { verdict, reasons: [...new Set(verdict === 'unverified' ? [...open, ...reasons] : reasons)] };
}

/** A report about something that could not be read as a credential. */
export function refusal(standard: Standard, check: Check): Report {
  return compose({ standard, checks: [check], facts: noFacts() });
}

/** Same, for bytes in which nothing is recognisable. */
export function nothingFound(detail?: Record<string, unknown>): Report {
  return refusal('unknown', note('format', 'unknown', 'nothing-found', detail));
}

/** The inquiry for something that this credential names: one step deeper. */
export function deeper(inquiry: Inquiry): Inquiry {
  return { ...inquiry, depth: inquiry.depth + 1 };
}
