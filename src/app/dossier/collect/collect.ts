/** Files, archives, documents and lists -> the single things to look into. Pure but for the PDF reader handed in. */
import { read } from '../../../read/index.ts';
import { IMAGE_BYTES } from '../../../read/limits.ts';
import { LIMITS } from './limits.ts';
import { addressesIn, findInText, looksLikeBadge } from './text.ts';
import type { Aside, Item, PdfReader, Source } from './types.ts';
import { unzip } from './zip.ts';

export interface CollectOptions {
  readPdf: PdfReader;
  signal?: AbortSignal;
  /** Look into every link of a document, not only into those that look like badges. */
  allLinks?: boolean;
}

interface Way extends CollectOptions {
  items: number;
  full: boolean;
}

/** In the order found; ends after `LIMITS.items` with one thing set aside that says so. Never throws. */
export async function* collect(
  sources: AsyncIterable<Source> | Iterable<Source>,
  options: CollectOptions,
): AsyncGenerator<Item | Aside> {
  const way: Way = { ...options, items: 0, full: false };
  for await (const source of sources) {
    if (way.full || options.signal?.aborted) return;
    for await (const found of from(source.blob, [source.path], way)) {
      if (found.kind !== 'aside') way.items += 1;
      if (way.items > LIMITS.items) {
        way.full = true;
        yield { kind: 'aside', why: 'too-many', path: [source.path] };
        return;
      }
      yield found;
    }
  }
}

/** Files that systems put beside people's. */
const LITTER = /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$|(?:^|\/)__MACOSX\//i;
const OFFICE = /\.(?:docx|pptx|xlsx|odt|odp|ods)$/i;

async function* from(blob: Blob, path: string[], way: Way): AsyncGenerator<Item | Aside> {
  const name = path.at(-1) ?? '';
  if (LITTER.test(name)) return;
  if (path.length > LIMITS.depth) return void (yield { kind: 'aside', why: 'too-deep', path });
  let head: string;
  try {
    head = String.fromCharCode(...new Uint8Array(await blob.slice(0, 1024).arrayBuffer()));
  } catch {
    return void (yield { kind: 'aside', why: 'unreadable', path });
  }
  if (head.startsWith('PK\x03\x04')) yield* OFFICE.test(name) ? fromOffice(blob, path, way) : fromZip(blob, path, way);
  else if (head.includes('%PDF-')) yield* fromPdf(blob, path, way);
  else yield* fromFile(blob, path, way);
}

async function* fromZip(blob: Blob, path: string[], way: Way): AsyncGenerator<Item | Aside> {
  // What a person chose may be large; an archive in an archive has been unpacked into memory.
  for await (const { name, bytes, problem } of unzip(blob, way.signal ? { signal: way.signal } : {})) {
    const inner = name === '' ? path : [...path, name];
    if (problem) yield { kind: 'aside', why: problem, path: inner };
    else if (bytes) yield* from(new Blob([bytes as Uint8Array<ArrayBuffer>]), inner, way);
  }
}

async function* fromPdf(blob: Blob, path: string[], way: Way): AsyncGenerator<Item | Aside> {
  if (blob.size > LIMITS.holder) return void (yield { kind: 'aside', why: 'too-large', path });
  const { links, files, problem } = await way.readPdf(new Uint8Array(await blob.arrayBuffer()), way.signal);
  if (problem) return void (yield { kind: 'aside', why: problem, path });
  yield* fromLinks(links, path, way);
  for (const { name, bytes } of files) {
    yield* from(new Blob([bytes as Uint8Array<ArrayBuffer>]), [...path, name || '…'], way);
  }
  if (links.length === 0 && files.length === 0) yield { kind: 'aside', why: 'nothing', path };
}

/** Office documents are archives of XML; links stand in relationship files or in the content itself. */
async function* fromOffice(blob: Blob, path: string[], way: Way): AsyncGenerator<Item | Aside> {
  const links = new Set<string>();
  const wanted = (name: string) => /\.rels$|(?:^|\/)content\.xml$/i.test(name);
  for await (const { bytes } of unzip(blob, way.signal ? { wanted, signal: way.signal } : { wanted })) {
    if (!bytes || bytes.length > LIMITS.text * 4) continue;
    const text = new TextDecoder().decode(bytes).replaceAll('&amp;', '&');
    for (const url of addressesIn(text)) if (!SCHEMA.test(url)) links.add(url);
  }
  if (links.size > 0) yield* fromLinks([...links].slice(0, LIMITS.links), path, way);
  else yield { kind: 'aside', why: 'nothing', path };
}

/** Names of XML vocabularies, in every office document. */
const SCHEMA =
  /^https?:\/\/(?:schemas\.|www\.w3\.org\/|purl\.org\/|docs\.oasis-open\.org\/|openoffice\.org\/|[^/]*libreoffice\.org\/)/i;

async function* fromLinks(links: string[], path: string[], way: Way): AsyncGenerator<Item | Aside> {
  const others: string[] = [];
  for (const url of links.slice(0, LIMITS.links)) {
    if (way.allLinks || looksLikeBadge(url)) yield { kind: 'url', url, path };
    else others.push(url);
  }
  if (others.length > 0) yield { kind: 'aside', why: 'links', path, links: others };
}

async function* fromFile(blob: Blob, path: string[], way: Way): AsyncGenerator<Item | Aside> {
  if (blob.size > IMAGE_BYTES * 20) return void (yield { kind: 'aside', why: 'too-large', path });
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await blob.arrayBuffer());
  } catch {
    return void (yield { kind: 'aside', why: 'unreadable', path });
  }
  const start = new TextDecoder().decode(bytes.subarray(0, 200));
  if (/^\s*\{\s*"format"\s*:\s*"aloi-dossier"/.test(start)) {
    return void (yield { kind: 'dossier', text: new TextDecoder().decode(bytes), path });
  }
  if (bytes.length > IMAGE_BYTES) return void (yield { kind: 'aside', why: 'too-large', path });
  const { container, found, problem } = await read(bytes);
  const isText = container === 'text' || (container === 'other' && !bytes.includes(0) && bytes.length <= LIMITS.text);
  if (container === 'html' || (isText && found.length === 0 && !problem)) yield* fromText(bytes, container, path, way);
  // Pictures and JSON without a credential in them are looked into all the same: that there is none is worth a line.
  else if (found.length > 0 || problem || container === 'png' || container === 'svg' || container === 'json')
    yield { kind: 'bytes', bytes, path };
  else yield { kind: 'aside', why: 'nothing', path };
}

async function* fromText(bytes: Uint8Array, container: string, path: string[], way: Way): AsyncGenerator<Item | Aside> {
  const text = new TextDecoder().decode(bytes);
  if (container === 'html')
    return yield* fromLinks([...new Set(addressesIn(text.replaceAll('&amp;', '&')))], path, way);
  const { urls, credentials } = findInText(text, { table: /\.(?:csv|tsv)$/i.test(path.at(-1) ?? '') });
  for (const url of urls) yield { kind: 'url', url, path };
  for (const one of credentials) yield { kind: 'bytes', bytes: new TextEncoder().encode(one), path };
  if (urls.length === 0 && credentials.length === 0) yield { kind: 'aside', why: 'nothing', path };
}
