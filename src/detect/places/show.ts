import { framesAt, placesOf } from './places.ts';

/** How many places of a candidate a person could see in this frame, and how many stand in the page unseen. */
export interface Counted {
  seen: number;
  unseen: number;
}

/**
 * Brings the place with this number (from 0) into view; without a number only counts. Nothing is written, marked or
 * focused: all a page can notice is that it was scrolled.
 */
export function show(page: Document, ids: readonly string[], index?: number): Counted {
  const places = placesOf(page, ids);
  const seen = places.filter(isSeen);
  bringIntoView(index === undefined ? undefined : seen[index]);
  return { seen: seen.length, unseen: places.length - seen.length };
}

/** Brings the frame that shows an address into view: scrolling within it does not always move the page around it. */
export function showFrame(page: Document, url: string): void {
  bringIntoView(framesAt(page, url).find(isSeen));
}

function isSeen(element: Element): boolean {
  const isDrawn = Element.prototype.checkVisibility?.call(element, { visibilityProperty: true }) ?? true;
  return isDrawn && Element.prototype.getClientRects.call(element).length > 0;
}

function bringIntoView(element: Element | undefined): void {
  if (!element) return;
  Element.prototype.scrollIntoView.call(element, { block: 'center', inline: 'nearest', behavior: 'instant' });
}
