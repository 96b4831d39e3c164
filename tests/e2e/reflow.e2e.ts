/** Small windows, large letters, wide spacing: every page can still be read without scrolling sideways (WCAG 2.2, 1.4.4, 1.4.10, 1.4.12). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CAMILLE } from '../world/cast.ts';
import { choose, credentials, finished, type Session, startSession } from './harness/session.ts';
import { until } from './harness/tab.ts';

let session: Session;
let pages: string[];
beforeAll(async () => {
  session = await startSession({ settings: { language: 'fr' } });
  const { id } = await session.visit(CAMILLE.site);
  const popup = await session.openPopup(id);
  const shown = await credentials(popup);
  await popup.close();
  const one = (verdict: string) => encodeURIComponent(shown.find((each) => each.verdict === verdict)?.credential ?? '');
  pages = [
    `popup.html?tab=${id}`,
    `sidepanel.html?tab=${id}`,
    `details.html?credential=${one('valid')}`,
    `details.html?credential=${one('invalid')}`,
    `preview.html?tab=${id}`,
    'welcome.html',
    'options.html',
  ];
  await choose(session.home, { own: [CAMILLE.email] });
});
afterAll(() => session?.close());

const LOOKS: [name: string, width: number, css: string][] = [
  ['320 pixels wide', 320, ''],
  ['letters of twice the size', 640, ':root { font-size: 200% !important; }'],
  [
    'wide spacing',
    320,
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }',
  ],
];

test.each(LOOKS)('%s', async (_name, width, css) => {
  for (const path of pages) {
    const page = await session.browser.open(path);
    await until(page, 'a heading', () => document.querySelector('h1') !== null, undefined);
    if (/popup|details|preview/.test(path)) await finished(page);
    await page.size(width, 640);
    const beyond = await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets.push(sheet);
      for (const one of document.querySelectorAll('details')) one.open = true;
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return [];
      return [...document.querySelectorAll('body *')]
        .filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
        .map((one) => one.outerHTML.slice(0, 200))
        .slice(0, 5);
    }, css);
    expect(beyond, path).toEqual([]);
    await page.close();
  }
});
