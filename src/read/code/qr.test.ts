import { expect, test } from 'vitest';
import { readCodes } from './qr.ts';
import { type Drawn, draw, type Paper } from './testing/draw.ts';

const URL_TEXT = 'https://badges.example/verify/5f0c3b1e-6f1f-4b5e-9a52-3f0d3b1a7c11';
const TOKEN = `eyJ${'aZ9_-'.repeat(180)}`;

const CASES: [string, Partial<Drawn>, Paper?][] = [
  ['as it is printed', {}],
  ['at two pixels per module', { size: 2 }],
  ['at one and a half', { size: 1.5 }],
  ['large', { size: 11 }],
  ['turned a little', { turned: 9 }],
  ['turned by 30 degrees', { turned: 30 }],
  ['upside down', { turned: 180 }],
  ['light on dark', {}, { dark: 255, light: 0 }],
  ['pale', {}, { dark: 120, light: 175 }],
  ['in noise', { size: 5 }, { noise: 40 }],
];

test.each(CASES)('an address %s', async (_how, how, paper) => {
  expect(await readCodes(draw([{ text: URL_TEXT, ...how }], paper))).toEqual([URL_TEXT]);
});

test.each(CASES.filter(([how]) => !/half/.test(how)))('a token of 900 characters %s', async (_how, how, paper) => {
  expect(await readCodes(draw([{ text: TOKEN, ...how }], paper))).toEqual([TOKEN]);
});

test('accents and other scripts', async () => {
  const text = 'Établi à Évreux – 証明書';
  expect(await readCodes(draw([{ text }]))).toEqual([text]);
  expect(await readCodes(draw([{ text: 'Établi à Évreux', latin: true }]))).toEqual(['Établi à Évreux']);
});

test('two in one picture, and the same one twice', async () => {
  const two = await readCodes(draw([{ text: 'https://a.example/1' }, { text: 'https://b.example/2', turned: 8 }]));
  expect(two.sort()).toEqual(['https://a.example/1', 'https://b.example/2']);
  expect(await readCodes(draw([{ text: URL_TEXT }, { text: URL_TEXT }]))).toEqual([URL_TEXT]);
});

test('no more than four', async () => {
  const many = Array.from({ length: 6 }, (_, index) => ({ text: `https://a.example/${index}` }));
  expect(await readCodes(draw(many))).toHaveLength(4);
});

test('no code in an empty picture, in noise, nor in one pixel', async () => {
  const noise = draw([{ text: URL_TEXT }], { dark: 128, light: 128, noise: 80 });
  const empty = { width: 300, height: 200, data: new Uint8ClampedArray(240_000).fill(255) };
  expect(await readCodes(noise)).toEqual([]);
  expect(await readCodes(empty)).toEqual([]);
  expect(await readCodes({ width: 1, height: 1, data: new Uint8ClampedArray(4) })).toEqual([]);
});

test('a picture of noise as large as is unpacked is given up in time', { timeout: 60_000 }, async () => {
  const side = 3_500;
  const data = new Uint8ClampedArray(side * side * 4);
  for (let at = 0, state = 1; at < data.length; at += 4) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    data.fill(state >>> 24, at, at + 3);
    data[at + 3] = 255;
  }
  const start = performance.now();
  expect(await readCodes({ width: side, height: side, data })).toEqual([]);
  expect(performance.now() - start).toBeLessThan(30_000);
});
