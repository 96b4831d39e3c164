import { awardOnOwnHost } from '../../platforms/own-hosts.ts';
import { all, attribute } from '../dom.ts';
import { type Backdrop, backgrounds } from './backgrounds.ts';
import { insidePictures } from './inside.ts';
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
  const award = awardOnOwnHost(asked.url, loadsOf(page));
  if (award) asked.award = award;
  const note = (one: Backdrop | undefined) => one && asked.backgrounds.push({ url: one.url, words: one.words });
  await inSlices(backgrounds(page), note).catch(() => undefined);
  asked.backgrounds.unshift(...(await insidePictures(page).catch(() => [])));
  return asked;
}

/** What the page loads from other places: addresses, one a line. */
function loadsOf(page: Document): string {
  const some: Element[] = Array.prototype.slice.call(all(page, 'img[src], script[src], link[href]'), 0, 200);
  return some.map((one) => attribute(one, 'src') || attribute(one, 'href')).join('\n');
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
