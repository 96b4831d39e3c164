import { expect, test } from 'vitest';
import { madeUp } from './testing.ts';
import { shownDate } from './text.ts';
import { timeline } from './timeline.ts';
import { en } from './words/en.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
/** As this machine's variety of English writes it. */
const day = (date: string) => shownDate(date, 'en', 'medium');
const lived = (change: Parameters<typeof madeUp>[0]) =>
  timeline(madeUp(change), en, NOW).map(({ text, when, life }) => `${text} | ${when} ${life}`);

test('in its order, with today among it', () => {
  expect(
    lived({
      dates: {
        until: '2031-08-31T00:00:00Z',
        issued: '2025-04-11T09:00:00Z',
        from: '2025-09-01T00:00:00Z',
        awarded: '2024-12-20T00:00:00Z',
      },
    }),
  ).toEqual([
    `Awarded on ${day('2024-12-20')} | past not-yet`,
    `Issued on ${day('2025-04-11')} | past not-yet`,
    `In force from ${day('2025-09-01')} | past force`,
    'Today | now force',
    `Valid until ${day('2031-08-31')} | future ended`,
  ]);
});

test('one day is one point', () => {
  expect(lived({ dates: { issued: '2025-04-11T09:00:00Z', from: '2025-04-11T09:00:00Z' } })).toEqual([
    `Issued on ${day('2025-04-11')} | past force`,
    'Today | now force',
  ]);
});

test('over, withdrawn, suspended, not begun', () => {
  const issued = '2021-04-11T09:00:00Z';
  expect(lived({ verdict: 'expired', dates: { issued, until: '2023-07-01T00:00:00Z' } }).slice(1)).toEqual([
    `Expired on ${day('2023-07-01')} | past ended`,
    'Today | now ended',
  ]);
  expect(lived({ verdict: 'revoked', dates: { issued } })[1]).toBe('Today: withdrawn | now ended');
  expect(lived({ verdict: 'suspended', dates: { issued } })[1]).toBe('Today: suspended | now force');
  expect(lived({ verdict: 'not-yet-valid', dates: { from: '2098-01-01T00:00:00Z' } })).toEqual([
    'Today | now not-yet',
    `In force from ${day('2098-01-01')} | future force`,
  ]);
});

test('without a date there is nothing to draw', () => {
  expect(lived({})).toEqual([]);
  expect(lived({ dates: { issued: 'last summer' } })).toEqual([]);
});
