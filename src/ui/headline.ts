/** The one line people read first: verdict and issuer identity in words. Pure. */
import type { Code } from '../verify/codes.ts';
import type { Check, IdentityEvidence, Report } from '../verify/report.ts';
import { cut, hostOf, hostOfId, shownDate, shownHost } from './text.ts';
import type { Words } from './words/en.ts';
import { codeWords } from './words/phrase.ts';

/** Decides symbol and colour; the words never depend on it. */
export type Tone = 'good' | 'claimed' | 'lapsed' | 'bad' | 'unknown';

export interface Headline {
  tone: Tone;
  text: string;
}

/** Reasons that mean: this is not what the issuer made. Other faults have words of their own, for honest issuers are careless too. */
const FORGED: readonly Code[] = ['signature-mismatch', 'key-of-another', 'key-not-listed', 'content-differs'];

export function headline(report: Report, words: Words): Headline {
  const h = words.headline;
  const { verdict, reasons } = report;
  const until = shownDate(report.dates.until, words.language);
  if (verdict === 'invalid') {
    if (reasons.some((code) => FORGED.includes(code))) return { tone: 'bad', text: h.forged };
    if (reasons.includes('not-found')) return { tone: 'bad', text: h.unknownToIssuer };
    return { tone: 'bad', text: h.unsound(shortReason(report, words)) };
  }
  if (verdict === 'revoked') return { tone: 'bad', text: isProven(report) ? h.revoked : h.gone };
  if (isBlocked(report)) return { tone: 'bad', text: h.blocked };
  switch (verdict) {
    case 'suspended':
      return { tone: 'lapsed', text: h.suspended };
    case 'expired':
      if (!until) return { tone: 'lapsed', text: h.expiredSometime };
      return {
        tone: 'lapsed',
        text: report.issuer.identity.level === 'claimed' ? h.expiredClaimed(until) : h.expired(until),
      };
    case 'not-yet-valid': {
      const from = shownDate(report.dates.from ?? report.dates.issued, words.language);
      return { tone: 'lapsed', text: from ? h.notYet(from) : h.notYetSometime };
    }
    case 'unverified':
      return { tone: 'unknown', text: h.unverified(shortReason(report, words)) };
    case 'valid':
      return genuine(report, words);
  }
}

function genuine(report: Report, words: Words): Headline {
  const h = words.headline;
  const who = tiedTo(report);
  switch (report.issuer.identity.level) {
    case 'recognised':
      return { tone: 'good', text: h.recognised };
    case 'domain':
      return { tone: 'good', text: who ? h.domain(who) : h.ownSite };
    case 'platform':
      return { tone: 'good', text: who ? h.platform(who) : h.ownSite };
    case 'claimed':
      return { tone: 'claimed', text: h.claimed };
  }
}

const BY_STRENGTH: Record<Report['issuer']['identity']['level'], IdentityEvidence['kind'][]> = {
  recognised: ['list', 'certificate'],
  domain: ['key-host', 'did-configuration', 'certificate', 'hosted', 'published'],
  platform: ['platform-flag', 'published', 'hosted', 'key-host'],
  claimed: [],
};

/** The host, platform or list that ties the issuer's name to an organisation, ready to be shown. */
export function tiedTo(report: Report): string | undefined {
  const { level, evidence } = report.issuer.identity;
  for (const kind of BY_STRENGTH[level]) {
    // A name marks a service that publishes for many: it is no domain of the issuer's.
    const own = level !== 'domain' ? evidence : evidence.filter(({ name }) => name === undefined);
    const found = own.find((one) => one.kind === kind && (one.name ?? one.host ?? one.url));
    if (!found) continue;
    const host = found.host ? shownHost(found.host) : hostOf(found.url);
    if (level === 'domain') {
      if (host) return host;
    } else return found.name ? cut(found.name) : host;
  }
  return level === 'domain' ? hostOfId(report.issuer.id) : undefined;
}

/**
 * Was the credential itself shown to be its issuer's, whatever became of it since? A server that only says "gone" or
 * "withdrawn" confirms nothing of what the badge says.
 */
export function isProven(report: Report): boolean {
  const passed = (id: Check['id']) => report.checks.some((check) => check.id === id && check.outcome === 'pass');
  return passed('proof.signature') || (passed('hosted.fetch') && passed('hosted.scope'));
}

export function isBlocked(report: Report): boolean {
  return report.checks.some(
    (check) => check.id === 'issuer.blocked' && (check.outcome === 'fail' || check.outcome === 'warn'),
  );
}

function shortReason(report: Report, words: Words): string {
  return codeWords(words.codes[report.reasons[0] ?? 'internal'], report.verdict === 'unverified').short;
}
