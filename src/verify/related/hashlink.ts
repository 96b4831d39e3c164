/** Hashlinks (draft-sporny-hashlink-07): `hl:DIGEST:METADATA`, or an address with the parameter `hl`. */
import { decode } from 'cborg';
import { type Digest, digestOfMultibase, multibase } from './digests.ts';

export interface Hashlink {
  /** Undefined where it cannot be read. */
  digest?: Digest;
  /** Addresses at which the resource may be had. */
  urls: string[];
}

/** Key of the addresses in the metadata (section 3.2). */
const URLS = 0x0f;

/** Undefined for whatever is no hashlink. */
export function readHashlink(text: string): Hashlink | undefined {
  if (/^hl:[A-Za-z0-9]{16}/.test(text)) {
    const [, hash = '', metadata] = text.split(':');
    return { ...digest(hash), urls: metadata === undefined ? [] : urlsIn(metadata) };
  }
  if (!/^https?:\/\/[^#]*[?&]hl=/i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const hash = url.searchParams.get('hl') ?? '';
  return { ...digest(hash), urls: [text] };
}

function digest(hash: string): { digest?: Digest } {
  const read = digestOfMultibase(hash);
  return read ? { digest: read } : {};
}

function urlsIn(metadata: string): string[] {
  try {
    const read: unknown = decode(multibase(metadata) ?? new Uint8Array(), {
      useMaps: true,
      // RFC 8949, section 3.4.5.3: tag 32 marks a text as an address.
      tags: { 32: (inner) => inner() },
    });
    const urls: unknown = read instanceof Map ? read.get(URLS) : undefined;
    return Array.isArray(urls) ? urls.filter((url) => typeof url === 'string').slice(0, 4) : [];
  } catch {
    return [];
  }
}
