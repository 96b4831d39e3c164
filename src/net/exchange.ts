import { isPublicAddress } from './address.ts';
import { discard, readBody } from './body.ts';
import { type Deadline, deadline } from './deadline.ts';
import { NetError } from './error.ts';
import { type Allowed, judge } from './rules.ts';
import type { Fetch, Want } from './types.ts';
import { ACCEPT, LIMITS } from './wants.ts';

export interface ExchangeOptions {
  fetch: Fetch;
  allowed: Allowed;
  /** `follow` where scripts cannot see the hops (browsers); the last address is judged then. */
  redirects: 'manual' | 'follow';
  /** The address the answer came from, where the surroundings can tell; undefined behind a proxy. */
  connectedAddress: ((url: string, response: Response) => Promise<string | undefined>) | undefined;
  /** Where a followed request was led, hop by hop, where the surroundings can tell what `fetch` hides. */
  redirectHops?: ((url: string) => Promise<readonly string[]>) | undefined;
  /** For one request with its body, in milliseconds. */
  ms: number;
}

export type Exchange =
  | { kind: 'answer'; url: string; status: number; headers: Headers; bytes: Uint8Array }
  /** Another address has to be asked; `location` is absolute. */
  | { kind: 'redirect'; location: string };

/** Redirects followed for one address (design, section 7). */
export const HOPS = 5;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** One request and its body. `url` has been judged; `written` is how it stood before the upgrade. Throws on failure. */
export async function exchange(
  options: ExchangeOptions,
  url: string,
  written: string,
  want: Want,
  signal: AbortSignal | undefined,
): Promise<Exchange> {
  const time = deadline(options.ms, signal);
  try {
    let response = await (options.redirects === 'follow' ? follow : ask)(options, url, written, want, time);
    // A browser hides where a redirect leads (Fetch standard, opaque-redirect): only following it tells.
    if (response.type === 'opaqueredirect') response = await follow(options, url, written, want, time);
    if (response.type === 'error' || response.status === 0) throw new NetError('unreachable');
    try {
      return await receive(options, response, url, want, time);
    } catch (error) {
      discard(response);
      throw error;
    }
  } catch (error) {
    throw time.reason() ?? error;
  } finally {
    time.clear();
  }
}

function ask(options: ExchangeOptions, url: string, written: string, want: Want, time: Deadline): Promise<Response> {
  return send(options, 'manual', url, written, want, time);
}

/** Followed by the browser, which says only that it failed: the hops tell whether one of them was not allowed. */
async function follow(
  options: ExchangeOptions,
  url: string,
  written: string,
  want: Want,
  time: Deadline,
): Promise<Response> {
  try {
    const response = await send(options, 'follow', url, written, want, time);
    if (response.redirected) {
      const hops = await hopsOf(options, url, time);
      if (hops.length > HOPS) {
        discard(response);
        throw new NetError('too-many-redirects', { hops: HOPS });
      }
    }
    return response;
  } catch (error) {
    if (error instanceof NetError) throw error;
    const hops = await hopsOf(options, url, time);
    for (const hop of hops) {
      const judgement = judge(hop, options.allowed);
      if (!judgement.ok) throw new NetError(judgement.code, judgement.detail);
    }
    if (hops.length > HOPS) throw new NetError('too-many-redirects', { hops: HOPS });
    throw error;
  }
}

async function hopsOf(options: ExchangeOptions, url: string, time: Deadline): Promise<readonly string[]> {
  try {
    return (await time.race(options.redirectHops?.(url) ?? Promise.resolve([]))) ?? [];
  } catch {
    return [];
  }
}

async function send(
  { fetch }: ExchangeOptions,
  redirect: 'manual' | 'follow',
  url: string,
  written: string,
  want: Want,
  time: Deadline,
): Promise<Response> {
  const init: RequestInit = {
    method: 'GET',
    headers: { accept: ACCEPT[want] },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    redirect,
    signal: time.signal,
  };
  const pending = (async () => fetch(url, init, written))();
  // A fetch that ignores the signal may still answer later: nobody reads that.
  pending.then((late) => time.signal.aborted && discard(late)).catch(() => {});
  return time.race(pending);
}

async function receive(
  options: ExchangeOptions,
  response: Response,
  url: string,
  want: Want,
  time: Deadline,
): Promise<Exchange> {
  // Empty for a Response that was made and not fetched.
  const final = response.url || url;
  const judgement = judge(final, options.allowed);
  if (!judgement.ok) throw new NetError(judgement.code, judgement.detail);
  // Asked now, awaited after the body: some browsers tell only then.
  const address = connected(options, final, response);
  const checkAddress = async () => {
    const from = await time.race(address);
    if (from === undefined || isPublicAddress(from)) return;
    if (options.allowed.has(judgement.host, judgement.port) || options.allowed.has(from, judgement.port)) return;
    throw new NetError('private-address', { host: judgement.host, address: from });
  };

  // Followed down to plain http: what came that way may be anybody's.
  if (final.startsWith('http:')) {
    discard(response);
    await checkAddress();
    return { kind: 'redirect', location: final };
  }
  const location = response.headers.get('location');
  if (REDIRECTS.has(response.status) && location) {
    discard(response);
    await checkAddress();
    const target = URL.parse(location, final);
    if (!target) throw new NetError('bad-url', { host: judgement.host, location: location.slice(0, 200) });
    return { kind: 'redirect', location: target.href };
  }
  const bytes = await readBody(response, LIMITS[want], time).catch((error: unknown) => {
    // The page around an error is of no use: its size must not hide the status.
    if (!response.ok && error instanceof NetError && error.code === 'too-large') return new Uint8Array();
    throw error;
  });
  await checkAddress();
  return { kind: 'answer', url: judgement.url, status: response.status, headers: response.headers, bytes };
}

async function connected(options: ExchangeOptions, url: string, response: Response): Promise<string | undefined> {
  try {
    return await options.connectedAddress?.(url, response);
  } catch {
    return undefined;
  }
}
