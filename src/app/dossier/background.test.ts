import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { madeUp } from '../../ui/testing.ts';
import { RETENTION_ALARM } from './alarms.ts';
import { documentOf, type Surroundings, tendDossier, wakeDossier } from './background.ts';
import { addEntries, eraseAll, readEntries } from './store.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));
beforeEach(async () => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ version: '1.2.3' } as never);
  await eraseAll();
});

const LIST = { kind: 'list' as const, name: '' };
const surroundings: Surroundings = {
  look: async (_input, _signal, taken) => {
    taken('{"é":1}');
    return madeUp();
  },
  changed: () => undefined,
};
const states = async () => {
  const out: string[] = [];
  for await (const piece of readEntries()) out.push(...piece.map(({ state }) => state));
  return out;
};

test('when the browser starts, what is past its time goes and what is waiting goes on', async () => {
  const old = Date.now() - 400 * 86_400_000;
  await addEntries([
    { input: { url: 'https://a.example/old' }, place: LIST, added: old },
    { input: { url: 'https://a.example/new' }, place: LIST },
  ]);
  await tendDossier(undefined, surroundings);
  await vi.waitFor(async () => expect(await states()).toEqual(['done']));
});

test('the alarm for what is past its time is there once anything was put in', async () => {
  await addEntries([{ input: { url: 'https://a.example/1' }, place: LIST }]);
  wakeDossier(surroundings);
  await vi.waitFor(async () => expect(await fakeBrowser.alarms.get(RETENTION_ALARM)).toBeDefined());
});

test('a document asked for again is handed over and kept nowhere', async () => {
  const { added } = await addEntries([
    { input: { url: 'https://www.credly.com/badges/1' }, place: LIST },
    { input: { bytes: new Uint8Array([1]), name: 'x' }, place: LIST },
  ]);
  const base64 = await documentOf(added[0] ?? '', surroundings);
  expect(Buffer.from(base64 ?? '', 'base64').toString()).toBe('{"é":1}');
  expect(await documentOf(added[1] ?? '', surroundings)).toBeUndefined();
  expect(await documentOf('nobody', surroundings)).toBeUndefined();
  const gone = {
    ...surroundings,
    look: async (_: unknown, __: unknown, taken: (document: string) => void) => {
      taken('https://www.credly.com/badges/1');
      return madeUp();
    },
  };
  expect(await documentOf(added[0] ?? '', gone)).toBeUndefined();
});
