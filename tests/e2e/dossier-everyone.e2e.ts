/** The dossier for every eye and every window: axe, narrow windows, large letters, the system's own colours. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectations, CAMILLE as TEACHER } from '../world/index.ts';
import { NAME } from './harness/build.ts';
import { added, barriers, go, paste, tooWide, type } from './harness/dossier.ts';
import { choose, finished, type Session, startSession } from './harness/session.ts';
import { type Tab, until } from './harness/tab.ts';

let session: Session;
let page: Tab;

beforeAll(async () => {
  session = await startSession({ settings: { language: 'en' } });
  page = await session.browser.open('dossier.html');
  await finished(page);
});
afterAll(() => session?.close());

/** One of every result; two of them of two persons. */
const few = [...new Map(expectations.map((one) => [one.verdict, one])).values()];

describe('for everyone', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    await type(page, '#who', TEACHER.name);
    await paste(
      page,
      few.map(({ url }) => url),
    );
    await added(page);
    await type(page, '#who', '');
    await paste(
      page,
      few.slice(0, 2).map(({ url }) => url),
    );
    await until(page, 'two groups', () => document.querySelectorAll('.group').length === 2, undefined);
    await finished(page, 60_000);
    await until(page, 'pictures', () => document.querySelectorAll('article img').length > 2, undefined);
    await page.front();
  });

  test.each([
    ['en', 'light'],
    ['fr', 'dark'],
  ] as const)('no barrier that axe can find (%s, %s)', async (language, scheme) => {
    await choose(session.home, { language });
    await page.dress(scheme);
    await until(page, 'the language', (wanted) => document.documentElement.lang === wanted, language);
    const entry = await until(
      page,
      'a badge',
      () => document.querySelector<HTMLAnchorElement>('a.cover')?.hash,
      undefined,
    );
    for (const hash of ['#/', entry, '#/report/']) {
      await go(page, hash);
      await finished(page);
      expect(await barriers(page), hash).toEqual([]);
    }
    await go(page, '#/');
    await choose(session.home, { language: 'en' });
  });

  test.each([
    ['narrow windows', 320, ''],
    ['letters of twice the size', 640, ':root { font-size: 200% !important; }'],
  ])('%s scroll in one direction only', async (_name, width, css) => {
    await page.size(width, 640);
    await page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
    }, css);
    const entry = await until(
      page,
      'a badge',
      () => document.querySelector<HTMLAnchorElement>('a.cover')?.hash,
      undefined,
    );
    for (const hash of ['#/', entry, '#/report/']) {
      await go(page, hash);
      await finished(page);
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true;
      }, undefined);
      expect(await tooWide(page), hash).toBeLessThanOrEqual(0);
    }
    await page.evaluate(() => {
      document.adoptedStyleSheets = [];
    }, undefined);
    await page.size(1100, 800);
    await go(page, '#/');
  });

  test.runIf(NAME === 'chromium')('in the system’s own few colours, lines set apart what grounds did', async () => {
    await page.dress('dark', true);
    const entry = await until(
      page,
      'a badge',
      () => document.querySelector<HTMLAnchorElement>('a.cover')?.hash,
      undefined,
    );
    for (const hash of ['#/', entry, '#/report/']) {
      await go(page, hash);
      await finished(page);
      const bare = await page.evaluate(
        () =>
          [
            ...document.querySelectorAll(
              'button:not(.quiet), a.button, input[type="text"], select, textarea, .section, .verdict',
            ),
          ]
            .filter((one) => {
              const { borderTopStyle, borderTopWidth } = getComputedStyle(one);
              return borderTopStyle === 'none' || borderTopWidth === '0px';
            })
            .map((one) => one.outerHTML.slice(0, 120)),
        undefined,
      );
      expect(bare, hash).toEqual([]);
    }
    await page.dress('light');
    await go(page, '#/');
  });
});
