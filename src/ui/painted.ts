/** The first frame first: what a page does once its person sees something. */
import { useEffect, useState } from 'preact/hooks';

/** Milliseconds. */
const LATEST = 150;

/** When what was drawn has been painted; soon, where nothing is painted, as in a tab in the background. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    // A frame's callback runs before its painting, a task after it.
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, LATEST);
  });
}

/** As many as fit into the popup's height. */
const FIRST = 6;
const STEP = 30;

/**
 * How many of a list to draw by now: those in sight at once, the others frame by frame, then as many as there are.
 * `isFirst`: nothing has been painted yet; what is second in importance waits, too. `isWhole`: nothing waits any more.
 */
export function useGradually(total: number): { count: number; isFirst: boolean; isWhole: boolean } {
  const [limit, setLimit] = useState(FIRST);
  const isAll = limit >= total;
  useEffect(() => {
    if (total === 0) return undefined;
    let left = false;
    void painted().then(() => {
      if (!left) setLimit(isAll ? Number.POSITIVE_INFINITY : limit + STEP);
    });
    return () => {
      left = true;
    };
  }, [limit, isAll, total === 0]);
  const isFirst = limit === FIRST;
  return { count: limit, isFirst, isWhole: total === 0 || (isAll && !isFirst) };
}
