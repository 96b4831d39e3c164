/** COSE and mdoc, told by their first bytes: what is in them, only a CBOR decoder can say. */
import { base64urlnopad } from '@scure/base';
import type { Found } from './types.ts';

/**
 * A COSE_Sign1 with its tag 18 (RFC 9052, section 4.2), also under the tag 61 of a CWT or that of CBOR itself; or
 * without any: four elements, of which the first is bytes and the second a map.
 */
export function readCose(bytes: Uint8Array): Found | undefined {
  const at = untagged(bytes, 55799) ?? 0;
  const cwt = untagged(bytes, 61, at) ?? at;
  const inner = untagged(bytes, 18, cwt);
  const start = inner ?? cwt;
  if (bytes[start] !== 0x84) return undefined;
  // Bare bytes might begin so by chance: the shape of the two headers is asked for as well.
  const length = byteLength(bytes, start + 1);
  if (inner === undefined && (length === undefined || ((bytes[length] ?? 0) & 0xe0) !== 0xa0)) return undefined;
  return { kind: 'cose', text: base64urlnopad.encode(bytes) };
}

/** ISO/IEC 18013-5, section 8.3: a DeviceResponse or an IssuerSigned is a map with names that nothing else has. */
export function readMdoc(bytes: Uint8Array): Found | undefined {
  const [first = 0] = bytes;
  if ((first & 0xe0) !== 0xa0 || first === 0xa0) return undefined;
  // A portrait may stand before the name that tells.
  const text = new TextDecoder('latin1').decode(bytes);
  const isOne = /issuerAuth|issuerSigned/.test(text) && /nameSpaces|docType/.test(text);
  return isOne ? { kind: 'mdoc', text: base64urlnopad.encode(bytes) } : undefined;
}

/** Where the content of a tag begins; undefined where another thing stands. */
function untagged(bytes: Uint8Array, tag: number, at = 0): number | undefined {
  if (tag < 24) return bytes[at] === 0xc0 + tag ? at + 1 : undefined;
  if (tag < 256) return bytes[at] === 0xd8 && bytes[at + 1] === tag ? at + 2 : undefined;
  return bytes[at] === 0xd9 && ((bytes[at + 1] ?? 0) << 8) + (bytes[at + 2] ?? 0) === tag ? at + 3 : undefined;
}

/** Where a byte string of less than 64 kB ends. */
function byteLength(bytes: Uint8Array, at: number): number | undefined {
  const first = bytes[at] ?? 0;
  if (first >= 0x40 && first <= 0x57) return at + 1 + first - 0x40;
  if (first === 0x58) return at + 2 + (bytes[at + 1] ?? 0);
  return first === 0x59 ? at + 3 + ((bytes[at + 1] ?? 0) << 8) + (bytes[at + 2] ?? 0) : undefined;
}
