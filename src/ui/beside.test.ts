import { expect, test } from 'vitest';
import type { Candidate } from '../detect/candidate.ts';
import type { PageFacts } from '../trust/page-facts.ts';
import type { Report } from '../verify/report.ts';
import { asidesOf } from './beside.ts';
import { madeUp, tied } from './testing.ts';
import { en } from './words/en.ts';
import { fr } from './words/fr.ts';

const ENTRY = { title: 'Doctor of robotics', issuer: 'Sorbonne', date: 'Mar 2019', until: 'No expiration' };
const LINKEDIN = { url: 'https://www.linkedin.com/in/camille-moreau/', title: 'Camille Moreau | LinkedIn' };
const at = (change: Partial<Candidate> = {}): Candidate => ({ id: 'x', certainty: 'found', via: 'link', ...change });
const badge = (change: Partial<Report> = {}) =>
  madeUp({
    issuer: tied('domain'),
    achievement: { name: 'Introduction to welding' },
    dates: { issued: '2024-03-05T00:00:00Z', until: '2027-03-05T00:00:00Z' },
    ...change,
  });
const named = (name: string) => ({ recipient: { name, identifiers: [] } });
const plain = (text: string) => text.replace(/[\u2068\u2069]/g, '');
const said = (...[report, candidate, page, words = en]: [Report, Candidate, typeof LINKEDIN?, typeof en?]) =>
  asidesOf(report, candidate, page, words).map(({ text }) => plain(text));

test('differences are named one by one, in both languages', () => {
  expect(said(badge(), at({ said: ENTRY }))).toEqual([
    'The profile says “Doctor of robotics”, the badge says “Introduction to welding”.',
    'The profile names “Sorbonne” as the issuer, the badge names “Université”.',
    expect.stringMatching(/^The profile says “Mar 2019”, the badge was issued on .*2024\.$/),
    expect.stringMatching(/^The profile says “No expiration”, the badge is in force until .*2027\.$/),
  ]);
  expect(said(badge(), at({ said: ENTRY }), undefined, fr)[0]).toBe(
    'Le profil dit «\u00a0Doctor of robotics\u00a0», le badge dit «\u00a0Introduction to welding\u00a0».',
  );
});

test.each([
  [named('Paul Martin'), 'differs', 'The badge names another person: “Paul Martin”. This page names “Camille Moreau”.'],
  [named('Camille Dupont'), 'cannot-tell', 'This page names “Camille Moreau”, the badge names “Camille Dupont”.'],
  [named('MOREAU Camille'), 'matches', 'This page and the badge give the same name: “MOREAU Camille”.'],
  [
    { recipient: { id: 'https://www.linkedin.com/in/paul', identifiers: [] } },
    'differs',
    'Awarded to the address of another profile: https://www.linkedin.com/in/paul',
  ],
  [{ recipient: { id: LINKEDIN.url, identifiers: [] } }, 'matches', 'Awarded to the address of this page.'],
] as const)('the person: %o', (change, outcome, text) => {
  const [first] = asidesOf(badge(change as Partial<Report>), at(), LINKEDIN, en);
  expect({ ...first, text: plain(first?.text ?? '') }).toMatchObject({ outcome, text });
});

test('an address or an account that stands on the page', () => {
  const one = badge({ recipient: { identifiers: [{ type: 'email', identity: 'c@x.example', hashed: false }] } });
  const page = { ...LINKEDIN, emails: ['c@x.example'] };
  expect(said(one, at(), page)).toEqual(['Awarded to an e-mail address that stands on this page: c@x.example']);
  const other = badge({ recipient: { id: 'https://social.example/@c', identifiers: [] } });
  const linked = { ...LINKEDIN, accounts: ['https://social.example/@c'] };
  expect(said(other, at(), linked)).toEqual([
    'Awarded to an account that this page calls its own: https://social.example/@c',
  ]);
});

test('another person comes before other differences, what matches after them', () => {
  const abouts = (name: string) =>
    asidesOf(badge(named(name)), at({ said: ENTRY }), LINKEDIN, en).map(({ about }) => about);
  expect(abouts('Paul Martin')).toEqual(['name', 'title', 'issuer', 'date', 'validity']);
  expect(abouts('Camille Moreau')).toEqual(['title', 'issuer', 'date', 'validity', 'name']);
});

test('nothing is said of what is not proven, of a badge’s own page, or where the words beside it are no entry', () => {
  const differing = named('Paul Martin');
  for (const verdict of ['invalid', 'unverified'] as const) {
    expect(said(badge({ ...differing, verdict }), at({ said: ENTRY }), LINKEDIN)).toEqual([]);
  }
  expect(said(badge(differing), at({ said: ENTRY, via: 'page' }), LINKEDIN)).toEqual([]);
  expect(said(badge(), at({ said: { title: 'My badges' } }))).toEqual([]);
  expect(said(badge(), at())).toEqual([]);
});

test('that nothing can be told is said with why, but not on a list', () => {
  const hidden = badge({ recipient: { identifiers: [{ type: 'email', identity: 'c@x.example', hashed: false }] } });
  const reasons = (page: PageFacts | undefined, report = hidden) => asidesOf(report, at(), page, en, true);
  expect(reasons(undefined)).toMatchObject([{ outcome: 'cannot-tell', about: 'page-unread' }]);
  expect(reasons(LINKEDIN)).toMatchObject([{ outcome: 'cannot-tell', about: 'page-unread' }]);
  expect(reasons({ ...LINKEDIN, isWhole: true })).toMatchObject([{ about: 'nothing-to-compare' }]);
  const [other] = reasons({ ...LINKEDIN, isWhole: true, emails: ['p@x.example'] });
  expect(other).toMatchObject({ outcome: 'cannot-tell', about: 'other-address' });
  expect(other?.text).toContain('People have several.');
  // Said elsewhere on the page.
  expect(reasons(LINKEDIN, badge())).toEqual([]);
  expect(said(hidden, at(), LINKEDIN)).toEqual([]);
});

test('where the badge hides its holder, the platform’s word on the name is compared, as the platform’s', () => {
  const hidden = (recipient: string, change: Partial<Report> = {}) =>
    badge({
      recipient: { identifiers: [{ type: 'email', identity: `sha256$${'a'.repeat(64)}`, hashed: true }] },
      said: { platform: 'credly', host: 'www.credly.com', recipient },
      ...change,
    });
  expect(asidesOf(hidden('MOREAU Camille'), at(), LINKEDIN, en)).toMatchObject([
    { outcome: 'matches', about: 'platform-name' },
  ]);
  expect(said(hidden('Camille Moreau'), at(), LINKEDIN)).toEqual([
    'This page and the platform (www.credly.com) give the same name: “Camille Moreau”.',
  ]);
  expect(said(hidden('Paul Martin'), at(), LINKEDIN)).toEqual([
    'The platform (www.credly.com) says: awarded to “Paul Martin”. This page names “Camille Moreau”.',
  ]);
  const [whole] = asidesOf(hidden('Paul Martin'), at(), LINKEDIN, en, true);
  expect(plain(whole?.text ?? '')).toBe('This page names “Camille Moreau”.');
  // The badge's own word comes first.
  expect(said(hidden('Paul Martin', named('Camille Moreau')), at(), LINKEDIN)).toEqual([
    'This page and the badge give the same name: “Camille Moreau”.',
  ]);
  expect(said(hidden('Camille Dupont'), at(), LINKEDIN)).toEqual([]);
  expect(said(hidden('Paul Martin', { verdict: 'invalid' }), at(), LINKEDIN)).toEqual([]);
});

test('foreign words are cut and isolated', () => {
  const title = `\u202e${'x'.repeat(400)} zzz`;
  const [aside] = asidesOf(badge(), at({ said: { title, date: '2024' } }), undefined, en);
  expect(aside?.text).toMatch(/“\u2068x{199}…\u2069”/);
});
