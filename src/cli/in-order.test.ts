import { describe, expect, it } from 'vitest';
import { inOrder } from './in-order.ts';

async function* from<T>(items: T[]): AsyncGenerator<T> {
  yield* items;
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('inOrder', () => {
  it('keeps the order and the limit, whatever takes how long', async () => {
    let running = 0;
    let most = 0;
    const work = async (n: number) => {
      most = Math.max(most, ++running);
      for (let i = 0; i < (n * 7) % 5; i++) await turn();
      running--;
      return n;
    };
    const items = Array.from({ length: 50 }, (_, i) => i);
    const results: number[] = [];
    for await (const result of inOrder(from(items), 4, work)) results.push(result);
    expect(results).toEqual(items);
    expect(most).toBe(4);
  });

  it('answers the first item before it sees the second', async () => {
    const answered: number[] = [];
    async function* dialogue() {
      for (const n of [1, 2, 3]) {
        yield n;
        while (!answered.includes(n)) await turn();
      }
    }
    for await (const result of inOrder(dialogue(), 8, async (n) => n)) answered.push(result);
    expect(answered).toEqual([1, 2, 3]);
  });

  it('reads no further than a slow reader lets it', async () => {
    let taken = 0;
    async function* endless() {
      for (;;) yield ++taken;
    }
    for await (const result of inOrder(endless(), 3, async (n) => n)) {
      for (let i = 0; i < 20; i++) await turn();
      expect(taken).toBeLessThanOrEqual(result + 4);
      if (result === 10) break;
    }
  });

  it('leaves a silent source without waiting for it', async () => {
    async function* silent() {
      yield 1;
      await new Promise(() => {});
    }
    for await (const _ of inOrder(silent(), 3, async (n) => n)) break;
  });

  it('has nothing to say about nothing', async () => {
    for await (const _ of inOrder(from([]), 3, async (n) => n)) expect.unreachable();
  });
});
