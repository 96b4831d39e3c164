import { expect, test } from 'vitest';
import { inTime } from './in-time.ts';

test('an answer in time, a refusal, and silence', async () => {
  expect(await inTime(Promise.resolve(1), 1_000)).toBe(1);
  await expect(inTime(Promise.reject(new Error('refused')), 1_000)).rejects.toThrow('refused');
  expect(await inTime(new Promise(() => {}), 5)).toBeUndefined();
});
