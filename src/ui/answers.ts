/** The four questions, each answered in a paragraph. Pure. */
import type { Check, Report } from '../verify/report.ts';
import { isProven, tiedTo } from './headline.ts';
import { cut, hostOf, shownDate } from './text.ts';
import type { Words } from './words/en.ts';
import { codeWords, quoted, say } from './words/phrase.ts';

export interface Answers {
  genuine: string[];
  vouches: string;
  whose: string[];
  worth: string[];
}

export function answers(report: Report, words: Words): Answers {
  if (isUnread(report)) {
    const { unread } = words.details;
    return { genuine: genuine(report, words), vouches: unread, whose: [unread], worth: [unread] };
  }
  return {
    genuine: genuine(report, words),
    vouches: vouches(report, words),
    whose: whose(report, words),
    worth: worth(report, words),
  };
}

/** Nothing of it could be read: then nothing can be said of its issuer, its recipient or its dates either. */
export function isUnread({ standard, issuer, achievement, recipient }: Report): boolean {
  return standard === 'unknown' && !issuer.name && !issuer.id && !achievement && !recipient;
}

/** The check that decided, so that its detail can be named. */
export function decisive(report: Report): Check | undefined {
  const [reason] = report.reasons;
  return report.checks.find((check) => check.code === reason && check.outcome !== 'pass');
}

function genuine(report: Report, words: Words): string[] {
  const g = words.details.genuine;
  const [reason] = report.reasons;
  const { verdict } = report;
  if (verdict === 'invalid' || verdict === 'unverified') {
    const code = codeWords(words.codes[reason ?? 'internal'], verdict === 'unverified');
    const why = say(code.meaning, decisive(report)?.detail);
    return [verdict === 'invalid' ? g.no(why) : g.open(why), ...(code.todo ? [code.todo] : [])];
  }
  const lines: string[] = [];
  if (isProven(report)) lines.push(proof(report, words));
  const until = shownDate(report.dates.until, words.language);
  const from = shownDate(report.dates.from ?? report.dates.issued, words.language);
  if (verdict === 'revoked') lines.push(lines.length > 0 ? g.revoked : g.gone);
  if (verdict === 'suspended') lines.push(g.suspended);
  if (verdict === 'expired' && until) lines.push(g.expired(until));
  if (verdict === 'not-yet-valid' && from) lines.push(g.notYet(from));
  const todo = reason && words.codes[reason].todo;
  if (todo) lines.push(todo);
  return lines;
}

function proof(report: Report, words: Words): string {
  const g = words.details.genuine;
  const signed = report.checks.some((check) => check.id === 'proof.signature' && check.outcome === 'pass');
  if (signed) return report.issuer.identity.level === 'claimed' ? g.signedClaimed : g.signed;
  const host = hostOf(report.source.id) ?? hostOf(report.source.url);
  return host ? g.hosted(host) : g.hostedPlain;
}

function vouches(report: Report, words: Words): string {
  const v = words.details.vouches;
  const name = quoted(report.issuer.name ?? report.issuer.id);
  if (!name) return v.nameless;
  if (report.verdict === 'invalid' || report.verdict === 'unverified') return v.open(name);
  const who = tiedTo(report);
  switch (report.issuer.identity.level) {
    case 'recognised':
      return report.issuer.identity.evidence.some(({ kind }) => kind === 'certificate')
        ? v.certified(name, who ?? '–')
        : v.recognised(name, who ?? '–');
    case 'domain':
      return who ? v.domain(name, who) : v.claimed(name);
    case 'platform':
      return who ? v.platform(name, who) : v.claimed(name);
    case 'claimed':
      return v.claimed(name);
  }
}

function whose(report: Report, words: Words): string[] {
  const w = words.details.whose;
  const { recipient } = report;
  const lines: string[] = [];
  if (recipient?.name) lines.push(w.named(quoted(recipient.name)));
  const plain = recipient?.identifiers.find((one) => !one.hashed);
  if (plain) lines.push(w.plain(quoted(plain.identity)));
  else if (recipient?.identifiers.some((one) => one.hashed)) lines.push(w.hashed);
  else if (recipient?.id?.startsWith('did:')) lines.push(w.did);
  else if (recipient?.id) lines.push(w.plain(quoted(recipient.id.replace(/^mailto:/, ''))));
  const check = report.checks.find((one) => one.id === 'recipient');
  if (check?.outcome === 'pass') lines.push(w.match);
  else if (check?.code === 'recipient-differs') lines.push(w.differ);
  return lines.length > 0 ? lines : [w.none];
}

function worth(report: Report, words: Words): string[] {
  const w = words.details.worth;
  const day = (text: string | undefined) => shownDate(text, words.language);
  const { verdict } = report;
  const lines: string[] = [];
  const issued = day(report.dates.issued ?? report.dates.awarded);
  const from = day(report.dates.from);
  // Open Badges 3.0 has only the day from which it is in force (VCDM 2.0, "validFrom").
  if (issued || !from) lines.push(issued ? w.issued(issued) : w.noIssued);
  const isOver = verdict === 'revoked' || verdict === 'expired';
  if (from && from !== issued) lines.push(isOver ? w.fromPast(from) : w.from(from));
  const until = day(report.dates.until);
  if (until) lines.push(verdict === 'expired' ? w.untilPast(until) : w.until(until));
  else if (!isOver) lines.push(w.noEnd);
  return lines;
}

export interface Link {
  /** How this stands to the one before it. */
  relation?: string;
  name: string;
  /** Shown as an address. */
  host?: string;
  proven: boolean;
}

/** Who vouches, as a chain from the badge to the issuer's name: each link, and whether it is proven. */
export function chain(report: Report, words: Words): Link[] {
  const c = words.details.vouches.chain;
  const proven = report.verdict !== 'invalid' && report.verdict !== 'unverified' && isProven(report);
  const links: Link[] = [{ name: c.badge, proven }];
  const { level } = report.issuer.identity;
  const who = tiedTo(report);
  const signed = report.checks.some((check) => check.id === 'proof.signature' && check.outcome === 'pass');
  if (who && level !== 'recognised') {
    links.push({
      relation: level === 'platform' ? c.platform : signed ? c.signature : c.hosted,
      name: who,
      host: who,
      proven,
    });
  }
  const name = cut(report.issuer.name ?? report.issuer.id ?? words.common.unnamedIssuer);
  links.push({ relation: c.says, name, proven: proven && (level === 'recognised' || level === 'domain') });
  if (level === 'recognised' && who) links.push({ relation: c.list, name: who, proven });
  return links;
}
