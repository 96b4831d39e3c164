/** Bytes or text -> the credential documents in them. No network. */
import { classify } from './classify.ts';
import { readCose, readMdoc } from './cose.ts';
import { DOCUMENT_BYTES, IMAGE_BYTES } from './limits.ts';
import { isPng, readPng } from './png.ts';
import { readSvg } from './svg.ts';
import type { Container, ReadResult } from './types.ts';

/** Never throws. `problem` stands only where a credential is recognisable but broken, or something exceeds the limits. */
export async function read(input: Uint8Array | string): Promise<ReadResult> {
  if (typeof input === 'string') return readText(input);
  if (isPng(input)) return readPng(input);
  if (input.length > IMAGE_BYTES) return { ...nothing('other'), problem: tooLarge(IMAGE_BYTES) };
  const binary = readCose(input) ?? readMdoc(input);
  if (binary) return { ...nothing('other'), found: [binary] };
  const text = decode(input);
  if (text !== undefined) return readText(text);
  // A document that begins like JSON but is not UTF-8 (RFC 8259, section 8.1).
  if (input[0] === 0x7b) return { ...nothing('json'), problem: { code: 'broken-json', detail: { why: 'not-utf-8' } } };
  return nothing('other');
}

function readText(text: string): ReadResult {
  if (text.length > IMAGE_BYTES) return { ...nothing('other'), problem: tooLarge(IMAGE_BYTES) };
  const start = text
    .slice(0, 65_536)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (start.startsWith('<')) return readMarkup(text.replace(/^\uFEFF/, '').trimStart(), start);
  if (text.length > DOCUMENT_BYTES) return { ...nothing('other'), problem: tooLarge(DOCUMENT_BYTES) };
  const { found, problem } = classify(text);
  const container = start.startsWith('{') || start.startsWith('[') ? 'json' : 'text';
  return { container, found: found ? [found] : [], notes: [], ...(problem ? { problem } : {}) };
}

const EUROPASS =
  /<(?:[\w-]+:)?(?:europass(?:Credential|Presentation)|verifiablePresentation)\b[^<>]*data\.europa\.eu\/snb/i;

function readMarkup(text: string, start: string): ReadResult {
  const root = /<(?:[\w.-]+:)?(svg|html)[\s/>]|<!doctype\s+(html|svg)/i.exec(start);
  const name = (root?.[1] ?? root?.[2])?.toLowerCase();
  const europass = EUROPASS.exec(start);
  // Europass credentials before 2023 may hold pages and drawings.
  if (europass && (!root || europass.index < root.index))
    return { ...nothing('other'), found: [{ kind: 'xml', text }] };
  if (name === 'svg') return readSvg(text);
  return nothing(name === 'html' ? 'html' : 'other');
}

/** UTF-8, or what a byte order mark or an XML declaration says; undefined for what is not text. */
function decode(bytes: Uint8Array): string | undefined {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return decodeAs('utf-16le', bytes);
  if (a === 0xfe && b === 0xff) return decodeAs('utf-16be', bytes);
  const utf8 = decodeAs('utf-8', bytes);
  if (utf8 !== undefined) return utf8.includes('\0') ? undefined : utf8;
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  return declared === undefined ? undefined : decodeAs(declared, bytes);
}

function decodeAs(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function nothing(container: Container): ReadResult {
  return { container, found: [], notes: [] };
}

function tooLarge(limit: number): NonNullable<ReadResult['problem']> {
  return { code: 'too-large', detail: { limit } };
}
