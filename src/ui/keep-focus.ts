/**
 * What was pressed is often gone afterwards: a row that was erased, a panel that was closed. The browser then puts the
 * focus on nothing, and who works by keyboard begins at the top. The heading of what is left around it takes the focus.
 */

/** Milliseconds in which a page may itself say where the focus goes. */
const GRACE = 60;

/** Watches a page, as long as it is open. */
export function keepFocus(root: HTMLElement): void {
  /** Where the focus is: the element, and what it stands in, innermost first. */
  let path: Element[] = [];
  let waiting = false;
  root.addEventListener('focusin', ({ target }) => {
    path = [];
    for (let one = target as Element | null; one && one !== root; one = one.parentElement) path.push(one);
  });
  root.addEventListener('focusout', ({ target }) => {
    // Left, not lost: whoever clicks beside everything wants the focus nowhere.
    queueMicrotask(() => {
      if ((target as Element).isConnected && document.hasFocus() && document.activeElement === document.body) path = [];
    });
  });
  const look = () => {
    waiting = false;
    const { activeElement } = document;
    if (path[0]?.isConnected !== false || (activeElement && activeElement !== document.body)) return;
    const heading = headingAround(path.find((one) => one.isConnected) ?? root, root);
    heading?.focus({ preventScroll: true });
    // Seen only by those who work by keyboard: for others nothing moves.
    if (heading?.matches(':focus-visible')) heading.scrollIntoView({ block: 'nearest' });
  };
  new MutationObserver(() => {
    if (waiting || path[0]?.isConnected !== false) return;
    waiting = true;
    setTimeout(look, GRACE);
  }).observe(root, { childList: true, subtree: true });
}

/** The first heading of the nearest thing that has one. */
function headingAround(from: Element, root: Element): HTMLElement | undefined {
  for (let one: Element | null = from; one; one = one === root ? null : one.parentElement) {
    const heading = one.querySelector<HTMLElement>('h1, h2, h3');
    if (heading) {
      heading.tabIndex = -1;
      return heading;
    }
  }
  return undefined;
}
