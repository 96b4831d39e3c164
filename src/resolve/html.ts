/** What an HTML page holds or points to, with a parser that runs where there is no DOM. */
import { Parser } from 'htmlparser2';
import { match } from '../platforms/match.ts';
import { credentialsIn } from '../platforms/shape.ts';
import { unwrap } from '../platforms/unwrap.ts';

export interface Page {
  /** Credentials that stand in the page, as their own text. */
  texts: string[];
  /** Addresses named as machine-readable forms of the page. */
  alternates: string[];
  /** oEmbed documents: they name the page's own address. */
  oembeds: string[];
  /** Addresses of awards on known platforms, one for each award. */
  awards: string[];
  /** The same for awards whose pictures stand in the page. */
  pictured: string[];
  /** Links to files that say by name that they are credentials. */
  files: string[];
  /** PNG and SVG images of the page's own host. */
  images: string[];
  /** What the page loads from other places: addresses, one a line. */
  loads: string;
  /** Where an interstitial page of a shortener leads. */
  onward?: string;
  /** The page asks for a password. */
  isLogin: boolean;
  title: string;
  /** `og:` and `name` meta elements. */
  meta: Record<string, string>;
  /** Texts of elements whose id begins with `badge-`; of what stands in bold there, if anything does. */
  named: Record<string, string>;
}

const FILE =
  /(?:badge|credential|assertion|diplom|attestation|certificat)[^\s#]{0,200}\.(?:json|jsonld|jws|jwt|vc)(?![\w.])/i;
/** Most of each kind; a page of more is a list. */
const MOST = 8;

export function readPage(html: string, address: string): Page {
  const page: Page = {
    texts: [],
    alternates: [],
    oembeds: [],
    awards: [],
    pictured: [],
    files: [],
    images: [],
    loads: '',
    isLogin: false,
    title: '',
    meta: {},
    named: {},
  };
  const awards = new Map<string, string>();
  let base = address;
  let text = '';
  /** Element whose text is being gathered. */
  let open = '';
  /** Element with an id whose text is being gathered, how deep one is in it, and what stands in bold. */
  let named = { id: '', depth: 0, text: '', bold: '' };
  let isBold = false;

  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'base' && attributes['href']) base = URL.parse(attributes['href'], address)?.href ?? base;
      if (name === 'input' && attributes['type'] === 'password') page.isLogin = true;
      if (name === 'meta') onMeta(page, attributes);
      if (name === 'link') onLink(page, attributes, base);
      if (name === 'a' || name === 'iframe') onAnchor(page, awards, attributes, base);
      if (/^(?:img|script|link|iframe|meta)$/.test(name) && page.loads.length < 20_000) {
        page.loads += `${attributes['src'] ?? attributes['href'] ?? attributes['content'] ?? ''}\n`;
      }
      if (name === 'img') onImage(page, attributes, base, address);
      // The innermost counts: Moodle's lines stand in a column that has such an id too.
      if (attributes['id']?.startsWith('badge-')) named = { id: attributes['id'], depth: 1, text: '', bold: '' };
      else if (named.id) named.depth++;
      if (/^(?:b|strong)$/.test(name)) isBold = true;
      if (open === '' && isTextual(name, attributes)) {
        open = name;
        text = '';
      }
    },
    ontext(data) {
      if (open !== '' && text.length < 1_000_000) text += data;
      if (!named.id || named.text.length > 1000) return;
      named.text += data;
      if (isBold) named.bold += data;
    },
    onclosetag(name) {
      if (/^(?:b|strong)$/.test(name)) isBold = false;
      if (named.id && --named.depth === 0) {
        page.named[named.id] ??= (named.bold || named.text).replace(/\s+/g, ' ').trim();
        named = { id: '', depth: 0, text: '', bold: '' };
      }
      if (name !== open) return;
      open = '';
      if (name === 'title') page.title ||= text.trim().slice(0, 300);
      else for (const { text: credential } of credentialsIn(text)) push(page.texts, credential);
    },
  });
  parser.end(html);
  page.awards = [...awards.values()].slice(0, MOST);
  return page;
}

function isTextual(name: string, { type = '' }: Record<string, string>): boolean {
  return /^(?:pre|code|textarea|title)$/.test(name) || (name === 'script' && /json|\bvc\b|jwt/.test(type));
}

function onMeta(page: Page, { property, name, content }: Record<string, string>): void {
  const key = property ?? name;
  if (key && content && Object.keys(page.meta).length < 60) page.meta[key.toLowerCase()] ??= content.slice(0, 1000);
}

function onLink(page: Page, { rel = '', type = '', href = '' }: Record<string, string>, base: string): void {
  const url = unwrap(href, base);
  if (!url || !/\balternate\b/i.test(rel)) return;
  if (/\bjson\+oembed/.test(type)) push(page.oembeds, url);
  // Weblogs name their own JSON on every page.
  else if (/json|\bvc\b|jwt/.test(type) && !/\/wp-json\//.test(url)) push(page.alternates, url);
}

function onAnchor(page: Page, awards: Map<string, string>, attributes: Record<string, string>, base: string): void {
  const { href = '', src = '' } = attributes;
  if (attributes['data-tracking-control-name'] === 'external_url_click' && href) page.onward ??= href;
  const url = unwrap(href || src, base);
  if (!url) return;
  const award = match(url)?.award;
  if (award && !awards.has(award)) awards.set(award, url);
  else if (!award && FILE.test(url)) push(page.files, url);
}

function onImage(page: Page, { src = '' }: Record<string, string>, base: string, address: string): void {
  const url = unwrap(src, base);
  const award = url && match(url)?.award;
  if (award && !page.pictured.some((one) => match(one)?.award === award)) push(page.pictured, url);
  if (!url || !/\.(?:png|svg)(?:[?#]|$)/i.test(url) || URL.parse(url)?.host !== URL.parse(address)?.host) return;
  if (/badge|credential|certificat/i.test(url)) page.images.unshift(url);
  else push(page.images, url);
}

function push(list: string[], value: string): void {
  if (list.length < MOST && !list.includes(value)) list.push(value);
}
