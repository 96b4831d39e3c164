import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PageSays } from '../detect/asked/types.ts';
import type { Recipient, Report } from '../verify/report.ts';
import { factsOf, type PageFacts, withSaid } from './page-facts.ts';
import { matchPage } from './page-match.ts';
import { profileOf } from './page-person.ts';

function badge(recipient?: Recipient, verdict: Report['verdict'] = 'valid'): Report {
  return {
    verdict,
    reasons: [],
    standard: 'open-badges-2.0',
    checks: [],
    issuer: { identity: { level: 'claimed', evidence: [] } },
    ...(recipient ? { recipient } : {}),
    dates: {},
    evidence: [],
    alignments: [],
    endorsements: [],
    contains: [],
    source: { retrieved: [] },
  };
}
const hashed = (type: string, text: string, salt = 'sel'): Recipient => ({
  identifiers: [
    {
      type,
      identity: `sha256$${createHash('sha256')
        .update(text + salt)
        .digest('hex')}`,
      hashed: true,
      salt,
    },
  ],
});
const plain = (type: string, identity: string): Recipient => ({ identifiers: [{ type, identity, hashed: false }] });
const named = (name: string): Recipient => ({ name, identifiers: [] });
const PAGE: PageFacts = { isWhole: true, url: 'https://camille.example/badges/?lang=fr#top', title: 'Accueil' };
const LINKEDIN: PageFacts = {
  isWhole: true,
  url: 'https://www.linkedin.com/in/camille-moreau-1a2b/details/certifications/',
  title: '(3) Camille Moreau | LinkedIn',
};

test.each([
  'https://camille.example/badges/',
  'https://camille.example/badges',
  'http://camille.example/badges',
  'https://www.camille.example/badges/',
  'https://camille.example/badges/?lang=fr',
  'https://camille.example/badges/?lang=fr#top',
])('awarded to the address of this page, hidden or not: %s', (url) => {
  for (const recipient of [hashed('url', url), plain('url', url)]) {
    expect(matchPage(badge(recipient), PAGE)).toMatchObject({ outcome: 'matches', why: 'url' });
  }
});

test('awarded to a profile whose inner page is open', () => {
  const own = badge(hashed('url', 'https://www.linkedin.com/in/camille-moreau-1a2b/'));
  expect(matchPage(own, LINKEDIN)).toMatchObject({ outcome: 'matches', why: 'url' });
});

test('an address that stands on the page, an account that it calls its own', () => {
  const emails = ['Camille@Ecole.example', 'info@ecole.example'];
  expect(matchPage(badge(hashed('email', 'camille@ecole.example')), { ...PAGE, emails })).toEqual({
    outcome: 'matches',
    why: 'email',
    badge: 'Camille@Ecole.example',
  });
  const accounts = ['https://social.example/@camille'];
  const recipient = plain('url', 'https://social.example/@camille/');
  expect(matchPage(badge(recipient), { ...PAGE, accounts })).toMatchObject({ outcome: 'matches', why: 'account' });
});

test.each([
  ['Camille Moreau', LINKEDIN],
  ['MOREAU Camille', LINKEDIN],
  ['C. Moreau', LINKEDIN],
  ['Camille Moreau', { url: 'https://x.example/', title: 'Les badges de Camille Moreau – Accueil' }],
  ['Moreau Camille', { url: 'https://x.example/', title: 'Les badges de Camille Moreau – Accueil' }],
])('the name %s stands on the page', (name, page) => {
  expect(matchPage(badge(named(name)), page)).toEqual({ outcome: 'matches', why: 'name', badge: name });
});

test('what the page says of itself when it is asked', () => {
  const says: PageSays = { headings: [], names: [], lines: [], accounts: [] };
  const asked = (change: Partial<PageSays>) => withSaid({ url: PAGE.url, title: 'Accueil' }, { ...says, ...change });
  const camille = badge(named('Camille Moreau'));
  expect(matchPage(camille, asked({ headings: ['Bonjour', 'Moi, Camille Moreau'] }))).toMatchObject({ why: 'name' });
  expect(matchPage(camille, asked({ names: ['MOREAU Camille'] }))).toMatchObject({ outcome: 'matches', why: 'name' });
  expect(matchPage(camille, asked({ names: ['Paul Martin', 'Martin Paul'] }))).toMatchObject({
    outcome: 'differs',
    why: 'name',
    page: 'Paul Martin',
  });
  const mailed = badge(hashed('email', 'camille@ecole.example'));
  expect(matchPage(mailed, asked({ lines: ['Écrire à camille@ecole.example'] }))).toMatchObject({ why: 'email' });
  expect(matchPage(mailed, asked({ lines: ['paul@ecole.example'] }))).toMatchObject({ why: 'other-address' });
  const account = badge(plain('url', 'https://social.example/@camille'));
  expect(matchPage(account, asked({ accounts: ['https://social.example/@camille'] }))).toMatchObject({
    why: 'account',
  });
});

test('a page’s word on its own address counts for its own host only', () => {
  const says: PageSays = { headings: [], names: [], lines: [], accounts: [] };
  const at = (canonical: string) => withSaid({ url: 'https://www.camille.example/?p=3' }, { ...says, canonical });
  const recipient = hashed('url', 'https://camille.example/moi');
  expect(matchPage(badge(recipient), at('https://camille.example/moi/'))).toMatchObject({
    outcome: 'matches',
    why: 'url',
  });
  const other = hashed('url', 'https://paul.example/moi');
  expect(matchPage(badge(other), at('https://paul.example/moi')).outcome).toBe('cannot-tell');
});

test('the page says for whom it is', () => {
  expect(matchPage(badge(named('Camille Moreau')), PAGE, ['Moreau, Camille'])).toMatchObject({ outcome: 'matches' });
  expect(matchPage(badge(named('Camille Moreau')), PAGE, ['Paul Martin'])).toMatchObject({ outcome: 'differs' });
});

test('another person’s name, another profile of the same site', () => {
  expect(matchPage(badge(named('Paul Martin')), LINKEDIN)).toEqual({
    outcome: 'differs',
    why: 'name',
    page: 'Camille Moreau',
    badge: 'Paul Martin',
  });
  expect(matchPage(badge(plain('url', 'https://fr.linkedin.com/in/paul-martin')), LINKEDIN)).toEqual({
    outcome: 'differs',
    why: 'profile',
    page: 'https://www.linkedin.com/in/camille-moreau-1a2b',
    badge: 'https://fr.linkedin.com/in/paul-martin',
  });
  // The same profile under another host of the site.
  const same = plain('url', 'https://fr.linkedin.com/in/Camille-Moreau-1a2b?trk=x');
  expect(matchPage(badge(same), LINKEDIN).outcome).toBe('cannot-tell');
});

test('a name shared in part is no other person', () => {
  expect(matchPage(badge(named('Camille Dupont')), LINKEDIN)).toEqual({
    outcome: 'cannot-tell',
    why: 'name-in-part',
    page: 'Camille Moreau',
    badge: 'Camille Dupont',
  });
});

test.each([
  ['unproven', badge(named('Paul Martin'), 'invalid'), LINKEDIN],
  ['unproven', badge(named('Camille Moreau'), 'unverified'), LINKEDIN],
  ['nobody-named', badge(), LINKEDIN],
  ['nobody-named', badge({ identifiers: [] }), LINKEDIN],
  ['other-address', badge(hashed('email', 'paul@ecole.example')), { ...PAGE, emails: ['camille@ecole.example'] }],
  ['nothing-to-compare', badge(hashed('email', 'paul@ecole.example')), PAGE],
  ['nothing-to-compare', badge(hashed('url', 'https://paul.example/')), PAGE],
  ['nothing-to-compare', badge(plain('url', 'https://orcid.org/0000-0001-2345-6789')), LINKEDIN],
  // What a title of any other page says need not be a person.
  ['nothing-to-compare', badge(named('Paul Martin')), { ...PAGE, title: 'Camille Moreau' }],
  // The title of the profile that was open before.
  ['nothing-to-compare', badge(named('Paul Martin')), { ...LINKEDIN, url: 'https://www.linkedin.com/in/paul-martin' }],
  [
    'nothing-to-compare',
    badge(named('Paul Martin')),
    { isWhole: true, url: 'https://www.linkedin.com/feed/', title: 'Feed | LinkedIn' },
  ],
  // A heading may be anything.
  ['nothing-to-compare', badge(named('Paul Martin')), { ...PAGE, headings: ['Camille Moreau'] }],
  // Nobody's own page.
  ['nothing-to-compare', badge(named('Paul Martin')), { ...PAGE, names: ['Camille Moreau', 'Zoë Dubois'] }],
  ['page-unread', badge(named('Paul Martin')), undefined],
  ['page-unread', badge(named('Paul Martin')), { url: 'https://x.example/', title: 'Camille Moreau' }],
] as const)('cannot tell: %s (%#)', (why, report, page) => {
  expect(matchPage(report, page as PageFacts | undefined)).toEqual({ outcome: 'cannot-tell', why });
});

test.each([
  ['https://www.linkedin.com/in/camille-moreau/', 'Camille Moreau - Professeure | LinkedIn', 'Camille Moreau'],
  ['https://www.linkedin.com/in/camille-moreau/x/', 'Licences | Camille Moreau | LinkedIn', 'Camille Moreau'],
  ['https://www.linkedin.com/in/camille-moreau/', 'Licences et certifications | LinkedIn', undefined],
  ['https://www.linkedin.com/in/%C3%A9lodie-lef%C3%A8vre/', 'Élodie Lefèvre | LinkedIn', 'Élodie Lefèvre'],
  ['https://www.linkedin.com/in/%E0%A4%A/', 'Camille Moreau | LinkedIn', undefined],
  ['https://github.com/camille', 'camille (Camille Moreau) · GitHub', 'Camille Moreau'],
  ['https://github.com/paul', 'camille (Camille Moreau) · GitHub', undefined],
  ['https://orcid.org/0000-0001-2345-6789', 'Camille Moreau (0000-0001-2345-6789) - ORCID', 'Camille Moreau'],
  ['https://www.xing.com/profile/Camille_Moreau', 'Camille Moreau - Lehrerin | XING', 'Camille Moreau'],
  ['https://www.researchgate.net/profile/Camille-Moreau', 'Camille MOREAU | Professor | Poitiers', 'Camille MOREAU'],
])('%s, “%s”: %s', (url, title, name) => expect(profileOf(url, title)?.name).toBe(name));

test('addresses are read from the text beside badges, each once, at most twenty', () => {
  const many = Array.from({ length: 40 }, (_, index) => `a${index}@x.example`);
  expect(factsOf('https://x.example/', undefined, many).emails).toHaveLength(20);
  expect(
    factsOf('https://x.example/', 'T', ['Écrire à camille@ecole.example.', 'camille@ecole.example', 'a@b']),
  ).toEqual({
    url: 'https://x.example/',
    title: 'T',
    emails: ['camille@ecole.example'],
  });
});

test('whatever a page says, nothing throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), fc.webUrl(), (title, name, url) => {
      const page = factsOf(url, title, [name]);
      expect(['matches', 'differs', 'cannot-tell']).toContain(matchPage(badge(named(name)), page, [title]).outcome);
    }),
  );
});
