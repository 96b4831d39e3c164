/** Takes the pictures: each scene in each language, light and dark, narrow and wide; then forced colours and large letters. */
import { mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { choose, finished, startSession } from '../../tests/e2e/harness/session.ts';
import type { Tab } from '../../tests/e2e/harness/tab.ts';
import { sites } from './page.ts';
import { PAGES, type PageName, type Scene, WIDTHS } from './scene.ts';
import { scenes } from './scenes.ts';
import { type Shot, writeSheets } from './sheet.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FOLDER = join(ROOT, 'screenshots', 'all');
const HEIGHT = 640;

const asked = process.argv.slice(2);
const unknown = asked.find((one) => !(PAGES as readonly string[]).includes(one));
if (unknown) {
  console.error(`Unknown page ${unknown}: ${PAGES.join(', ')}.`);
  process.exit(2);
}
const wanted = (page: PageName) => asked.length === 0 || asked.includes(page);

const began = Date.now();
const session = await startSession({ settings: { language: 'en' }, sites });
const shots: Shot[] = [];
try {
  await rm(FOLDER, { recursive: true, force: true });
  for (const scene of await scenes(session, wanted)) {
    await mkdir(join(FOLDER, scene.page), { recursive: true });
    await scene.prepare?.();
    for (const language of ['en', 'fr'] as const) {
      await choose(session.home, { language });
      const tab = await open(scene);
      await looks(tab, scene, language);
      await tab.close();
    }
    console.log(`${scene.page}: ${scene.name}`);
  }
  await choose(session.home, { language: 'en' });
  const pages = await writeSheets(FOLDER, shots);
  for (const page of pages) {
    const tab = await session.browser.visit(pathToFileURL(join(FOLDER, `${page}.html`)).href);
    await tab.size(page === 'popup' || page === 'sidepanel' ? 2_750 : 3_170, 1_000);
    await tab.screenshot(join(FOLDER, `${page}.png`), true);
    await tab.close();
  }
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(
    `\n${shots.length} pictures in ${seconds} s. To look at: ${relative(process.cwd(), join(FOLDER, 'index.html'))}`,
  );
} finally {
  await session.close();
}

async function open({ path, before, act }: Scene): Promise<Tab> {
  const tab = await session.browser.open(typeof path === 'string' ? path : await path(), before);
  if (act) await act(tab);
  else await finished(tab);
  return tab;
}

async function looks(tab: Tab, scene: Scene, language: string): Promise<void> {
  const take = async (look: string, whole = true) => {
    const file = `${scene.page}/${scene.name}.${language}.${look}.png`.replaceAll(' ', '-');
    await tab.screenshot(join(FOLDER, file), whole);
    shots.push({ page: scene.page, scene: scene.name, look: `${language} ${look}`, file });
  };
  const [narrow, usual] = WIDTHS[scene.page];
  const dressed: [number, 'light' | 'dark'][] = scene.few
    ? language === 'en'
      ? [[usual, 'light']]
      : [[narrow, 'dark']]
    : [
        [usual, 'light'],
        [usual, 'dark'],
        [narrow, 'light'],
        [narrow, 'dark'],
      ];
  for (const [width, scheme] of dressed) {
    await tab.size(width, HEIGHT);
    await tab.dress(scheme);
    await take(`${scheme}.${width}`);
  }
  if (scene.few) return;
  await tab.size(usual, HEIGHT);
  if (language === 'en') {
    await tab.dress('light', true);
    await take('forced');
    return;
  }
  await tab.dress('light');
  // Letters of twice the size in a window as it is: harder than the browser's zoom.
  await tab.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  }, undefined);
  // Its beginning: the whole of it is very long.
  await tab.size(usual, 2 * HEIGHT);
  await take('large', false);
}
