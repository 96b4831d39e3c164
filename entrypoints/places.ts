/**
 * Put into a page when a person wants to see where a badge stands on it. Leaves two functions in the extension's own
 * world, which the page cannot see; `src/app/show-place.ts` calls them at once.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type Counted, show, showFrame } from '../src/detect/places/show.ts';

export default defineUnlistedScript(() => {
  const world = globalThis as {
    aloiShow?: (ids: string[], index?: number) => Counted;
    aloiShowFrame?: (url: string) => void;
  };
  world.aloiShow = (ids, index) => show(document, ids, index);
  world.aloiShowFrame = (url) => showFrame(document, url);
});
