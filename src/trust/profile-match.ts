/** What the page says beside a credential against what the credential says. Pure; differences are named, nobody is accused. */
import type { Candidate } from '../detect/candidate.ts';
import type { Report } from '../verify/report.ts';
import { isAlike } from './alike.ts';
import { type Span, spansIn } from './months.ts';

export type Said = NonNullable<Candidate['said']>;

export interface Difference {
  about: 'title' | 'issuer' | 'date' | 'validity';
  /** The page's words. */
  page: string;
  /** The credential's: a name, or a date (RFC 3339) for `date` and `validity`. */
  badge: string;
}

const ENDLESS =
  /^(?:no expir|does not expire|never expires|sans (?:date d['’])?expiration|n['’]expire pas|sans limite)/i;

/** Only clear differences, in the order title, issuer, date, validity; none where one of the two says nothing. */
export function profileDifferences(said: Said, report: Report): Difference[] {
  return [...differences(said, report)];
}

/**
 * Do the words beside it make up an entry of a profile (title and organisation, date or number)? Elsewhere the first line
 * beside a link may be anything, and its differing says nothing.
 */
export function isProfileEntry(said: Said | undefined): said is Said {
  return said?.title !== undefined && (said.issuer ?? said.date ?? said.credentialId) !== undefined;
}

function* differences(said: Said, report: Report): Generator<Difference> {
  const { name } = report.achievement ?? {};
  if (said.title && name && !isAlike(said.title, name)) yield { about: 'title', page: said.title, badge: name };
  const { issuer } = report;
  if (said.issuer && issuer.name && !vouchers(report).some((one) => isAlike(said.issuer ?? '', one))) {
    yield { about: 'issuer', page: said.issuer, badge: issuer.name };
  }
  const { issued = report.dates.awarded, until } = report.dates;
  const given = spansIn(said.date);
  const own = spanOf(issued);
  if (issued && own && given.length > 0 && !given.some(({ from, to }) => from <= own.to && own.from <= to)) {
    yield { about: 'date', page: said.date ?? '', badge: issued };
  }
  // A profile that promises less than the badge misleads nobody.
  const end = spanOf(until);
  const isLonger = spansIn(said.until).some(({ from }) => end !== undefined && from > end.to);
  if (until && said.until && end && (isLonger || ENDLESS.test(said.until))) {
    yield { about: 'validity', page: said.until, badge: until };
  }
}

/** Who a profile may rightly name: the issuer, the platform or site that publishes it, who devised it. */
function vouchers({ issuer, achievement }: Report): string[] {
  const sites = issuer.identity.evidence.flatMap(({ name, host }) => [name, host?.replace(/^www\./, '')]);
  return [issuer.name, achievement?.creator?.name, ...sites].filter(
    (one) => one !== undefined && one !== '',
  ) as string[];
}

/** A badge's month, a month to either side allowed: its day is another one elsewhere, and profiles are filled in by hand. */
function spanOf(date: string | undefined): Span | undefined {
  const moment = new Date(date ?? '');
  if (Number.isNaN(moment.getTime())) return undefined;
  const month = moment.getUTCFullYear() * 12 + moment.getUTCMonth();
  return { from: month - 1, to: month + 1 };
}
