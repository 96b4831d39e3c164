/** Shadow trees, open and closed: browsers open closed ones to extensions. */
import type { Root } from './dom.ts';

type Opener = { dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };

/** Elements passed between two places to stop. */
const BATCH = 2048;

/** The shadow roots below a root; `undefined` between them wherever one may stop. */
export function* shadowsBelow(root: Root): Generator<ShadowRoot | undefined, void> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  for (let count = 1; walker.nextNode(); count++) {
    const shadow = shadowOf(walker.currentNode as HTMLElement);
    if (shadow instanceof ShadowRoot) yield shadow;
    if (count % BATCH === 0) yield undefined;
  }
}

/** Closed roots are asked for at custom elements only: asking costs more than reading the open one. */
function shadowOf(element: HTMLElement & { openOrClosedShadowRoot?: ShadowRoot | null }): ShadowRoot | null {
  if (!String(element.localName).includes('-')) return element.shadowRoot;
  const { dom } = (globalThis as { chrome?: Opener }).chrome ?? {};
  return dom ? dom.openOrClosedShadowRoot(element) : (element.openOrClosedShadowRoot ?? element.shadowRoot);
}
