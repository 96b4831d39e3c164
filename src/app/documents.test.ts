import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { dropDocuments, keepDocument, MAX_DOCUMENT, readDocument } from './documents.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));
beforeEach(() => fakeBrowser.reset());

test('what was verified is there again, byte for byte', async () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256);
  await Promise.all([keepDocument('a', bytes), keepDocument('b', '{"é": 1}')]);
  expect(await readDocument('a')).toEqual(bytes);
  expect(await readDocument('b')).toBe('{"é": 1}');
  expect(await readDocument('c')).toBeUndefined();
});

test('one that is too large is not kept, and takes the earlier one of its job with it', async () => {
  await keepDocument('a', 'small');
  await keepDocument('a', 'x'.repeat(MAX_DOCUMENT + 1));
  expect(await readDocument('a')).toBeUndefined();
});

test('the oldest make room, and all together stay within bounds', async () => {
  for (let one = 0; one < 10; one += 1) await keepDocument(`${one}`, 'x'.repeat(MAX_DOCUMENT));
  expect(await readDocument('0')).toBeUndefined();
  expect(await readDocument('9')).toHaveLength(MAX_DOCUMENT);
  const all = JSON.stringify(await fakeBrowser.storage.session.get(null));
  expect(all.length).toBeLessThan(2_001_000);
});

test('dropped ones are gone; a full storage loses documents, not the work', async () => {
  await keepDocument('a', 'one');
  await dropDocuments(['a', 'never']);
  expect(await readDocument('a')).toBeUndefined();
  const full = vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValueOnce(new Error('QUOTA_BYTES'));
  await expect(keepDocument('b', 'two')).resolves.toBeUndefined();
  expect(await readDocument('b')).toBeUndefined();
  full.mockRestore();
});
