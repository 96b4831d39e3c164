/** The fictional web without servers: as a world file of the command line (design, section 5.2), and as a `fetch`. */
import { createHash } from 'node:crypto';
import { build } from './build.ts';
import { type Body, bytesOf, type Reply, replyOf, resourceAt, text } from './site.ts';
import { BADGR_UNKNOWN } from './sites/badgr.ts';
import { BROKEN } from './sites/broken.ts';
import { FACTORY } from './sites/factory.ts';

export interface WorldEntry {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** Relative to the world file; `readWorldFile` has its bytes. */
  file?: string;
  redirect?: string;
}

const files = new Map<string, Body>();

/** A server without TLS: only here, for the browsers' servers all speak it. */
export const HTTP_ONLY = 'http://vieux-serveur.example/badges/7.json';

/** Longer than any document may be (design, section 7): what a file can have of a body without end. */
const ENDLESS = 6 * 1024 * 1024;

function entry(url: string, reply: Reply): WorldEntry {
  const head = { status: reply.status, headers: reply.headers };
  if (typeof reply.body === 'string') return { ...head, body: reply.body };
  return { ...head, file: filed(url, reply.body) };
}

/** Images are drawn when they are read. */
function filed(url: string, body: Body): string {
  const file = `files/${createHash('sha256').update(url).digest('hex').slice(0, 24)}`;
  files.set(file, body);
  return file;
}

/**
 * Every address of the fictional web with its answer, each as a machine sees it (no text/html in Accept). What never
 * ends is long instead, and what never answers is absent, as every unreachable address is.
 */
export async function worldFile(): Promise<Record<string, WorldEntry>> {
  const { sites } = await build();
  const world: Record<string, WorldEntry> = {};
  for (const { host, resources } of sites.values()) {
    for (const [path, resource] of Object.entries(resources)) {
      const url = `https://${host}${path}`;
      const reply = replyOf(resource, 'application/json');
      if (reply !== undefined) world[url] = entry(url, reply);
      else if (resource.kind === 'redirect') world[url] = { status: resource.status, redirect: resource.to };
      else if (resource.kind === 'endless') {
        const file = filed(url, () => new Uint8Array(ENDLESS).fill(0x20));
        world[url] = { status: 200, headers: { 'content-type': 'application/json' }, file };
      }
    }
  }
  world[HTTP_ONLY] = { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' };
  // Addresses that are refused by rule and not by list.
  for (const url of REFUSED) {
    const { host, pathname, search } = new URL(url);
    const site = sites.get(host);
    const reply = replyOf(site ? resourceAt(site, pathname + search) : text(''), 'application/json');
    if (reply !== undefined) world[url] = entry(url, reply);
  }
  return world;
}

/** Bytes of a `file` of the world file, in process. */
export async function readWorldFile(path: string): Promise<Uint8Array> {
  const body = files.get(path);
  if (body === undefined) throw new Error(`no such file: ${path}`);
  return bytesOf(body);
}

/** Asked-for addresses under which a site has no resource, and whose answers (404, 410, 500) matter. */
const REFUSED = [
  FACTORY.neverIssued,
  `${FACTORY.neverIssued}.json`,
  BROKEN.error,
  'https://panne.example/status/1',
  BADGR_UNKNOWN,
  BADGR_UNKNOWN.replace('badgr.com', 'api.badgr.io'),
  `${BADGR_UNKNOWN.replace('badgr.com', 'api.badgr.io')}.json`,
];

/** A `fetch` over the same sites, in process: redirects are answered as such, Accept is honoured, other hosts fail. */
export async function worldFetch(
  asked: (url: string, init?: RequestInit) => void = () => {},
): Promise<(url: string, init?: RequestInit) => Promise<Response>> {
  const { sites } = await build();
  return async (url, init) => {
    asked(url, init);
    init?.signal?.throwIfAborted();
    const { protocol, host, pathname, search } = new URL(url);
    const site = protocol === 'https:' ? sites.get(host) : undefined;
    if (site === undefined) throw new TypeError('fetch failed');
    const resource = resourceAt(site, pathname + search);
    if (resource.kind === 'redirect') {
      return new Response(null, { status: resource.status, headers: { location: resource.to } });
    }
    if (resource.kind === 'silent' || resource.kind === 'endless') {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason), { once: true });
        },
        pull: (controller) => {
          if (resource.kind === 'endless') controller.enqueue(new Uint8Array(65_536).fill(0x20));
          else return new Promise(() => {});
        },
      });
      return new Response(body, { headers: { 'content-type': 'application/json' } });
    }
    const reply = replyOf(resource, new Headers(init?.headers).get('accept') ?? '');
    if (reply === undefined) throw new TypeError('fetch failed');
    return new Response(bytesOf(reply.body) as BodyInit, { status: reply.status, headers: reply.headers });
  };
}
