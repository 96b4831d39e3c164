/** Asks a tab's scanner to look again, and puts it into pages that were open before it, or that the person's click allows. */
import { browser } from 'wxt/browser';
import { inTime } from './in-time.ts';
import type { ScanRequest } from './messages.ts';

/** A page that does not let the scanner in within this time (milliseconds) is withheld. */
const LATEST = 3_000;

const heard = new Map<number, Set<() => void>>();

/** The page's own frame of this tab has reported. */
export function noteReport(tab: number): void {
  for (const wake of heard.get(tab) ?? []) wake();
  heard.delete(tab);
}

/** `false` when the browser does not let us into the page. Waits, briefly, for the scanner's report. */
export async function scan(tab: number, known: boolean): Promise<boolean> {
  const report = nextReport(tab, known ? 300 : 1_500);
  try {
    await browser.tabs.sendMessage(tab, { type: 'scan' } satisfies ScanRequest);
  } catch {
    try {
      const injected = await inTime(
        browser.scripting.executeScript({ target: { tabId: tab, allFrames: true }, files: ['/scanner.js' as never] }),
        LATEST,
      );
      if (!injected) return false;
    } catch {
      return false;
    }
  }
  await report;
  return true;
}

function nextReport(tab: number, timeout: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, timeout);
    const set = heard.get(tab) ?? new Set();
    heard.set(tab, set);
    set.add(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
