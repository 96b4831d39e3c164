import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate.ts';
import { bytesOf, replyOf, resourceAt, type Site } from './site.ts';

export interface Request {
  host: string;
  method: string;
  /** With query. */
  path: string;
  headers: Record<string, string>;
  /** Milliseconds since 1970. */
  time: number;
  /** Loopback address that was connected to: 127.0.0.1, or 127.0.0.2 for what plays an internal network. */
  address: string;
}

export interface Options {
  certificate: Certificate;
  sites: ReadonlyMap<string, Site>;
  log: Request[];
  /** Added to every answer, in milliseconds. */
  latency: () => number;
}

function headersOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : `${value}`,
    ]),
  );
}

function pour(response: ServerResponse): void {
  const block = Buffer.alloc(65_536, ' ');
  const more = () => {
    while (!response.destroyed && response.write(block)) {
      // until the socket is full
    }
  };
  response.on('drain', more);
  more();
}

function answer(request: IncomingMessage, response: ServerResponse, site: Site | undefined): void {
  if (site === undefined) return void response.writeHead(421).end();
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
  const resource = resourceAt(site, request.url ?? '/');
  const common = { 'cache-control': 'no-store', vary: 'accept' };
  if (resource.kind === 'redirect')
    return void response.writeHead(resource.status, { ...common, location: resource.to }).end();
  if (resource.kind === 'endless' || resource.kind === 'silent') {
    response.writeHead(200, { ...common, 'content-type': 'application/json' });
    response.flushHeaders();
    if (resource.kind === 'endless') pour(response);
    return;
  }
  const reply = replyOf(resource, request.headers.accept ?? '');
  if (reply === undefined) return void response.writeHead(500).end();
  const bytes = bytesOf(reply.body);
  response.writeHead(reply.status, { ...common, ...reply.headers, 'content-length': bytes.length });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** One HTTPS server on one loopback address, answering for every host by name. */
export async function serve(
  address: string,
  port: number,
  options: Options,
): Promise<{ server: Server; port: number }> {
  const { certificate, sites, log, latency } = options;
  const server = createServer({ cert: certificate.cert, key: certificate.key }, (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    log.push({
      host,
      method: request.method ?? '',
      path: request.url ?? '',
      headers: headersOf(request),
      time: Date.now(),
      address,
    });
    const wait = latency();
    if (wait > 0) setTimeout(() => answer(request, response, sites.get(host)), wait);
    else answer(request, response, sites.get(host));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}
