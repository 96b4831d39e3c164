import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { madeUp } from '../../ui/testing.ts';
import { keepDocument } from '../documents.ts';
import type { Job } from '../job.ts';
import { jobKey, tabKey } from '../session.ts';
import type { TabState } from '../tab-state.ts';
import { addFromJobs } from './add-from-jobs.ts';
import { eraseAll, readEntries } from './store.ts';
import type { Entry } from './types.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));
beforeEach(async () => {
  fakeBrowser.reset();
  await eraseAll();
});

async function all(): Promise<Entry[]> {
  const out: Entry[] = [];
  for await (const piece of readEntries()) out.push(...piece);
  return out;
}

const job = (key: string, change: Partial<Job> = {}): Job => ({
  key,
  input: { url: `https://badges.example/${key}` },
  certainty: 'found',
  state: 'done',
  asked: 1,
  attempt: 1,
  report: madeUp(),
  ...change,
});

async function seen(jobs: Job[], change: Partial<TabState> = {}): Promise<void> {
  const tab = await fakeBrowser.tabs.create({ url: 'https://profile.example/' });
  const state: TabState = {
    tab: tab.id ?? 1,
    private: false,
    frames: {
      0: {
        document: 'd',
        url: 'https://profile.example/',
        candidates: jobs.map(({ key }) => ({
          id: key,
          certainty: 'found',
          via: 'link',
          url: `https://badges.example/${key}`,
          said: { recipient: 'Camille Moreau', title: 'Robotique' },
        })),
      },
    },
    jobs: Object.fromEntries(jobs.map(({ key }) => [key, key])),
    ...change,
  };
  await fakeBrowser.storage.session.set({
    [tabKey(state.tab)]: state,
    ...Object.fromEntries(jobs.map((one) => [jobKey(one.key), one])),
  });
}

test('with the page it came from, and the name the page gives', async () => {
  await seen([job('a'), job('b', { input: { text: '{"a":1}' } })]);
  expect(await addFromJobs(['a', 'b'])).toBe(true);
  const entries = await all();
  expect(entries).toMatchObject([
    {
      input: { url: 'https://badges.example/a' },
      place: { kind: 'page', url: 'https://profile.example/' },
      suggest: 'Camille Moreau',
      state: 'waiting',
    },
    { input: { name: 'Robotique' }, state: 'waiting' },
  ]);
});

test('nothing of a private window, not even together with others', async () => {
  await seen([job('a'), job('p1-b', { private: 1 })]);
  expect(await addFromJobs(['p1-b'])).toBe(false);
  expect(await addFromJobs(['a', 'p1-b'])).toBe(false);
  expect(await all()).toEqual([]);
});

test('what is known no more cannot be added', async () => {
  expect(await addFromJobs(['gone'])).toBe(false);
});

test('of a QR code, what it led to and not the picture', async () => {
  const read = (url?: string) => {
    const report = madeUp();
    const { url: _url, ...source } = report.source;
    return {
      ...report,
      checks: [{ id: 'source' as const, outcome: 'pass' as const, code: 'from-code' as const }, ...report.checks],
      source: url === undefined ? source : { ...source, url },
    };
  };
  const input = { url: 'https://school.example/poster.png', codes: true as const };
  await seen([
    job('a', { input, report: read('https://badges.example/1') }),
    job('b', { input, report: read() }),
    job('c', { input, report: madeUp() }),
  ]);
  await keepDocument('b', '{"type":"VerifiableCredential"}');
  expect(await addFromJobs(['a', 'b', 'c'])).toBe(true);
  const inputs = (await all()).map((entry) => entry.input);
  expect(inputs[0]).toEqual({ url: 'https://badges.example/1' });
  expect(inputs[1]).toMatchObject({ digest: expect.stringMatching(/./), name: 'Robotique' });
  // A badge in the picture itself.
  expect(inputs[2]).toEqual({ url: input.url });
});
