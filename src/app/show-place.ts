/** Shows where on its page a badge stands: the page is scrolled there, and nothing else is done to it. */
import { browser } from 'wxt/browser';
import type { Counted } from '../detect/places/show.ts';
import { readTab } from './session.ts';
import type { Stand } from './tab-state.ts';

/** `at` of `of` places, from 1. `unseen`: it stands in the page's code only. `gone`: nowhere any more, or out of reach. */
export type Shown = { state: 'shown'; at: number; of: number } | { state: 'unseen' | 'gone' };

interface World {
  aloiShow?: (ids: string[], index?: number) => Counted;
  aloiShowFrame?: (url: string) => void;
}

/** Brings the place after `turn` others into view, the first one again after the last. */
export async function showPlace(tab: number, stands: readonly Stand[], turn: number): Promise<Shown> {
  const frames = [...new Set(stands.map(({ frame }) => frame))].map((frame) => ({
    frame,
    ids: stands.flatMap((one) => (one.frame === frame ? [one.id] : [])),
  }));
  const counted = await Promise.all(frames.map(async (one) => ({ ...one, counts: await inFrame(tab, one) })));
  const of = counted.reduce((sum, { counts }) => sum + (counts?.seen ?? 0), 0);
  if (of === 0) return { state: counted.some(({ counts }) => counts?.unseen) ? 'unseen' : 'gone' };
  const at = turn % of;
  let before = 0;
  for (const { frame, ids, counts } of counted) {
    const { seen = 0 } = counts ?? {};
    if (at < before + seen) {
      if (frame !== 0) await frameIntoView(tab, frame);
      await inFrame(tab, { frame, ids }, at - before);
      break;
    }
    before += seen;
  }
  return { state: 'shown', at: at + 1, of };
}

/** Undefined where the frame has gone, or the browser does not let us in. */
async function inFrame(
  tab: number,
  { frame, ids }: { frame: number; ids: string[] },
  index?: number,
): Promise<Counted | undefined> {
  try {
    const target = { tabId: tab, frameIds: [frame] };
    if (index === undefined) await browser.scripting.executeScript({ target, files: ['/places.js' as never] });
    const [result] = await browser.scripting.executeScript({
      target,
      func: (names: string[], number: number) =>
        (globalThis as World).aloiShow?.(names, number < 0 ? undefined : number),
      args: [ids, index ?? -1],
    });
    const counts = result?.result as Partial<Counted> | undefined;
    return typeof counts?.seen === 'number' && typeof counts.unseen === 'number'
      ? { seen: counts.seen, unseen: counts.unseen }
      : undefined;
  } catch {
    return undefined;
  }
}

/** The page around a frame, brought to it. */
async function frameIntoView(tab: number, frame: number): Promise<void> {
  const url = (await readTab(tab))?.frames[String(frame)]?.url;
  if (!url) return;
  try {
    const target = { tabId: tab, frameIds: [0] };
    await browser.scripting.executeScript({ target, files: ['/places.js' as never] });
    await browser.scripting.executeScript({
      target,
      func: (address: string) => (globalThis as World).aloiShowFrame?.(address),
      args: [url],
    });
  } catch {
    // Not on the page itself: the frame alone is scrolled.
  }
}
