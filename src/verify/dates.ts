/**
 * Points in time as credentials write them. Ranges and calendar are Temporal's; the patterns here only refuse the
 * looser forms that Temporal also reads (basic format, bracketed zones, comma fractions).
 */
import { fromString } from 'temporal-polyfill/fns/Instant';
import type { Inquiry } from './inquiry.ts';
import { note, pass, SKEW } from './inquiry.ts';
import type { Check } from './report.ts';

/** RFC 3339, section 5.6, which is XML Schema 1.1 `dateTime` with four-digit years; the zone may be missing here. */
const DATE_TIME = /^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)?$/;
const DAY = 86_400_000;

export interface Point {
  /** Milliseconds since 1970. */
  ms: number;
  /** No zone was written; read as UTC. */
  zoneless: boolean;
  /** Only a date was written: `ms` is its beginning. */
  day?: true;
}

/** RFC 3339 or XML Schema `dateTime`; undefined for anything else. A leap second counts as the second before it. */
export function parseDate(text: string): Point | undefined {
  const [, date, time, fraction, zone] = DATE_TIME.exec(text) ?? [];
  if (date === undefined || time === undefined) return undefined;
  // XML Schema 1.1 part 2, 3.3.7: 24:00:00 is the first instant of the following day.
  const midnight = time === '24:00:00' && Number(fraction ?? 0) === 0;
  // Temporal reads at most nine digits of a fraction; both standards allow any number.
  const digits = fraction === undefined || midnight ? '' : `.${fraction.slice(0, 9)}`;
  const ms = instant(`${date}T${midnight ? '00:00:00' : time}${digits}${zone ?? 'Z'}`);
  if (ms === undefined) return undefined;
  return { ms: midnight ? ms + DAY : ms, zoneless: zone === undefined };
}

/**
 * What Open Badges 1 and 2 documents carry besides: Unix seconds as a number or as digits, a date alone
 * (1.1 specification, "DateTime": "Either an ISO 8601 date or a standard 10-digit Unix timestamp").
 */
export function parseOldDate(value: unknown): Point | undefined {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{9,13}$/.test(value))) {
    const seconds = Number(value);
    // Twelve digits and more would be the year 5138 or later: milliseconds, as some issuers wrote them.
    const ms = seconds >= 1e11 ? seconds : seconds * 1000;
    return Number.isFinite(ms) && ms >= 0 && ms < 1e15 ? { ms, zoneless: false } : undefined;
  }
  if (typeof value !== 'string') return undefined;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) {
    const ms = instant(`${value}T00:00:00Z`);
    return ms === undefined ? undefined : { ms, zoneless: true, day: true };
  }
  return parseDate(value);
}

function instant(text: string): number | undefined {
  try {
    return fromString(text).epochMilliseconds;
  } catch {
    return undefined;
  }
}

export interface Period {
  from?: unknown;
  until?: unknown;
}

/**
 * `validity.from` and `validity.until` of a period, with the skew tolerated everywhere. An unreadable date is unknown;
 * an absent one is not asked about. `until` before `from` fails by itself (VCDM 2.0, section 4.9 "Validity Period").
 * @param parse how dates are read: `parseDate` unless the standard is looser
 */
export function checkPeriod(
  period: Period,
  inquiry: Inquiry,
  parse: (value: unknown) => Point | undefined = (value) => (typeof value === 'string' ? parseDate(value) : undefined),
): Check[] {
  const checks: Check[] = [];
  const from = read('validity.from', period.from, parse, checks);
  if (from) {
    checks.push(
      from.ms - SKEW > inquiry.now
        ? note('validity.from', 'fail', 'not-yet-valid', { date: period.from })
        : pass('validity.from', undefined, { date: period.from }),
    );
  }
  const until = read('validity.until', period.until, parse, checks);
  if (until) {
    // "After this date": a date alone is in force until its end.
    const end = until.day ? until.ms + DAY - 1 : until.ms;
    checks.push(
      end + SKEW < inquiry.now
        ? note('validity.until', 'fail', 'expired', { date: period.until })
        : pass('validity.until', undefined, { date: period.until }),
    );
    if (from && end < from.ms) {
      checks.push(note('validity.until', 'fail', 'until-before-from', { from: period.from, until: period.until }));
    }
  }
  return checks;
}

function read(
  id: 'validity.from' | 'validity.until',
  value: unknown,
  parse: (value: unknown) => Point | undefined,
  checks: Check[],
): Point | undefined {
  if (value === undefined || value === null) return undefined;
  const point = parse(value);
  if (!point) checks.push(note(id, 'unknown', 'bad-date', { date: value }));
  else if (point.zoneless) checks.push(note(id, 'warn', 'date-without-zone', { date: value }));
  return point;
}
