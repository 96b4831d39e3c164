// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { detect } from '../detect.ts';
import { framesAt, placesOf } from './places.ts';

const UUID = '0b1c2d3e-4f50-4172-8394-a5b6c7d8e9f0';
const CREDLY = `https://www.credly.com/badges/${UUID}`;
const BADGE = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  recipient: { type: 'email', identity: 'a@b.example' },
  badge: 'https://x.example/b',
};
const jwt = (payload: object) =>
  [{ alg: 'EdDSA' }, payload].map((one) => Buffer.from(JSON.stringify(one)).toString('base64url')).join('.') +
  `.${'A'.repeat(86)}`;

function on(html: string) {
  (globalThis as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL('https://anne.example/');
  document.body.innerHTML = html;
  return detect(document);
}
const found = (ids: string[]) => placesOf(document, ids).map(({ id }) => id);

test.each([
  ['a link', `<a id="it" href="${CREDLY}">x</a>`],
  [
    'a wrapped link',
    `<a id="it" href="https://www.linkedin.com/redir/redirect?url=${encodeURIComponent(CREDLY)}">x</a>`,
  ],
  ['a frame', `<iframe id="it" src="https://www.credly.com/embedded_badge/${UUID}"></iframe>`],
  ['an embed', `<div id="it" data-share-badge-id="${UUID}"></div>`],
  ['an image', '<img id="it" alt="Badge" src="http://x.example/badge.png#top">'],
  ['a lazy image', '<img id="it" alt="Badge" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/badge.png">'],
  ['a set of sources', '<img id="it" srcset="/badge-8.png 1x, /badge-8@2x.png 2x" alt="Badge">'],
  ['a set of sources, loaded lazily', '<img id="it" data-srcset="/badge-8.png 1x, /badge-8@2x.png 2x" alt="Badge">'],
  ['an image through a proxy', '<img id="it" alt="Badge" src="https://i0.wp.com/x.example/open-badge.png?w=3">'],
  ['an image in the page', `<img id="it" src="data:image/png;base64,${btoa('PNG tEXt openbadges')}">`],
  ['JSON', `<pre id="it">${JSON.stringify(BADGE)}</pre>`],
  ['a script', `<script id="it" type="application/ld+json">${JSON.stringify(BADGE)}</script>`],
  ['a token', `<p>x</p><textarea id="it">${jwt({ vc: {} })}</textarea>`],
  ['a short link', '<a id="it" href="https://lnkd.in/x">https://x.example/badge.json</a>'],
])('what the scanner found is found again by its id: %s', (_, html) => {
  const [first] = on(`<p><a href="/other">no</a></p>${html}<p><a href="/other2">no</a></p>`);
  expect(first).toBeDefined();
  expect(found([first?.id ?? ''])).toEqual(['it']);
});

test('every place of several ids, in the page’s order, and of one within another the outer', () => {
  const [one] =
    on(`<a href="${CREDLY}" id="a"><img src="${CREDLY}" id="in"></a><p><a id="b" href="${CREDLY}?x=1">x</a></p>
    <img id="c" src="/badge.png" alt="Badge"><a id="d" href="https://other.example/">x</a>`);
  expect(found([one?.id ?? '', 'https://anne.example/badge.png'])).toEqual(['a', 'b', 'c']);
  expect(found(['gone'])).toEqual([]);
});

test('in shadow trees, and as backgrounds', () => {
  on('<x-card></x-card>');
  const root = document.querySelector('x-card')?.attachShadow({ mode: 'open' });
  if (root) root.innerHTML = `<a id="in" href="${CREDLY}">x</a>`;
  expect(found([`credly:${UUID}`])).toEqual(['in']);
  Element.prototype.getBoundingClientRect = () => ({ width: 90, height: 90 }) as DOMRect;
  on('<div id="bg" style="background-image: url(&quot;https://x.example/b.png&quot;)"></div>');
  expect(found(['https://x.example/b.png'])).toEqual(['bg']);
});

test('frames by their address', () => {
  on('<iframe id="a" src="/f?x=1"></iframe><iframe id="b" src="/g"></iframe>');
  expect(framesAt(document, 'https://anne.example/f?x=1').map(({ id }) => id)).toEqual(['a']);
});
