import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPeriod, parseDate, parseOldDate } from './dates.ts';
import type { Inquiry } from './inquiry.ts';
import { doorOf } from './testing/door.ts';

const NOW = Date.UTC(2026, 5, 1);
const inquiry: Inquiry = { door: doorOf({}), now: NOW, depth: 0 };
const iso = (ms: number) => new Date(ms).toISOString();
const said = (period: Parameters<typeof checkPeriod>[0], parse?: typeof parseOldDate) =>
  checkPeriod(period, inquiry, parse).map((check) => `${check.id} ${check.outcome} ${check.code ?? ''}`.trim());

describe('parseDate', () => {
  test.each([
    ['2020-01-01T00:00:00Z', Date.UTC(2020, 0, 1)],
    ['2020-01-01t00:00:00z', Date.UTC(2020, 0, 1)],
    ['2020-01-01T00:00:00+01:00', Date.UTC(2019, 11, 31, 23)],
    ['2020-01-01T00:00:00-00:00', Date.UTC(2020, 0, 1)],
    ['2020-01-01T00:00:00.123456789123Z', Date.UTC(2020, 0, 1, 0, 0, 0, 123)],
    ['2016-12-31T23:59:60Z', Date.UTC(2016, 11, 31, 23, 59, 59)],
    ['2020-02-29T24:00:00Z', Date.UTC(2020, 2, 1)],
    ['2020-02-29T24:00:00.000Z', Date.UTC(2020, 2, 1)],
    ['9999-12-31T23:59:59Z', Date.UTC(9999, 11, 31, 23, 59, 59)],
  ])('%s', (text, ms) => {
    expect(parseDate(text)).toEqual({ ms, zoneless: false });
  });

  test('without zone it is UTC', () => {
    expect(parseDate('2020-01-01T12:00:00')).toEqual({ ms: Date.UTC(2020, 0, 1, 12), zoneless: true });
  });

  test.each([
    '2020-02-30T00:00:00Z',
    '2019-02-29T00:00:00Z',
    '2020-13-01T00:00:00Z',
    '2020-01-01T24:00:01Z',
    '2020-01-01T25:00:00Z',
    '2020-01-01T00:00:00+25:00',
    '2020-01-01 00:00:00Z',
    '2020-01-01T00:00Z',
    '20200101T000000Z',
    '2020-01-01T00:00:00Z[Europe/Paris]',
    '2020-01-01T00:00:00,5Z',
    ' 2020-01-01T00:00:00Z',
    '2020-01-01T00:00:00Zx',
    '2020-01-01',
    '1577836800',
    'yesterday',
    '',
  ])('refuses %s', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  test('agrees with Date on what both read; never throws', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          expect(parseDate(date.toISOString())?.ms).toBe(date.getTime());
        },
      ),
    );
    fc.assert(fc.property(fc.oneof(fc.anything(), fc.string()), (value) => void parseOldDate(value)));
  });
});

describe('parseOldDate', () => {
  test('seconds, digits, milliseconds, a date alone', () => {
    const ms = Date.UTC(2014, 0, 31);
    expect(parseOldDate(ms / 1000)).toEqual({ ms, zoneless: false });
    expect(parseOldDate(String(ms / 1000))).toEqual({ ms, zoneless: false });
    expect(parseOldDate(ms)).toEqual({ ms, zoneless: false });
    expect(parseOldDate('2014-01-31')).toEqual({ ms, zoneless: true, day: true });
    expect(parseOldDate('2014-01-31T00:00:00Z')).toEqual({ ms, zoneless: false });
  });

  test.each([[-1], [Number.NaN], [1e300], ['2014-02-30'], ['31/01/2014'], [null], [{}], [true]])(
    'refuses %s',
    (value) => {
      expect(parseOldDate(value)).toBeUndefined();
    },
  );
});

describe('checkPeriod', () => {
  test('in force, not yet, no longer, with five minutes of skew', () => {
    expect(said({})).toEqual([]);
    expect(said({ from: iso(NOW - 1), until: iso(NOW + 1) })).toEqual(['validity.from pass', 'validity.until pass']);
    expect(said({ from: iso(NOW + 300_000), until: iso(NOW + 400_000) })).toEqual([
      'validity.from pass',
      'validity.until pass',
    ]);
    expect(said({ from: iso(NOW + 300_001) })).toEqual(['validity.from fail not-yet-valid']);
    expect(said({ until: iso(NOW - 300_000) })).toEqual(['validity.until pass']);
    expect(said({ until: iso(NOW - 300_001) })).toEqual(['validity.until fail expired']);
  });

  test('the end before the beginning', () => {
    expect(said({ from: iso(NOW - 1000), until: iso(NOW - 2000) })).toContain('validity.until fail until-before-from');
  });

  test('unreadable is unknown; without zone is a warning', () => {
    expect(said({ from: 'soon', until: 12 })).toEqual([
      'validity.from unknown bad-date',
      'validity.until unknown bad-date',
    ]);
    expect(said({ from: '2020-01-01T00:00:00' })).toEqual([
      'validity.from warn date-without-zone',
      'validity.from pass',
    ]);
  });

  test('a date alone is in force until its end', () => {
    expect(said({ until: '2026-06-01' }, parseOldDate)).toContain('validity.until pass');
    expect(said({ until: '2026-05-30' }, parseOldDate)).toContain('validity.until fail expired');
    expect(said({ until: '2026-06-01' })).toEqual(['validity.until unknown bad-date']);
  });
});
