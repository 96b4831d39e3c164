import { describe, expect, it, vi } from 'vitest';
import { budgeted } from './budget.ts';
import { createDoor } from './door.ts';
import { createSchedule } from './schedule.ts';
import type { Fetch } from './types.ts';

const json: Fetch = async (url) => new Response(url);

describe('budgeted', () => {
  it('refuses the forty-first request and says what the budget was', async () => {
    const fetch = vi.fn(json);
    const door = budgeted(createDoor({ fetch }));
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => door.get(`https://badges.example/${i}`, 'document')),
    );
    expect(answers.filter((a) => a.ok)).toHaveLength(40);
    expect(answers[45]).toMatchObject({
      ok: false,
      code: 'request-budget',
      detail: { host: 'badges.example', requests: 40 },
    });
    expect(fetch).toHaveBeenCalledTimes(40);
    expect(door.retrieved).toHaveLength(40);
  });

  it('refuses the thirteenth host, and goes on with known ones', async () => {
    const door = budgeted(createDoor({ fetch: json }));
    for (let i = 0; i < 12; i++)
      expect(await door.get(`https://h${i}.example/`, 'document')).toMatchObject({ ok: true });
    expect(await door.get('https://h12.example/', 'document')).toMatchObject({ code: 'request-budget' });
    expect(await door.get('https://h3.example/more', 'document')).toMatchObject({ ok: true });
  });

  it('lets a credential that was begun go on before another begins', async () => {
    const asked: string[] = [];
    const waiting: (() => void)[] = [];
    const fetch: Fetch = (url) => {
      asked.push(new URL(url).pathname);
      return new Promise((resolve) => waiting.push(() => resolve(new Response(url))));
    };
    const door = createDoor({ fetch, schedule: createSchedule({ total: 2 }) });
    const done = ['a', 'b', 'c', 'd'].map(async (name) => {
      const own = budgeted(door);
      await own.get(`https://${name}.example/${name}1`, 'document');
      await own.get(`https://${name}.example/${name}2`, 'document');
    });
    for (let turn = 1; turn <= 8; turn++) {
      await vi.waitFor(() => expect(asked.length).toBeGreaterThanOrEqual(turn));
      waiting.shift()?.();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await Promise.all(done);
    // The slot that the first answer frees is taken before that answer is read.
    expect(asked).toEqual(['/a1', '/b1', '/c1', '/a2', '/b2', '/c2', '/d1', '/d2']);
  });

  it('counts hops and repetitions', async () => {
    const hop: Fetch = async (url) => {
      const at = Number(new URL(url).pathname.slice(1));
      return at < 3
        ? new Response(null, { status: 302, headers: { location: `https://h${at}.example/${at + 1}` } })
        : new Response('x');
    };
    const door = budgeted(createDoor({ fetch: hop }), { requests: 4 });
    expect(await door.get('https://badges.example/0', 'document')).toMatchObject({ ok: true });
    expect(door.retrieved).toEqual([
      'https://badges.example/0',
      'https://h0.example/1',
      'https://h1.example/2',
      'https://h2.example/3',
    ]);
    expect(await door.get('https://badges.example/3', 'document')).toMatchObject({ code: 'request-budget' });

    const short = budgeted(createDoor({ fetch: hop }), { hosts: 2 });
    expect(await short.get('https://badges.example/0', 'document')).toMatchObject({
      ok: false,
      code: 'request-budget',
      requested: 'https://badges.example/0',
    });
    expect(short.retrieved).toEqual(['https://badges.example/0', 'https://h0.example/1']);

    const busy = vi.fn<Fetch>(async () => new Response(null, { status: 429, headers: { 'retry-after': '0' } }));
    expect(
      await budgeted(createDoor({ fetch: busy }), { requests: 2 }).get('https://badges.example/', 'document'),
    ).toMatchObject({ code: 'request-budget' });
    expect(busy).toHaveBeenCalledTimes(2);
  });

  it('asks equal addresses once, also at the same time and in another spelling', async () => {
    const fetch = vi.fn(json);
    const door = budgeted(createDoor({ fetch }));
    const urls = ['https://badges.example/a', 'http://BADGES.example/a', 'https://badges.example:443/a#key-1'];
    const answers = await Promise.all(urls.map((url) => door.get(url, 'document')));
    answers.push(await door.get('https://badges.example/a', 'status'));
    expect(new Set(answers).size).toBe(1);
    expect(fetch).toHaveBeenCalledTimes(1);
    await door.get('https://badges.example/a', 'page');
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(door.retrieved).toEqual(['https://badges.example/a']);
  });

  it('lists what was asked, not what was refused before', async () => {
    const door = budgeted(createDoor({ fetch: () => Promise.reject(new TypeError()) }));
    await door.get('https://localhost/', 'document');
    await door.get('https://badges.example/', 'document');
    expect(door.retrieved).toEqual(['https://badges.example/']);
  });

  it('ends after its time under way, and answers at once from then on', async () => {
    const fetch = vi.fn<Fetch>(() => new Promise(() => {}));
    const door = budgeted(createDoor({ fetch }), { ms: 30 });
    expect(await door.get('https://badges.example/a', 'document')).toMatchObject({
      ok: false,
      code: 'timeout',
      detail: { ms: 30 },
    });
    expect(await door.get('https://badges.example/b', 'document')).toMatchObject({ code: 'timeout' });
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('adds up the times of its requests, and only those', async () => {
    vi.useFakeTimers();
    try {
      const slow: Fetch = () => new Promise((resolve) => setTimeout(() => resolve(new Response('x')), 600));
      const door = budgeted(createDoor({ fetch: slow }), { ms: 1000 });
      const first = door.get('https://badges.example/a', 'document');
      await vi.advanceTimersByTimeAsync(600);
      expect(await first).toMatchObject({ ok: true });
      await vi.advanceTimersByTimeAsync(60_000);
      const second = door.get('https://badges.example/b', 'document');
      await vi.advanceTimersByTimeAsync(399);
      expect(await Promise.race([second, 'waiting'])).toBe('waiting');
      await vi.advanceTimersByTimeAsync(2);
      expect(await second).toMatchObject({ code: 'timeout', detail: { ms: 1000 } });
      expect(vi.getTimerCount()).toBeLessThanOrEqual(1); // the stub's own
    } finally {
      vi.useRealTimers();
    }
  });

  it('leaves no listener on a signal that lives longer', async () => {
    const { signal } = new AbortController();
    const [add, remove] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')];
    const door = budgeted(createDoor({ fetch: json }), { signal });
    await Promise.all(['a', 'b', 'a'].map((path) => door.get(`https://badges.example/${path}`, 'document')));
    expect(add).toHaveBeenCalledTimes(2);
    expect(remove.mock.calls.map(([, listener]) => listener)).toEqual(add.mock.calls.map(([, listener]) => listener));
  });

  it('does not count the wait for a turn', async () => {
    let free = () => {};
    const hold = new Promise<void>((resolve) => {
      free = resolve;
    });
    const shared = createDoor({
      fetch: async (url) => {
        if (url.endsWith('/slow')) await hold;
        return new Response('x');
      },
    });
    const others = Array.from({ length: 6 }, () => shared.get('https://badges.example/slow', 'document'));
    const pending = budgeted(shared, { ms: 20 }).get('https://badges.example/quick', 'document');
    await new Promise((resolve) => setTimeout(resolve, 60));
    free();
    expect(await pending).toMatchObject({ ok: true });
    await Promise.all(others);
  });

  it('ends with its signal; one caller that leaves takes nobody along', async () => {
    const all = new AbortController();
    const one = new AbortController();
    let answer = () => {};
    const door = budgeted(
      createDoor({
        fetch: () =>
          new Promise((resolve) => {
            answer = () => resolve(new Response('x'));
          }),
      }),
      { signal: all.signal },
    );
    const left = door.get('https://badges.example/', 'document', one.signal);
    const stays = door.get('https://badges.example/', 'document');
    one.abort();
    expect(await left).toMatchObject({ code: 'aborted' });
    answer();
    expect(await stays).toMatchObject({ ok: true });
    const ended = door.get('https://badges.example/b', 'document');
    all.abort();
    expect(await ended).toMatchObject({ code: 'aborted' });
    expect(await door.get('https://badges.example/c', 'document')).toMatchObject({ code: 'aborted' });
  });
});
