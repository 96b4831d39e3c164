/** Where a badge's picture may be had from without asking anybody new. Pure. */
import { dataBytes } from '../../read/data-url.ts';
import { type Sniffed, sniff } from '../../verify/image/sniff.ts';
import { isRecognised } from '../../verify/recognised.ts';
import type { Report } from '../../verify/report.ts';

/**
 * `bytes`: they are at hand. `url`: at a host that the check has asked already (design, section 7: pictures of other
 * hosts only after a click).
 */
export type Chosen = { bytes: Uint8Array } | { url: string };

/** Larger files are not unpacked for a small picture. */
export const MOST_BYTES = 3 * 1024 * 1024;

/** @param document what was verified: an image where the credential is baked into one */
export function choosePicture(report: Report, document: Uint8Array | string | undefined): Chosen | undefined {
  // A picture that holds no credential is not one that Aloi has anything to say of.
  if (!isRecognised(report)) return undefined;
  const image = report.achievement?.image;
  // What stands in the credential comes first: a sound one can be baked into another badge's picture.
  if (image?.startsWith('data:')) return drawable(dataBytes(image)?.bytes);
  if (typeof document === 'object') {
    const carrier = drawable(document);
    if (carrier) return carrier;
  }
  return image !== undefined && isSettled(report) && isKnown(image, report) ? { url: image } : undefined;
}

function drawable(bytes: Uint8Array | undefined): { bytes: Uint8Array } | undefined {
  return bytes && bytes.length <= MOST_BYTES && isImage(sniff(bytes)) ? { bytes } : undefined;
}

const isImage = (found: Sniffed | undefined): boolean =>
  found !== undefined && /^image\/(?:png|jpeg|gif|webp|svg\+xml)$/.test(found.type);

/** Nothing more is asked for what is not proven. */
const isSettled = ({ verdict }: Report): boolean => verdict !== 'invalid' && verdict !== 'unverified';

/** Its host has answered this very check. */
function isKnown(url: string, { source }: Report): boolean {
  const parsed = URL.parse(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return false;
  return source.retrieved.some((asked) => URL.parse(asked)?.host === parsed.host);
}
