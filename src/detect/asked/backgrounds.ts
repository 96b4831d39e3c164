/**
 * Badge-like pictures that stand on a page as CSS backgrounds, or in elements that are seldom used for pictures. They take a look at styles and sizes, which the scanner
 * never asks for; so it is done only when the person asks.
 */
import { atob64, attempt, plain } from '../../platforms/plain.ts';
import { all, attribute, type Root } from '../dom.ts';
import { shadowsBelow } from '../shadow.ts';
import { type Background, MOST } from './types.ts';

/** Elements looked at between two places to stop, and at most. */
const BATCH = 128;
const LIMIT = 50_000;

export interface Backdrop extends Background {
  element: Element;
}

/** One after the other, those in shadow trees too; `undefined` wherever one may stop. */
export function* backgrounds(page: Document): Generator<Backdrop | undefined, void> {
  let looked = 0;
  let found = 0;
  const roots: Root[] = [page];
  for (const root of shadowsBelow(page)) {
    if (root) roots.push(root);
    else yield undefined;
  }
  for (const root of roots) {
    for (const element of all(root, '*')) {
      if (looked++ >= LIMIT || found >= MOST.backgrounds) return;
      if (looked % BATCH === 0) yield undefined;
      const one = backdrop(element);
      if (!one) continue;
      found += 1;
      yield one;
    }
  }
}

function backdrop(element: Element): Backdrop | undefined {
  const layer = /\burl\("((?:[^"\\]|\\.)+)"\)/.exec(getComputedStyle(element).backgroundImage)?.[1];
  const url = layer?.replace(/\\(.)/g, '$1') ?? shownBy(element);
  if (!url || !mayHold(url)) return undefined;
  const { width, height } = Element.prototype.getBoundingClientRect.call(element);
  const [short, long] = width < height ? [width, height] : [height, width];
  if (short < 32 || long > 1024 || long > 1.25 * short) return undefined;
  const words = ['aria-label', 'title'].map((name) => attribute(element, name));
  const text = String(element.textContent).replace(/\s+/g, ' ').trim();
  return { element, url, words: [...words, text].filter(Boolean).map((word) => word.slice(0, MOST.text)) };
}

/** The picture of `<object data>`, `<embed src>`, `<input type=image src>` and SVG's `<image href>`, absolute. */
function shownBy(element: Element): string | undefined {
  if (!/^(?:object|embed|input|image)$/.test(String(element.localName))) return undefined;
  const address = ['data', 'src', 'href', 'xlink:href'].map((name) => attribute(element, name)).find(Boolean);
  return address?.startsWith('data:') ? address : address && URL.parse(address, element.baseURI)?.href;
}

/** A format that a credential can be baked into; of a picture that stands in the style itself, one that holds something. */
function mayHold(url: string): boolean {
  if (url.startsWith('data:image/')) {
    const body = url.slice(url.indexOf(',') + 1);
    return /openbadge|clrcred/.test(atob64(body) || (attempt(() => decodeURIComponent(body)) ?? ''));
  }
  return /^https?:.{0,4096}$/.test(url) && /\.(?:png|svg)\b|\/camo\./i.test(plain(url));
}
