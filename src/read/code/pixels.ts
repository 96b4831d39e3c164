/** Contract of unpacking a picture: who reads codes has pixels, how they are had differs between browsers and Node. */
import { rasterHeader } from '../raster-header.ts';

/** Four bytes per pixel (red, green, blue, opacity), row by row, on white where the picture is transparent. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/**
 * Why there are no pixels. `drawing`: SVG, which browsers draw in pages alone · `too-many`: more than are unpacked ·
 * `broken`: the decoder refused it · `format`: no decoder for it here.
 */
export type Unreadable = 'drawing' | 'too-many' | 'broken' | 'format';

/** Unpacks a picture of at most `MOST_PIXELS`; undefined when it is broken. `type` is its media type. */
export type Unpack = (bytes: Uint8Array, type: string) => Promise<Pixels | undefined | 'format'>;

/** A telephone's photograph. Unpacked it takes 50 MB. */
export const MOST_PIXELS = 12_600_000;

/** The pixels of a picture, unless it is too large to be unpacked. */
export async function pixelsOf(bytes: Uint8Array, unpack: Unpack): Promise<Pixels | Unreadable> {
  const raster = rasterHeader(bytes);
  if (!raster) return 'broken';
  if (raster.width * raster.height > MOST_PIXELS) return 'too-many';
  try {
    return (await unpack(bytes, raster.type)) ?? 'broken';
  } catch {
    return 'broken';
  }
}
