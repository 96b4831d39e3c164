/** A picture made of pixels, unpacked, drawn small and packed anew: what is shown is never what a stranger sent. */
import { type RasterHeader, rasterHeader } from '../../read/raster-header.ts';
import { toBase64 } from '../dossier/base64.ts';
import { serialise } from '../session.ts';

/** A side of what is shown, in pixels. */
const SIDE = 128;
/** Unpacked, this many take 36 MB; one picture at a time. */
export const MOST_PIXELS = 9_000_000;
/** Milliseconds for one picture. */
const TIME = 3_000;
/** Characters of what comes of it. */
export const MOST_CHARACTERS = 16_000;

const inTurn = serialise();

/** A `data:` address of the small picture; undefined where it is too large or broken. Never throws. */
export async function rasterOf(bytes: Uint8Array): Promise<string | undefined> {
  const size = rasterHeader(bytes);
  if (!size || size.width * size.height > MOST_PIXELS) return undefined;
  return inTurn(() => Promise.race([shrink(bytes, size), late()])).catch(() => undefined);
}

async function shrink(bytes: Uint8Array, { type, width, height }: RasterHeader): Promise<string | undefined> {
  const scale = Math.min(1, SIDE / Math.max(width, height));
  const to = {
    resizeWidth: Math.max(1, Math.round(width * scale)),
    resizeHeight: Math.max(1, Math.round(height * scale)),
  };
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type }), { ...to, resizeQuality: 'high' });
  try {
    const canvas = new OffscreenCanvas(to.resizeWidth, to.resizeHeight);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    for (const quality of [0.85, 0.5]) {
      const url = await addressOf(await canvas.convertToBlob({ type: 'image/webp', quality }));
      if (url.length <= MOST_CHARACTERS) return url;
    }
    return undefined;
  } finally {
    bitmap.close();
  }
}

async function addressOf(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return `data:${blob.type};base64,${toBase64(bytes)}`;
}

const late = () => new Promise<undefined>((resolve) => setTimeout(resolve, TIME));
