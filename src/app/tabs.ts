/** Tab records in session storage: the only writer of them. */
import { browser } from 'wxt/browser';
import { inTime } from './in-time.ts';
import { readTab, serialise, tabKey } from './session.ts';
import type { TabState } from './tab-state.ts';

/** Other changes wait meanwhile (milliseconds). */
const LATEST = 1_000;

const one = serialise();

/** Changes a tab's record; `undefined` removes it. */
export function changeTab(
  tab: number,
  change: (state: TabState | undefined) => TabState | undefined | Promise<TabState | undefined>,
): Promise<TabState | undefined> {
  return one(async () => {
    const before = await readTab(tab);
    const after = await change(before);
    if (after === before) return after;
    if (after) await browser.storage.session.set({ [tabKey(tab)]: after });
    else await browser.storage.session.remove(tabKey(tab));
    return after;
  });
}

/** Is this document still the tab's page? Browsers that cannot say answer no. */
export async function isStillThere(tab: number, document: string): Promise<boolean> {
  return (await pageIn(tab))?.id === document;
}

/** Has the tab certainly gone on to another page than this document? Where documents have no names, their addresses tell. */
export async function hasGoneOn(tab: number, document: string): Promise<boolean> {
  const page = await pageIn(tab);
  return page !== undefined && (page.id ?? bare(page.url)) !== (page.id ? document : bare(document));
}

/** Has this frame certainly gone, or gone on to another document? What it told may come after the next page has begun. */
export async function frameHasGone(tab: number, frame: number, document: string): Promise<boolean> {
  try {
    const page = await documentIn(tab, frame);
    return page?.id !== undefined && page.id !== document;
  } catch (error) {
    // In Chromium's words, and in Firefox's.
    return /no frame|invalid frame|was removed|no tab|invalid tab/i.test(String(error));
  }
}

function pageIn(tab: number): Promise<{ id: string | undefined; url: string } | undefined> {
  return documentIn(tab, 0).catch(() => undefined);
}

/** Undefined when it does not answer in time; throws where there is nothing, or nothing that may be asked. */
async function documentIn(tab: number, frame: number): Promise<{ id: string | undefined; url: string } | undefined> {
  const asking = browser.scripting.executeScript({
    target: { tabId: tab, frameIds: [frame] },
    injectImmediately: true,
    func: () => location.href,
  });
  const [page] = (await inTime(asking, LATEST)) ?? [];
  return page && { id: page.documentId, url: String(page.result) };
}

const bare = (url: string): string => url.split('#', 1)[0] ?? '';
