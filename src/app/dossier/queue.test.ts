import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { madeUp } from '../../ui/testing.ts';
import { QUEUE_ALARM } from './alarms.ts';
import { database } from './database.ts';
import { digestOf } from './digest.ts';
import { DossierQueue, type LookInto } from './queue.ts';
import {
  addEntries,
  askAgain,
  changeEntries,
  eraseAll,
  eraseEntries,
  pause,
  readDocument,
  readEntries,
  readReport,
} from './store.ts';
import type { Entry } from './types.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));
beforeEach(async () => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ version: '1.2.3' } as never);
  await eraseAll();
});
afterEach(() => vi.restoreAllMocks());

const LIST = { kind: 'list' as const, name: '' };
const url = (path: string) => ({ input: { url: `https://a.example/${path}` }, place: LIST });
const add = (count: number) => addEntries(Array.from({ length: count }, (_, i) => url(String(i))));
const document = '{"type":"Assertion"}';
const good: LookInto = async (_input, _signal, taken) => {
  taken(document);
  return madeUp({ source: { id: 'urn:1', retrieved: [] } });
};
async function all(): Promise<Entry[]> {
  const out: Entry[] = [];
  for await (const piece of readEntries()) out.push(...piece);
  return out;
}
const alarms = async () => (await fakeBrowser.alarms.getAll()).map(({ name }) => name);

test('everything waiting is looked into; report, document and fingerprint are kept', async () => {
  await add(20);
  const busy: boolean[] = [];
  await new DossierQueue(good, (now) => busy.push(now)).wake();
  const entries = await all();
  const digest = await digestOf(new TextEncoder().encode(document));
  expect(entries.every(({ state }) => state === 'done')).toBe(true);
  expect(entries[0]).toMatchObject({ version: '1.2.3', kept: 'yes', digest, brief: { verdict: 'valid' } });
  expect(await readReport(entries[0]?.id ?? '')).toMatchObject({ verdict: 'valid' });
  expect(new TextDecoder().decode(await readDocument(digest))).toBe(document);
  expect(busy).toEqual([true, false]);
  expect(await alarms()).not.toContain(QUEUE_ALARM);
});

test('never more than eight at once', async () => {
  await add(40);
  let now = 0;
  let most = 0;
  const look: LookInto = async (...given) => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setTimeout(resolve));
    now -= 1;
    return good(...given);
  };
  await new DossierQueue(look, () => undefined).wake();
  expect(most).toBe(8);
});

test('paused, nothing new begins; what waits goes on afterwards', async () => {
  await add(3);
  await pause(true);
  const queue = new DossierQueue(good, () => undefined);
  await queue.wake();
  expect((await all()).map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting']);
  expect(await alarms()).not.toContain(QUEUE_ALARM);
  await pause(false);
  await queue.wake();
  expect((await all()).map(({ state }) => state)).toEqual(['done', 'done', 'done']);
});

test('what a dead background left running is redone once, then given up', async () => {
  const { added } = await add(2);
  await changeEntries(added.slice(0, 1), (entry) => ({ ...entry, state: 'running', worker: 'dead', attempt: 1 }));
  await changeEntries(added.slice(1), (entry) => ({ ...entry, state: 'running', worker: 'dead', attempt: 2 }));
  const look = vi.fn(good);
  await new DossierQueue(look, () => undefined).wake();
  expect(look).toHaveBeenCalledTimes(1);
  expect((await all()).map(({ brief }) => [brief?.verdict, brief?.reasons])).toEqual([
    ['valid', []],
    ['unverified', ['aborted']],
  ]);
});

test('added while others are slow, it does not wait for them', async () => {
  await add(1);
  let release = () => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  const look: LookInto = async (input, ...rest) => {
    if (input === 'https://a.example/0') await slow;
    return good(input, ...rest);
  };
  const queue = new DossierQueue(look, () => undefined);
  const working = queue.wake();
  await vi.waitFor(async () => expect((await all())[0]?.state).toBe('running'));
  await addEntries([url('quick')]);
  void queue.wake();
  await vi.waitFor(async () => expect((await all())[1]?.state).toBe('done'));
  release();
  await working;
  expect((await all())[0]?.state).toBe('done');
});

test('erased while it was being looked into, it stays erased', async () => {
  const { added } = await add(1);
  const look: LookInto = async (...given) => {
    await eraseEntries(added);
    return good(...given);
  };
  await new DossierQueue(look, () => undefined).wake();
  const db = await database();
  expect(await Promise.all([db.count('entries'), db.count('reports'), db.count('documents')])).toEqual([0, 0, 0]);
});

test('a document that may not be kept is not, its fingerprint is; another’s is replaced at the next check', async () => {
  await addEntries([{ input: { url: 'https://www.credly.com/badges/1' }, place: LIST }, url('x')]);
  const queue = new DossierQueue(good, () => undefined);
  await queue.wake();
  const [credly, other] = await all();
  expect(credly).toMatchObject({ kept: 'terms', digest: other?.digest });
  expect(other?.kept).toBe('yes');
  await askAgain([other?.id ?? '']);
  const changed: LookInto = async (_input, _signal, taken) => {
    taken('{"type":"Assertion","v":2}');
    return madeUp({ standard: 'open-badges-2.0' });
  };
  await new DossierQueue(changed, () => undefined).wake();
  // The old one is still named by the first entry's fingerprint, but nobody may keep it any more.
  expect(await (await database()).getAllKeys('documents')).toEqual([(await all())[1]?.digest]);
  expect((await all())[1]?.digest).not.toBe(other?.digest);
});

test('what holds no badge is not kept, nor is the address of a withdrawn one taken for a document', async () => {
  const { added } = await add(2);
  const look: LookInto = async (input, _signal, taken) => {
    if (String(input).endsWith('/0')) {
      taken('<html>');
      return madeUp({ verdict: 'unverified', reasons: ['nothing-found'], standard: 'unknown' });
    }
    taken('https://a.example/1');
    return madeUp({ verdict: 'revoked', reasons: ['gone'] });
  };
  await new DossierQueue(look, () => undefined).wake();
  const [nothing, gone] = await all();
  expect(added).toHaveLength(2);
  expect(nothing?.kept).toBe('no');
  expect(gone).not.toHaveProperty('digest');
  expect(await (await database()).count('documents')).toBe(0);
});

test('a fault of ours is said to be one', async () => {
  await add(1);
  await new DossierQueue(
    () => Promise.reject(new Error('fault')),
    () => undefined,
  ).wake();
  expect((await all())[0]?.brief?.reasons).toEqual(['internal']);
});

describe('the small picture', () => {
  const PICTURE = 'data:image/webp;base64,AAAA';
  const portray = async () => PICTURE;

  test('is kept with the badge, not where the document may not be, and goes with the entry', async () => {
    const { added } = await addEntries([
      { input: { url: 'https://www.credly.com/badges/1' }, place: LIST },
      url('x'),
      { input: { bytes: new TextEncoder().encode(document), name: 'own.json' }, place: LIST },
    ]);
    await new DossierQueue(good, () => undefined, portray).wake();
    expect((await all()).map(({ kept, picture }) => [kept, picture])).toEqual([
      ['terms', undefined],
      ['yes', PICTURE],
      ['yes', PICTURE],
    ]);
    await eraseEntries(added);
    const db = await database();
    const left = await Promise.all([...db.objectStoreNames].map((name) => db.getAll(name)));
    expect(JSON.stringify(left)).not.toContain(PICTURE);
  });

  test('of an earlier check does not stay when the next finds none', async () => {
    const { added } = await add(1);
    await new DossierQueue(good, () => undefined, portray).wake();
    expect((await all())[0]?.picture).toBe(PICTURE);
    await askAgain(added);
    await new DossierQueue(
      good,
      () => undefined,
      async () => undefined,
    ).wake();
    expect((await all())[0]).not.toHaveProperty('picture');
  });

  test('drawn too late, it is not put to what was checked again or erased meanwhile', async () => {
    const { added } = await add(2);
    const late = async () => {
      await eraseEntries(added.slice(0, 1));
      await changeEntries(added.slice(1), (entry) => ({ ...entry, checked: (entry.checked ?? 0) + 1 }));
      return PICTURE;
    };
    await new DossierQueue(good, () => undefined, late).wake();
    expect((await all()).map(({ id, picture }) => [id, picture])).toEqual([[added[1], undefined]]);
  });
});
