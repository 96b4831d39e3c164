/** A network door for tests: every address it knows stands in a map; all others are unreachable. */
import type { Answer, Door, NetCode, Want } from '../../net/types.ts';

export type Served =
  | { status?: number; mediaType?: string; body: string | Uint8Array | object; url?: string; download?: true }
  | { code: NetCode };

export interface TestDoor extends Door {
  /** Every address asked for, in order. */
  asked: { url: string; want: Want }[];
}

/**
 * Addresses as written in the map, with http read as https on both sides. A plain object as body is served as JSON.
 * `url`: the address after redirects. `download`: handed out as a file to save.
 */
export function doorOf(map: Map<string, Served> | Record<string, Served>): TestDoor {
  const served = new Map((map instanceof Map ? [...map] : Object.entries(map)).map(([url, it]) => [upgrade(url), it]));
  const asked: TestDoor['asked'] = [];
  return {
    asked,
    get(url: string, want: Want): Promise<Answer> {
      asked.push({ url, want });
      const requested = upgrade(url);
      const it = served.get(requested);
      if (!it) return Promise.resolve({ ok: false, code: 'unreachable', requested });
      if ('code' in it) return Promise.resolve({ ok: false, code: it.code, requested });
      const plain = it.body instanceof Uint8Array || typeof it.body === 'string';
      const mediaType = it.mediaType ?? (plain ? 'text/plain' : 'application/json');
      const bytes =
        it.body instanceof Uint8Array
          ? it.body
          : new TextEncoder().encode(typeof it.body === 'string' ? it.body : JSON.stringify(it.body));
      return Promise.resolve({
        ok: true,
        requested,
        url: it.url ?? requested,
        status: it.status ?? 200,
        mediaType,
        headers: { 'content-type': mediaType, ...(it.download ? { 'content-disposition': 'attachment' } : {}) },
        bytes,
      });
    },
  };
}

/** http to https, and the form in which `URL` writes addresses, without fragment. */
function upgrade(url: string): string {
  try {
    const parsed = new URL(url);
    if (parsed.protocol === 'http:') parsed.protocol = 'https:';
    parsed.hash = '';
    return parsed.href;
  } catch {
    return url;
  }
}
