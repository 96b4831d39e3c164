import { describe, expect, it } from 'vitest';
import type { Inquiry } from '../inquiry.ts';
import { doorOf } from '../testing/door.ts';
import { judgeKey } from './judge.ts';

const inquiry: Inquiry = { door: doorOf({}), now: Date.parse('2026-11-01T12:00:00Z'), depth: 0 };
const expires = '2026-01-01T00:00:00Z';
const judge = (result: object, created?: string) => judgeKey({ outcome: 'pass', ...result }, created, inquiry);

describe('judgeKey', () => {
  it('passes a key in force', () => {
    expect(judge({ host: 'a.example' })).toMatchObject({
      id: 'proof.key',
      outcome: 'pass',
      detail: { host: 'a.example' },
    });
    expect(judge({ expires: '2027-01-01T00:00:00Z' }).outcome).toBe('pass');
  });

  it('hands on what retrieval said', () => {
    expect(judge({ outcome: 'fail', code: 'key-not-listed', detail: { a: 1 } })).toEqual({
      id: 'proof.key',
      outcome: 'fail',
      code: 'key-not-listed',
      detail: { a: 1 },
    });
    expect(judge({ outcome: 'unknown' })).toMatchObject({ outcome: 'unknown', code: 'key-list-unavailable' });
  });

  it.each([
    ['2025-12-31T00:00:00Z', 'warn'],
    ['2026-02-01T00:00:00Z', 'fail'],
    [undefined, 'unknown'],
    ['last year', 'unknown'],
  ])('judges an expired key by the time of signing: %s', (created, outcome) => {
    expect(judge({ expires }, created)).toMatchObject({ outcome, code: 'key-expired' });
  });

  it('is never valid with a revoked key, whatever created says', () => {
    const check = judge({ revoked: '2026-06-01T00:00:00Z' }, '2020-01-01T00:00:00Z');
    expect(check).toMatchObject({ outcome: 'unknown', code: 'key-revoked' });
  });

  it('does not guess at an expiry it cannot read', () => {
    expect(judge({ expires: 'soon' }, '2025-01-01T00:00:00Z').outcome).toBe('unknown');
  });
});
