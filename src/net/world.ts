import { upgraded } from './rules.ts';
import type { Fetch } from './types.ts';

/** One answer of a world file (design, section 5.2). `file` is a path that the reader understands. */
export interface WorldEntry {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  file?: string;
  redirect?: string;
}

/** Statuses whose responses have no body (Fetch standard, "null body status"). */
const BODILESS = new Set([204, 205, 304]);

/**
 * A network that consists of the given addresses only; every other one is unreachable. It answers as servers do
 * (redirects are real 3xx), so that the door's rules apply to it unchanged. An address is looked up upgraded to
 * https first, then as written.
 */
export function worldFetch(
  entries: Record<string, WorldEntry>,
  readFile: (path: string) => Promise<Uint8Array>,
): Fetch {
  const world = new Map<string, WorldEntry>();
  for (const [url, entry] of Object.entries(entries)) world.set(normal(url), entry);
  return async (url, init, written) => {
    init.signal?.throwIfAborted();
    const entry = world.get(normal(url)) ?? (written === undefined ? undefined : world.get(normal(written)));
    if (!entry) throw new TypeError('fetch failed');
    return respond(entry, readFile);
  };
}

async function respond(entry: WorldEntry, readFile: (path: string) => Promise<Uint8Array>): Promise<Response> {
  const headers = new Headers(entry.headers);
  if (entry.redirect !== undefined) {
    headers.set('location', entry.redirect);
    const status = entry.status !== undefined && entry.status >= 300 && entry.status < 400 ? entry.status : 302;
    return new Response(null, { status, headers });
  }
  const status = entry.status ?? 200;
  const body = entry.file === undefined ? (entry.body ?? '') : await readFile(entry.file);
  return new Response(BODILESS.has(status) ? null : (body as BodyInit), { status, headers });
}

/** Keys are compared as addresses: host in lower case, default port and fragment dropped; the scheme stays. */
function normal(written: string): string {
  const secure = upgraded(written);
  return /^\s*http:/i.test(written) ? secure.replace(/^https:/, 'http:') : secure;
}
