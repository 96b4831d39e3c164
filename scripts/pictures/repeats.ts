/** Chromium's pictures of a whole page now and then show its beginning again and again. */
import { PNG } from 'pngjs';

/** As many rows as no page repeats by itself: its head is among them. */
const HEAD = 150;

/** Does the beginning of this PNG recur further down? */
export function repeats(png: Buffer): boolean {
  const { data, width, height } = PNG.sync.read(png);
  const row = width * 4;
  const head = data.subarray(0, HEAD * row);
  for (let y = HEAD; y + HEAD <= height; y += 1) {
    if (data.compare(head, 0, head.length, y * row, (y + HEAD) * row) === 0) return true;
  }
  return false;
}
