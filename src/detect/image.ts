/** Which images may hold a credential: PNG and SVG of badge-like shape, and those that are named as badges. */
import { match } from '../platforms/match.ts';
import { atob64, attempt, plain } from '../platforms/plain.ts';
import type { Candidate } from './candidate.ts';
import { around, attribute } from './dom.ts';

/**
 * An image that may hold a credential, or undefined. No layout is asked for. *Found* is one that its address or words
 * call a badge; of what kind is judged later, with more room (`refine.ts`).
 */
export function picture(image: Element): (Partial<Candidate> & { url: string }) | undefined {
  const url = original(image);
  if (!url) return undefined;
  const figure = around(image, 'figure');
  const words = [attribute(image, 'alt'), attribute(image, 'title'), figure?.textContent?.trim().slice(0, 200) ?? ''];
  let isNamed = match(url) || /badge/i.test(plain(url.replace(/^\w+:\/\/[^/]+/, '')) + words);
  if (/^data/.test(url)) {
    // A picture that stands in the page itself shows at once whether something was baked into it.
    const body = url.slice(url.indexOf(',') + 1);
    isNamed = /openbadge|clrcred/.test(atob64(body) || (attempt(() => decodeURIComponent(body)) ?? ''));
    if (!isNamed) return undefined;
  }
  // A size that is not known yet passes; one of a pixel is a placeholder's.
  const { naturalWidth = 0, naturalHeight = 0 } = image as HTMLImageElement;
  const sides = (
    naturalWidth > 1 ? [naturalWidth, naturalHeight] : ['width', 'height'].map((side) => attribute(image, side))
  ).map(Number);
  const short = Math.min(...sides);
  const long = Math.max(...sides);
  if (short && (short < 32 || long > 1024 || long > 1.25 * short)) return undefined;
  if (!isNamed && !/\.(?:png|svg)\b|\/camo\./i.test(plain(url))) return undefined;
  return { url, words, certainty: isNamed ? 'found' : 'possible' };
}

/** What the browser has chosen of a picture element comes last: that may be a smaller copy. */
const ORDER = 'data-canonical-src data-src data-original data-lazy-src data-srcset src srcset currentSrc'.split(' ');

/** The picture as its author put it there, before placeholders and smaller copies. */
function original(image: Element): string | undefined {
  for (const name of ORDER) {
    const address = (attribute(image, name) || Reflect.get(image, name) || '').trim().split(/\s/)[0];
    if (/^data:image\/(?:png|svg)/.test(address)) return address;
    const url = address && URL.parse(address, image.baseURI)?.href;
    if (url && /^http.{0,4096}$/.test(url) && !/\.(?:jpe?g|gif|webp|avif|ico)\b/i.test(plain(url))) return url;
  }
  return undefined;
}
