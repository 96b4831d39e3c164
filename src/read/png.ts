/**
 * Credentials baked into a PNG: text chunks `iTXt` (the standards), `tEXt` and `zTXt` (Open Badges before 1.0, and in
 * the wild). Open Badges Baking 2.0; Open Badges 3.0 "PNG"; PNG specification, section 11.3.3.
 */
import { Collector } from './collect.ts';
import { crc32 } from './crc32.ts';
import { inflate } from './inflate.ts';
import { DOCUMENT_BYTES, IMAGE_BYTES } from './limits.ts';
import type { ReadResult } from './types.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const KEYWORDS = new Set(['openbadges', 'openbadge', 'openbadgecredential', 'clrcredential']);
const TEXT_CHUNKS = new Set(['iTXt', 'tEXt', 'zTXt']);
/** A keyword has at most 79 bytes. */
const KEYWORD_BYTES = 79;

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

export async function readPng(bytes: Uint8Array): Promise<ReadResult> {
  const collector = new Collector();
  if (bytes.length > IMAGE_BYTES) {
    collector.problem('too-large', { limit: IMAGE_BYTES });
    return collector.result('png');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = SIGNATURE.length;
  let ended = false;
  while (!ended && at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    // The length is only compared, never allocated: it may lie.
    if (length > bytes.length - at - 12) break;
    const type = latin1(bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (TEXT_CHUNKS.has(type)) {
      const intact = crc32(bytes.subarray(at + 4, at + 8 + length)) === view.getUint32(at + 8 + length);
      await readText(type, data, intact, collector);
    }
    ended = type === 'IEND';
    at += 12 + length;
  }
  if (!ended) {
    if (bakedBeyond(bytes.subarray(at))) collector.problem('broken-image', { why: 'truncated' });
    else collector.note('broken-image', { why: 'truncated' });
  }
  return collector.result('png');
}

async function readText(type: string, data: Uint8Array, intact: boolean, collector: Collector): Promise<void> {
  const end = data.subarray(0, KEYWORD_BYTES + 1).indexOf(0);
  if (end < 1) return;
  const keyword = latin1(data.subarray(0, end)).toLowerCase();
  if (!KEYWORDS.has(keyword) || !collector.admits()) return;
  if (!intact) collector.unusual('crc');
  const rest = data.subarray(end + 1);
  if (type === 'tEXt') {
    if (keyword !== 'openbadges') collector.unusual('chunk-type');
    collector.add(decode(rest).text);
    return;
  }
  if (type === 'zTXt') {
    collector.unusual('compressed');
    return unpack(rest.subarray(1), collector);
  }
  // Compression flag, compression method, language tag, translated keyword, text.
  const language = rest.indexOf(0, 2);
  const translated = language < 0 ? -1 : rest.indexOf(0, language + 1);
  if (translated < 0) {
    collector.problem('broken-image', { why: 'iTXt' });
    return;
  }
  const body = rest.subarray(translated + 1);
  if (rest[0] === 1) {
    // Open Badges 3.0, "PNG": the text MUST NOT be compressed.
    collector.unusual('compressed');
    return unpack(body, collector);
  }
  add(body, collector);
}

async function unpack(packed: Uint8Array, collector: Collector): Promise<void> {
  const unpacked = await inflate(packed, 'deflate', DOCUMENT_BYTES);
  if (unpacked.ok) add(unpacked.bytes, collector);
  else if (unpacked.code === 'too-large') collector.problem('too-large', { limit: DOCUMENT_BYTES });
  else collector.problem('broken-image', { why: 'compression' });
}

function add(bytes: Uint8Array, collector: Collector): void {
  const { text, utf8 } = decode(bytes);
  if (!utf8) collector.unusual('not-utf-8');
  collector.add(text);
}

/** UTF-8 where the bytes are: most bakers write it into `tEXt` too, which should be Latin-1. */
function decode(bytes: Uint8Array): { text: string; utf8: boolean } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), utf8: true };
  } catch {
    return { text: latin1(bytes), utf8: false };
  }
}

/** Not `TextDecoder('latin1')`, which is windows-1252. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

/** Where the chunks cannot be followed: does a credential's chunk begin in the rest? */
function bakedBeyond(rest: Uint8Array): boolean {
  return /(?:iTXt|tEXt|zTXt)(?:openbadges?|openbadgecredential|clrcredential)\0/i.test(latin1(rest));
}
