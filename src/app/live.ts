/** What a page shows of one tab, kept up to date from session storage; and the asking that opening the page is. */
import { browser } from 'wxt/browser';
import type { Job } from './job.ts';
import type { PageMessage, Reply } from './messages.ts';
import { JOB, readJobs, readTab, tabKey } from './session.ts';
import type { TabState } from './tab-state.ts';
import { WATCH } from './watch-name.ts';

export interface Live {
  tab: TabState | undefined;
  jobs: Map<string, Job>;
}

export async function readLive(tab: number): Promise<Live> {
  const state = await readTab(tab);
  const keys = Object.values(state?.jobs ?? {});
  return { tab: state, jobs: keys.length > 0 ? await readJobs(keys) : new Map() };
}

/**
 * What was read, with what was heard: a change may be heard before an older reading arrives. `meanwhile`: the tab's record
 * was heard of while it was being read.
 */
export function merged(heard: Live, read: Live, meanwhile: boolean): Live {
  const jobs = new Map(read.jobs);
  for (const [key, job] of heard.jobs) {
    const other = jobs.get(key);
    if (!other || !isOlder(job, other)) jobs.set(key, job);
  }
  return { tab: meanwhile ? heard.tab : read.tab, jobs };
}

const PROGRESS: Job['state'][] = ['waiting', 'running', 'done'];

/** Asked earlier; or, of one asking, less far. */
function isOlder(one: Job, other: Job): boolean {
  if (one.asked !== other.asked) return one.asked < other.asked;
  return PROGRESS.indexOf(one.state) < PROGRESS.indexOf(other.state);
}

/** Calls back with the new state whenever it changes from `current()`; returns how to stop. */
export function onLive(tab: number, current: () => Live, listener: (live: Live) => void): () => void {
  const heard = (changes: Record<string, { newValue?: unknown }>) => {
    const own = changes[tabKey(tab)];
    const before = current();
    const jobs = new Map(before.jobs);
    const mapped = new Set(Object.values(before.tab?.jobs ?? {}));
    let touched = own !== undefined;
    for (const [key, change] of Object.entries(changes)) {
      if (!key.startsWith(JOB)) continue;
      const name = key.slice(JOB.length);
      if (!own && !mapped.has(name)) continue;
      touched = true;
      if (change.newValue === undefined) jobs.delete(name);
      else jobs.set(name, change.newValue as Job);
    }
    if (!touched) return;
    const tabNow = own ? (own.newValue as TabState | undefined) : before.tab;
    listener({ tab: tabNow, jobs });
    // A job that was done before this page began to listen is not among the changes.
    const missing = Object.values(tabNow?.jobs ?? {}).filter((key) => !jobs.has(key));
    if (missing.length > 0) {
      readJobs(missing).then(
        (found) => {
          const now = current();
          if (found.size > 0) listener({ ...now, jobs: new Map([...found, ...now.jobs]) });
        },
        () => undefined,
      );
    }
  };
  browser.storage.session.onChanged.addListener(heard);
  return () => browser.storage.session.onChanged.removeListener(heard);
}

/**
 * Asks the background, and asks again when it died meanwhile. `undefined` when it cannot be reached at all.
 */
export async function tell(message: PageMessage): Promise<Reply | undefined> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      const reply = (await browser.runtime.sendMessage(message)) as Reply | undefined;
      if (reply) return reply;
    } catch {
      // The background was ended between asking and answering.
    }
  }
  return undefined;
}

/** Puts what these jobs are about into the dossier. */
export async function addToDossier(jobs: string[]): Promise<boolean> {
  return (await tell({ type: 'dossier.add', jobs }))?.ok === true;
}

/** Holds a port open while a page shows the tab; `lost` is called when the background died, so that the page can ask again. */
export function watch(tab: number, lost: () => void): () => void {
  let port: ReturnType<typeof browser.runtime.connect> | undefined;
  let stopped = false;
  let losses = 0;
  const open = () => {
    port = browser.runtime.connect({ name: `${WATCH}${tab}` });
    port.onDisconnect.addListener(() => {
      if (stopped || ++losses > 20) return;
      open();
      lost();
    });
  };
  open();
  return () => {
    stopped = true;
    port?.disconnect();
  };
}
