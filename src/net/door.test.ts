import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDoor } from './door.ts';
import { NetError } from './error.ts';
import { anyAddress } from './testing/address.ts';
import { serve, type TestServer } from './testing/server.ts';
import type { Fetch, Want } from './types.ts';

let server: TestServer | undefined;
afterEach(() => server?.close());

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const json = (value: unknown, init?: ResponseInit) => new Response(JSON.stringify(value), init);
/** A response that says where it came from, as fetched ones do. */
const from = (url: string, response: Response, type?: string) => {
  Object.defineProperty(response, 'url', { value: url });
  if (type) Object.defineProperty(response, 'type', { value: type });
  if (type === 'opaqueredirect') Object.defineProperty(response, 'status', { value: 0 });
  return response;
};

describe('an answer', () => {
  it('carries bytes, status, media type and both addresses', async () => {
    const door = createDoor({
      fetch: async () =>
        new Response('{}', { status: 201, headers: { 'Content-Type': 'Application/LD+JSON; a=b', 'X-Y': 'z' } }),
    });
    const answer = await door.get('http://badges.example/a#b', 'document');
    expect(answer).toMatchObject({
      ok: true,
      requested: 'https://badges.example/a',
      url: 'https://badges.example/a',
      status: 201,
      mediaType: 'application/ld+json',
      headers: { 'x-y': 'z' },
    });
    expect(answer.ok && text(answer.bytes)).toBe('{}');
  });

  it('has an empty media type where none is declared, and may have no body', async () => {
    const door = createDoor({ fetch: async () => new Response(null, { status: 204 }) });
    expect(await door.get('https://badges.example/', 'image')).toMatchObject({ ok: true, status: 204, mediaType: '' });
  });

  it('keeps error statuses as answers', async () => {
    const door = createDoor({ fetch: async () => json({ revoked: true }, { status: 410 }) });
    const answer = await door.get('https://badges.example/', 'credential');
    expect(answer).toMatchObject({ ok: true, status: 410 });
    expect(answer.ok && text(answer.bytes)).toBe('{"revoked":true}');
  });
});

describe('every request', () => {
  it('is a GET without cookies, referrer and cache, and asks for HTML only where a page is wanted', async () => {
    const calls: [string, RequestInit, string | undefined][] = [];
    const door = createDoor({
      fetch: async (url, init, written) => {
        calls.push([url, init, written]);
        return url.endsWith('/hop')
          ? new Response(null, { status: 302, headers: { location: 'http://other.example/end' } })
          : json({});
      },
    });
    for (const want of ['credential', 'document', 'status', 'image', 'page'] as Want[]) {
      await door.get('http://badges.example/hop', want);
      for (const [url, init] of calls) {
        expect(init).toMatchObject({
          method: 'GET',
          credentials: 'omit',
          referrerPolicy: 'no-referrer',
          cache: 'no-store',
          redirect: 'manual',
        });
        const headers = new Headers(init.headers);
        expect([...headers.keys()]).toEqual(['accept']);
        expect(/html|\*\/\*/.test(headers.get('accept') ?? '')).toBe(want === 'page');
        expect(init.body).toBeUndefined();
        expect(url).toMatch(/^https:/);
      }
      expect(calls.map(([url, , written]) => [url, written])).toEqual([
        ['https://badges.example/hop', 'http://badges.example/hop'],
        ['https://other.example/end', 'http://other.example/end'],
      ]);
      calls.length = 0;
    }
  });
});

describe('a refused address', () => {
  it.each([
    ['https://localhost/x', 'private-address'],
    ['https://10.0.0.1/x', 'private-address'],
    ['https://badges.example:8443/', 'port-refused'],
    ['https://me@badges.example/', 'bad-url'],
    ['nonsense', 'bad-url'],
  ])('%s never reaches the network', async (url, code) => {
    const fetch = vi.fn<Fetch>();
    expect(await createDoor({ fetch }).get(url, 'document')).toMatchObject({ ok: false, code });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('names the private host', async () => {
    const answer = await createDoor({ fetch: vi.fn() }).get('http://vault.internal:8200/x', 'document');
    expect(answer).toMatchObject({ code: 'private-address', detail: { host: 'vault.internal:8200' } });
  });

  it('is asked where the person allows its host', async () => {
    const door = createDoor({ fetch: async (url) => new Response(url), allowedHosts: ['vault.internal:8200'] });
    expect(await door.get('https://vault.internal:8200/x', 'document')).toMatchObject({ ok: true });
    expect(await door.get('https://vault.internal/x', 'document')).toMatchObject({ code: 'private-address' });
  });
});

describe('redirects by hand', () => {
  const chain =
    (length: number): Fetch =>
    async (url) => {
      const at = Number(new URL(url).pathname.slice(1));
      return at < length
        ? new Response(null, { status: 307, headers: { location: `/${at + 1}` } })
        : new Response('end');
    };

  it('are followed five times', async () => {
    expect(await createDoor({ fetch: chain(5) }).get('https://badges.example/0', 'document')).toMatchObject({
      ok: true,
      requested: 'https://badges.example/0',
      url: 'https://badges.example/5',
    });
    expect(await createDoor({ fetch: chain(6) }).get('https://badges.example/0', 'document')).toMatchObject({
      ok: false,
      code: 'too-many-redirects',
      requested: 'https://badges.example/0',
    });
  });

  it('end a loop on a real server', async () => {
    server = await serve((_request, response) =>
      response.writeHead(302, { location: 'https://badges.example/loop' }).end(),
    );
    const answer = await createDoor({ fetch: server.fetch }).get('https://badges.example/loop', 'credential');
    expect(answer).toMatchObject({ ok: false, code: 'too-many-redirects' });
    expect(server.asked).toHaveLength(6);
  });

  it.each([
    ['http://169.254.169.254/latest/meta-data', 'private-address'],
    ['//[::1]/', 'private-address'],
    ['https://localhost/', 'private-address'],
    ['https://other.example:8443/', 'port-refused'],
    ['https://user@other.example/', 'bad-url'],
    ['ftp://other.example/', 'bad-url'],
    ['data:application/json,{}', 'bad-url'],
    ['https://', 'bad-url'],
  ])('to %s are refused', async (location, code) => {
    const fetch = vi.fn<Fetch>(async () => new Response(null, { status: 301, headers: { location } }));
    expect(await createDoor({ fetch }).get('https://badges.example/', 'document')).toMatchObject({ ok: false, code });
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('without a Location are answers', async () => {
    const door = createDoor({ fetch: async () => new Response(null, { status: 302 }) });
    expect(await door.get('https://badges.example/', 'document')).toMatchObject({ ok: true, status: 302 });
  });
});

describe('redirects that the browser follows', () => {
  it('are followed when the browser hides them, and judged by their end', async () => {
    const modes: unknown[] = [];
    const end = (url: string) => async (_: string, init: RequestInit) => {
      modes.push(init.redirect);
      return init.redirect === 'manual'
        ? from('', new Response(), 'opaqueredirect')
        : from(url, new Response('secret'));
    };
    expect(
      await createDoor({ fetch: end('https://cdn.example/b') }).get('https://badges.example/', 'document'),
    ).toMatchObject({
      ok: true,
      url: 'https://cdn.example/b',
    });
    expect(modes).toEqual(['manual', 'follow']);
    for (const [url, code] of [
      ['https://192.168.0.1/', 'private-address'],
      ['https://cdn.example:444/', 'port-refused'],
    ] as const) {
      const answer = await createDoor({ fetch: end(url), redirects: 'follow' }).get(
        'https://badges.example/',
        'document',
      );
      expect(answer).toMatchObject({ ok: false, code });
      expect(JSON.stringify(answer)).not.toContain('secret');
    }
  });

  it('that end at plain http are asked again over https', async () => {
    const asked: string[] = [];
    const door = createDoor({
      redirects: 'follow',
      fetch: async (url) => {
        asked.push(url);
        return asked.length === 1
          ? from('http://cdn.example/b', new Response('in the clear'))
          : from(url, new Response('sealed'));
      },
    });
    const answer = await door.get('https://badges.example/', 'document');
    expect(answer.ok && text(answer.bytes)).toBe('sealed');
    expect(asked).toEqual(['https://badges.example/', 'https://cdn.example/b']);
  });
});

describe('limits of size', () => {
  it('stop an endless answer', async () => {
    let sent = 0;
    let closed = false;
    server = await serve((_request, response) => {
      const pump = () => {
        sent += 65536;
        if (!closed) response.write('x'.repeat(65536), () => setImmediate(pump));
      };
      response.on('close', () => {
        closed = true;
      });
      pump();
    });
    const answer = await createDoor({ fetch: server.fetch }).get('https://badges.example/', 'document');
    expect(answer).toMatchObject({ ok: false, code: 'too-large', detail: { limit: 4_000_000 } });
    await vi.waitFor(() => expect(closed).toBe(true));
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  it('refuse a declared length at once, and do not believe a small one', async () => {
    const big = new Uint8Array(5_000_001);
    const pull = vi.fn();
    const fetches: Fetch[] = [
      async () =>
        new Response(new ReadableStream({ pull }, { highWaterMark: 0 }), { headers: { 'content-length': '99999999' } }),
      async () => new Response(big, { headers: { 'content-length': '10' } }),
      async () => new Response(big),
    ];
    for (const fetch of fetches) {
      expect(await createDoor({ fetch }).get('https://badges.example/', 'image')).toMatchObject({ code: 'too-large' });
    }
    expect(pull).not.toHaveBeenCalled();
  });

  it('count bytes after decompression', async () => {
    const { gzipSync } = await import('node:zlib');
    const bomb = gzipSync(new Uint8Array(32 * 1024 * 1024));
    server = await serve((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    expect(await createDoor({ fetch: server.fetch }).get('https://badges.example/', 'status')).toMatchObject({
      code: 'too-large',
    });
  });

  it('let through what just fits', async () => {
    const door = createDoor({ fetch: async () => new Response(new Uint8Array(5_000_000)) });
    const answer = await door.get('https://badges.example/', 'image');
    expect(answer.ok && answer.bytes.byteLength).toBe(5_000_000);
  });

  it('do not hide the status behind an oversized error page', async () => {
    const door = createDoor({ fetch: async () => new Response(new Uint8Array(9 * 1024 * 1024), { status: 404 }) });
    expect(await door.get('https://badges.example/', 'credential')).toMatchObject({ ok: true, status: 404 });
  });
});

describe('limits of time', () => {
  const timeouts = { request: 40 };

  it.each<[string, Fetch]>([
    ['never resolves', () => new Promise(() => {})],
    [
      'heeds the signal',
      (_url, init) =>
        new Promise((_resolve, reject) => init.signal?.addEventListener('abort', () => reject(init.signal?.reason))),
    ],
    [
      'never ends its body',
      async () => new Response(new ReadableStream({ start: (c) => c.enqueue(new Uint8Array(1)) })),
    ],
    [
      'ignores that its body is let go',
      async () => new Response(new ReadableStream({ cancel: () => new Promise(() => {}) })),
    ],
  ])('end a fetch that %s', async (_name, fetch) => {
    expect(await createDoor({ fetch, timeouts }).get('https://badges.example/', 'document')).toMatchObject({
      ok: false,
      code: 'timeout',
      detail: { host: 'badges.example' },
    });
  });

  it('end real servers that are slow with headers or drip their body', async () => {
    server = await serve((request, response) => {
      if (request.url === '/drip') setInterval(() => response.write('.'), 5).unref();
    });
    const door = createDoor({ fetch: server.fetch, timeouts: { request: 150 } });
    for (const path of ['headers', 'drip']) {
      expect(await door.get(`https://badges.example/${path}`, 'document')).toMatchObject({ code: 'timeout' });
    }
  });

  it('include the wait for the connected address', async () => {
    const door = createDoor({
      fetch: async () => new Response('x'),
      connectedAddress: () => new Promise(() => {}),
      timeouts,
    });
    expect(await door.get('https://badges.example/', 'document')).toMatchObject({ code: 'timeout' });
  });

  it('leave no timer and no listener behind', async () => {
    const { signal } = new AbortController();
    const [add, remove] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')];
    vi.useFakeTimers();
    try {
      const door = createDoor({ fetch: async () => new Response('x') });
      await door.get('https://badges.example/', 'document', signal);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
    expect(add).toHaveBeenCalled();
    const gone = new Set(remove.mock.calls.map(([, listener]) => listener));
    expect(add.mock.calls.filter(([, listener]) => !gone.has(listener))).toEqual([]);
  });

  it('yield to the caller', async () => {
    const controller = new AbortController();
    const door = createDoor({ fetch: () => new Promise(() => {}) });
    const pending = door.get('https://badges.example/', 'document', controller.signal);
    controller.abort();
    expect(await pending).toMatchObject({ ok: false, code: 'aborted' });
    expect(await door.get('https://badges.example/', 'document', controller.signal)).toMatchObject({ code: 'aborted' });
  });
});

describe('the connected address', () => {
  const door = (address: string | undefined, allowedHosts: string[] = []) =>
    createDoor({
      allowedHosts,
      fetch: async (url) =>
        url.endsWith('/hop')
          ? new Response(null, { status: 302, headers: { location: '/end' } })
          : new Response('secret'),
      connectedAddress: async (url) => (url.endsWith('/public') ? '93.184.216.34' : address),
    });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '::1',
    '[::1]',
    'fe80::1%eth0',
    '::ffff:192.168.1.1',
    '64:ff9b::a00:1',
    'not an address',
  ])('%s takes the body away', async (address) => {
    const answer = await door(address).get('https://rebind.example/', 'document');
    expect(answer).toMatchObject({ ok: false, code: 'private-address', detail: { host: 'rebind.example', address } });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(await door(address).get('https://rebind.example/hop', 'document')).toMatchObject({
      code: 'private-address',
    });
  });

  it.each([undefined, '93.184.216.34', '2606:4700::1111', '64:ff9b::8.8.8.8', '::ffff:8.8.8.8'])(
    '%s is fine',
    async (address) => {
      expect(await door(address).get('https://badges.example/', 'document')).toMatchObject({ ok: true });
    },
  );

  it('may be private where the person allows the host or the address', async () => {
    for (const entry of ['badges.example', '127.0.0.1']) {
      expect(await door('127.0.0.1', [entry]).get('https://badges.example/', 'document')).toMatchObject({ ok: true });
    }
    expect(await door('127.0.0.2', ['127.0.0.1']).get('https://badges.example/', 'document')).toMatchObject({
      code: 'private-address',
    });
  });

  it('is judged at every hop, not only at the end', async () => {
    const door = createDoor({
      fetch: async (url) =>
        url.endsWith('/hop')
          ? new Response(null, { status: 302, headers: { location: 'https://other.example/' } })
          : new Response('secret'),
      connectedAddress: async (url) => (url.endsWith('/hop') ? '10.0.0.1' : '93.184.216.34'),
    });
    expect(await door.get('https://rebind.example/hop', 'document')).toMatchObject({
      code: 'private-address',
      detail: { host: 'rebind.example' },
    });
  });

  it('is unknown when it cannot be told', async () => {
    const failing = createDoor({
      fetch: async () => new Response('x'),
      connectedAddress: () => Promise.reject(new Error('gone')),
    });
    expect(await failing.get('https://badges.example/', 'document')).toMatchObject({ ok: true });
  });
});

describe('redirects that a browser follows and hides', () => {
  const led = (fetch: () => Promise<Response>, ...hops: string[]) =>
    createDoor({ fetch, redirects: 'follow', redirectHops: async () => hops }).get('https://a.example/', 'document');
  const refused = () => Promise.reject(new TypeError('Failed to fetch'));
  const answered = async () => Object.defineProperty(new Response('x'), 'redirected', { value: true });

  it.each([
    ['private-address', 'https://10.0.0.1/x'],
    ['private-address', 'https://intranet.local/x'],
    ['port-refused', 'https://b.example:8443/x'],
    ['bad-url', 'https://me@b.example/x'],
  ])('%s: the hop says why it failed', async (code, hop) => {
    expect(await led(refused, 'https://b.example/', hop)).toMatchObject({ ok: false, code });
  });

  it('are unreachable when every hop was allowed, or nothing is known of them', async () => {
    expect(await led(refused, 'https://b.example/')).toMatchObject({ code: 'unreachable' });
    expect(await led(refused)).toMatchObject({ code: 'unreachable' });
    const failing = createDoor({
      fetch: refused,
      redirects: 'follow',
      redirectHops: () => Promise.reject(new Error('gone')),
    });
    expect(await failing.get('https://a.example/', 'document')).toMatchObject({ code: 'unreachable' });
  });

  it('are counted, whether they end somewhere or not', async () => {
    const hops = (count: number) => Array.from({ length: count }, (_, index) => `https://b.example/${index}`);
    expect(await led(answered, ...hops(5))).toMatchObject({ ok: true });
    expect(await led(answered, ...hops(6))).toMatchObject({ code: 'too-many-redirects' });
    expect(await led(refused, ...hops(20))).toMatchObject({ code: 'too-many-redirects' });
  });
});

describe('failures', () => {
  it.each<[string, () => unknown]>([
    ['a TypeError', () => new TypeError('Failed to fetch')],
    ['text', () => 'broken'],
    ['nothing', () => undefined],
    ['null', () => null],
    ['an object', () => ({ code: 7 })],
  ])('%s thrown is an answer', async (_name, thrown) => {
    const door = createDoor({
      fetch: () => {
        throw thrown();
      },
    });
    expect(await door.get('https://badges.example/', 'document')).toMatchObject({
      ok: false,
      code: 'unreachable',
      detail: { host: 'badges.example' },
    });
    expect(await door.get('http://badges.example/', 'document')).toMatchObject({
      ok: false,
      code: 'http-only',
      requested: 'https://badges.example/',
    });
  });

  it('keep the reason of the system', async () => {
    const fail = (code: string) =>
      createDoor({
        fetch: () => Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) })),
      });
    expect(await fail('CERT_HAS_EXPIRED').get('https://badges.example/', 'document')).toMatchObject({
      code: 'unreachable',
      detail: { reason: 'CERT_HAS_EXPIRED' },
    });
    expect(await fail('ENOTFOUND').get('http://badges.example/', 'document')).toMatchObject({ code: 'unreachable' });
    expect(await fail('ECONNREFUSED').get('http://badges.example/', 'document')).toMatchObject({ code: 'http-only' });
  });

  it('keep the code of a fetch that knows why', async () => {
    const door = createDoor({ fetch: () => Promise.reject(new NetError('private-address', { address: '10.0.0.1' })) });
    expect(await door.get('http://badges.example/', 'document')).toMatchObject({
      code: 'private-address',
      detail: { host: 'badges.example', address: '10.0.0.1' },
    });
  });

  it('include error responses and bodies that break off', async () => {
    server = await serve((request, response) => {
      if (request.url === '/cut') {
        response.writeHead(200, { 'content-length': '100' });
        response.write('half');
        setImmediate(() => response.destroy());
      } else response.destroy();
    });
    const door = createDoor({ fetch: server.fetch });
    expect(await door.get('https://badges.example/cut', 'document')).toMatchObject({ ok: false, code: 'unreachable' });
    expect(await door.get('https://badges.example/reset', 'document')).toMatchObject({
      ok: false,
      code: 'unreachable',
    });
    expect(
      await createDoor({ fetch: async () => Response.error() }).get('https://badges.example/', 'document'),
    ).toMatchObject({ code: 'unreachable' });
  });

  it('never throw, whatever is asked and answered', async () => {
    const answer = fc.oneof(
      fc.constantFrom<() => unknown>(
        () => undefined,
        () => null,
        () => 42,
        () => ({}),
        () => ({ status: 200, headers: {} }),
        () => Response.error(),
      ),
      fc
        .integer({ min: 200, max: 599 })
        .chain((status) =>
          anyAddress.map(
            (to) => () => new Response(null, { status, headers: { location: encodeURI(to.toWellFormed()) } }),
          ),
        ),
    );
    await fc.assert(
      fc.asyncProperty(anyAddress, answer, async (url, make) => {
        const door = createDoor({ fetch: (async () => make()) as Fetch, schedule: impatient });
        expect(typeof (await door.get(url, 'document')).ok).toBe('boolean');
      }),
    );
  });
});

/** Waits out no pause. */
const impatient = {
  patience: 0,
  ticket: () => 0,
  run: <T>(_host: string, _ticket: number, task: () => Promise<T>) => task(),
  pause: () => false,
};

describe('429', () => {
  it('is asked again after the pause the host wants', async () => {
    let calls = 0;
    server = await serve((_request, response) => {
      calls++;
      if (calls === 1) response.writeHead(429, { 'retry-after': '0' }).end();
      else response.end('{}');
    });
    expect(await createDoor({ fetch: server.fetch }).get('https://badges.example/', 'document')).toMatchObject({
      ok: true,
      status: 200,
    });
    expect(calls).toBe(2);
  });

  it('ends after three requests', async () => {
    const fetch = vi.fn<Fetch>(async () => new Response(null, { status: 429, headers: { 'retry-after': '0' } }));
    expect(await createDoor({ fetch }).get('https://badges.example/', 'document')).toMatchObject({
      ok: false,
      code: 'rate-limited',
      detail: { host: 'badges.example', status: 429, retryAfter: 0 },
    });
    expect(fetch).toHaveBeenCalledTimes(3);
  });

  it.each(['120', new Date(Date.now() + 120_000).toUTCString()])(
    'with a long pause (%s) is not waited for, and the host is left alone',
    async (value) => {
      const fetch = vi.fn<Fetch>(async () => new Response(null, { status: 429, headers: { 'retry-after': value } }));
      const door = createDoor({ fetch });
      expect(await door.get('https://badges.example/a', 'document')).toMatchObject({ code: 'rate-limited' });
      expect(await door.get('https://badges.example/b', 'document')).toMatchObject({
        code: 'rate-limited',
        detail: { retryAfter: expect.any(Number) },
      });
      expect(fetch).toHaveBeenCalledTimes(1);
      await door.get('https://other.example/', 'document');
      expect(fetch).toHaveBeenCalledTimes(2);
    },
  );
});
