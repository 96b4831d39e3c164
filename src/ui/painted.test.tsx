// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, test, vi } from 'vitest';
import { madeUp } from '../verify/testing/reports.ts';
import type { Entry } from './entries.ts';
import { Popup } from './popup.tsx';
import { WordsProvider } from './words/context.tsx';
import { en } from './words/en.ts';

const entry = (index: number): Entry => ({
  key: `job-${index}`,
  candidate: {
    id: `c${index}`,
    certainty: 'found',
    via: 'link',
    url: `https://univ.example/${index}`,
    said: { title: 'Welding, first part', credentialId: 'X-1' },
  } as Entry['candidate'],
  report: madeUp({ achievement: { name: `Robotics ${index}` }, source: { id: `urn:${index}`, retrieved: [] } }),
  stands: [],
});

function show(count: number): HTMLElement {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  const entries = Array.from({ length: count }, (_, index) => entry(index));
  render(
    <WordsProvider value={en}>
      <Popup
        listing={{ entries, empty: [], total: count, done: count }}
        access={{ state: 'granted', host: 'univ.example' }}
        busy={false}
        lost={false}
        private={false}
        never={false}
        withheld={[]}
        page="a"
        hrefOf={(key) => key}
        onAgain={() => undefined}
        onAllow={() => undefined}
        onOptions={() => undefined}
      />
    </WordsProvider>,
    root,
  );
  return root;
}

const drawn = (root: HTMLElement) => root.querySelectorAll('[data-credential]').length;
const isBusy = (root: HTMLElement) => root.querySelector('main')?.getAttribute('aria-busy') === 'true';

test('of a long list, what is in sight is drawn first; the page says that it is working until all is there', async () => {
  const root = show(100);
  expect(drawn(root)).toBeLessThan(10);
  expect(isBusy(root)).toBe(true);
  await vi.waitFor(() => expect(drawn(root)).toBe(100), { timeout: 5_000 });
  await vi.waitFor(() => expect(isBusy(root)).toBe(false));
});

test('a short list is there at once; that what a profile says differs, a frame later', async () => {
  const root = show(3);
  expect(drawn(root)).toBe(3);
  expect(isBusy(root)).toBe(true);
  await vi.waitFor(() => expect(isBusy(root)).toBe(false));
  expect(root.querySelectorAll('[data-aside="title differs"]').length).toBe(3);
});

test('an empty list waits for nothing', () => {
  expect(isBusy(show(0))).toBe(false);
});
