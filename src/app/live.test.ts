import { expect, test } from 'vitest';
import { finish, type Job, undecided } from './job.ts';
import { type Live, merged } from './live.ts';
import type { TabState } from './tab-state.ts';

const job = (key: string, state: Job['state'], asked = 1): Job => ({
  key,
  input: { url: `https://x.example/${key}` },
  certainty: 'found',
  state,
  asked,
  attempt: 0,
});
const done = (key: string, asked = 1) => finish(job(key, 'running', asked), undecided('timeout'), 9);
const live = (jobs: Job[], tab?: TabState): Live => ({ tab, jobs: new Map(jobs.map((one) => [one.key, one])) });
const states = ({ jobs }: Live) => Object.fromEntries([...jobs].map(([key, { state }]) => [key, state]));
const tab = (url: string): TabState => ({
  tab: 1,
  private: false,
  frames: { 0: { document: url, url, candidates: [] } },
  jobs: {},
});

test('a result that was heard while an older reading was under way is not lost', () => {
  const heard = live([done('a'), job('b', 'running')]);
  const read = live([job('a', 'running'), done('b'), job('c', 'waiting')]);
  expect(states(merged(heard, read, false))).toEqual({ a: 'done', b: 'done', c: 'waiting' });
});

test('asked again, the older result goes, whichever of the two was read', () => {
  expect(states(merged(live([done('a', 1)]), live([job('a', 'waiting', 2)]), false))).toEqual({ a: 'waiting' });
  expect(states(merged(live([job('a', 'waiting', 2)]), live([done('a', 1)]), false))).toEqual({ a: 'waiting' });
});

test('the tab is as last heard of, if it was heard of meanwhile, else as read', () => {
  const [now, then] = [tab('https://now.example/'), tab('https://then.example/')];
  expect(merged(live([], now), live([], then), true).tab).toBe(now);
  expect(merged(live([], then), live([], now), false).tab).toBe(now);
});
