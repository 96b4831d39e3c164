import { expect, test } from 'vitest';
import type { Report } from '../verify/report.ts';
import { countEndorsements, proofOf } from './endorsements.tsx';
import { madeUp, tied } from './testing.ts';
import { en } from './words/en.ts';

const signed: Report['checks'] = [{ id: 'proof.signature', outcome: 'pass' }];
const hosted: Report['checks'] = [
  { id: 'hosted.fetch', outcome: 'pass' },
  { id: 'hosted.scope', outcome: 'pass' },
];
const source = { id: 'https://badges.example/e/1', retrieved: [] };

test.each<[Partial<Report>, string]>([
  [{ checks: signed, issuer: tied('domain') }, 'Signed, and tied to univ.example.'],
  [{ checks: signed, issuer: tied('claimed') }, 'Signed; nothing but its own word says by whom.'],
  [{ checks: hosted, issuer: tied('domain'), source }, 'Published by badges.example.'],
  [{ checks: hosted, issuer: tied('domain'), source, verdict: 'expired' }, 'Published by badges.example.'],
  // Never a proof where none was confirmed.
  [{ checks: [] }, 'No proof that could be confirmed.'],
  [{ checks: signed, verdict: 'unverified' }, 'No proof that could be confirmed.'],
  [{ checks: signed, verdict: 'invalid' }, 'No proof that could be confirmed.'],
  [{ checks: hosted.slice(0, 1), verdict: 'revoked' }, 'No proof that could be confirmed.'],
])('%o', (change, said) => {
  expect(proofOf(madeUp(change), en)).toBe(said);
});

test('an endorsement that is altered, withdrawn, run out or without proof is not counted among those that stand', () => {
  const endorsements = [
    madeUp({ checks: signed }),
    madeUp({ checks: hosted, issuer: tied('domain') }),
    madeUp({ checks: [] }),
    madeUp({ checks: signed, verdict: 'invalid' }),
    madeUp({ checks: signed, verdict: 'revoked' }),
    madeUp({ checks: signed, verdict: 'expired' }),
    madeUp({ checks: signed, verdict: 'unverified' }),
  ];
  expect(countEndorsements(madeUp({ endorsements }))).toEqual({ standing: 2, others: 5 });
  expect(countEndorsements(madeUp({ endorsements: [] }))).toEqual({ standing: 0, others: 0 });
});
