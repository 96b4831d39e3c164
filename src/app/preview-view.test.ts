import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { finish, type Job, newJob, undecided } from './job.ts';
import { openPreview, type PreviewView } from './preview-view.ts';
import { jobKey, tabKey } from './session.ts';
import type { TabState } from './tab-state.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));
beforeEach(() => {
  fakeBrowser.reset();
  vi.restoreAllMocks();
});

const candidate = { id: 'x', certainty: 'found', via: 'link', url: 'https://x.example/1' } as const;
const state = (tab: number, isPrivate: boolean): TabState => ({
  tab,
  private: isPrivate,
  frames: { 0: { document: 'd', url: 'https://x.example/', candidates: [candidate] } },
  jobs: { x: `job${tab}` },
});
const waiting = (key: string) => newJob(key, candidate, 0) as Job;

async function views(tab: number | undefined): Promise<PreviewView[]> {
  const heard: PreviewView[] = [];
  await openPreview(tab, (view) => heard.push(view));
  return heard;
}

test('without a tab: every ordinary tab, no private one, and nobody is asked', async () => {
  const told = vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async () => ({ ok: true }) as never);
  await fakeBrowser.storage.session.set({
    [tabKey(1)]: state(1, false),
    [tabKey(2)]: state(2, true),
    [jobKey('job1')]: finish(waiting('job1'), undecided('timeout'), 1),
    [jobKey('job2')]: finish(waiting('job2'), undecided('timeout'), 1),
  });
  const [view] = await views(undefined);
  expect(view?.tabs.map(({ tab }) => tab)).toEqual([1]);
  expect([...(view?.jobs.keys() ?? [])]).toEqual(['job1']);
  expect(view).toMatchObject({ private: false, busy: false });
  expect(told).not.toHaveBeenCalled();
});

test('a private tab is not shown in a page of an ordinary window', async () => {
  const told = vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async () => ({ ok: true }) as never);
  await fakeBrowser.storage.session.set({ [tabKey(2)]: state(2, true) });
  for (const view of await views(2)) expect(view).toMatchObject({ private: true, tabs: [], busy: false });
  expect(told).not.toHaveBeenCalled();
});

test('for a tab, opening is the asking, and it works until its last job has ended', async () => {
  const told = vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async () => ({ ok: true }) as never);
  await fakeBrowser.storage.session.set({ [tabKey(1)]: state(1, false), [jobKey('job1')]: waiting('job1') });
  const heard: PreviewView[] = [];
  await openPreview(1, (view) => heard.push(view));
  expect(told).toHaveBeenCalledTimes(1);
  expect(heard.at(-1)?.busy).toBe(true);
  await fakeBrowser.storage.session.set({ [jobKey('job1')]: finish(waiting('job1'), undecided('timeout'), 1) });
  await vi.waitFor(() => expect(heard.at(-1)?.busy).toBe(false));
});

test('checked again: the tab; without one, every tab where the person has asked before', async () => {
  const told = vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async () => ({ ok: true }) as never);
  await fakeBrowser.storage.session.set({
    [tabKey(1)]: state(1, false),
    [tabKey(2)]: state(2, true),
    [tabKey(3)]: { ...state(3, false), jobs: {} },
    [tabKey(4)]: state(4, false),
    [jobKey('job1')]: finish(waiting('job1'), undecided('timeout'), 1),
    [jobKey('job4')]: finish(waiting('job4'), undecided('timeout'), 1),
  });
  const heard: PreviewView[] = [];
  await (await openPreview(undefined, (view) => heard.push(view)))();
  const asked = () => told.mock.calls.map(([message]) => message as unknown);
  expect(asked()).toEqual([1, 4].map((tab) => ({ type: 'verify', tab, again: true })));
  expect(heard.map(({ busy }) => busy)).toContain(true);
  told.mockClear();
  await (await openPreview(3, () => undefined))();
  expect(asked()).toEqual([false, true].map((again) => ({ type: 'verify', tab: 3, again })));
  told.mockClear();
  await (await openPreview(2, () => undefined))();
  expect(told).not.toHaveBeenCalled();
});
