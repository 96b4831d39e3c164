import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** A CONNECT proxy that leads the known hosts to the fictional web and refuses the rest: Firefox has no host mapping. */
export async function connectProxy(
  target: (host: string) => { address: string; port: number } | undefined,
): Promise<{ server: Server; port: number }> {
  const server = createServer((_request, response) => response.writeHead(502).end());
  server.on('connect', (request, client, head) => {
    const [host = '', port = ''] = (request.url ?? '').split(':');
    const to = port === '443' ? target(host.toLowerCase()) : undefined;
    client.on('error', () => client.destroy());
    if (to === undefined) return void client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    const upstream = connect(to.port, to.address, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}
