import { expect, test } from 'vitest';
import { parseAsked } from './asked.ts';

const PAGE = 'https://page.example/';
const parse = (value: object, frame = 0) => parseAsked({ url: PAGE, backgrounds: [], ...value }, frame);

test('backgrounds are possible candidates, never more, each once', () => {
  const url = 'https://x.example/open-badge.png';
  const backgrounds = [{ url, words: ['Open Badge'] }, { url, words: [] }, { url: 'https://x.example/a.jpg' }];
  expect(parse({ backgrounds })?.candidates).toEqual([
    { id: url, certainty: 'possible', via: 'image', url, image: url },
  ]);
});

test('what is no address, too many or too long is left out', () => {
  const odd = [
    null,
    1,
    {},
    { url: 'javascript:x' },
    { url: 'file:///x.png' },
    { url: `https://x.example/${'a'.repeat(9000)}.png` },
  ];
  expect(parse({ backgrounds: odd })?.candidates).toEqual([]);
  const many = Array.from({ length: 100 }, (_, i) => ({ url: `https://x.example/${i}.png` }));
  expect(parse({ backgrounds: many })?.candidates).toHaveLength(40);
  for (const value of [undefined, null, 'x', [], {}, { url: 5 }]) expect(parseAsked(value, 0)).toBeUndefined();
});

test('only the page itself says whose it is, and within bounds', () => {
  const says = {
    headings: ['x'.repeat(1000), 5, ''],
    names: Array.from({ length: 50 }, (_, i) => `n${i}`),
    lines: 'x',
    accounts: ['https://a.example/', 'javascript:x', 7],
    canonical: 'data:x',
    more: 'x',
  };
  expect(parse({ says })?.says).toEqual({
    headings: ['x'.repeat(200)],
    names: ['n0', 'n1', 'n2', 'n3'],
    lines: [],
    accounts: ['https://a.example/'],
  });
  expect(parse({ says }, 3)?.says).toBeUndefined();
});
