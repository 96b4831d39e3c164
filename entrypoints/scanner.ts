/**
 * The only code that runs in pages. It reads, says nothing to the page, writes nothing, fetches nothing, and sends one
 * type of message to the background: what there is. Not a WXT content script: that wrapper announces itself to pages.
 */
import type { UnlistedScriptDefinition } from 'wxt';
import type { Candidate } from '../src/detect/candidate.ts';
import { type Watch, watch } from '../src/detect/watch.ts';

function main(): void {
  // The isolated world's own global: the page cannot see it. Injected again (a click), the first one looks again.
  const world = globalThis as { aloi?: Watch };
  if (world.aloi) {
    world.aloi.again();
    return;
  }

  function tell(candidates: Candidate[]): void {
    // After an update of the extension the old scanner is an orphan: it ends without a word.
    if (chrome.runtime?.id) chrome.runtime.sendMessage({ type: 'candidates', candidates }).catch(() => {});
    else world.aloi?.stop();
  }

  world.aloi = watch(document, tell);
  chrome.runtime.onMessage.addListener((message: unknown) => {
    if ((message as { type?: string })?.type === 'scan') world.aloi?.again();
  });
}

// As `defineUnlistedScript` would give it back, without carrying that into every page.
export default { main } satisfies UnlistedScriptDefinition;
