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

test.each(['data:image/jpeg;base64,AAAA', 'blob:https://x.example/1', 'https://x.example/b.webp'])(
  'of the very picture that was pointed at, codes are read: %s',
  (srcUrl) => {
    expect(pointedAt({ menuItemId: 'check', srcUrl })).toMatchObject([{ via: 'image', url: srcUrl, codes: true }]);
    expect(pointedAt({ menuItemId: 'check', linkUrl: 'https://x.example/b' })[0]?.codes).toBeUndefined();
  },
);

test('a link may be as long as the credential in it', () => {
  const linkUrl = `https://x.example/#verify=${'A'.repeat(20_000)}`;
  expect(at({ linkUrl })).toEqual([linkUrl]);
});

test.each([
  { linkUrl: 'javascript:alert(1)' },
  { linkUrl: 'mailto:a@b.example' },
  { srcUrl: 'data:text/html,x' },
  { srcUrl: 'file:///home/x.png' },
  { srcUrl: `https://x.example/${'x'.repeat(9_000)}` },
  { linkUrl: `https://x.example/${'x'.repeat(300_000)}` },
  { selectionText: '   ' },
  { selectionText: 'x'.repeat(300_000) },
  { linkUrl: 'https://x.example/b', menuItemId: 'other' },
])('nothing that can be checked: %o', (info) => {
  expect(at(info)).toEqual([]);
});
