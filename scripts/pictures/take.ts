/** Takes the pictures: each scene in each language, light and dark, narrow and wide; then forced colours and large letters. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { choose, finished, startSession } from '../../tests/e2e/harness/session.ts';
import type { Tab } from '../../tests/e2e/harness/tab.ts';
import { sites } from './page.ts';
import { repeats } from './repeats.ts';
import { PAGES, type PageName, type Scene, WIDTHS } from './scene.ts';
import { scenes } from './scenes.ts';
import { type Shot, writeSheets } from './sheet.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FOLDER = join(ROOT, 'screenshots', 'all');
const HEIGHT = 640;
/** Tabs of which pictures are taken at the same time. */
const AT_ONCE = 4;
/** How often a picture is tried that does not come out right. */
const TURNS = 6;

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
  for (const page of PAGES.filter(wanted)) await rm(join(FOLDER, page), { recursive: true, force: true });
  for (const batch of batches(await scenes(session, wanted))) {
    for (const { page, prepare } of batch) {
      await mkdir(join(FOLDER, page), { recursive: true });
      await prepare?.();
    }
    for (const language of ['en', 'fr'] as const) {
      await choose(session.home, { language });
      const tabs = await Promise.all(batch.map(async (scene) => ({ scene, tab: await open(scene) })));
      await Promise.all(tabs.map(({ scene, tab }) => looks(tab, scene, language).then(() => tab.close())));
      for (const { after } of batch) await after?.();
    }
    for (const { page, name } of batch) console.log(`${page}: ${name}`);
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

/** Some at a time, in their order; one that changes what others show is by itself. */
function batches(all: readonly Scene[]): Scene[][] {
  const out: Scene[][] = [];
  for (const scene of all) {
    const isAlone = scene.prepare !== undefined || scene.alone === true;
    const last = out.at(-1);
    const fits = last && last.length < AT_ONCE && !last.some(({ prepare, alone }) => prepare || alone);
    if (fits && !isAlone) last.push(scene);
    else out.push([scene]);
  }
  return out;
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
    for (let turn = 0; turn < TURNS; turn += 1) {
      await tab.screenshot(join(FOLDER, file), whole);
      if (!repeats(await readFile(join(FOLDER, file)))) break;
      if (turn === TURNS - 1) throw new Error(`${file} shows its beginning more than once`);
    }
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
