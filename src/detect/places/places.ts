/**
 * Where on a page a candidate stands, found again by what it is called: the page may have been drawn anew since the scan,
 * so no element is remembered. Reads only.
 */
import { FINDS } from '../../platforms/find.ts';
import { SHORT } from '../../platforms/plain.ts';
import { credentialsIn } from '../../platforms/shape.ts';
import { backgrounds } from '../asked/backgrounds.ts';
import { all, attribute, parentOf, type Root } from '../dom.ts';
import { nameOf } from '../name-of.ts';
import { textId } from '../scan.ts';
import { shadowsBelow } from '../shadow.ts';

const EMBEDS = FINDS.flatMap(({ embed }) => (embed ? [embed] : []));
const SELECTOR = [
  'a[href]',
  'img',
  'iframe',
  'object',
  'embed',
  'link[href]',
  'svg',
  'script',
  'pre',
  'code',
  'textarea',
]
  .concat(EMBEDS.map(([key]) => `[${key}]`))
  .join();
const ADDRESSES = ['href', 'src', 'data-src', 'data-canonical-src', 'data-original', 'data-lazy-src', 'data'];
/** Pages of more elements than these are not searched to the end. */
const LIMIT = 100_000;

/** The elements that are called by one of these ids, in the page's order; of one within another, the outer. */
export function placesOf(page: Document, ids: readonly string[]): Element[] {
  const wanted = new Set(ids);
  const found = new Set<Element>();
  let looked = 0;
  for (const root of [page, ...[...shadowsBelow(page)].filter((one) => one !== undefined)] as Root[]) {
    for (const element of all(root, SELECTOR)) {
      if (looked++ > LIMIT) break;
      if (!isWithin(element, found) && namesOf(element).some((name) => wanted.has(name))) found.add(element);
    }
  }
  if (found.size > 0) return [...found];
  const backdrops = [...backgrounds(page)].filter((one) => one !== undefined && wanted.has(nameOf(one.url)));
  return backdrops.flatMap((one) => (one ? [one.element] : []));
}

/** The frame elements that show an address. */
export function framesAt(page: Document, url: string): Element[] {
  return [...all(page, 'iframe[src], object[data]')].filter((one) =>
    ['src', 'data'].some((name) => URL.parse(attribute(one, name), page.baseURI)?.href === url),
  );
}

function isWithin(element: Element, others: ReadonlySet<Element>): boolean {
  if (others.size === 0) return false;
  for (let up = parentOf(element); up; up = parentOf(up)) if (others.has(up)) return true;
  return false;
}

function* namesIn(element: Element): Generator<string> {
  for (const name of ADDRESSES) {
    const address = attribute(element, name).trim();
    if (address) yield* nameAt(address, element);
  }
  const chosen: unknown = Reflect.get(element, 'currentSrc');
  for (const set of [attribute(element, 'srcset'), attribute(element, 'data-srcset'), chosen]) {
    const [first = ''] = typeof set === 'string' ? set.trim().split(/\s/) : [];
    if (first) yield* nameAt(first, element);
  }
  for (const [key, prefix] of EMBEDS) if (attribute(element, key)) yield nameOf(prefix + attribute(element, key));
  if (/^(?:script|pre|code|textarea|svg)$/.test(String(element.localName))) {
    for (const { text } of credentialsIn(String(element.textContent))) yield textId(text);
    for (const word of ['assertion', 'credential']) {
      for (const baked of element.getElementsByTagName(`openbadges:${word}`)) {
        const text = (attribute(baked, 'verify') + baked.textContent).trim();
        const url = /^https?:[^\s{]+/.exec(text)?.[0];
        if (url) yield nameOf(url);
        for (const one of credentialsIn(text)) yield textId(one.text);
      }
    }
  }
}

function* nameAt(address: string, element: Element): Generator<string> {
  if (/^data:image/.test(address)) yield nameOf(address);
  const url = address.length < 8_192 ? URL.parse(address, element.baseURI)?.href : undefined;
  if (!url || !/^https?:/.test(url)) return;
  yield nameOf(url);
  const shown = SHORT.test(url) ? /https?:\/\/[^\s…]+/.exec(String(element.textContent))?.[0] : undefined;
  if (shown) yield nameOf(shown);
}

function namesOf(element: Element): string[] {
  return [...namesIn(element)];
}
