import { type Backdrop, backgrounds } from './backgrounds.ts';
import { pageSays } from './page-says.ts';
import type { Asked } from './types.ts';

/** Milliseconds: a slice of work, and all of one kind. */
const SLICE = 2;
const LIMIT = 400;

/** Looks at a page once, in slices, writing nothing. */
export async function lookAsked(page: Document, isTop: boolean): Promise<Asked> {
  const asked: Asked = { url: page.location.href, backgrounds: [] };
  // A page in which one of them stumbles, or takes too long, keeps the rest.
  if (isTop) {
    asked.says = { headings: [], names: [], lines: [], accounts: [] };
    await inSlices(pageSays(page, asked.says), () => {}).catch(() => undefined);
  }
  const note = (one: Backdrop | undefined) => one && asked.backgrounds.push({ url: one.url, words: one.words });
  await inSlices(backgrounds(page), note).catch(() => undefined);
  return asked;
}

async function inSlices<Step>(work: Iterable<Step>, hear: (step: Step) => void): Promise<void> {
  let start = performance.now();
  const end = start + LIMIT;
  for (const step of work) {
    hear(step);
    const now = performance.now();
    if (now > end) return;
    if (now - start < SLICE) continue;
    await pause();
    start = performance.now();
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
