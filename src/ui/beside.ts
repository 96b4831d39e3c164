/** What the page of a credential and the credential say of the same things, in sentences. Pure. */
import type { Candidate } from '../detect/candidate.ts';
import type { PageFacts } from '../trust/page-facts.ts';
import { matchPage, type PageMatch } from '../trust/page-match.ts';
import { isProfileEntry, profileDifferences } from '../trust/profile-match.ts';
import type { Report } from '../verify/report.ts';
import { shownDate, shownHost } from './text.ts';
import type { Words } from './words/en.ts';
import { quoted } from './words/phrase.ts';

export interface Aside {
  /** `matches`, `differs` or `cannot-tell`, and of what. */
  outcome: PageMatch['outcome'];
  about: string;
  text: string;
}

/**
 * Differences first, what matches last; nothing of what is not proven. Where nothing is clear that is said too, with why,
 * if `whole` is wanted: on a list it would only stand in the way.
 */
export function asidesOf(
  report: Report | undefined,
  candidate: Candidate,
  page: PageFacts | undefined,
  words: Words,
  whole = false,
): Aside[] {
  // A page that is the badge's own always agrees with it.
  if (!report || report.verdict === 'invalid' || report.verdict === 'unverified' || candidate.via === 'page') return [];
  const { said } = candidate;
  const names = said?.recipient ? [said.recipient] : [];
  const own = matchPage(report, page, names);
  // Where the badge itself hides its holder, the platform's word is better than none, as the platform's.
  const match =
    (own.outcome === 'cannot-tell' && named(report, page, names, words, whole)) || personal(own, words, whole);
  const profile = isProfileEntry(said)
    ? profileDifferences(said, report).map(({ about, page: theirs, badge }): Aside => {
        const isDate = about === 'date' || about === 'validity';
        const own = isDate ? (shownDate(badge, words.language) ?? '') : quoted(badge);
        return { outcome: 'differs', about, text: words.asides[about](quoted(theirs), own) };
      })
    : [];
  return match?.outcome === 'matches' ? [...profile, match] : match ? [match, ...profile] : profile;
}

/** The name that the platform gives, against the page. */
function named(
  report: Report,
  page: PageFacts | undefined,
  names: string[],
  { asides }: Words,
  whole: boolean,
): Aside | undefined {
  const { said } = report;
  if (!said?.recipient || report.recipient?.name) return undefined;
  const match = matchPage({ ...report, recipient: { name: said.recipient, identifiers: [] } }, page, names);
  if (!('badge' in match) || match.why !== 'name') return undefined;
  const [host, name] = [quoted(shownHost(said.host)), quoted(match.badge)];
  const { same, other } = asides.platform;
  // With the whole, what the platform says stands above already.
  const first = whole ? '' : `${asides.platform.recipient(host, name)} `;
  const text = match.outcome === 'differs' ? first + other(quoted(match.page)) : same(host, name);
  return { outcome: match.outcome, about: 'platform-name', text };
}

function personal(match: PageMatch, { asides }: Words, whole: boolean): Aside | undefined {
  const { outcome } = match;
  const badge = 'badge' in match ? quoted(match.badge) : '';
  const page = 'page' in match ? quoted(match.page) : '';
  if (match.outcome === 'differs') {
    const text = match.why === 'name' ? asides.person(page, badge) : asides.profile(badge);
    return { outcome, about: match.why, text };
  }
  if (match.outcome === 'matches') {
    const texts = {
      url: asides.url,
      email: asides.email(badge),
      account: asides.account(badge),
      name: asides.name(badge),
    };
    return { outcome, about: match.why, text: texts[match.why] };
  }
  const { why } = match;
  if (why === 'name-in-part') return { outcome, about: why, text: asides.namePart(page, badge) };
  // That it names nobody, or is not proven, is said elsewhere.
  if (!whole || why === 'nobody-named' || why === 'unproven') return undefined;
  const reasons = {
    'page-unread': asides.unread,
    'other-address': asides.otherAddress,
    'nothing-to-compare': asides.nothing,
  };
  return { outcome, about: why, text: reasons[why] };
}
