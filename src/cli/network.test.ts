import { createServer as createProxy, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { type AddressInfo, connect, type LookupFunction } from 'node:net';
import tls from 'node:tls';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { generate } from 'selfsigned';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDoor } from '../net/door.ts';
import { guardedFetch } from './network.ts';

const NAMES: Record<string, string[]> = {
  'badges.example': ['127.0.0.1'],
  'rebind.example': ['127.0.0.1', '10.0.0.1'],
  'mixed.example': ['10.0.0.1', '127.0.0.1'],
  'six.example': ['::1', 'fd00::1', '::ffff:192.168.0.1'],
};
const resolved: string[] = [];

vi.mock('node:dns', async (original) => ({
  ...(await original<typeof import('node:dns')>()),
  lookup: ((name, _options, callback) => {
    resolved.push(name);
    const addresses = (NAMES[name] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (addresses.length > 0) callback(null, addresses);
    else callback(Object.assign(new Error(name), { code: 'ENOTFOUND' }), []);
  }) as LookupFunction,
}));

let server: Server;
let port = 0;
let asked: { url: string; headers: Record<string, unknown> }[] = [];

function endless(response: ServerResponse) {
  const more = () => {
    while (!response.destroyed && response.write(new Uint8Array(65_536)));
  };
  response.on('drain', more);
  more();
}

beforeAll(async () => {
  const altNames = Object.keys(NAMES).map((value) => ({ type: 2, value }) as const);
  const pem = await generate([{ name: 'commonName', value: 'badges.example' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames }],
  });
  tls.setDefaultCACertificates([pem.cert]);
  server = createServer({ key: pem.private, cert: pem.cert }, (request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers });
    if (request.url === '/hop') response.writeHead(302, { location: 'https://rebind.example/' }).end();
    else if (request.url === '/gzip') response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed'));
    else if (request.url === '/br')
      response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync('packed'));
    else if (request.url === '/deflate')
      response.writeHead(200, { 'content-encoding': 'deflate' }).end(deflateSync('packed'));
    else if (request.url === '/torn')
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed').subarray(0, 12));
    else if (request.url === '/bomb')
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(new Uint8Array(50_000_000)));
    else if (request.url === '/none') response.writeHead(204).end();
    else if (request.url === '/silent') return;
    else if (request.url === '/endless') endless(response);
    else response.writeHead(200, { 'content-type': 'application/json', 'x-two': ['a', 'b'] }).end('{"a":1}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

afterEach(() => {
  asked = [];
  resolved.length = 0;
  vi.unstubAllEnvs();
});

const door = (allowedHosts: string[]) =>
  createDoor({ fetch: guardedFetch(allowedHosts), allowedHosts, timeouts: { request: 2000 } });
const open = () => [`badges.example:${port}`];
const at = (path: string, host = 'badges.example') => `https://${host}:${port}${path}`;
const body = async (path: string) => {
  const answer = await door(open()).get(at(path), 'document');
  return answer.ok ? new TextDecoder().decode(answer.bytes) : answer;
};

describe('guardedFetch', () => {
  it('asks a real server without cookies, referrer or traces of a browser', async () => {
    expect(await door(open()).get(at('/a?b=c'), 'credential')).toMatchObject({
      ok: true,
      status: 200,
      mediaType: 'application/json',
      headers: { 'x-two': 'a, b' },
    });
    expect(asked[0]?.url).toBe('/a?b=c');
    expect(Object.keys(asked[0]?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
  });

  it('unpacks bodies', async () => {
    for (const path of ['/gzip', '/br', '/deflate']) expect(await body(path)).toBe('packed');
    expect(await body('/none')).toBe('');
    expect(await body('/torn')).toMatchObject({ ok: false, code: 'unreachable' });
    expect(await body('/bomb')).toMatchObject({ ok: false, code: 'too-large' });
  });

  it('refuses a name that leads into a private network, before anything is sent', async () => {
    // The port is allowed for another host only, so that the name itself passes the rules.
    const plain = createDoor({ fetch: guardedFetch() });
    for (const host of ['rebind.example', 'six.example']) {
      expect(await plain.get(`https://${host}/`, 'document')).toMatchObject({
        ok: false,
        code: 'private-address',
        detail: { host, address: NAMES[host]?.[0] },
      });
    }
    const fetch = guardedFetch();
    await expect(fetch(at('/', 'rebind.example'), {})).rejects.toMatchObject({ code: 'private-address' });
    expect(asked).toEqual([]);
  });

  it('refuses it behind a redirect too', async () => {
    expect(await door(open()).get(at('/hop'), 'document')).toMatchObject({
      code: 'private-address',
      detail: { host: 'rebind.example' },
    });
    expect(asked.map(({ url }) => url)).toEqual(['/hop']);
  });

  it('connects to the allowed address among several', async () => {
    const fetch = guardedFetch(['127.0.0.1']);
    expect((await fetch(at('/', 'mixed.example'), {})).status).toBe(200);
    expect((await fetch(at('/', 'rebind.example'), {})).status).toBe(200);
    await expect(fetch(at('/', 'six.example'), {})).rejects.toMatchObject({ code: 'private-address' });
  });

  it('says that a name does not exist', async () => {
    expect(await door([]).get('http://nowhere.example/', 'document')).toMatchObject({
      code: 'unreachable',
      detail: { reason: 'ENOTFOUND' },
    });
  });

  it('trusts no certificate for another name', async () => {
    NAMES['other.example'] = ['127.0.0.1'];
    const answer = await door([`other.example:${port}`]).get(at('/', 'other.example'), 'document');
    expect(answer).toMatchObject({ code: 'unreachable', detail: { reason: 'ERR_TLS_CERT_ALTNAME_INVALID' } });
  });

  it('holds no connection whose answer nobody reads', async () => {
    const open = () => new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)));
    const fetch = guardedFetch(['badges.example']);
    const before = await open();
    for (const path of ['/hop', '/endless', '/endless']) {
      const response = await fetch(at(path), {});
      if (path === '/endless') await response.body?.getReader().cancel();
      else await response.body?.cancel();
    }
    await vi.waitFor(async () => expect(await open()).toBeLessThanOrEqual(before));
  });

  it('ends when it is aborted, and within its time', async () => {
    const controller = new AbortController();
    const pending = door(open()).get(at('/silent'), 'document', controller.signal);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    controller.abort();
    expect(await pending).toMatchObject({ code: 'aborted' });
    const hasty = createDoor({ fetch: guardedFetch(open()), allowedHosts: open(), timeouts: { request: 50 } });
    expect(await hasty.get(at('/silent'), 'document')).toMatchObject({ code: 'timeout' });
  });

  it('uses the proxy of the environment, which resolves the names', async () => {
    const tunnels: string[] = [];
    const proxy = createProxy().on('connect', (request, socket) => {
      tunnels.push(request.url ?? '');
      const upstream = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
      upstream.pipe(socket).pipe(upstream);
      upstream.on('error', () => {});
      socket.on('error', () => {});
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
    vi.stubEnv('NO_PROXY', '');
    vi.stubEnv('no_proxy', '');
    try {
      expect(await door([]).get('https://badges.example/', 'document')).toMatchObject({ ok: true, status: 200 });
      expect(tunnels).toEqual(['badges.example:443']);
      expect(resolved).toEqual([]);
    } finally {
      proxy.closeAllConnections();
      proxy.close();
    }
  });
});
