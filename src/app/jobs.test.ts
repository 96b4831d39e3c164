import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Candidate } from '../detect/candidate.ts';
import type { Report } from '../verify/report.ts';
import { readDocument } from './documents.ts';
import { begin, CEILING, type Job, newJob, undecided } from './job.ts';
import { Jobs, type Look } from './jobs.ts';
import { jobKey, readJobs } from './session.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));
beforeEach(() => fakeBrowser.reset());

const one = (id: string): Candidate => ({ id, certainty: 'found', via: 'link', url: `https://x.example/${id}` });
const good: Look = async () => ({ ...undecided('timeout'), verdict: 'valid', reasons: [] });
const states = async () => [...(await readJobs()).values()].map(({ state }) => state);
const allDone = () => vi.waitFor(async () => expect(new Set(await states())).toEqual(new Set(['done'])));

test('what is asked is looked into once, and its record says so', async () => {
  const look = vi.fn(good);
  const busy: boolean[] = [];
  const jobs = new Jobs(look, (now) => busy.push(now));
  const keys = await jobs.ask([one('a'), one('b'), { ...one('a'), id: 'same' }], {});
  await allDone();
  expect(look).toHaveBeenCalledTimes(2);
  expect(keys.a).toBe(keys.same);
  await vi.waitFor(() => expect(busy).toEqual([true, false]));
  await jobs.ask([one('a')], {});
  await allDone();
  expect(look).toHaveBeenCalledTimes(2);
  await jobs.ask([one('a')], { renew: 'all' });
  await vi.waitFor(() => expect(look).toHaveBeenCalledTimes(3));
});

const UUID = '487e1259-6eb1-450a-ad24-5aa0bb174b3e';
/** One badge, as a link to it and as the frame that Credly's script puts in the place of it. */
const [LINKED, FRAMED] = ['badges', 'embedded_badge'].map(
  (at): Candidate => ({ ...one('a'), via: 'embed', url: `https://www.credly.com/${at}/${UUID}` }),
) as [Candidate, Candidate];

test('a badge that by now stands on the page under another address was looked into twice', async () => {
  const look = vi.fn(good);
  const jobs = new Jobs(look, () => undefined);
  const asked = await jobs.ask([LINKED], {});
  // While it is under way, and when it is done.
  expect(await jobs.ask([FRAMED], { asked })).toEqual(asked);
  await allDone();
  expect(await jobs.ask([FRAMED], { asked })).toEqual(asked);
  expect(look).toHaveBeenCalledTimes(1);
  await jobs.ask([FRAMED], { asked, renew: 'all' });
  await vi.waitFor(() => expect(look).toHaveBeenCalledTimes(2));
  expect(look.mock.lastCall?.[0]).toBe(FRAMED.url);
});

test('another address of a badge is tried where the first did not help', async () => {
  const look = vi.fn<Look>(async () => undecided('unreachable'));
  const jobs = new Jobs(look, () => undefined);
  const asked = await jobs.ask([LINKED], {});
  await allDone();
  expect(await jobs.ask([FRAMED], { asked, renew: 'none' })).not.toEqual(asked);
  await vi.waitFor(() => expect(look).toHaveBeenCalledTimes(2));
});

test.each([
  ['another badge of the platform', { url: FRAMED.url?.replace(UUID, UUID.replace('4', '5')) }],
  ['a badge elsewhere', { url: one('b').url }],
  ['a picture that the person pointed at', { url: FRAMED.url, codes: true }],
])('a result is not lent to what only has the same id: %s', async (_, other) => {
  const look = vi.fn(good);
  const jobs = new Jobs(look, () => undefined);
  const asked = await jobs.ask([LINKED], {});
  await allDone();
  expect(await jobs.ask([{ ...LINKED, ...other } as Candidate], { asked })).not.toEqual(asked);
  await vi.waitFor(() => expect(look).toHaveBeenCalledTimes(2));
});

test('a living page that reports again and again does not make undecided results be asked again', async () => {
  const look = vi.fn<Look>(async () => undecided('unreachable'));
  const jobs = new Jobs(look, () => undefined);
  await jobs.ask([one('a')], {});
  await allDone();
  vi.useFakeTimers({ now: Date.now() + 3_600_000, toFake: ['Date'] });
  try {
    await jobs.ask([one('a')], { renew: 'none' });
    expect(look).toHaveBeenCalledTimes(1);
    await jobs.ask([one('a')], { renew: 'stale' });
    await vi.waitFor(() => expect(look).toHaveBeenCalledTimes(2));
  } finally {
    vi.useRealTimers();
  }
});

test('access to more sites: what was undecided a moment ago is asked again, what was decided is not', async () => {
  const look = vi.fn<Look>(async (input, ...rest) =>
    String(input).endsWith('/a') ? undecided('unreachable') : good(input, ...rest),
  );
  const jobs = new Jobs(look, () => undefined);
  await jobs.ask([one('a'), one('b')], {});
  await allDone();
  await jobs.ask([one('a'), one('b')], { renew: 'stale' });
  expect(look).toHaveBeenCalledTimes(2);
  await jobs.ask([one('a'), one('b')], { renew: 'undecided' });
  await vi.waitFor(() => expect(look).toHaveBeenCalledTimes(3));
  await allDone();
  await jobs.expireUndecided();
  await jobs.ask([one('a'), one('b')], { renew: 'stale' });
  await vi.waitFor(() => expect(look).toHaveBeenCalledTimes(4));
  expect(look.mock.calls.map(([input]) => input)).toEqual(['a', 'b', 'a', 'a'].map((id) => one(id).url));
});

test('what a credential only attaches is asked for when the person says so, and not before', async () => {
  const look = vi.fn(good);
  const jobs = new Jobs(look, () => undefined);
  const { a = '' } = await jobs.ask([one('a')], {});
  await allDone();
  await jobs.recheck(a, false);
  await vi.waitFor(() => expect(look).toHaveBeenCalledTimes(2));
  await allDone();
  await jobs.recheck(a, true);
  await vi.waitFor(() => expect(look).toHaveBeenCalledTimes(3));
  expect(look.mock.calls.map(([, , , wanted]) => wanted.attached)).toEqual([false, false, true]);
});

test('never more at once than allowed', async () => {
  let now = 0;
  let most = 0;
  const jobs = new Jobs(
    async (...given) => {
      most = Math.max(most, ++now);
      await Promise.resolve();
      now -= 1;
      return good(...given);
    },
    () => undefined,
  );
  await jobs.ask(
    Array.from({ length: 60 }, (_, index) => one(`c${index}`)),
    {},
  );
  await vi.waitFor(async () => expect((await states()).filter((state) => state === 'done')).toHaveLength(60));
  expect(most).toBeLessThanOrEqual(24);
});

test('a background that begins anew redoes what the last one left running', async () => {
  const left = newJob('k', one('a'), Date.now());
  if (!left) throw new Error('no job');
  await fakeBrowser.storage.session.set({ [jobKey('k')]: begin(left, 'dead', Date.now()) });
  const look = vi.fn(good);
  await new Jobs(look, () => undefined).resume();
  await allDone();
  expect(look).toHaveBeenCalledTimes(1);
  expect((await readJobs()).get('k')).toMatchObject({ attempt: 2, report: { verdict: 'valid' } });
});

test('a job that failed twice with its background is given up, not tried for ever', async () => {
  const left = newJob('k', one('a'), Date.now());
  if (!left) throw new Error('no job');
  await fakeBrowser.storage.session.set({ [jobKey('k')]: { ...begin(left, 'dead', Date.now()), attempt: 2 } });
  const look = vi.fn(good);
  await new Jobs(look, () => undefined).resume();
  await allDone();
  expect(look).not.toHaveBeenCalled();
  expect((await readJobs()).get('k')?.report?.verdict).toBe('unverified');
});

test('an engine that throws or never ends still gives a report', async () => {
  const failing = new Jobs(
    () => Promise.reject(new Error('boom')),
    () => undefined,
  );
  await failing.ask([one('a')], {});
  await allDone();
  expect([...(await readJobs()).values()][0]?.report?.reasons).toEqual(['internal']);

  vi.useFakeTimers();
  try {
    const hanging = new Jobs(
      () => new Promise(() => undefined),
      () => undefined,
    );
    const keys = await hanging.ask([one('b')], {});
    await vi.advanceTimersByTimeAsync(CEILING + 1);
    const done = (await readJobs([keys.b ?? ''])).get(keys.b ?? '');
    expect(done?.report?.reasons).toEqual(['timeout']);
  } finally {
    vi.useRealTimers();
  }
});

test('a private window’s jobs are its tab’s own and go with it', async () => {
  const look = vi.fn(good);
  const jobs = new Jobs(look, () => undefined);
  const open = await jobs.ask([one('a')], {});
  const hidden = await jobs.ask([one('a')], { private: 7 });
  expect(hidden.a).not.toBe(open.a);
  await allDone();
  expect(look).toHaveBeenCalledTimes(2);
  await jobs.forget(7);
  expect([...(await readJobs()).keys()]).toEqual([open.a]);
});

test('a job forgotten while it runs leaves nothing behind', async () => {
  let finish: (() => void) | undefined;
  const jobs = new Jobs(
    async (...given) => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return good(...given);
    },
    () => undefined,
  );
  await jobs.ask([one('a')], { private: 7 });
  await vi.waitFor(() => expect(finish).toBeDefined());
  await jobs.forget(7);
  finish?.();
  await vi.waitFor(async () => expect((await readJobs()).size).toBe(0));
});

test('old results make room for new ones', async () => {
  const jobs = new Jobs(good, () => undefined);
  const old = Object.fromEntries(
    Array.from({ length: 700 }, (_, index): [string, Job] => [
      jobKey(`old${index}`),
      {
        key: `old${index}`,
        input: { url: '' },
        certainty: 'found',
        state: 'done',
        asked: 0,
        attempt: 1,
        finished: index,
      },
    ]),
  );
  await fakeBrowser.storage.session.set(old);
  await jobs.ask([one('new')], {});
  await allDone();
  const left = await readJobs();
  expect(left.size).toBeLessThanOrEqual(601);
  expect(left.has('old0')).toBe(false);
  expect(left.has('old699')).toBe(true);
});

test('the document is kept for the details page, but none of a private window and none that holds nothing', async () => {
  const taking =
    (standard: Report['standard']): Look =>
    async (input, _signal, taken) => {
      taken(`document at ${input}`);
      return { ...undecided('timeout'), standard };
    };
  const jobs = new Jobs(taking('open-badges-2.0'), () => undefined);
  const { a = '' } = await jobs.ask([one('a')], {});
  const { b = '' } = await jobs.ask([one('b')], { private: 3 });
  await allDone();
  const { c = '' } = await new Jobs(taking('unknown'), () => undefined).ask([one('c')], {});
  await vi.waitFor(async () => expect((await readJobs([c])).get(c)?.state).toBe('done'));
  await vi.waitFor(async () => expect(await readDocument(a)).toBe('document at https://x.example/a'));
  expect(await readDocument(b)).toBeUndefined();
  expect(await readDocument(c)).toBeUndefined();
  expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).toBe('{}');
});

test('a picture comes after the result, and only to the record it was drawn for', async () => {
  const drawn = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  const busy: boolean[] = [];
  let turn = 0;
  const jobs = new Jobs(
    good,
    (now) => busy.push(now),
    async () => drawn[turn++]?.promise,
  );
  const keys = await jobs.ask([one('a')], {});
  const job = async () => (await readJobs()).get(keys.a ?? '');
  await allDone();
  expect((await job())?.picture).toBeUndefined();
  expect(busy).toEqual([true]);
  // Asked anew before the first picture is there.
  await jobs.ask([one('a')], { renew: 'all' });
  await vi.waitFor(() => expect(turn).toBe(2));
  drawn[0]?.resolve('data:image/webp;base64,OLD');
  drawn[1]?.resolve('data:image/webp;base64,NEW');
  await vi.waitFor(async () => expect((await job())?.picture).toBe('data:image/webp;base64,NEW'));
  await vi.waitFor(() => expect(busy).toEqual([true, false]));
});

test('codes are read of the very picture that was pointed at, whatever was found of it before', async () => {
  const look = vi.fn(good);
  const jobs = new Jobs(look, () => undefined);
  const { a: before } = await jobs.ask([one('a')], {});
  await allDone();
  const { a: after } = await jobs.ask([{ ...one('a'), codes: true }], { renew: 'stale' });
  await allDone();
  expect(after).not.toBe(before);
  expect(look.mock.calls.map(([, , , wanted]) => wanted.codes)).toEqual([false, true]);
});
