import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createSchedule } from './schedule.ts';

/** Tasks that end when told to. */
function bench(options?: Parameters<typeof createSchedule>[0]) {
  const schedule = createSchedule(options);
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const running = new Map<string, number>();
  const run = (host: string, name: string, ticket = schedule.ticket(), signal?: AbortSignal) =>
    schedule.run(
      host,
      ticket,
      () =>
        new Promise<string>((resolve) => {
          started.push(name);
          running.set(host, (running.get(host) ?? 0) + 1);
          ends.set(name, () => {
            running.set(host, (running.get(host) ?? 0) - 1);
            resolve(name);
          });
        }),
      signal,
    );
  const end = async (name: string) => {
    ends.get(name)?.();
    ends.delete(name);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { schedule, started, ends, running, run, end };
}

describe('createSchedule', () => {
  it('runs sixteen at once, six per host, and no lane blocks another', async () => {
    const { started, run, end } = bench();
    const all = Array.from({ length: 60 }, (_, i) => run(`h${Math.floor(i / 20)}`, `${i}`));
    expect(started).toEqual(['0', '1', '2', '3', '4', '5', '20', '21', '22', '23', '24', '25', '40', '41', '42', '43']);
    await end('0');
    expect(started.at(-1)).toBe('6');
    await end('20');
    expect(started.at(-1)).toBe('26');
    for (let i = 0; i < 60; i++) for (const name of [...started]) await end(name);
    expect(await Promise.all(all)).toHaveLength(60);
  });

  it('keeps the place of an older ticket', async () => {
    const { schedule, started, run, end } = bench({ total: 1 });
    const old = schedule.ticket();
    void run('a', 'first');
    void run('a', 'second');
    void run('b', 'hop', old);
    await end('first');
    expect(started).toEqual(['first', 'hop']);
  });

  it('lets go of what is aborted while waiting', async () => {
    const { started, run, end } = bench({ total: 1 });
    const controller = new AbortController();
    void run('a', 'first');
    const second = run('a', 'second', undefined, controller.signal);
    void run('a', 'third');
    controller.abort();
    await expect(second).rejects.toMatchObject({ code: 'aborted' });
    await end('first');
    expect(started).toEqual(['first', 'third']);
  });

  it('goes on after a task that fails', async () => {
    const schedule = createSchedule({ total: 1 });
    await expect(schedule.run('a', 0, () => Promise.reject(new Error('x')))).rejects.toThrow('x');
    expect(await schedule.run('a', 1, async () => 'y')).toBe('y');
  });

  it('holds a host back for a short pause, and others not', async () => {
    vi.useFakeTimers();
    try {
      const schedule = createSchedule();
      const done: string[] = [];
      expect(schedule.pause('a', 1000)).toBe(true);
      void schedule.run('a', 0, async () => void done.push('a'));
      void schedule.run('b', 1, async () => void done.push('b'));
      await vi.advanceTimersByTimeAsync(900);
      expect(done).toEqual(['b']);
      await vi.advanceTimersByTimeAsync(200);
      expect(done).toEqual(['b', 'a']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('refuses what waits for a host that wants a long pause', async () => {
    const { schedule, run } = bench({ perHost: 1 });
    void run('a', 'first');
    const second = run('a', 'second');
    expect(schedule.pause('a', 60_000)).toBe(false);
    await expect(second).rejects.toMatchObject({ code: 'rate-limited', detail: { host: 'a', retryAfter: 60 } });
    await expect(run('a', 'third')).rejects.toMatchObject({ code: 'rate-limited' });
  });

  it('asks a host that complained less at once, then slowly more', async () => {
    const { schedule, started, run, end } = bench();
    schedule.pause('a', 0);
    for (let i = 0; i < 20; i++) void run('a', `${i}`);
    await vi.waitFor(() => expect(started.length).toBe(3));
    for (let i = 0; i < 6; i++) await end(`${i}`);
    expect(started.length).toBeGreaterThan(9);
  });

  it('never exceeds its limits and leaves nothing behind, whatever the order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(4), fc.nat(100)), { maxLength: 60 }), async (jobs) => {
        const { run, ends, running } = bench({ total: 5, perHost: 2 });
        const all = jobs.map(([host], i) => run(`${host}`, `${i}`));
        for (const [, pick] of jobs) {
          const names = [...ends.keys()];
          const counts = [...running.values()];
          expect(Math.max(0, ...counts)).toBeLessThanOrEqual(2);
          expect(names.length).toBeLessThanOrEqual(5);
          const name = names[pick % Math.max(1, names.length)];
          if (name) {
            ends.get(name)?.();
            ends.delete(name);
          }
          await new Promise((resolve) => setImmediate(resolve));
        }
        expect((await Promise.all(all)).length).toBe(jobs.length);
      }),
      { numRuns: 50 },
    );
  });
});
