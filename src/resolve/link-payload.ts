/**
 * A credential that stands in a link itself, behind `#` or in a parameter (`#verify=…`, `?vc=…`): as text, as base64 of
 * either alphabet, and packed with gzip or zlib. Strict: only what decodes to something that says it is a credential.
 */
import { credentialsIn } from '../platforms/shape.ts';
import { inflate } from '../read/inflate.ts';

/** Longest link looked into, in characters. */
export const LONGEST_LINK = 262_144;
/** Most bytes that a packed payload may come to: the longest text that is looked at. */
const UNPACKED = 262_144;
/** Shorter than any credential. */
const SHORTEST = 60;
/** Values looked at: a link with more is none that anybody made by hand. */
const MOST = 16;

/** The credential's text, without any network; undefined where the link holds none. Never throws. */
export async function payloadIn(link: string): Promise<string | undefined> {
  if (link.length > LONGEST_LINK) return undefined;
  const url = URL.parse(link);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  for (const value of values(url)) {
    const text = credential(value) ?? credential(await decoded(value));
    if (text !== undefined) return text;
  }
  return undefined;
}

/** What stands after the question mark and after the hash: parameters, and the fragment as a whole. */
function values({ searchParams, hash }: URL): string[] {
  const fragment = hash.slice(1);
  // An application's own address may stand in the fragment: `#/show?vc=…`, `#/verify/…`.
  const inner = fragment.slice(fragment.indexOf('?') + 1);
  const last = fragment.slice(fragment.lastIndexOf('/') + 1);
  const all = [...searchParams.values(), ...new URLSearchParams(inner).values(), unescaped(fragment), unescaped(last)];
  return [...new Set(all)].filter((value) => value.length >= SHORTEST).slice(0, MOST);
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Base64 of either alphabet, with or without padding, around UTF-8 or around something packed. */
async function decoded(value: string): Promise<string | undefined> {
  // Parameters read a plus sign as a space.
  const base64 = value.replace(/ /g, '+').replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '');
  if (!/^[\w+/]+$/.test(base64) || base64.length % 4 === 1) return undefined;
  let bytes: Uint8Array;
  try {
    bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
  const [first, second = 0] = bytes;
  const isGzip = first === 0x1f && second === 0x8b;
  // RFC 1950, section 2.2: method 8, and a checksum over the first two bytes.
  const isZlib = first !== undefined && (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
  if (isGzip || isZlib) {
    const unpacked = await inflate(bytes, isGzip ? 'gzip' : 'deflate', UNPACKED);
    if (!unpacked.ok) return undefined;
    bytes = unpacked.bytes;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The text, if the whole of it is one credential. */
function credential(value: string | undefined): string | undefined {
  const text = value?.trim();
  if (!text || text.length < SHORTEST) return undefined;
  const [only, ...more] = credentialsIn(text);
  return only && more.length === 0 && only.text === text ? text : undefined;
}
