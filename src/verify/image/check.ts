/**
 * Check `image`: pictures that stand in the credential itself, as `data:` addresses, against what is said of them.
 * Others are not fetched for it. "This must be a PNG or SVG image" (OB 3.0, tables of Profile and AchievementSubject;
 * OB 2.0 "Image", erratum of 2020-04-09).
 */
import { dataBytes } from '../../read/data-url.ts';
import { IMAGE_BYTES } from '../../read/limits.ts';
import { note, pass } from '../inquiry.ts';
import type { Check } from '../report.ts';
import { sniff } from './sniff.ts';

const ALLOWED = ['image/png', 'image/svg+xml'];
const ALIASES: Record<string, string> = {
  'image/svg': 'image/svg+xml',
  'image/x-png': 'image/png',
  'image/jpg': 'image/jpeg',
};
/** Wider or higher pictures are made to be unpacked, not to be looked at. */
const WIDEST = 16_384;
const MOST = 10;

/** @param images by the name of where they stand; whatever is no `data:` address is passed over */
export function checkImages(images: [about: string, url: string | undefined][]): Check[] {
  const inside = images.filter((entry): entry is [string, string] => /^data:/i.test(entry[1] ?? ''));
  return inside.slice(0, MOST).map(([about, url]) => checkImage(about, url));
}

function checkImage(about: string, url: string): Check {
  const data = dataBytes(url);
  const found = data && sniff(data.bytes);
  if (!data || !found) return note('image', 'warn', 'broken-image', { declared: data?.mediaType ?? null }, about);
  const declared = ALIASES[data.mediaType] ?? data.mediaType;
  const { type, ...size } = found;
  const detail = { declared, found: type, bytes: data.bytes.length, ...size };
  if (data.bytes.length > IMAGE_BYTES || Math.max(size.width ?? 0, size.height ?? 0) > WIDEST) {
    return note('image', 'warn', 'too-large', detail, about);
  }
  if (declared !== type) return note('image', 'warn', 'image-type-differs', detail, about);
  if (!ALLOWED.includes(type))
    return note('image', 'warn', 'image-type-differs', { ...detail, allowed: ALLOWED }, about);
  return pass('image', about, detail);
}
