/** Looks through a part of a page, in pieces short enough to stop between any two. */
import { FINDS } from '../platforms/find.ts';
import { HINT, match } from '../platforms/match.ts';
import { credentialsIn } from '../platforms/shape.ts';
import { SHORT, unwrap } from '../platforms/unwrap.ts';
import type { Book } from './book.ts';
import type { Candidate } from './candidate.ts';
import { card } from './card.ts';
import { all, attribute, lines, type Root } from './dom.ts';
import { picture } from './image.ts';
import { shadowsBelow } from './shadow.ts';

/** Files that say by name that they hold a credential. */
const FILE =
  /(?:badge|credential|assertion|diplom|attestation|certificat|\/ob[v23_-])[^\s#]*\.(?:json|jsonld|jws|jwt|vc)(?![\w.])|open[_-]?badge[^\s/]*\.(?:png|svg)(?![\w.])/i;
const WORTH = RegExp(`${HINT}|${FILE.source}|${SHORT.source.slice(1)}|[?&]u=a1aHR0c`, 'i');

/** Wrapped addresses are encoded, once per wrapper. */
const plain = (text: string) =>
  text.replace(/%(?:25)*([2-7][\da-f])/gi, (_, code) => String.fromCharCode(Number(`0x${code}`)));

/** Elements that are neither links nor images. */
const EMBEDS = FINDS.flatMap((find) => (find.embed ? [find.embed] : []));
const OTHERS = `iframe,embed,object,link[type],script[type],pre,code,textarea,svg,${EMBEDS.map(([name]) => `[${name}]`)}`;

/** Links looked at between two places to stop. */
const BATCH = 256;

/** `live` gets every shadow root met: changes in there reach no observer outside. */
export function* scan(root: Root, book: Book, live?: (shadow: ShadowRoot) => void): Generator<undefined, void> {
  const links = all(root, 'a[href],area[href]');
  const claimed = new Set<Element>();
  yield;
  for (let start = 0; start < links.length; start += BATCH) {
    const batch = links.slice(start, start + BATCH);
    // One search over many addresses at once: nearly always in vain.
    if (WORTH.test(plain(batch.map((link) => attribute(link, 'href')).join('\n')))) {
      for (const link of batch) for (const image of onLink(link, book)) claimed.add(image);
    }
    yield;
  }
  for (const element of all(root, OTHERS)) onOther(element, book);
  yield;
  for (const [index, image] of all(root, 'img,image').entries()) {
    if (!claimed.has(image)) onImage(image, book);
    if (index % BATCH === 0) yield;
  }
  for (const shadow of shadowsBelow(root)) {
    yield;
    if (!shadow) continue;
    live?.(shadow);
    yield* scan(shadow, book, live);
  }
}

/** Notes the award or the credential file a link points to; gives back the images that belong to it. */
function onLink(link: Element, book: Book): Element[] {
  const href = attribute(link, 'href');
  let url = href.length < 4096 && WORTH.test(plain(href)) && unwrap(href, link.baseURI);
  if (!url) return [];
  // Short links tell their aim only where they stand: in their text, or not at all before the person asks.
  const isShort = SHORT.test(url);
  const text = link.textContent + attribute(link, 'title') + attribute(link, 'aria-label');
  if (isShort) url = /https?:\/\/[^\s…]+/.exec(text)?.[0] ?? url;
  const award = match(url)?.award;
  if (award) {
    const box = card(link, award);
    const images = all(box, 'img');
    const [image] = images.flatMap((each) => unwrap(attribute(each, 'src'), each.baseURI) ?? []);
    const words = [...lines(box), ...images.map((each) => attribute(each, 'alt'))];
    add(book, 'link', url, link, image ? { words, image } : { words });
    return images;
  }
  if (isShort && /badge|credential|certificat|attestation/i.test(text))
    add(book, 'link', url, link, { certainty: 'possible' });
  else if (FILE.test(url)) add(book, 'link', url, link);
  return [];
}

function onImage(image: Element, book: Book): void {
  const seen = picture(image);
  if (seen) add(book, 'image', seen.image, image, seen);
}

function onOther(element: Element, book: Book): void {
  const name = String(element.localName);
  const type = attribute(element, 'type');
  if (/^(?:pre|code|textarea)$/.test(name) || (name === 'script' && /json|\bvc\b|jwt/.test(type))) {
    note(String(element.textContent), element, book);
    return;
  }
  // A credential baked into an SVG that stands in the page.
  for (const word of name === 'svg' ? ['assertion', 'credential'] : []) {
    for (const baked of element.getElementsByTagName(`openbadges:${word}`)) {
      const text = attribute(baked, 'verify') + baked.textContent;
      const url = /^https?:/.test(text) && unwrap(text.trim().split(/[\s{]/)[0] ?? '');
      if (url) add(book, 'image', url, element);
      else note(text, element, book);
    }
  }
  const [key = '', prefix = ''] = EMBEDS.find(([attr]) => attribute(element, attr)) ?? [];
  const src =
    prefix +
    (attribute(element, key) ||
      attribute(element, 'src') ||
      attribute(element, 'data-src') ||
      attribute(element, 'data') ||
      attribute(element, 'href'));
  const url = unwrap(src.slice(0, 8192), element.baseURI);
  if (!url) return;
  // Every weblog has JSON alternates: only those of credential types or names.
  if (match(url)) add(book, name === 'link' ? 'alternate' : 'embed', url, element);
  else if (name === 'link' && (/\bv[cp]\b|sd-jwt/.test(type) || (/json/.test(type) && FILE.test(url))))
    add(book, 'alternate', url, element);
}

/** Notes the credentials that a text is, or holds. */
function note(text: string, place: Element, book: Book): void {
  for (const credential of credentialsIn(text)) {
    book.add({ id: textId(credential.text), certainty: 'found', ...credential }, place);
  }
}

/** Notes what stands at an address, under its award's name where it is one. */
export function add(book: Book, via: Candidate['via'], url: string, place?: Element, more?: Partial<Candidate>): void {
  const { award, platform } = match(url) ?? {};
  const id = /^data/.test(url) ? textId(url) : (award ?? url.replace(/^http:/, 'https:').replace(/#.*/, ''));
  book.add({ id, certainty: 'found', via, url, ...more, ...(platform ? { platform, certainty: 'found' } : {}) }, place);
}

/** Names a text within its page; not a fingerprint against intent. */
function textId(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `text:${text.length}-${hash >>> 0}`;
}
