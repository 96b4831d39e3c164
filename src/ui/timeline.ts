/** A badge's life in dates, in their order, with today among them. Pure. */
import type { Report } from '../verify/report.ts';
import { shownDate } from './text.ts';
import type { Words } from './words/en.ts';

export interface Point {
  text: string;
  /** Today, or before or after it. */
  when: 'past' | 'now' | 'future';
  /** Is it in force from here to the next point, by its own dates? `ended`: no more. */
  life: 'force' | 'not-yet' | 'ended';
}

/** Empty where no date is known: today alone tells nothing. */
export function timeline(report: Report, words: Words, now: number): Point[] {
  const { dates, verdict } = report;
  const t = words.details.worth.timeline;
  const day = (date: string | undefined) => shownDate(date, words.language, 'medium') ?? '';
  const from = millis(dates.from);
  const until = millis(dates.until);
  const given = [
    { date: dates.awarded, say: t.awarded },
    { date: dates.issued, say: words.common.issued },
    { date: dates.from, say: t.from },
    { date: dates.until, say: until !== undefined && until <= now ? words.common.expired : words.common.until },
  ].flatMap(({ date, say }) => {
    const at = millis(date);
    return at === undefined ? [] : [{ at, day: day(date), text: say(day(date)) }];
  });
  // Issued and in force on one day is one point.
  const points = given.filter(({ day }, n) => given.findIndex((one) => one.day === day) === n);
  if (points.length === 0) return [];
  const state = verdict === 'revoked' ? t.revoked : verdict === 'suspended' ? t.suspended : t.now;
  const all = [...points, { at: now, text: state }].sort((a, b) => a.at - b.at);
  return all.map(({ at, text }): Point => {
    const isOver = (until !== undefined && at >= until) || (verdict === 'revoked' && at >= now);
    return {
      text,
      when: at < now ? 'past' : at === now ? 'now' : 'future',
      life: isOver ? 'ended' : from !== undefined && at < from ? 'not-yet' : 'force',
    };
  });
}

function millis(date: string | undefined): number | undefined {
  const at = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(at) ? undefined : at;
}
