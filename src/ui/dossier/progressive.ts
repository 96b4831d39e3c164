import { useEffect, useState } from 'preact/hooks';
import { soon } from './soon.ts';

/** Rows drawn in one go: well under 50 ms on a slow machine. */
const STEP = 30;

/**
 * How many of `total` rows to draw now: a screenful at once, then more in each pause, until all are there, so that search in
 * the page, printing and screen readers have the whole list. Starts anew when `key` changes.
 */
export function useProgressive(total: number, key: string): number {
  const [drawn, setDrawn] = useState({ key, count: STEP });
  const count = drawn.key === key ? drawn.count : STEP;
  useEffect(() => {
    if (count >= total) return;
    return soon(() => setDrawn({ key, count: count + STEP }));
  }, [count, total, key]);
  return Math.min(count, total);
}
