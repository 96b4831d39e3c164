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

test('a page that is an award, though its address does not tell', () => {
  const url = 'https://www.credential.net/0b1c2d3e-4f50-4172-8394-a5b6c7d8e9f0';
  expect(parse({ award: url })?.candidates).toEqual([
    { id: expect.stringContaining('accredible:'), certainty: 'found', via: 'page', url, platform: 'accredible' },
  ]);
  for (const award of ['https://x.example/', 'javascript:x', 5, `${url}/x`]) {
    expect(parse({ award })?.candidates).toEqual([]);
  }
});

test('pictures from inside the page are taken as what they hold, of two formats only', () => {
  const url = `data:image/png;base64,${btoa('PNG openbadges')}`;
  const backgrounds = [
    { url, words: ['Badge'] },
    { url: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' },
    { url: 'blob:x' },
  ];
  expect(parse({ backgrounds })?.candidates).toMatchObject([{ certainty: 'possible', via: 'image', url }]);
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
