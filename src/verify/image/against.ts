/** The picture of the page, which carries the credential, against the picture that the credential itself holds. */
import { dataBytes } from '../../read/data-url.ts';
import { note, pass } from '../inquiry.ts';
import type { Check, Report } from '../report.ts';
import { sameImage } from './same.ts';

/**
 * A sound credential baked into another badge's picture shows a false face: said, never judged. Only a picture that
 * stands in the credential is compared; one that is merely named is not fetched (design, section 7).
 */
export function checkCarrier(carrier: Uint8Array, { achievement }: Report): Check[] {
  const { image } = achievement ?? {};
  if (image === undefined || !/^data:image\//i.test(image)) return [];
  const own = dataBytes(image);
  if (!own) return [];
  return [
    sameImage(carrier, own.bytes) ? pass('image', 'carrier') : note('image', 'warn', 'image-differs', {}, 'carrier'),
  ];
}
