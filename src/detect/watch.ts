/**
 * Follows a living page: what is added, removed, or replaced by navigation without loading. Observes only, works in
 * idle slices, rests while the page is hidden, and leaves a page without candidates alone once it has been quiet.
 */
import { openBook } from './book.ts';
import type { Candidate } from './candidate.ts';
import { look } from './look.ts';
import { shadowsBelow } from './shadow.ts';

/** Milliseconds: a slice of work; the least pause between two looks; quiet before a page is left alone. */
const SLICE = 3;
const PAUSE = 500;
const QUIET = 30_000;
/** A look may cost at most this share of the time until the next one. */
const SHARE = 0.02;
/** The longest pause, where the machine is slow. */
const LONGEST = 4000;
/** Looks in vain after which a page that never rests is left alone. */
const FRUITLESS = 256;
/** Boxes inside the page scroll, too. */
const ONCE = { capture: true, once: true };

export interface Watch {
  /** Looks again, tells what there is even if nothing changed, and follows the page again where following had stopped. */
  again(): void;
  /** Ends everything; nothing stays behind. */
  stop(): void;
}

/** Starts with a first look at once; `tell` gets everything there is, after each look that found something different. */
export function watch(page: Document, tell: (candidates: Candidate[]) => void): Watch {
  const book = openBook();
  const history = (globalThis as { navigation?: EventTarget }).navigation;
  let work: Generator<undefined, void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leave: ReturnType<typeof setTimeout> | undefined;
  const shadows = new Set<ShadowRoot>();
  let isDirty = false;
  let isAsked = false;
  let spent = 0;
  let ended = 0;
  let fruitless = 0;

  // Whatever changed, the whole page is looked at again: it is cheap, and the limits above bound it.
  const observer = new MutationObserver(soon);

  function soon(): void {
    isDirty = true;
    clearTimeout(leave);
    if (timer || work || page.visibilityState === 'hidden') return;
    const rest = ended + spent / SHARE - performance.now();
    timer = setTimeout(begin, Math.max(PAUSE, Math.min(rest, LONGEST)));
  }

  function begin(): void {
    clearTimeout(timer);
    timer = undefined;
    isDirty = false;
    spent = 0;
    work = whole();
    step();
  }

  /** What there is, told at once; then what hides in shadow trees, until there are no more. */
  function* whole(): Generator<undefined, void> {
    for (let isMore = true; isMore; ) {
      yield* look(page, book, shadows);
      finish();
      isMore = false;
      for (const shadow of shadowsBelow(page)) {
        yield;
        if (!shadow || shadows.has(shadow)) continue;
        shadows.add(shadow);
        // Changes in there reach no observer outside.
        follow(shadow);
        isMore = true;
      }
    }
  }

  function step(): void {
    const start = performance.now();
    let isDone: boolean | undefined;
    do isDone = work?.next().done;
    while (isDone === false && performance.now() - start < SLICE);
    spent += performance.now() - start;
    if (isDone === false) requestIdleCallback(step, { timeout: 2000 });
    else if (work) {
      work = undefined;
      ended = performance.now();
      if (isDirty) soon();
    }
  }

  function finish(): void {
    const [candidates, isNew] = book.turn();
    if (isNew || isAsked) tell(candidates);
    isAsked = false;
    fruitless = candidates.length ? 0 : fruitless + 1;
    clearTimeout(leave);
    if (fruitless > FRUITLESS) rest();
    else if (fruitless) leave = setTimeout(rest, QUIET);
  }

  function follow(root: Node): void {
    observer.observe(root, { childList: true, subtree: true, attributeFilter: ['href', 'src', 'srcset', 'data-src'] });
  }

  function wake(): void {
    fruitless = 0;
    follow(page);
    addEventListener('visibilitychange', soon);
    soon();
  }

  function rest(): void {
    observer.disconnect();
    removeEventListener('visibilitychange', soon);
    clearTimeout(timer);
    clearTimeout(leave);
    timer = undefined;
    // Whoever scrolls on may bring more of the page.
    addEventListener('scroll', wake, ONCE);
  }

  wake();
  // Navigation without loading wakes a page that was left alone.
  history?.addEventListener('currententrychange', wake);
  begin();
  return {
    again() {
      isAsked = true;
      wake();
      if (!work) begin();
    },
    stop() {
      rest();
      history?.removeEventListener('currententrychange', wake);
      removeEventListener('scroll', wake, ONCE);
      work = undefined;
    },
  };
}
