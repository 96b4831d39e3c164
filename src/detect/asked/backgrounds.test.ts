// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { backgrounds } from './backgrounds.ts';

let width = 120;
let height = 120;
beforeEach(() => {
  width = 120;
  height = 120;
  // No layout here: sizes are the test's.
  Element.prototype.getBoundingClientRect = () => ({ width, height }) as DOMRect;
});
const at = (url: string, more = '') => `<div style="background-image: url(&quot;${url}&quot;)" ${more}></div>`;
function on(html: string) {
  document.body.innerHTML = html;
  return [...backgrounds(document)].filter((one) => one !== undefined).map(({ url, words }) => ({ url, words }));
}
const PNG = 'https://x.example/b.png';

test('badge-like pictures, with the words that stand for them', () => {
  expect(on(`${at(PNG, 'aria-label="Robotique" title="badge"')}${at('https://x.example/c.svg?x=1')}`)).toEqual([
    { url: PNG, words: ['Robotique', 'badge'] },
    { url: 'https://x.example/c.svg?x=1', words: [] },
  ]);
});

test.each([
  [16, 16],
  [600, 200],
  [2000, 2000],
  [0, 0],
])('not of %i × %i', (w, h) => {
  [width, height] = [w, h];
  expect(on(at(PNG))).toEqual([]);
});

test('not of formats that hold nothing, nor of gradients and patterns that stand in the style', () => {
  expect(
    on(at('https://x.example/a.jpg') + at('https://x.example/a') + at('data:image/png;base64,iVBORw0KGgo=')),
  ).toEqual([]);
  expect(on('<p style="background-image: linear-gradient(red, blue)">x</p><p>y</p>')).toEqual([]);
  const baked = `data:image/png;base64,${btoa('…PNG tEXt openbadges'.replace('…', ''))}`;
  expect(on(at(baked))).toHaveLength(1);
});

test('in elements that are seldom used for pictures', () => {
  expect(
    on(`<object data="${PNG}" title="Robotique"></object><embed src="https://x.example/c.svg"><input type="image" src="https://x.example/d.png">
    <svg><image href="https://x.example/e.png"></image></svg><object data="https://x.example/film.mp4"></object><input value="https://x.example/f.png">`),
  ).toMatchObject([
    { url: PNG, words: ['Robotique'] },
    { url: 'https://x.example/c.svg' },
    { url: 'https://x.example/d.png' },
    { url: 'https://x.example/e.png' },
  ]);
});

test('in open shadow trees too', () => {
  document.body.innerHTML = '<x-badge></x-badge>';
  const root = document.querySelector('x-badge')?.attachShadow({ mode: 'open' });
  if (root) root.innerHTML = at(PNG);
  expect([...backgrounds(document)].filter(Boolean)).toHaveLength(1);
});

test('at most forty', () => {
  expect(on(Array.from({ length: 60 }, (_, i) => at(`https://x.example/${i}.png`)).join(''))).toHaveLength(40);
});
