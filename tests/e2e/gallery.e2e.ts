/** Pages of the gallery watch themselves: a short form of `npm run test:quiet`, which visits every one. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Watched, watchedGallery } from '../gallery/observed.ts';
import { NAME } from './harness/build.ts';

let gallery: Watched;
beforeAll(async () => {
  gallery = await watchedGallery();
});
afterAll(() => gallery?.close());

test('watching itself, a page sees the same with and without Aloi', { timeout: 180_000 }, async () => {
  const chosen = gallery.shapes.filter(({ living }, index) => living || index % 24 === 0);
  let watched = 0;
  for (const shape of chosen) {
    const result = await gallery.visit(shape);
    expect(result.complaints).toEqual([]);
    if (result.watched) watched++;
  }
  expect(watched).toBeGreaterThan(chosen.length / 2);
});

// As an extension would that is not quiet: from the world of its scripts, beside the page's own.
test.each([
  ['an attribute', 'mutations'],
  ['a node that is gone again', 'mutations'],
  ['an event', 'events'],
  ['a message', 'messages'],
  // Chromium keeps what a content script loads out of the page's own timings.
  ...(NAME === 'firefox' ? [['a request', 'resources']] : []),
] as [string, string][])('it would have seen %s', { timeout: 60_000 }, async (what, list) => {
  const shape = gallery.shapes.find(({ name, living, page }) => !living && page.kind === 'reply' && /link/.test(name));
  if (!shape) throw new Error('no page to meddle with');
  const { complaints } = await gallery.visit(shape, ({ home }, tabId) =>
    home.evaluate(
      (to) =>
        chrome.scripting.executeScript({
          target: { tabId: to.tabId },
          args: [to.what],
          func: (action: string) => {
            if (action === 'an attribute') document.body.setAttribute('data-aloi', '');
            else if (action === 'an event') document.dispatchEvent(new Event('aloi'));
            else if (action === 'a message') postMessage({ from: 'aloi' }, '*');
            else if (action === 'a node that is gone again')
              document.body.appendChild(document.createElement('i')).remove();
            else {
              const image = new Image();
              image.src = '/trace.png';
              return image.decode().catch(() => undefined);
            }
            return undefined;
          },
        }),
      { tabId, what },
    ),
  );
  expect(complaints.join('\n')).toContain(list);
});
