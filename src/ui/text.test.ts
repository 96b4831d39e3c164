import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { addressOf, cut, hostOf, hostOfId, passage, pieces, shownDate, shownHost } from './text.ts';

// English without a country of its own: the machine that runs the tests may have one.
vi.stubGlobal('navigator', { languages: ['en'] });

test('an address is told from its neighbours by the last part of its path, and never looks like another host', () => {
  expect(addressOf('https://badges.example/a/b/robotique%20%C3%A9ducative.png?x=1&y=2')).toBe(
    'badges.example · robotique éducative.png',
  );
  expect(addressOf('https://moodle.example/badges/badge.php?hash=8a1c')).toBe('moodle.example · badge.php?hash=8a1c');
  expect(addressOf('https://badges.example/x?who=a%40b.example')).toBe('badges.example · x');
  expect(addressOf('https://badges.example/')).toBe('badges.example');
  expect(addressOf('https://badges.example/%E2%80%AEgnp.exe')).toBe('badges.example · gnp.exe');
  expect([...(addressOf(`https://badges.example/${'x'.repeat(300)}`) ?? '')]).toHaveLength(77);
  expect(addressOf('javascript:alert(1)/x')).toBeUndefined();
  expect(addressOf(undefined)).toBeUndefined();
});

test('names are cut at 200 characters and stay on one line', () => {
  expect([...cut('é'.repeat(500))]).toHaveLength(200);
  expect(cut('a\n\n b\tc')).toBe('a b c');
  expect(cut('👩‍🏫 Camille')).toContain('Camille');
});

test('nothing that turns the direction of writing or cannot be seen survives', () => {
  expect(cut('Université\u202eelbatirév\u2066\u200b\u0000')).toBe('Universitéelbatirév');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(cut(text)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]|(?![ ])\p{Cc}/u);
      expect(passage(text)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    }),
    { numRuns: 30 },
  );
});

test.each([
  ['univ.example', 'univ.example'],
  ['Univ.Example', 'univ.example'],
  ['académie.example', 'académie.example'],
  ['xn--acadmie-dya.example', 'xn--acadmie-dya.example'],
  ['gооgle.com', 'xn--ggle-55da.com'],
  ['univ.example:8443', 'univ.example:8443'],
  ['пример.example', 'xn--e1afmkfd.example'],
])('%s is shown as %s', (host, shown) => {
  expect(shownHost(host)).toBe(shown);
});

test('hosts of addresses and of did:web', () => {
  expect(hostOf('https://user@univ.example/x')).toBe('univ.example');
  expect(hostOf('javascript:alert(1)')).toBeUndefined();
  expect(hostOf(undefined)).toBeUndefined();
  expect(hostOfId('did:web:univ.example%3A8443:cles')).toBe('univ.example:8443');
  expect(hostOfId('did:key:z6Mk')).toBeUndefined();
});

test('dates are read in the language, in the credential’s own day', () => {
  expect(shownDate('2024-03-14T23:30:00Z', 'fr')).toBe('14 mars 2024');
  expect(shownDate('2024-03-14', 'en')).toBe('14 March 2024');
  // Midnight in France is the evening before in UTC.
  expect(shownDate('2024-03-15T00:00:00+01:00', 'fr')).toBe('15 mars 2024');
  expect(shownDate('2024-03-14T20:00:00-08:00', 'en')).toBe('14 March 2024');
  expect(shownDate('2025-09-01', 'fr')).toBe('1er septembre 2025');
  expect(shownDate('2025-09-01', 'fr', 'medium')).toBe('1er sept. 2025');
  expect(shownDate('2025-09-11', 'fr')).toBe('11 septembre 2025');
  expect(shownDate('2025-09-01', 'en')).toBe('1 September 2025');
  expect(shownDate('not a date', 'en')).toBe('not a date');
  expect(shownDate('123456789', 'en')).toBe('123456789');
  expect(shownDate(undefined, 'en')).toBeUndefined();
});

test('a sentence in pieces: hosts by themselves, with what stands against them; nothing is lost, no isolation is torn', () => {
  expect(pieces('published by univ-rivage.example')).toEqual(['published by ', 'univ-rivage.example', '']);
  expect(pieces('the platform (\u2068ac-rouen.example\u2069) says: x.example.')).toEqual([
    'the platform ',
    '(\u2068ac-rouen.example\u2069)',
    ' says: ',
    'x.example.',
    '',
  ]);
  expect(pieces('“\u2068Rectorat ac-rouen.example\u2069” signed')).toEqual([
    '“\u2068Rectorat ac-rouen.example\u2069” signed',
  ]);
  expect(pieces('No host. None at all.')).toEqual(['No host. None at all.']);
  fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => pieces(text).join('') === text));
});
