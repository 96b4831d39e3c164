/** What an image's own bytes say of it. */
import { isPng } from '../../read/png.ts';

export interface Sniffed {
  /** Media type. */
  type: string;
  /** In pixels, where the format says it at its beginning. */
  width?: number;
  height?: number;
}

const MAGIC: [string, RegExp][] = [
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[\s\S]{4}WEBP/],
  ['image/avif', /^[\s\S]{4}ftypavi[fs]/],
  ['image/bmp', /^BM/],
];

/** Undefined: no image of a kind that is known. */
export function sniff(bytes: Uint8Array): Sniffed | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 24));
  if (isPng(bytes)) return png(bytes);
  const type = MAGIC.find(([, magic]) => magic.test(start))?.[0];
  if (type) return { type };
  const text = new TextDecoder()
    .decode(bytes.subarray(0, 65_536))
    .replace(/^\uFEFF/, '')
    .trimStart();
  return text.startsWith('<') && /<(?:[\w.-]+:)?svg[\s/>]/i.test(text) ? { type: 'image/svg+xml' } : undefined;
}

/** PNG, section 11.2.1: IHDR comes first, and neither side is 0. */
function png(bytes: Uint8Array): Sniffed | undefined {
  if (bytes.length < 24) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return width > 0 && height > 0 ? { type: 'image/png', width, height } : undefined;
}
