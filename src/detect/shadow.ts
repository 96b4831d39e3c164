/** Shadow trees, open and closed: browsers open closed ones to extensions. */
import { ELEMENTS, type Root, walkerOf } from './dom.ts';

type Opener = { dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };

/** Elements passed between two places to stop. */
const BATCH = 1024;

/** The shadow trees below a root, those within them too; `undefined` between them wherever one may stop. */
export function* shadowsBelow(root: Root): Generator<ShadowRoot | undefined, void> {
  const walker = walkerOf(root, ELEMENTS);
  for (let count = 1; walker.nextNode(); count++) {
    const shadow = shadowOf(walker.currentNode as HTMLElement);
    if (shadow instanceof ShadowRoot) {
      yield shadow;
      yield* shadowsBelow(shadow);
    }
    if (count % BATCH === 0) yield undefined;
  }
}

/** Closed roots are asked for at elements with names of their own only: asking costs more than reading an open one. */
function shadowOf(element: HTMLElement & { openOrClosedShadowRoot?: ShadowRoot | null }): ShadowRoot | null {
  if (!String(element.localName).includes('-')) return element.shadowRoot;
  const { dom } = (globalThis as { chrome?: Opener }).chrome ?? {};
  return dom ? dom.openOrClosedShadowRoot(element) : (element.openOrClosedShadowRoot ?? element.shadowRoot);
}
