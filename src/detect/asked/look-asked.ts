import { attempt } from '../../platforms/plain.ts';
import { backgrounds } from './backgrounds.ts';
import { pageSays } from './page-says.ts';
import type { Asked, Background } from './types.ts';

/** Milliseconds: a slice of work, and all of it. */
const SLICE = 4;
const LIMIT = 400;

/** Looks at a page once, in slices, writing nothing. */
export async function lookAsked(page: Document, isTop: boolean): Promise<Asked> {
  const asked: Asked = { url: page.location.href, backgrounds: [] };
  // A page in which one of them stumbles keeps the other.
  const says = isTop ? attempt(() => pageSays(page)) : undefined;
  if (says) asked.says = says;
  await gather(page, asked.backgrounds).catch(() => undefined);
  return asked;
}

async function gather(page: Document, found: Background[]): Promise<void> {
  const began = performance.now();
  let start = began;
  for (const one of backgrounds(page)) {
    const now = performance.now();
    if (now - began > LIMIT) return;
    if (one) found.push({ url: one.url, words: one.words });
    else if (now - start > SLICE) {
      await pause();
      start = performance.now();
    }
  }
}

/** Timers of a tab in the background come once a second; messages come at once. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
