/** Contract of unpacking a picture: who reads codes has pixels, how they are had differs between browsers and Node. */
import { rasterHeader } from '../raster-header.ts';

/** Four bytes per pixel (red, green, blue, opacity), row by row, on white where the picture is transparent. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/**
 * Why there are no pixels. `drawing`: SVG that is not drawn here, or not safely · `too-many`: more than are unpacked ·
 * `broken`: the decoder refused it · `format`: no decoder for it here.
 */
export type Unreadable = 'drawing' | 'too-many' | 'broken' | 'format';

/**
 * Unpacks a picture of at most `MOST_PIXELS`; undefined when it is broken. `type` is its media type. A drawing (SVG) has no
 * size of its own: it is drawn with `side` pixels on its longer side.
 */
export type Unpack = (bytes: Uint8Array, type: string, side: number) => Promise<Pixels | undefined | 'format'>;

export const SVG_TYPE = 'image/svg+xml';

/** A telephone's photograph. Unpacked it takes 50 MB. */
export const MOST_PIXELS = 12_600_000;

/** The pixels of a picture, unless it is too large to be unpacked. */
export async function pixelsOf(bytes: Uint8Array, unpack: Unpack): Promise<Pixels | Unreadable> {
  const raster = rasterHeader(bytes);
  if (!raster) return 'broken';
  if (raster.width * raster.height > MOST_PIXELS) return 'too-many';
  try {
    return (await unpack(bytes, raster.type, Math.max(raster.width, raster.height))) ?? 'broken';
  } catch {
    return 'broken';
  }
}

/** A drawing (SVG) as pixels. */
export async function drawingPixels(bytes: Uint8Array, side: number, unpack: Unpack): Promise<Pixels | Unreadable> {
  try {
    const pixels = await unpack(bytes, SVG_TYPE, side);
    return pixels === undefined || pixels === 'format' ? 'drawing' : pixels;
  } catch {
    return 'drawing';
  }
}
