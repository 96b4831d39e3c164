import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fetch } from '../types.ts';

export interface TestServer {
  /** Every host name leads to this server; the name stands in the `host` header as `x-host`. */
  fetch: Fetch;
  /** What was asked, as `host/path`. */
  asked: string[];
  close(): Promise<void>;
}

/** A real server on loopback that plays any host, so that slow, endless and broken answers are real ones. */
export async function serve(listener: RequestListener): Promise<TestServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.headers['x-host']}${request.url}`);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    async fetch(url, init) {
      const { host, pathname, search } = new URL(url);
      const response = await fetch(`http://127.0.0.1:${port}${pathname}${search}`, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), 'x-host': host },
      });
      // Without its url: the loopback address is the test's, not the tested host's.
      const bodiless = [204, 205, 304].includes(response.status);
      return new Response(bodiless ? null : response.body, { status: response.status, headers: response.headers });
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
