/** Pages that are not all there when they are loaded, and parts of pages that hide. */
import { BADGR, CREDLY, LASER, MOODLE, SECURITY } from '../credentials.ts';
import { later, markup } from '../html.ts';
import type { Shapes } from '../shape.ts';

const ROOT = 'https://vivant.example';
const quoted = (text: string) => JSON.stringify(text).replaceAll('<', '\\u003c');

export const living: Shapes = () => [
  {
    name: 'added later',
    url: `${ROOT}/1`,
    page: later(
      '<main></main>',
      `document.querySelector('main').innerHTML = ${quoted(`<a href="${CREDLY.at}">x</a>`)}`,
    ),
    living: true,
    found: [CREDLY],
  },
  {
    name: 'changed later',
    url: `${ROOT}/2`,
    page: later('<a id="a" href="#">x</a>', `document.getElementById('a').href = ${quoted(BADGR.at)}`),
    living: true,
    found: [BADGR],
  },
  {
    name: 'taken away later',
    url: `${ROOT}/3`,
    page: later(
      `<p id="p"><a href="${CREDLY.at}">x</a></p><a href="${LASER.at}">y</a>`,
      `document.getElementById('p').remove()`,
    ),
    living: true,
    found: [LASER],
  },
  {
    name: 'a feed that grows',
    url: `${ROOT}/4`,
    page: later(
      '<main></main>',
      `for (let i = 0; i < 3000; i++) { const p = document.createElement('p'); p.innerHTML = '<a href="/post/' + i + '">post</a>'; document.querySelector('main').append(p); } document.querySelector('main').insertAdjacentHTML('beforeend', ${quoted(`<a href="${MOODLE.at}">badge</a>`)})`,
    ),
    living: true,
    found: [MOODLE],
  },
  {
    name: 'another page without loading',
    url: `${ROOT}/5`,
    page: later(
      `<main><a href="${CREDLY.at}">x</a></main>`,
      `history.pushState({}, '', '/5/b'); document.querySelector('main').innerHTML = ${quoted(`<a href="${SECURITY.at}">x</a>`)}`,
    ),
    living: true,
    found: [SECURITY],
  },
  {
    name: 'in an open shadow tree',
    url: `${ROOT}/6`,
    page: later(
      '<badge-wall></badge-wall>',
      `document.querySelector('badge-wall').attachShadow({ mode: 'open' }).innerHTML = ${quoted(`<a href="${CREDLY.at}">x</a>`)}`,
    ),
    living: true,
    found: [CREDLY],
  },
  {
    name: 'in a closed shadow tree, in another',
    url: `${ROOT}/7`,
    page: later(
      '<badge-wall></badge-wall>',
      `const outer = document.querySelector('badge-wall').attachShadow({ mode: 'closed' }); outer.innerHTML = '<badge-card></badge-card>'; outer.firstChild.attachShadow({ mode: 'closed' }).innerHTML = ${quoted(`<a href="${LASER.at}">x</a>`)}`,
    ),
    living: true,
    found: [LASER],
  },
  {
    name: 'in a declared shadow tree of a plain element',
    url: `${ROOT}/8`,
    page: markup(`<div><template shadowrootmode="open"><a href="${BADGR.at}">x</a></template></div>`),
    living: true,
    found: [BADGR],
  },
  {
    name: 'in a frame of the same site',
    url: `${ROOT}/9`,
    page: markup('<iframe src="/9/inside" width="300" height="300"></iframe>'),
    more: { [`${ROOT}/9/inside`]: markup(`<a href="${SECURITY.at}">x</a>`) },
    living: true,
    found: [SECURITY],
  },
  {
    name: 'in a frame without an address',
    url: `${ROOT}/10`,
    page: markup(`<iframe srcdoc="&lt;a href=&quot;${MOODLE.at}&quot;&gt;x&lt;/a&gt;"></iframe>`),
    living: true,
    found: [MOODLE],
  },
];
