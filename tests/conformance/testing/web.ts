/** A web in memory, as `fetch` sees it, and reports in short. */
import type { Report } from '../../../src/verify/index.ts';

/** JSON, or whatever a server answers. */
export type Served = object | (() => Response);

export interface Web {
  fetch(url: string, init?: RequestInit): Promise<Response>;
  /** Addresses asked, in order. */
  asked: string[];
  /** What they were asked with. */
  inits: RequestInit[];
}

/** Addresses not served are unreachable. */
export function webOf(served: Record<string, Served>): Web {
  const asked: string[] = [];
  const inits: RequestInit[] = [];
  const pages = new Map(Object.entries(served).map(([url, it]) => [new URL(url).href, it]));
  return {
    asked,
    inits,
    async fetch(url, init = {}) {
      asked.push(url);
      inits.push(init);
      const it = pages.get(url);
      if (!it) throw new TypeError('unreachable');
      return typeof it === 'function' ? (it as () => Response)() : text(JSON.stringify(it), 'application/json')();
    },
  };
}

export const text =
  (body: string, type = 'text/plain', status = 200) =>
  () =>
    new Response(body, { status, headers: { 'content-type': type } });

export const bytes = (body: Uint8Array, type: string) => () =>
  new Response(body as Uint8Array<ArrayBuffer>, { headers: { 'content-type': type } });

export const redirect =
  (location: string, status = 302) =>
  () =>
    new Response(null, { status, headers: { location } });

/** `id outcome code`, without what passed. */
export function said({ checks }: Report): string[] {
  return checks
    .filter(({ outcome }) => outcome !== 'pass' && outcome !== 'skip')
    .map(({ id, outcome, code }) => `${id} ${outcome} ${code}`);
}

/** `verdict: reasons`. */
export const judged = ({ verdict, reasons }: Report): string => [verdict, ...reasons].join(' ');
