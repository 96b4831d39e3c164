import { describe, expect, test, vi } from 'vitest';
import { CODES } from '../verify/codes.ts';
import type { IdentityLevel, Report, Verdict } from '../verify/report.ts';
import { headline } from './headline.ts';
import { madeUp, tied } from './testing.ts';
import { en } from './words/en.ts';
import { fr } from './words/fr.ts';

vi.stubGlobal('navigator', { languages: ['en'] });

const VERDICTS: Verdict[] = ['valid', 'expired', 'revoked', 'suspended', 'not-yet-valid', 'invalid', 'unverified'];
const LEVELS: IdentityLevel[] = ['recognised', 'domain', 'platform', 'claimed'];
const dates = { issued: '2020-05-01T00:00:00Z', from: '2098-01-01T00:00:00Z', until: '2023-06-30T00:00:00Z' };
const signed: Report['checks'] = [{ id: 'proof.signature', outcome: 'pass' }];

describe.each([en, fr])('in $language', (words) => {
  test('every verdict with every identity and every reason has words', () => {
    const seen = new Set<string>();
    for (const verdict of VERDICTS) {
      for (const level of LEVELS) {
        for (const code of CODES) {
          for (const some of [dates, {}]) {
            const report = madeUp({
              verdict,
              reasons: verdict === 'valid' ? [] : [code],
              issuer: tied(level),
              dates: some,
            });
            const { text } = headline(report, words);
            expect(text).not.toMatch(/undefined|null|NaN|\[object/);
            expect(text.length).toBeGreaterThan(5);
            expect(text.length).toBeLessThan(140);
            seen.add(text);
          }
        }
      }
    }
    expect(seen.size).toBeGreaterThan(150);
  });

  test('only a proven credential of a tied issuer is called genuine without more', () => {
    for (const verdict of VERDICTS) {
      for (const level of LEVELS) {
        const reasons: Report['reasons'] = verdict === 'valid' ? [] : ['bad-date'];
        const { tone } = headline(madeUp({ verdict, reasons, issuer: tied(level), dates }), words);
        expect(tone === 'good', `${verdict} ${level}`).toBe(verdict === 'valid' && level !== 'claimed');
      }
    }
  });
});

const said = (change: Partial<Report>) => headline(madeUp(change), en).text;

test.each<[string, Partial<Report>]>([
  ['Genuine, recognised issuer', { issuer: tied('recognised') }],
  ['Genuine, published by univ.example', { issuer: tied('domain') }],
  ['Genuine, published by Credly', { issuer: tied('platform') }],
  ['Signature good, issuer only claimed', {}],
  ['Genuine, but expired on 30 June 2023', { verdict: 'expired', reasons: ['expired'], dates, issuer: tied('domain') }],
  [
    'Signature good, but expired on 30 June 2023; issuer only claimed',
    { verdict: 'expired', reasons: ['expired'], dates },
  ],
  ['Genuine, but withdrawn by the issuer', { verdict: 'revoked', reasons: ['revoked'], checks: signed }],
  ['Withdrawn by the issuer', { verdict: 'revoked', reasons: ['revoked'] }],
  ['Suspended by the issuer', { verdict: 'suspended', reasons: ['suspended'] }],
  ['Not in force before 1 January 2098', { verdict: 'not-yet-valid', reasons: ['not-yet-valid'], dates }],
  ['Altered or forged', { verdict: 'invalid', reasons: ['signature-mismatch'] }],
  ['The issuer does not know this badge', { verdict: 'invalid', reasons: ['not-found'] }],
  ['Not sound: the signature itself has run out', { verdict: 'invalid', reasons: ['proof-expired'] }],
  ['Not sound: it contains statements nobody signed', { verdict: 'invalid', reasons: ['unsigned-terms'] }],
  ['Could not check: the issuer’s server cannot be reached', { verdict: 'unverified', reasons: ['unreachable'] }],
  ['Could not check: nothing was found at its address', { verdict: 'unverified', reasons: ['not-found'] }],
  [
    'From an issuer your list blocks',
    { issuer: tied('domain'), checks: [{ id: 'issuer.blocked', outcome: 'fail', code: 'blocked' }] },
  ],
])('%s', (text, report) => {
  expect(said(report)).toBe(text);
});

test('a blocked issuer does not soften what is worse', () => {
  const checks: Report['checks'] = [{ id: 'issuer.blocked', outcome: 'fail', code: 'blocked' }];
  expect(said({ verdict: 'invalid', reasons: ['signature-mismatch'], checks })).toBe('Altered or forged');
});

test('an issuer’s host in letters that imitate others is shown encoded', () => {
  const issuer = tied('domain');
  issuer.identity.evidence = [{ kind: 'key-host', host: 'аpple.com' }];
  expect(said({ issuer })).toBe('Genuine, published by xn--pple-43d.com');
});
