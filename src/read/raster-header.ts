/** What the first bytes of a picture say of it, before anything is unpacked. */
import { imageSize } from 'image-size';

export interface RasterHeader {
  /** Media type. */
  type: string;
  /** In pixels. */
  width: number;
  height: number;
}

const TYPES: Record<string, string> = { png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp' };

/** The kind of a picture that is made of pixels, and how many it says it has; undefined for anything else. */
export function rasterHeader(bytes: Uint8Array): RasterHeader | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  if (!/^(?:\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF[\s\S]{4}WEBP)/.test(start)) return undefined;
  try {
    const { width, height, type = '' } = imageSize(bytes);
    const media = TYPES[type];
    return media && width > 0 && height > 0 ? { type: media, width, height } : undefined;
  } catch {
    return undefined;
  }
}
