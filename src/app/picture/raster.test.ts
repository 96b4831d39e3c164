import { expect, test } from 'vitest';
import { rasterHeader } from '../../read/raster-header.ts';
import { rasterOf } from './raster.ts';

/** The beginning of a PNG: signature and header say how large it is. */
function png(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

test('how large a picture is, is known before it is unpacked', () => {
  expect(rasterHeader(png(300, 200))).toEqual({ type: 'image/png', width: 300, height: 200 });
  expect(rasterHeader(png(0, 9))).toBeUndefined();
  expect(
    rasterHeader(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')),
  ).toBeUndefined();
  expect(rasterHeader(new Uint8Array([0xff, 0xd8, 0xff]))).toBeUndefined();
});

test('one made to fill the memory never reaches the decoder', async () => {
  let decoded = 0;
  const scope = globalThis as { createImageBitmap?: unknown };
  scope.createImageBitmap = () => {
    decoded += 1;
    return Promise.reject(new Error('no decoder here'));
  };
  try {
    expect(await rasterOf(png(30_000, 30_000))).toBeUndefined();
    expect(decoded).toBe(0);
    // A decoder that refuses is no harm either.
    expect(await rasterOf(png(30, 30))).toBeUndefined();
    expect(decoded).toBe(1);
  } finally {
    delete scope.createImageBitmap;
  }
});
