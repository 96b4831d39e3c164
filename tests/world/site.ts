/** What a site of the fictional web consists of: addresses and what they answer. No server here: plain data. */

export type Body = string | Uint8Array | (() => Uint8Array);

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: Body;
}

export type Resource =
  | { kind: 'reply'; reply: Reply }
  /** `page` for whoever accepts text/html, `machine` for everyone else. */
  | { kind: 'negotiated'; machine: Reply; page: Reply }
  | { kind: 'redirect'; status: number; to: string }
  /** Bytes without end. */
  | { kind: 'endless' }
  /** Headers, then silence. */
  | { kind: 'silent' };

export interface Site {
  host: string;
  /** Path with query, as written by the site; other orders of the same parameters find it too. */
  resources: Record<string, Resource>;
  /** Answer for any other path; without it: a plain 404. */
  missing?: (path: string) => Resource;
  /** Where it listens: 2 is the "internal" address 127.0.0.2, which no public page should be able to make Aloi ask. */
  loopback?: 1 | 2;
}

const reply = (type: string, body: Body, status = 200, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { 'content-type': type, ...headers },
  body,
});

export const jsonReply = (value: unknown, status = 200, type = 'application/json'): Reply =>
  reply(type, `${JSON.stringify(value, null, 2)}\n`, status);
export const pageReply = (text: string, status = 200): Reply => reply('text/html; charset=utf-8', text, status);

const plain = (given: Reply): Resource => ({ kind: 'reply', reply: given });
export const json = (value: unknown, status = 200, type?: string): Resource => plain(jsonReply(value, status, type));
export const ldJson = (value: unknown, status = 200): Resource => json(value, status, 'application/ld+json');
export const page = (text: string, status = 200): Resource => plain(pageReply(text, status));
export const text = (value: string, type = 'text/plain; charset=utf-8', status = 200): Resource =>
  plain(reply(type, value, status));
export const script = (value: string): Resource => text(value, 'text/javascript; charset=utf-8');
export const style = (value: string): Resource => text(value, 'text/css; charset=utf-8');
export const svg = (value: string): Resource => plain(reply('image/svg+xml', value));
/** Drawn when first asked for. */
export const png = (draw: () => Uint8Array): Resource => plain(reply('image/png', draw));
export const negotiated = (machine: Reply, html: string): Resource => ({
  kind: 'negotiated',
  machine,
  page: pageReply(html),
});
export const redirect = (to: string, status = 302): Resource => ({ kind: 'redirect', status, to });

/** The bytes of a body; what is drawn is drawn once. */
const drawn = new WeakMap<() => Uint8Array, Uint8Array>();
export function bytesOf(body: Body): Uint8Array {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof Uint8Array) return body;
  const known = drawn.get(body) ?? body();
  drawn.set(body, known);
  return known;
}

function canonical(path: string): string {
  const url = new URL(path, 'https://site.example/');
  url.searchParams.sort();
  return url.pathname + url.search;
}

const indexes = new WeakMap<Site, Map<string, Resource>>();

/** The resource at a path: by its exact parameters in any order, else by the path alone. */
export function resourceAt(site: Site, path: string): Resource {
  let index = indexes.get(site);
  if (index === undefined) {
    index = new Map(Object.entries(site.resources).map(([key, value]) => [canonical(key), value]));
    indexes.set(site, index);
  }
  const wanted = canonical(path);
  const found = index.get(wanted) ?? index.get(wanted.replace(/\?.*$/, ''));
  return found ?? site.missing?.(wanted) ?? text('404 Not Found\n', 'text/plain; charset=utf-8', 404);
}

/** What a client with this Accept header gets: the first resource that is bytes. */
export function replyOf(resource: Resource, accept: string): Reply | undefined {
  if (resource.kind === 'reply') return resource.reply;
  if (resource.kind !== 'negotiated') return undefined;
  return /text\/html/.test(accept) ? resource.page : resource.machine;
}
