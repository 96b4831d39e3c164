import { expect, test } from 'vitest';
import type { Candidate } from '../detect/candidate.ts';
import type { Report } from '../verify/report.ts';
import { FINDINGS, findingsOf } from './preview.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const OWN = ['camille@ecole.example', 'https://camille.example/'];

/** In order in every respect. */
function badge(change: Partial<Report> = {}): Report {
  return {
    verdict: 'valid',
    reasons: [],
    standard: 'open-badges-2.0',
    checks: [],
    issuer: { name: 'Université', identity: { level: 'domain', evidence: [] } },
    achievement: { name: 'Robotique pédagogique', criteria: { narrative: 'Build one.' } },
    recipient: { identifiers: [{ type: 'email', identity: 'camille@ecole.example', hashed: false }] },
    dates: { issued: '2025-12-31T23:30:00-05:00' },
    evidence: [],
    alignments: [],
    endorsements: [],
    contains: [],
    source: { retrieved: [] },
    ...change,
  };
}
const candidate = (change: Partial<Candidate> = {}): Candidate => ({
  id: 'x',
  certainty: 'found',
  via: 'link',
  url: 'https://x.example/1',
  ...change,
});
const kinds = (report: Report, one?: Candidate, own: string[] = OWN) =>
  findingsOf({ report, candidate: one }, own, NOW).map(({ kind }) => kind);

test('a badge that is in order: it matches, and nothing else is said', () => {
  expect(findingsOf({ report: badge() }, OWN, NOW)).toEqual([
    { kind: 'recipient-matches', values: ['camille@ecole.example'] },
  ]);
  expect(kinds(badge(), undefined, [])).toEqual([]);
});

const claimed: Report['issuer'] = { identity: { level: 'claimed', evidence: [] } };
const email = (identity: string) => ({ identifiers: [{ type: 'email', identity, hashed: false }] });

const CASES: [(typeof FINDINGS)[number], Partial<Report>, Partial<Candidate>?][] = [
  ['altered', { verdict: 'invalid', reasons: ['signature-mismatch'] }],
  ['withdrawn', { verdict: 'revoked', reasons: ['revoked'] }],
  ['withdrawn', { verdict: 'suspended', reasons: ['suspended'] }],
  ['expired', { verdict: 'expired', reasons: ['expired'], dates: { until: '2026-02-01T00:00:00Z' } }],
  ['not-in-force', { verdict: 'not-yet-valid', reasons: ['not-yet-valid'] }],
  ['not-public', { verdict: 'unverified', reasons: ['login-required'], standard: 'unknown' }],
  ['not-public', { verdict: 'invalid', reasons: ['not-found'] }],
  ['not-baked', { verdict: 'unverified', reasons: ['nothing-found'], standard: 'unknown' }, { via: 'image' }],
  ['no-credential', { verdict: 'unverified', reasons: ['nothing-found'], standard: 'unknown' }],
  ['undecided', { verdict: 'unverified', reasons: ['timeout'] }],
  ['recipient-differs', { recipient: email('other@ecole.example') }],
  ['recipient-missing', { recipient: { name: 'Camille', identifiers: [] } }],
  ['recipient-unlike', { recipient: { id: 'did:key:z6Mk', identifiers: [] } }],
  ['expires-soon', { dates: { until: '2026-03-31T00:00:00Z' } }],
  ['criteria-missing', { achievement: { name: 'Robotique' } }],
  ['criteria-missing', { achievement: { name: 'Robotique', criteria: { narrative: ' ' } } }],
  ['issuer-claimed', { issuer: claimed }],
  ['title-differs', {}, { said: { title: 'Docteur en robotique' } }],
  ['issuer-differs', {}, { said: { issuer: 'Sorbonne' } }],
  ['date-differs', {}, { said: { date: 'mars 2019' } }],
  ['validity-differs', { dates: { until: '2027-06-30T00:00:00Z' } }, { said: { until: 'Expires Jun 2029' } }],
  ['name-differs', { recipient: { ...email(OWN[0] ?? ''), name: 'Camille Moreau' } }, { said: { recipient: 'Paul' } }],
];
test.each(CASES)('%s: %o %o', (kind, change, how) => {
  expect(kinds(badge(change), how && candidate(how))).toContain(kind);
  expect(kinds(badge(), candidate())).not.toContain(kind);
});

test('every finding has a case above', () => {
  expect(new Set([...CASES.map(([kind]) => kind), 'recipient-matches'])).toEqual(new Set(FINDINGS));
});

test('what is not proven gets no other findings: the first thing comes first, and an address in it proves nothing', () => {
  const bare = { issuer: claimed, achievement: {} };
  expect(kinds(badge({ ...bare, verdict: 'invalid', reasons: ['signature-mismatch'] }))).toEqual(['altered']);
  expect(kinds(badge({ ...bare, verdict: 'unverified', reasons: ['unreachable'] }))).toEqual(['undecided']);
  const {
    achievement: _achievement,
    recipient: _recipient,
    ...gone
  } = badge({ verdict: 'revoked', reasons: ['gone'] });
  expect(kinds(gone)).toEqual(['withdrawn']);
});

test.each([
  [{ title: 'robotique pedagogique' }],
  [{ title: 'Robotique pédagogique – niveau 1' }],
  [{ title: 'Robotique' }],
  [{ issuer: 'UNIVERSITÉ' }],
  // Two years meet in that night.
  [{ date: 'Dec 2025' }],
  [{ date: 'Issued Jan 2026' }],
  [{ date: '31 décembre' }],
  [{ recipient: 'Paul' }],
])('not a difference: %o', (said) => {
  expect(kinds(badge(), candidate({ said }))).toEqual(['recipient-matches']);
});

test('one word within another is not the same', () => {
  expect(
    kinds(
      badge({ achievement: { name: 'Art', criteria: { id: 'https://x.example' } } }),
      candidate({ said: { title: 'Party' } }),
    ),
  ).toContain('title-differs');
});

test.each([
  ['2026-02-28T00:00:00Z', false],
  ['2026-04-02T00:00:00Z', false],
  ['2026-03-02T00:00:00Z', true],
  ['not a date', false],
])('valid until %s', (until, soon) => {
  expect(kinds(badge({ dates: { until } })).includes('expires-soon')).toBe(soon);
});

test('of a collection its parts are spoken of, and one that matches does not hide one that does not', () => {
  const report = badge({
    standard: 'collection',
    contains: [badge(), badge({ recipient: email('other@ecole.example') }), badge({ issuer: claimed })],
  });
  expect(kinds(report)).toEqual(['recipient-differs', 'issuer-claimed']);
});

test('other credentials need no criteria', () => {
  expect(kinds(badge({ standard: 'vc-2.0', achievement: {} }))).toEqual(['recipient-matches']);
});
