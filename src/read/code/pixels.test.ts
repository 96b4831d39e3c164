import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { rasterHeader } from '../raster-header.ts';
import { MOST_PIXELS, pixelsOf, type Unpack } from './pixels.ts';
import { drawPng } from './testing/draw.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

const GIF = join(latin('GIF89a'), bytes(0x40, 0x01, 0xf0, 0x00, 0, 0, 0), latin(';'));
/** JFIF, then a start of frame: 240 lines of 320 samples. */
const JPEG = join(
  bytes(0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10),
  latin('JFIF\0'),
  bytes(1, 1, 0, 0, 1, 0, 1, 0, 0),
  bytes(0xff, 0xc0, 0x00, 0x11, 8, 0x00, 0xf0, 0x01, 0x40, 3),
  new Uint8Array(20),
);
/** Lossless: 14 bits of width less one, 14 of height less one. */
const WEBP = (() => {
  const size = 319 | (239 << 14);
  const body = join(
    bytes(0x2f),
    bytes(size & 0xff, (size >> 8) & 0xff, (size >> 16) & 0xff, size >>> 24),
    new Uint8Array(9),
  );
  return join(latin('RIFF'), bytes(30, 0, 0, 0), latin('WEBPVP8L'), bytes(14, 0, 0, 0), body);
})();

test.each([
  ['image/gif', GIF],
  ['image/jpeg', JPEG],
  ['image/webp', WEBP],
])('%s says its size', (type, picture) => {
  expect(rasterHeader(picture)).toEqual({ type, width: 320, height: 240 });
});

test('a PNG says its size', () => {
  expect(rasterHeader(drawPng([{ text: 'x', size: 1 }]))).toMatchObject({ type: 'image/png' });
});

test.each([
  ['nothing', bytes()],
  ['text', latin('hello')],
  ['SVG', latin('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ['BMP', join(latin('BM'), new Uint8Array(60))],
  ['a JPEG without a frame', JPEG.slice(0, 20)],
])('no picture whose pixels are counted: %s', (_what, picture) => {
  expect(rasterHeader(picture)).toBeUndefined();
});

test('what says that it is too large is never unpacked', async () => {
  const unpack = vi.fn<Unpack>(async () => undefined);
  const large = GIF.slice();
  large.set([0xff, 0xff, 0xff, 0xff], 6);
  expect(65_535 * 65_535).toBeGreaterThan(MOST_PIXELS);
  expect(await pixelsOf(large, unpack)).toBe('too-many');
  expect(unpack).not.toHaveBeenCalled();
});

test('a decoder that refuses or throws', async () => {
  expect(await pixelsOf(GIF, async () => undefined)).toBe('broken');
  expect(await pixelsOf(GIF, () => Promise.reject(new Error('broken')))).toBe('broken');
  expect(await pixelsOf(GIF, async () => 'format')).toBe('format');
});

test('whatever follows a picture’s first bytes, it neither throws nor takes long', () => {
  const starts = [JPEG, GIF, WEBP, drawPng([{ text: 'x', size: 1 }])].map((picture) => picture.slice(0, 40));
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.nat(12), fc.uint8Array({ maxLength: 200 }), (start, cut, rest) => {
      rasterHeader(join(start.slice(0, start.length - cut), rest));
    }),
  );
  const filled = join(bytes(0xff, 0xd8, 0xff, 0xe0), new Uint8Array(5_000_000));
  const begin = performance.now();
  rasterHeader(filled);
  expect(performance.now() - begin).toBeLessThan(10_000);
});
