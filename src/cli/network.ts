import { lookup as resolve } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { isPublicAddress } from '../net/address.ts';
import { NetError } from '../net/error.ts';
import { type Allowed, allow } from '../net/rules.ts';
import type { Fetch } from '../net/types.ts';

/** Statuses whose responses have no body (Fetch standard, "null body status"). */
const BODILESS = new Set([204, 205, 304]);

/**
 * The real network, with a guard against names that lead into a private one. Node's own `fetch` offers no hold on the
 * name resolution (its `dispatcher` comes from another package), and resolving beforehand would ask twice: the second
 * answer may differ (DNS rebinding). Here the very addresses that are connected to have passed the guard.
 * Proxies of the environment (`HTTPS_PROXY`, `NO_PROXY`) are used; behind one, names are resolved there, unguarded.
 */
export function guardedFetch(allowedHosts: readonly string[] = []): Fetch {
  const allowed = allow(allowedHosts);
  const agent = new Agent({ keepAlive: true, proxyEnv: process.env });
  return (url, init) =>
    new Promise((fulfil, reject) => {
      const target = new URL(url);
      const headers = {
        ...Object.fromEntries(new Headers(init.headers)),
        'accept-encoding': 'gzip, br',
        'user-agent': 'aloi',
      };
      const options = {
        agent,
        headers,
        lookup: guard(target, allowed),
        ...(init.signal ? { signal: init.signal } : {}),
      };
      request(target, options, (message) => {
        try {
          fulfil(toResponse(message));
        } catch (error) {
          message.destroy();
          reject(error);
        }
      })
        .on('error', reject)
        .end();
    });
}

/** Name resolution that drops the private addresses; without any other the name is refused. */
function guard(target: URL, allowed: Allowed): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const free = allowed.has(hostname, target.port);
      const good = addresses.filter(
        ({ address }) => free || isPublicAddress(address) || allowed.has(address, target.port),
      );
      const [first] = good;
      if (!first) {
        const refusal = new NetError('private-address', { host: target.host, address: addresses[0]?.address ?? '' });
        return callback(refusal, '');
      }
      if (options.all) callback(null, good);
      else callback(null, first.address, first.family);
    });
  };
}

function toResponse(message: IncomingMessage): Response {
  const status = message.statusCode ?? 0;
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  if (BODILESS.has(status)) {
    message.resume();
    return new Response(null, { status, headers });
  }
  return new Response(pulled(decoded(message), message), { status, headers });
}

/**
 * Read only as fast as it is asked for, so that nothing lies ahead of the door's byte limit; let go at once. Neither
 * holds for Node's own conversions: `toWeb` reads ahead, `from` does not close what was never read.
 */
function pulled(body: Readable, message: IncomingMessage): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks = body[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(new Uint8Array(value));
      },
      cancel() {
        message.destroy();
        body.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}

const DECODERS = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

function decoded(message: IncomingMessage): Readable {
  const encoding = message.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  const decoder = DECODERS.get(encoding)?.();
  // Errors surface where the body is read.
  return decoder ? pipeline(message, decoder, () => {}) : message;
}
