/** Whether two badge images are the same picture, whatever credential is baked into either. */
import { SaxesParser } from 'saxes';
import { isPng } from '../../read/png.ts';
import { equal } from '../related/digests.ts';
import { sniff } from './sniff.ts';

/** Keywords of the chunks that hold credentials: Open Badges baking 1.0 and 2.0, OB 3.0, CLR 2.0. */
const KEYWORD = /^(?:openbadges?|openbadgecredential|clrcredential)$/i;
const NAMESPACE = /openbadges\.org|purl\.imsglobal\.org\/(?:ob|clr)\//i;
const SIGNATURE_BYTES = 8;

/** Equal in every byte once baked chunks are left out; of an SVG, in every element, attribute and text. Never throws. */
export function sameImage(a: Uint8Array, b: Uint8Array): boolean {
  if (equal(a, b)) return true;
  if (isPng(a) && isPng(b)) return equal(unbakedPng(a), unbakedPng(b));
  if (sniff(a)?.type !== 'image/svg+xml' || sniff(b)?.type !== 'image/svg+xml') return false;
  const [one, other] = [unbakedSvg(a), unbakedSvg(b)];
  return one !== undefined && one === other;
}

/** PNG, section 5.3: length, type, data, checksum. What cannot be followed is kept as it is. */
function unbakedPng(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, SIGNATURE_BYTES)];
  let at = SIGNATURE_BYTES;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) break;
    const chunk = bytes.subarray(at, end);
    if (!isBaked(chunk)) kept.push(chunk);
    at = end;
  }
  kept.push(bytes.subarray(at));
  const joined = new Uint8Array(kept.reduce((sum, part) => sum + part.length, 0));
  let to = 0;
  for (const part of kept) {
    joined.set(part, to);
    to += part.length;
  }
  return joined;
}

function isBaked(chunk: Uint8Array): boolean {
  if (!/^(?:iTXt|tEXt|zTXt)$/.test(String.fromCharCode(...chunk.subarray(4, 8)))) return false;
  const [keyword = ''] = String.fromCharCode(...chunk.subarray(8, 88)).split('\0', 1);
  return KEYWORD.test(keyword);
}

/** What is drawn, as one text; undefined where it is not well-formed. */
function unbakedSvg(bytes: Uint8Array): string | undefined {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const parts: unknown[] = [];
  let depth = 0;
  let baked: number | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) throw new Error('document type with internal subset');
  });
  parser.on('opentagstart', () => {
    // Looking up a namespace takes as long as the nesting is deep.
    if (++depth > 256) throw new Error('nested too deeply');
  });
  parser.on('opentag', (tag) => {
    if (baked === undefined && NAMESPACE.test(tag.uri)) baked = depth;
    if (baked !== undefined) return;
    const attributes = Object.values(tag.attributes)
      .filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns')
      .map(({ uri, local, value }) => [uri, local, value]);
    parts.push([tag.uri, tag.local, attributes.sort()]);
  });
  const text = (value: string) => {
    // Bakers put line ends around what they add.
    if (baked === undefined && value.trim() !== '') parts.push(value.trim());
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => {
    if (baked === undefined) parts.push(0);
    if (baked === depth) baked = undefined;
    depth--;
  });
  try {
    parser.write(new TextDecoder().decode(bytes)).close();
    return JSON.stringify(parts);
  } catch {
    return undefined;
  }
}
