import { expect, test } from 'vitest';
import { type Sender, senderClass } from './sender.ts';

const own = { id: 'abc', origin: 'chrome-extension://abc' };
const tab = { id: 7, incognito: false, url: 'https://page.example/' };

test.each<[string, Sender | undefined, 'content' | 'page' | undefined]>([
  ['our page', { id: 'abc', origin: own.origin, url: `${own.origin}/popup.html` }, 'page'],
  ['our page in a tab', { id: 'abc', origin: own.origin, url: `${own.origin}/popup.html`, frameId: 0, tab }, 'page'],
  ['our page in a browser that names no origin', { id: 'abc', url: `${own.origin}/popup.html` }, 'page'],
  ['our script', { id: 'abc', origin: 'https://page.example', url: tab.url, frameId: 0, tab }, 'content'],
  [
    'our script in a frame without an origin',
    { id: 'abc', origin: 'null', url: 'about:srcdoc', frameId: 3, tab },
    'content',
  ],
  ['another extension', { id: 'xyz', origin: 'chrome-extension://xyz', url: 'chrome-extension://xyz/' }, undefined],
  ['another extension with our address', { id: 'xyz', origin: own.origin, url: `${own.origin}/popup.html` }, undefined],
  ['a page without a tab', { id: 'abc', origin: 'https://page.example', url: tab.url }, undefined],
  [
    'an origin that contradicts the address',
    { id: 'abc', origin: 'https://page.example', url: `${own.origin}/x`, frameId: 0, tab },
    undefined,
  ],
  ['a look-alike origin', { id: 'abc', origin: `${own.origin}.example`, url: 'https://page.example/' }, undefined],
  ['nobody', undefined, undefined],
  ['an empty one', {}, undefined],
])('%s', (_name, sender, expected) => {
  expect(senderClass(sender, own)).toBe(expected);
});
