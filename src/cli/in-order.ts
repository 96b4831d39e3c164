/**
 * Works on up to `limit` items at once and yields the results in the order of the items, each as soon as it and all
 * before it are there: a caller that waits for an answer before it writes the next line gets one. Nothing is read
 * ahead of the limit, so a slow reader of the results holds back the source.
 */
export async function* inOrder<Item, Result>(
  source: AsyncIterable<Item>,
  limit: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const items = source[Symbol.asyncIterator]();
  const pending: Promise<Result>[] = [];
  let coming: Promise<IteratorResult<Item>> | undefined = items.next();
  try {
    while (pending.length > 0 || coming !== undefined) {
      const [head] = pending;
      const next: Promise<IteratorResult<Item>> | undefined =
        coming !== undefined && pending.length < limit ? coming : undefined;
      // `next` first: a source that has more to give keeps all hands busy.
      const first: 'next' | 'head' = await Promise.race([
        ...(next ? [next.then(() => 'next' as const)] : []),
        ...(head ? [head.then(() => 'head' as const)] : []),
      ]);
      if (first === 'head' && head) {
        pending.shift();
        yield await head;
      } else if (next) {
        const item: IteratorResult<Item> = await next;
        coming = item.done ? undefined : items.next();
        if (!item.done) pending.push(work(item.value));
      }
    }
  } finally {
    // Left early. Not awaited: a generator answers only after the item it is waiting for, which may never come.
    coming?.catch(() => {});
    items.return?.().catch(() => {});
  }
}
