import { expect, test } from 'vitest';
import { again, begin, CEILING, finish, isFresh, type Job, newJob, nextWaiting, recover, undecided } from './job.ts';

const made = (change: Partial<Job> = {}): Job => ({
  key: 'k',
  input: { url: 'https://x.example/' },
  certainty: 'found',
  state: 'waiting',
  asked: 0,
  attempt: 0,
  ...change,
});

test('text comes before an address; nothing to look into is no job', () => {
  const base = { id: 'a', certainty: 'found' as const, via: 'json' as const };
  expect(newJob('k', { ...base, text: '{}', url: 'https://x.example/' }, 1)?.input).toEqual({ text: '{}' });
  expect(newJob('k', { ...base, url: 'https://x.example/' }, 1, 7)).toMatchObject({ private: 7, state: 'waiting' });
  expect(newJob('k', base, 1)).toBeUndefined();
});

test('a job of another life of the background is redone once, then given up', () => {
  const running = begin(made(), 'dead', 0);
  const redone = recover(running, 'alive', 10);
  expect(redone).toMatchObject({ state: 'waiting', attempt: 1 });
  expect(redone.worker).toBeUndefined();
  const second = begin(redone, 'dead too', 20);
  expect(recover(second, 'alive', 30)).toMatchObject({
    state: 'done',
    report: { verdict: 'unverified', reasons: ['aborted'] },
  });
});

test('a job past the ceiling is taken up again even by its own worker', () => {
  const running = begin(made(), 'w', 0);
  expect(recover(running, 'w', CEILING)).toBe(running);
  expect(recover(running, 'w', CEILING + 1).state).toBe('waiting');
  expect(recover({ ...running, attempt: 2 }, 'w', CEILING + 1).report?.reasons).toEqual(['timeout']);
});

test('results are used again for a while, undecided ones briefly', () => {
  const valid = finish(made(), { ...undecided('timeout'), verdict: 'valid', reasons: [] }, 0);
  const open = finish(made(), undecided('timeout'), 0);
  expect([isFresh(valid, 60_000), isFresh(valid, 3_600_000)]).toEqual([true, false]);
  expect([isFresh(open, 1_000), isFresh(open, 60_000)]).toEqual([true, false]);
});

test('asked again, nothing of the last time stays', () => {
  const done = finish(begin(made(), 'w', 1), undecided('timeout'), 2);
  expect(again(done, 9)).toEqual(made({ asked: 9 }));
});

test('found before possible, then in order', () => {
  const jobs = [
    made({ key: 'p', certainty: 'possible', asked: 0 }),
    made({ key: 'late', asked: 5 }),
    made({ key: 'done', state: 'done' }),
    made({ key: 'first', asked: 2 }),
  ];
  expect(nextWaiting(jobs)?.key).toBe('first');
  expect(nextWaiting([])).toBeUndefined();
});
