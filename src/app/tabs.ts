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
  try {
    const asking = browser.scripting.executeScript({
      target: { tabId: tab, frameIds: [0] },
      injectImmediately: true,
      func: () => 0,
    });
    const results = await inTime(asking, LATEST);
    return results?.[0]?.documentId === document;
  } catch {
    return false;
  }
}
