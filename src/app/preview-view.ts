/** What the holder's preview shows: one tab's credentials, or those of every ordinary tab. Nothing of private windows. */
import { browser } from 'wxt/browser';
import type { Job } from './job.ts';
import { tell } from './live.ts';
import { JOB, readJobs, readTab, readTabs, serialise, TAB } from './session.ts';
import type { TabState } from './tab-state.ts';

export interface PreviewView {
  tabs: TabState[];
  jobs: ReadonlyMap<string, Job>;
  /** The tab is one of a private window. */
  private: boolean;
  busy: boolean;
}

/** Changes are shown together at most this often (milliseconds). */
const FRAME = 60;

/**
 * Opening it for a tab is the asking. `listener` hears of every change, the first time with what is stored. Resolves to
 * what checks again: the tab's badges, or those of every tab that is shown.
 */
export async function openPreview(
  tab: number | undefined,
  listener: (view: PreviewView) => void,
): Promise<() => Promise<void>> {
  let asking = tab !== undefined;
  let soon: ReturnType<typeof setTimeout> | undefined;

  const inTurn = serialise();
  const publish = () => inTurn(read);

  const readStates = async () =>
    tab === undefined ? await readTabs() : [await readTab(tab)].filter((one) => one !== undefined);

  async function read(): Promise<void> {
    const states = await readStates();
    const tabs = states.filter((one) => !one.private);
    const keys = [...new Set(tabs.flatMap((one) => Object.values(one.jobs)))];
    const jobs = keys.length > 0 ? await readJobs(keys) : new Map<string, Job>();
    // A record that made room for others is not under way.
    const isWorking = [...jobs.values()].some(({ state }) => state !== 'done');
    listener({ tabs, jobs, private: tabs.length < states.length && tab !== undefined, busy: asking || isWorking });
  }

  browser.storage.session.onChanged.addListener((changes) => {
    if (!Object.keys(changes).some((name) => name.startsWith(TAB) || name.startsWith(JOB))) return;
    if (soon !== undefined) return;
    soon = setTimeout(() => {
      soon = undefined;
      void publish();
    }, FRAME);
  });
  async function ask(asked: number[], again: boolean): Promise<void> {
    asking = asked.length > 0;
    await publish();
    if (!asking) return;
    // One after the other: each empties the memory of answers before it asks.
    for (const one of asked) await tell({ type: 'verify', tab: one, again });
    asking = false;
    await publish();
  }

  await ask(tab === undefined || (await readTab(tab))?.private ? [] : [tab], false);
  return async () => {
    if (asking) return;
    const asked = (await readStates()).filter((one) => !one.private);
    // Without a page of its own, only where the person has asked before.
    await ask(
      asked.filter(({ jobs }) => tab !== undefined || Object.keys(jobs).length > 0).map((one) => one.tab),
      true,
    );
  };
}
