/** Session storage: what was seen and what came of it. It is emptied when the browser closes; content scripts cannot read it. */
import { browser } from 'wxt/browser';
import type { Job } from './job.ts';
import type { TabState } from './tab-state.ts';

export const TAB = 'tab:';
export const JOB = 'job:';

export const tabKey = (tab: number): string => `${TAB}${tab}`;
export const jobKey = (key: string): string => `${JOB}${key}`;

export async function readTab(tab: number): Promise<TabState | undefined> {
  const key = tabKey(tab);
  return (await browser.storage.session.get(key))[key] as TabState | undefined;
}

export async function readJobs(keys?: string[]): Promise<Map<string, Job>> {
  const stored = await browser.storage.session.get(keys ? keys.map(jobKey) : null);
  const jobs = new Map<string, Job>();
  for (const [key, value] of Object.entries(stored)) {
    if (key.startsWith(JOB)) jobs.set(key.slice(JOB.length), value as Job);
  }
  return jobs;
}

export async function readTabs(): Promise<TabState[]> {
  const stored = await browser.storage.session.get(null);
  return Object.entries(stored)
    .filter(([key]) => key.startsWith(TAB))
    .map(([, value]) => value as TabState);
}

/** Runs one after another: a read and the write that depends on it are never torn apart. */
export function serialise(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
