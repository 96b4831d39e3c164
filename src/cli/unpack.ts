import { PNG } from 'pngjs';
import type { Unpack } from '../read/code/pixels.ts';

/** Where a PNG says that it is interlaced (PNG, section 11.2.1): then `pngjs` unpacks it without a limit. */
const INTERLACE = 28;

/** PNG alone: what else pictures are made of, only browsers unpack. */
export const unpack: Unpack = async (bytes, type) => {
  if (type !== 'image/png' || bytes[INTERLACE] !== 0) return 'format';
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
  const onWhite = new Uint8ClampedArray(data);
  for (let at = 0; at < onWhite.length; at += 4) {
    const opacity = (data[at + 3] ?? 255) / 255;
    for (const part of [at, at + 1, at + 2]) onWhite[part] = 255 + ((data[part] ?? 0) - 255) * opacity;
    onWhite[at + 3] = 255;
  }
  return { width, height, data: onWhite };
};
