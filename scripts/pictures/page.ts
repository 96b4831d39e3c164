/** A page with as many links as there are made-up reports; what stands behind them is never had. Each page has links of its own. */
import { page, type Site, text } from '../../tests/world/site.ts';

export const HOST = 'pictures.example';
export const address = (count: number): string => `https://${HOST}/${count}`;

const links = (count: number) =>
  Array.from({ length: count }, (_, n) => `<p><a href="/none?of=badge-${n}-${count}.json">badge ${n}</a></p>`).join('');

export const sites: Site[] = [
  {
    host: HOST,
    resources: {},
    missing: (path) => {
      const count = /^\/(\d+)$/.exec(path)?.[1];
      return count === undefined
        ? text('Internal Server Error\n', 'text/plain', 500)
        : page(`<!DOCTYPE html><title>Pictures</title><main>${links(Number(count))}</main>`);
    },
  },
];
