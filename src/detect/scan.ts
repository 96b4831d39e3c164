/** Looks through a part of a page, in pieces short enough to stop between any two. */
import { FINDS } from '../platforms/find.ts';
import { HINT, match } from '../platforms/match.ts';
import { plain, SHORT } from '../platforms/plain.ts';
import { credentialsIn } from '../platforms/shape.ts';
import type { Book } from './book.ts';
import type { Candidate } from './candidate.ts';
import { addressOf, card } from './card.ts';
import { all, around, attribute, lines, type Root } from './dom.ts';
import { picture } from './image.ts';

/** Files that say by name that they hold a credential. */
const FILE =
  /(?:badge|credential|assertion|diplom|attestation|certificat|\/ob[v23_-])[^\s#]{0,200}\.(?:json(?:ld)?|jws|jwt|vc)(?![\w.])|open[_-]?badge[^\s/]{0,200}\.(?:png|svg)(?![\w.])/i;
const WORTH = RegExp(`${HINT}|${FILE.source}|${SHORT.source.slice(1)}`, 'i');

/** Elements that are neither links nor images, each asked for by itself: browsers are far quicker at that. */
const OTHERS = 'iframe object link script pre code textarea svg'.split(' ');

/** Links looked at between two places to stop. */
const BATCH = 256;

export function* scan(root: Root, book: Book): Generator<undefined, void> {
  const links = all(root, 'a[href]');
  const claimed = new Set<Element>();
  yield;
  for (let start = 0; start < links.length; start += BATCH) {
    const batch: Element[] = [].slice.call(links, start, start + BATCH);
    // One search over many addresses at once: nearly always in vain.
    if (WORTH.test(plain(batch.map((link) => attribute(link, 'href').slice(0, 4096)).join('\n')))) {
      for (const link of batch) for (const image of onLink(link, book)) claimed.add(image);
    }
    yield;
  }
  for (const selector of OTHERS) {
    for (const element of all(root, selector)) onOther(element, selector, book);
    yield;
  }
  for (const { embed } of FINDS) {
    if (embed) for (const one of all(root, `[${embed[0]}]`)) add(book, 'embed', embed[1] + attribute(one, embed[0]));
  }
  for (const [index, image] of all(root, 'img').entries()) {
    if (!claimed.has(image)) onImage(image, book);
    if (index % BATCH === 0) yield;
  }
}

/** Notes the award or the credential file a link points to; gives back the images that belong to it. */
function onLink(link: Element, book: Book): Element[] {
  let url = addressOf(link);
  if (!WORTH.test(plain(url)) || isTyped(link)) return [];
  // Short links tell their aim only where they stand: in their text, or not at all before the person asks.
  const text = link.textContent + attribute(link, 'title') + attribute(link, 'aria-label');
  const isShort = SHORT.test(url);
  if (isShort) url = /https?:\/\/[^\s…]+/.exec(text)?.[0] ?? url;
  const award = match(url)?.award;
  if (award) {
    const box = card(link, award);
    const images = [...all(box, 'img')];
    const [image] = images.flatMap((each) => picture(each)?.url ?? []);
    const words = [...lines(box), ...images.map((each) => attribute(each, 'alt'))];
    add(book, 'link', url, image ? { words, image } : { words });
    return images;
  }
  if (isShort) {
    if (/badge|credential|certificat|attestation/i.test(text)) add(book, 'link', url, { certainty: 'possible' });
  } else if (FILE.test(plain(url))) add(book, 'link', url);
  return [];
}

function onImage(image: Element, book: Book): void {
  const seen = picture(image);
  if (seen) add(book, 'image', seen.url, { ...seen, image: seen.url });
}

function onOther(element: Element, name: string, book: Book): void {
  const type = attribute(element, 'type');
  // pre, code, textarea: of this one, what its author put there, not what a person types
  if (/^[pct]/.test(name) || (name === 'script' && /json|\bvc\b|jwt/.test(type))) {
    if (!isTyped(element)) note(element.textContent, book);
    return;
  }
  // A credential baked into an SVG that stands in the page.
  for (const word of ['assertion', 'credential']) {
    for (const baked of element.getElementsByTagName(`openbadges:${word}`)) {
      const text = (attribute(baked, 'verify') + baked.textContent).trim();
      const url = /^https?:[^\s{]+/.exec(text)?.[0];
      if (url) add(book, 'image', url);
      else note(text, book);
    }
  }
  const url = ['src', 'data-src', 'data', 'href'].map((key) => addressOf(element, key)).find(Boolean) ?? '';
  // Every weblog has JSON alternates: only those of credential types or names.
  if (match(url)) add(book, name === 'link' ? 'alternate' : 'embed', url);
  else if (name === 'link' && (/\bv[cp]\b|sd-jwt/.test(type) || (/json/.test(type) && FILE.test(url)))) {
    add(book, 'alternate', url);
  }
}

/** In a field for rich text: what a person types there is not read. No style is asked for, as `isContentEditable` would. */
const isTyped = (element: Element) => around(element, '[contenteditable=true]');

/** Notes the credentials that a text is, or holds. */
function note(text: string, book: Book): void {
  for (const credential of credentialsIn(text)) {
    book.add({ id: textId(credential.text), certainty: 'found', ...credential });
  }
}

/** Notes what stands at an address, under its award's name where it is one. */
export function add(book: Book, via: Candidate['via'], address: string, more?: Partial<Candidate>): void {
  const { award, platform, url = address } = match(address) ?? {};
  const id = award ?? (/^data/.test(url) ? textId(url) : url.replace(/^http:/, 'https:').replace(/#.*/, ''));
  book.add({ certainty: 'found', ...more, id, via, url, ...(platform ? { platform, certainty: 'found' } : {}) });
}

/** Names a text within its page; not a fingerprint against intent. */
export function textId(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `text:${text.length}-${hash >>> 0}`;
}
