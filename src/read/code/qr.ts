/** The QR codes in a picture (ISO/IEC 18004) -> what they hold, as text. */
import { decodeQRBatch } from 'qr/decode.js';
import type { Pixels } from './pixels.ts';

/** Codes taken from one picture. */
const MOST_CODES = 4;
/** Milliseconds that a decoder may spend on trying again with other guesses. */
const PATIENCE = 400;
/** Above this, a second look at twice the size costs more than it finds. */
const SMALL_PIXELS = 2_000_000;

/** Never throws. Each text once, in no order that means anything. */
export async function readCodes(pixels: Pixels): Promise<string[]> {
  const texts = await decode(pixels);
  if (texts.length > 0 || pixels.width * pixels.height > SMALL_PIXELS) return texts;
  // Codes of a pixel or two per module, and noise of the size of a module, are read after smoothing.
  return decode(doubled(pixels));
}

async function decode(pixels: Pixels): Promise<string[]> {
  try {
    const [results = []] = await decodeQRBatch([pixels], { timeLimit: PATIENCE, textDecoder: asText });
    const texts = results.filter((one) => typeof one === 'string').filter((text) => text.trim() !== '');
    return [...new Set(texts)].slice(0, MOST_CODES);
  } catch {
    return [];
  }
}

/** The standard's default is Latin-1; nearly everybody writes UTF-8 without saying so. */
function asText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** Twice the size, in shades of grey, each new pixel a mean of its neighbours (bilinear). */
function doubled({ width, height, data }: Pixels): Pixels {
  const wide = width * 2;
  const out = new Uint8ClampedArray(wide * height * 2 * 4);
  const grey = (x: number, y: number) => {
    const at = (Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))) * 4;
    return 0.3 * (data[at] ?? 0) + 0.59 * (data[at + 1] ?? 0) + 0.11 * (data[at + 2] ?? 0);
  };
  for (let y = 0; y < height * 2; y++) {
    const near = y >> 1;
    const far = near + (y & 1 ? 1 : -1);
    for (let x = 0; x < wide; x++) {
      const left = x >> 1;
      const right = left + (x & 1 ? 1 : -1);
      const shade =
        0.75 * (0.75 * grey(left, near) + 0.25 * grey(right, near)) +
        0.25 * (0.75 * grey(left, far) + 0.25 * grey(right, far));
      const at = (y * wide + x) * 4;
      out[at] = shade;
      out[at + 1] = shade;
      out[at + 2] = shade;
      out[at + 3] = 255;
    }
  }
  return { width: wide, height: height * 2, data: out };
}
