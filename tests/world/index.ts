/** The fictional web: a small web a person would recognise, served from loopback. */
import type { Server } from 'node:http';
import { build, type Minted } from './build.ts';
import { type Certificate, certificateFor } from './certificate.ts';
import { connectProxy } from './proxy.ts';
import { type Request, serve } from './server.ts';
import type { Site } from './site.ts';

export type { Minted } from './build.ts';
export { CAMILLE } from './cast.ts';
export { type Expectation, expectations, personalExpectations, type Standing } from './expectations.ts';
export type { Request } from './server.ts';
export { HTTP_ONLY, readWorldFile, type WorldEntry, worldFetch, worldFile } from './world-file.ts';

export interface WorldOptions {
  /** Milliseconds added to every answer; may be changed while running. */
  latency?: number;
  /** Served beside the world's own. */
  sites?: Site[];
}

export interface World {
  /** Of the HTTPS server, the same on 127.0.0.1 and 127.0.0.2. */
  port: number;
  certificate: Certificate;
  /** Every name that is served. */
  hosts: string[];
  /** Every request received, oldest first; empty it as you like. */
  requests: Request[];
  latency: number;
  minted: Minted;
  /** Command line of Chromium: every name mapped, every other one unknown, the certificate accepted. */
  chromiumArgs(): string[];
  /** A PAC script: known names go to the proxy that leads here, all others nowhere. */
  firefoxProxy: string;
  /** Preferences of Firefox with that script; start it with `acceptInsecureCerts`. */
  firefoxPrefs(): Record<string, string | number | boolean>;
  stop(): Promise<void>;
}

const PUBLIC = '127.0.0.1';
const PRIVATE = '127.0.0.2';

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Starts it. `127.0.0.2` plays a private network; where the system has no such address, its hosts are not served. */
export async function startWorld({ latency = 0, sites: more = [] }: WorldOptions = {}): Promise<World> {
  const { sites: own, minted } = await build();
  const sites = new Map([...own, ...more.map((site) => [site.host, site] as const)]);
  const hosts = [...sites.keys()];
  const certificate = await certificateFor(hosts.filter((host) => !/^\d/.test(host)));
  const requests: Request[] = [];
  const world = { latency };
  const options = { certificate, sites, log: requests, latency: () => world.latency };
  const outside = await serve(PUBLIC, 0, options);
  const inside = await serve(PRIVATE, outside.port, options).catch(() => undefined);
  const addressOf = (host: string) => (sites.get(host)?.loopback === 2 ? PRIVATE : PUBLIC);
  const served = hosts.filter((host) => inside !== undefined || addressOf(host) === PUBLIC);
  const { port } = outside;
  const proxy = await connectProxy((host) => (served.includes(host) ? { address: addressOf(host), port } : undefined));
  const pac = `function FindProxyForURL(url, host) { return ${JSON.stringify(served)}.indexOf(host) >= 0 ? 'PROXY ${PUBLIC}:${proxy.port}' : 'PROXY ${PUBLIC}:9'; }`;
  return Object.assign(world, {
    port,
    certificate,
    hosts: served,
    requests,
    minted,
    chromiumArgs: () => [
      `--host-resolver-rules=${[...served.map((host) => `MAP ${host} ${addressOf(host)}:${port}`), 'MAP * ~NOTFOUND'].join(', ')}`,
      `--ignore-certificate-errors-spki-list=${certificate.spki}`,
      '--disable-quic',
    ],
    firefoxProxy: pac,
    firefoxPrefs: () => ({
      'network.proxy.type': 2,
      'network.proxy.autoconfig_url': `data:text/javascript,${encodeURIComponent(pac)}`,
      'network.proxy.allow_hijacking_localhost': true,
    }),
    stop: async () => {
      await Promise.all([outside.server, inside?.server, proxy.server].map((server) => server && close(server)));
    },
  });
}
