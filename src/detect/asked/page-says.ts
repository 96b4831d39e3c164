/** Where a page may say whose it is. Reads only; what it is worth is judged elsewhere (`src/trust`). */
import { attempt } from '../../platforms/plain.ts';
import { all, around, attribute, parentOf, type Root } from '../dom.ts';
import { MOST, type PageSays } from './types.ts';

/** Text nodes looked at for e-mail addresses, elements of any other kind, the longest script that is read. */
const LIMITS = { nodes: 50_000, elements: 100, script: 100_000, scripts: 10 };
/** Text nodes passed between two places to stop. */
const BATCH = 256;
const HIDDEN = /^(?:script|style|template|noscript|textarea|input|option)$/;
const PERSON = /^https?:\/\/schema\.org\/Person$/i;

type Thing = Record<string, unknown>;

/** Writes into `says` what it finds; `undefined` wherever one may stop. */
export function* pageSays(page: Document, says: PageSays): Generator<undefined, void> {
  const note = (list: 'headings' | 'names' | 'lines', text: unknown, most = MOST[list]) => {
    const line = typeof text === 'string' ? text.slice(0, 2_000).replace(/\s+/g, ' ').trim().slice(0, MOST.text) : '';
    if (line && says[list].length < most && !says[list].includes(line)) says[list].push(line);
  };
  const account = (address: unknown) => {
    const url = typeof address === 'string' ? URL.parse(address, page.baseURI)?.href : undefined;
    if (url?.startsWith('mailto:')) mail(url);
    else if (url && /^https?:/.test(url) && url.length <= MOST.url && says.accounts.length < MOST.accounts) {
      if (!says.accounts.includes(url)) says.accounts.push(url);
    }
  };
  const mail = (href: string) => {
    const address = href.replace(/^mailto:|\?.*/gi, '');
    note('lines', attempt(() => decodeURIComponent(address)) ?? address);
  };
  const person = (thing: Thing) => {
    note('names', thing['name'] ?? [thing['givenName'], thing['familyName']].filter(Boolean).join(' '));
    for (const address of [thing['sameAs'], thing['url']].flat()) account(address);
    note('lines', thing['email']);
  };

  for (const heading of some(page, 'h1')) note('headings', heading.textContent, MOST.headings - 1);
  yield;
  for (const meta of some(page, 'meta[property="og:title"]')) note('headings', attribute(meta, 'content'));
  yield;
  for (const link of some(page, 'link[rel~="canonical" i]')) {
    const url = URL.parse(attribute(link, 'href'), page.baseURI)?.href;
    if (url && /^https?:/.test(url) && url.length <= MOST.url) says.canonical ??= url;
  }
  yield;
  for (const link of some(page, 'a[rel~="me" i], link[rel~="me" i]')) account(attribute(link, 'href'));
  yield;
  for (const link of some(page, 'a[href^="mailto:" i]')) mail(attribute(link, 'href'));
  yield;
  for (const script of some(page, 'script[type="application/ld+json" i]', LIMITS.scripts)) {
    const text = String(script.textContent);
    if (text.length <= LIMITS.script) for (const one of persons(attempt(() => JSON.parse(text)))) person(one);
  }
  yield;
  // An author or a colleague is a property of something else.
  for (const scope of some(page, '[itemtype$="schema.org/Person" i]')) {
    const property = attribute(scope, 'itemprop');
    if (!PERSON.test(attribute(scope, 'itemtype').trim()) || (property && property !== 'mainEntity')) continue;
    const own = some(scope, '[itemprop]').filter((one) => scopeOf(one) === scope);
    const valuesOf = (name: string) =>
      own.filter((one) => attribute(one, 'itemprop').split(/\s+/).includes(name)).map(contentOf);
    person({
      name: valuesOf('name')[0],
      sameAs: valuesOf('sameAs'),
      url: valuesOf('url'),
      email: valuesOf('email')[0],
    });
  }
  yield;
  for (const line of linesWithAddress(page)) {
    if (line === undefined) yield;
    else note('lines', line);
    if (says.lines.length >= MOST.lines) break;
  }
}

/** The first elements of a kind. */
function some(root: Root, selector: string, most = LIMITS.elements): Element[] {
  return Array.prototype.slice.call(all(root, selector), 0, most);
}

/** Whom a JSON-LD document is about: it is a person, or the profile page of one. */
function* persons(value: unknown): Generator<Thing> {
  const things = [value].flat().flatMap((one) => (isThing(one) ? [one, ...[one['@graph'] ?? []].flat()] : []));
  const known = things.filter(isThing).slice(0, 200);
  for (const thing of known) {
    if (isOf(thing, 'Person') && thing['@context'] !== undefined) yield thing;
    const main = isOf(thing, 'ProfilePage') ? thing['mainEntity'] : undefined;
    if (!isThing(main)) continue;
    const named = known.find((one) => one['@id'] !== undefined && one['@id'] === main['@id'] && one !== thing);
    for (const one of [main, named]) if (one && isOf(one, 'Person')) yield one;
  }
}

const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isOf = (thing: Thing, type: string) =>
  [thing['@type']]
    .flat()
    .some((one) => one === type || one === `schema:${type}` || one === `https://schema.org/${type}`);

/** The item that an element's property belongs to. */
function scopeOf(element: Element): Element | undefined {
  for (let up = parentOf(element); up; up = parentOf(up)) {
    if (Element.prototype.hasAttribute.call(up, 'itemscope')) return up;
  }
  return undefined;
}

function contentOf(element: Element): string {
  const value = attribute(element, 'content') || attribute(element, 'href');
  return value || String(element.textContent);
}

/** Pieces of text around each "@" that a person can see. */
function* linesWithAddress(page: Document): Generator<string | undefined> {
  const walker = Document.prototype.createTreeWalker.call(page, page, NodeFilter.SHOW_TEXT);
  for (let count = 1; count < LIMITS.nodes && walker.nextNode(); count++) {
    if (count % BATCH === 0) yield undefined;
    const { nodeValue } = walker.currentNode;
    const at = nodeValue?.indexOf('@') ?? -1;
    if (!nodeValue || at < 0) continue;
    const parent = parentOf(walker.currentNode);
    if (!parent || HIDDEN.test(String(parent.localName)) || around(parent, '[contenteditable=true]')) continue;
    // Asked of the few that have an address only.
    if (Element.prototype.checkVisibility?.call(parent) === false) continue;
    const start = Math.max(0, at - 80);
    yield nodeValue.slice(start, start + MOST.text);
  }
}
