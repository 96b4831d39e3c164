import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Candidate } from '../detect/candidate.ts';
import { LIMITS, parseMessage } from './messages.ts';

const candidate: Candidate = {
  id: 'a',
  certainty: 'found',
  via: 'link',
  url: 'https://badges.example/1',
  platform: 'badgr',
  image: 'https://badges.example/1.png',
  said: { title: 'Robotics' },
};
const sent = (candidates: unknown) => parseMessage({ type: 'candidates', candidates }, 'content');
const kept = (...candidates: unknown[]) => {
  const message = sent(candidates);
  return message?.type === 'candidates' ? message.candidates : undefined;
};

test('a report of the scanner passes whole', () => {
  expect(kept(candidate, { ...candidate, id: 'b', url: undefined, text: '{}' })).toEqual([
    candidate,
    {
      id: 'b',
      certainty: 'found',
      via: 'link',
      text: '{}',
      platform: 'badgr',
      image: candidate.image,
      said: candidate.said,
    },
  ]);
});

describe('who may say what', () => {
  test.each([
    { type: 'verify', tab: 1 },
    { type: 'recheck', job: 'k', attached: false },
    { type: 'recheck', job: 'k', attached: true },
    { type: 'dossier.add', jobs: ['k'] },
    { type: 'dossier.work', again: true },
    { type: 'dossier.document', entry: 'e' },
    { type: 'settings' },
  ])('%o', (message) => {
    expect(parseMessage(message, 'page')).toMatchObject(message);
    expect(parseMessage(message, 'content')).toBeUndefined();
  });

  test('pages do not report candidates', () => {
    expect(parseMessage({ type: 'candidates', candidates: [] }, 'page')).toBeUndefined();
  });
});

test.each([
  null,
  1,
  'verify',
  [],
  {},
  { type: 1 },
  { type: 'toString' },
  { type: '__proto__' },
  { type: 'fetch', url: 'x' },
])('not a message: %o', (value) => {
  expect(parseMessage(value, 'page')).toBeUndefined();
  expect(parseMessage(value, 'content')).toBeUndefined();
});

test.each([-1, 1.5, Number.NaN, '1', null, undefined, 2 ** 70 + 0.5])(
  'tab %o is refused unless it is a number of a tab',
  (tab) => {
    const message = parseMessage({ type: 'verify', tab }, 'page');
    if (message?.type === 'verify') expect(Number.isInteger(message.tab)).toBe(true);
    else expect(message).toBeUndefined();
  },
);

describe('one bad candidate is left out, the others stay', () => {
  test.each<[string, unknown]>([
    ['no id', { ...candidate, id: '' }],
    ['a long id', { ...candidate, id: 'x'.repeat(LIMITS.id + 1) }],
    ['an unknown certainty', { ...candidate, certainty: 'sure' }],
    ['an unknown way', { ...candidate, via: 'constructor' }],
    ['neither address nor text', { ...candidate, url: undefined }],
    ['a script address', { ...candidate, url: 'javascript:alert(1)' }],
    ['a file address', { ...candidate, url: 'file:///etc/passwd' }],
    ['an address of the extension', { ...candidate, url: 'chrome-extension://abc/popup.html' }],
    ['a data address that is no image', { ...candidate, url: 'data:text/html,x' }],
    ['a long address', { ...candidate, url: `https://x.example/${'x'.repeat(LIMITS.url)}` }],
    ['a long text', { ...candidate, url: undefined, text: 'x'.repeat(LIMITS.text + 1) }],
    ['a list', [candidate]],
    ['nothing', null],
  ])('%s', (_name, bad) => {
    expect(kept(bad, candidate)).toEqual([candidate]);
  });
});

test('an image that stands in the page is an address', () => {
  const url = 'data:image/png;base64,AAAA';
  expect(kept({ ...candidate, url })).toEqual([{ ...candidate, url }]);
});

test('counts and sums are bounded', () => {
  const many = Array.from({ length: 1000 }, (_, index) => ({ ...candidate, id: `c${index}` }));
  expect(kept(...many)).toHaveLength(LIMITS.candidates);
  const heavy = Array.from({ length: 100 }, (_, index) => ({
    ...candidate,
    id: `c${index}`,
    text: 'x'.repeat(LIMITS.text),
  }));
  expect(kept(...heavy)?.length).toBeLessThan(9);
  expect(kept({ ...candidate, said: { title: 'x'.repeat(9999), issuer: 5 } })?.[0]?.said).toEqual({
    title: 'x'.repeat(500),
  });
});

test('nothing but known keys comes through, and no prototype', () => {
  const evil = JSON.parse(
    '{"type":"candidates","__proto__":{"a":1},"candidates":[{"id":"a","certainty":"found","via":"link","url":"https://x.example/","__proto__":{"b":1},"constructor":1,"html":"<b>","said":{"__proto__":{"c":1},"title":"t"}}]}',
  );
  const message = parseMessage(evil, 'content');
  expect(JSON.stringify(message)).toBe(
    '{"type":"candidates","candidates":[{"id":"a","certainty":"found","via":"link","url":"https://x.example/","said":{"title":"t"}}]}',
  );
});

test('whatever is sent, it neither throws nor lets anything out of bounds through', () => {
  const anything = fc.anything({ withObjectString: true, withNullPrototype: true, withBigInt: true, maxDepth: 4 });
  const nearly = fc.record(
    {
      id: fc.oneof(fc.string(), anything),
      certainty: fc.oneof(fc.constantFrom('found', 'possible'), anything),
      via: fc.oneof(fc.constantFrom('link', 'image', 'json'), anything),
      url: fc.oneof(fc.webUrl(), fc.string(), anything),
      text: fc.oneof(fc.string(), anything),
      said: anything,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(nearly, anything)), (candidates) => {
      for (const one of kept(...candidates) ?? []) {
        expect(one.id.length).toBeGreaterThan(0);
        expect(one.url ?? one.text).toBeTypeOf('string');
        expect(JSON.parse(JSON.stringify(one))).toEqual(one);
      }
    }),
  );
});

test('a page cannot ask for codes in pictures to be read', () => {
  const candidate = { id: 'a', certainty: 'found', via: 'image', url: 'https://x.example/a.png' };
  expect(kept({ ...candidate, codes: true })).toEqual([candidate]);
});
