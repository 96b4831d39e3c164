import { expect, test, vi } from 'vitest';
import { pointedAt } from './menu.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));

const at = (info: object) => pointedAt({ menuItemId: 'check', ...info }).map(({ url, text }) => url ?? text);

test('a picture and the link around it', () => {
  expect(at({ srcUrl: 'https://x.example/b.png', linkUrl: 'https://x.example/b' })).toEqual([
    'https://x.example/b.png',
    'https://x.example/b',
  ]);
});

test('a selection is an address or the credential itself', () => {
  expect(at({ selectionText: '  https://x.example/b ' })).toEqual(['https://x.example/b']);
  expect(at({ selectionText: '{"type":"Assertion"}' })).toEqual(['{"type":"Assertion"}']);
});

test('a picture that stands in the page', () => {
  expect(at({ srcUrl: 'data:image/png;base64,AAAA' })).toEqual(['data:image/png;base64,AAAA']);
});

test.each([
  { linkUrl: 'javascript:alert(1)' },
  { linkUrl: 'mailto:a@b.example' },
  { srcUrl: 'data:text/html,x' },
  { srcUrl: 'blob:https://x.example/1' },
  { selectionText: '   ' },
  { selectionText: 'x'.repeat(300_000) },
  { linkUrl: 'https://x.example/b', menuItemId: 'other' },
])('nothing that can be checked: %o', (info) => {
  expect(at(info)).toEqual([]);
});
