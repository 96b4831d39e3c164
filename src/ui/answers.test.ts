import { describe, expect, test } from 'vitest';
import { CODES } from '../verify/codes.ts';
import type { Report, Verdict } from '../verify/report.ts';
import { answers, chain } from './answers.ts';
import { madeUp, tied } from './testing.ts';
import { en } from './words/en.ts';
import { fr } from './words/fr.ts';

const signed: Report['checks'] = [
  { id: 'proof.signature', outcome: 'pass' },
  { id: 'proof.key', outcome: 'pass' },
];

describe.each([en, fr])('in $language', (words) => {
  test('all four questions are answered whatever the report', () => {
    const verdicts: Verdict[] = ['valid', 'expired', 'revoked', 'suspended', 'not-yet-valid', 'invalid', 'unverified'];
    for (const verdict of verdicts) {
      for (const level of ['recognised', 'domain', 'platform', 'claimed'] as const) {
        for (const code of verdict === 'valid' ? ([undefined] as const) : CODES) {
          const report = madeUp({ verdict, reasons: code ? [code] : [], issuer: tied(level), checks: signed });
          const said = answers(report, words);
          for (const text of [...said.genuine, said.vouches, ...said.whose, ...said.worth]) {
            expect(text).not.toMatch(/undefined|null|\[object/);
            expect(text.length).toBeGreaterThan(8);
          }
          expect(said.genuine.length).toBeGreaterThan(0);
        }
      }
    }
  });
});

test('an authority that certifies the issuer is named as one, not as a list', () => {
  const identity = { level: 'recognised' as const, evidence: [{ kind: 'certificate' as const, name: 'Racine, FR' }] };
  const report = madeUp({ verdict: 'valid', reasons: [], issuer: { name: 'Sorbonne', identity }, checks: signed });
  expect(answers(report, en).vouches).toMatch(/Racine, FR.*, which you trust, certified that .*Sorbonne/);
  expect(answers(report, fr).vouches).toMatch(/Racine, FR.*certifie que .*Sorbonne/);
  expect(chain(report, en).at(-1)).toMatchObject({ name: expect.stringContaining('Racine, FR'), proven: true });
});

test('an unproven badge is not said to be issued by the name it gives', () => {
  const report = madeUp({ verdict: 'invalid', reasons: ['signature-mismatch'], issuer: tied('domain') });
  expect(answers(report, en).vouches).toMatch(/proves nothing/);
  expect(
    chain(report, en)
      .slice(1)
      .every((link) => !link.proven),
  ).toBe(true);
});

test('the decisive check’s detail is named', () => {
  const report = madeUp({
    verdict: 'unverified',
    reasons: ['private-address'],
    checks: [{ id: 'hosted.fetch', outcome: 'unknown', code: 'private-address', detail: { host: 'intranet.example' } }],
  });
  expect(answers(report, en).genuine[0]).toContain('intranet.example');
  expect(answers(report, en).genuine[1]).toContain('options');
});

test('of what could not be read nothing is said but that', () => {
  const report = madeUp({ verdict: 'unverified', reasons: ['timeout'], standard: 'unknown' });
  const { unread } = en.details;
  expect(answers(report, en)).toMatchObject({ vouches: unread, whose: [unread], worth: [unread] });
  expect(answers(madeUp({ verdict: 'invalid', reasons: ['no-proof'] }), en).vouches).toBe(en.details.vouches.nameless);
});

test('until when: what is over is told in the past, what has only a first day is not blamed for it', () => {
  const worth = (change: Parameters<typeof madeUp>[0]) => answers(madeUp(change), en).worth.join(' ');
  const from = '2025-12-09T00:00:00Z';
  expect(worth({ dates: { from } })).toMatch(/^It is in force from .* It has no end date\.$/);
  expect(worth({ verdict: 'revoked', dates: { from } })).toMatch(/^It was in force from [^.]*\.$/);
  expect(worth({ verdict: 'revoked', dates: { from } })).not.toContain(en.details.worth.noEnd);
  expect(worth({})).toBe(`${en.details.worth.noIssued} ${en.details.worth.noEnd}`);
});

test('who vouches, as a chain', () => {
  const links = chain(madeUp({ issuer: tied('domain'), checks: signed }), en);
  expect(links.map(({ name, proven }) => [name, proven])).toEqual([
    ['This badge', true],
    ['univ.example', true],
    ['Université', true],
  ]);
  const claimed = chain(madeUp({ issuer: tied('claimed'), checks: signed }), en);
  expect(claimed.map(({ proven }) => proven)).toEqual([true, false]);
  const platform = chain(madeUp({ issuer: tied('platform'), checks: signed }), en);
  expect(platform.map(({ proven }) => proven)).toEqual([true, true, false]);
  const forged = chain(madeUp({ verdict: 'invalid', issuer: tied('domain'), checks: signed }), en);
  expect(forged.map(({ proven }) => proven)).toEqual([false, false, false]);
});

test('whose: hidden, plain, by name, by identifier, by nobody', () => {
  const whose = (recipient?: Report['recipient']) =>
    answers(madeUp(recipient ? { recipient } : {}), en).whose.join(' ');
  expect(whose({ identifiers: [{ type: 'email', identity: 'sha256$00', hashed: true }] })).toContain('keeps hidden');
  expect(whose({ identifiers: [{ type: 'email', identity: 'a@b.example', hashed: false }] })).toContain('a@b.example');
  expect(whose({ name: 'Camille', identifiers: [] })).toContain('Camille');
  expect(whose({ id: 'did:key:z6Mk', identifiers: [] })).toContain('identifier');
  expect(whose()).toContain('does not say');
  const differ: Report['checks'] = [{ id: 'recipient', outcome: 'fail', code: 'recipient-differs' }];
  expect(answers(madeUp({ checks: differ }), en).whose).toEqual([en.details.whose.differ]);
});
