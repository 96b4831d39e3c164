import { describe, expect, it, vi } from 'vitest';
import { budgeted } from './budget.ts';
import { cached } from './cache.ts';
import { createDoor } from './door.ts';
import type { Fetch, Want } from './types.ts';

const url = 'https://badges.example/a';
const minute = 60_000;

function bench(respond: () => Response | Promise<Response>, options = {}) {
  let time = 0;
  const fetch = vi.fn<Fetch>(async () => respond());
  const door = cached(createDoor({ fetch }), { now: () => time, ...options });
  return { fetch, door, later: (ms: number) => (time += ms) };
}

/** Minutes during which a second request is spared. */
async function kept(respond: () => Response, want: Want = 'document', address = url) {
  const { fetch, door, later } = bench(respond);
  await door.get(address, want);
  for (let quarters = 1; ; quarters++) {
    later(minute / 4);
    await door.get(address, want);
    if (fetch.mock.calls.length > 1) return (quarters - 1) / 4;
    if (quarters > 400) return Number.POSITIVE_INFINITY;
  }
}

describe('cached', () => {
  it('keeps status lists a quarter of an hour, documents five minutes, errors one', async () => {
    const fine = () => new Response('x');
    expect(await kept(fine, 'status')).toBe(14.75);
    expect(await kept(fine)).toBe(4.75);
    expect(await kept(() => new Response('x', { status: 500 }), 'status')).toBe(0.75);
    expect(await kept(() => Response.error(), 'status')).toBe(0.75);
  });

  it('keeps less where the server says so', async () => {
    const control = (value: string) => () => new Response('x', { headers: { 'cache-control': value } });
    expect(await kept(control('max-age=120'), 'status')).toBe(1.75);
    expect(await kept(control('public, max-age=86400'), 'status')).toBe(14.75);
    expect(await kept(control('no-store'), 'status')).toBe(0.25);
    expect(await kept(control('max-age=0'), 'status')).toBe(0.25);
  });

  it('keeps no refusal of ours', async () => {
    const { door } = bench(() => new Response('x'));
    expect(await door.get('https://localhost/', 'document')).toMatchObject({ code: 'private-address' });
    const again = await door.get('https://localhost/', 'document');
    expect(again).not.toBe(await door.get('https://localhost/', 'document'));
  });

  it('keeps wants apart', async () => {
    const { door, fetch } = bench(() => new Response('x'));
    await door.get(url, 'document');
    await door.get(url, 'page');
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('tells a server without https from one that is down, for the address as written', async () => {
    const { door } = bench(() => Response.error());
    expect(await door.get('http://badges.example/a', 'document')).toMatchObject({ code: 'http-only' });
    expect(await door.get(url, 'document')).toMatchObject({ code: 'unreachable' });
  });

  it('forgets on demand, also what is under way', async () => {
    let answer = (_: Response) => {};
    const { door, fetch } = bench(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const first = door.get(url, 'document');
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(1));
    door.clear();
    answer(new Response('old'));
    await first;
    const second = door.get(url, 'document');
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(2));
    answer(new Response('new'));
    const result = await second;
    expect(result.ok && new TextDecoder().decode(result.bytes)).toBe('new');
  });

  it('stays within its bytes, dropping what was used longest ago', async () => {
    const { door, fetch } = bench(() => new Response(new Uint8Array(10_000)), { maxBytes: 35_000 });
    for (const path of ['a', 'b', 'c']) await door.get(`https://badges.example/${path}`, 'document');
    await door.get('https://badges.example/a', 'document');
    await door.get('https://badges.example/d', 'document');
    expect(fetch).toHaveBeenCalledTimes(4);
    await door.get('https://badges.example/a', 'document');
    expect(fetch).toHaveBeenCalledTimes(4);
    await door.get('https://badges.example/b', 'document');
    expect(fetch).toHaveBeenCalledTimes(5);
  });

  it('asks once for what many ask at the same time, and stops when all have left', async () => {
    let signal: AbortSignal | null | undefined;
    const fetch = vi.fn<Fetch>((_url, init) => {
      signal = init.signal;
      return new Promise(() => {});
    });
    const door = cached(createDoor({ fetch }));
    const [one, two] = [new AbortController(), new AbortController()];
    const first = door.get(url, 'document', one.signal);
    const second = door.get(url, 'document', two.signal);
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(1));
    one.abort();
    expect(await first).toMatchObject({ code: 'aborted' });
    expect(signal?.aborted).toBe(false);
    two.abort();
    expect(await second).toMatchObject({ code: 'aborted' });
    await vi.waitFor(() => expect(signal?.aborted).toBe(true));
  });

  it('does not pass the budget of one credential on to another', async () => {
    const fetch = vi.fn<Fetch>(async (asked) =>
      asked.endsWith('/a') ? new Response(null, { status: 302, headers: { location: '/b' } }) : new Response('x'),
    );
    const shared = cached(createDoor({ fetch }));
    const poor = budgeted(shared, { requests: 1 }).get(url, 'document');
    const rich = budgeted(shared).get(url, 'document');
    expect(await poor).toMatchObject({ code: 'request-budget' });
    expect(await rich).toMatchObject({ ok: true });
  });

  it('lists and counts for a credential what another one has asked before', async () => {
    const shared = cached(createDoor({ fetch: async () => new Response('x') }));
    await budgeted(shared).get(url, 'document');
    const second = budgeted(shared, { requests: 1 });
    expect(await second.get(url, 'document')).toMatchObject({ ok: true });
    expect(second.retrieved).toEqual([url]);
    expect(await second.get('https://badges.example/b', 'document')).toMatchObject({ code: 'request-budget' });
  });
});
