/** How things come into the dossier (dropped, a whole folder, from a page's list), and the work on them: paused, interrupted, taken up again. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CAMILLE, expectations } from '../world/index.ts';
import { badgrPage } from '../world/sites/badgr.ts';
import { NAME } from './harness/build.ts';
import {
  added,
  eraseAll,
  type GivenFile,
  given,
  MOODY,
  moody,
  paste,
  personalFiles,
  press,
  stated,
} from './harness/dossier.ts';
import { add, credentials, finished, type Session, startSession } from './harness/session.ts';
import { type Tab, until, untilTrue } from './harness/tab.ts';

/** As many as take a while. */
const many = expectations.slice(0, 24).map(({ url }) => url);

let session: Session;
let page: Tab;
let isUp = true;
let files: Awaited<ReturnType<typeof personalFiles>>;

beforeAll(async () => {
  files = await personalFiles();
  session = await startSession({ settings: { language: 'en' }, sites: [moody(() => isUp)] });
  page = await session.browser.open('dossier.html');
  await finished(page);
});
afterAll(() => session?.close());

test('dropped anywhere on the page: an archive, a picture, addresses', async () => {
  const archive = zipSync({ 'robotique.png': files.bytes('robotics') });
  const drop = (files: GivenFile[], list: string) =>
    page.evaluate(
      ({ files, list }) => {
        const transfer = new DataTransfer();
        for (const { name, base64 } of files) {
          transfer.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], name));
        }
        if (list) transfer.setData('text/uri-list', list);
        const event = (type: string) =>
          new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true });
        document.body.dispatchEvent(event('dragover'));
        return document.body.dispatchEvent(event('drop'));
      },
      { files, list },
    );
  // Taken by the page: the browser does not open what was dropped instead of it.
  expect(await drop([given('all.zip', archive), given('token.png', files.bytes('token'))], '')).toBe(false);
  await until(page, 'both', () => /2 things added/.test(document.querySelector('main')?.innerText ?? ''), undefined);
  expect(await drop([], `# a list\r\n${MOODY}/badge.json`)).toBe(false);
  await until(page, 'the list', () => /1 thing added/.test(document.querySelector('main')?.innerText ?? ''), undefined);
  await finished(page);
  expect((await credentials(page)).map(({ verdict }) => verdict)).toEqual(['valid', 'valid', 'valid']);
});

describe('a folder, with folders in it', () => {
  let folder: string;
  beforeAll(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'aloi-folder-')), 'Candidats');
    await mkdir(join(folder, 'Louise Petit', '2026'), { recursive: true });
    await mkdir(join(folder, 'Karim Haddad'));
    await writeFile(join(folder, 'Louise Petit', '2026', 'passeuse.png'), files.bytes('compressed'));
    await writeFile(join(folder, 'Louise Petit', 'robotique.png'), files.bytes('robotics'));
    await writeFile(join(folder, 'Karim Haddad', 'token.png'), files.bytes('token'));
    await writeFile(join(folder, '.DS_Store'), new Uint8Array([0, 0, 0, 1]));
  });
  afterAll(() => rm(join(folder, '..'), { recursive: true }));

  const filed = () =>
    page.evaluate(
      () =>
        [...document.querySelectorAll<HTMLElement>('.group')].map((group) => [
          group.querySelector<HTMLElement>('h2')?.innerText.trim() ?? '',
          ...[...group.querySelectorAll<HTMLElement>('[data-credential]')].map(({ dataset }) => dataset['verdict']),
        ]),
      undefined,
    );
  const PERSONS = [
    ['Karim Haddad', 'valid'],
    ['Louise Petit', 'valid', 'valid'],
  ];
  const perFolder = (wanted: boolean) =>
    page.evaluate((on) => {
      const box = document.querySelector<HTMLInputElement>('input[name="perFolder"]');
      if (box && box.checked !== on) box.click();
    }, wanted);

  test('chosen in the dialog: each folder is a person', async () => {
    await eraseAll(page);
    await perFolder(true);
    await page.chooseFolder('input[name="folder"]', folder);
    await until(
      page,
      'all of it',
      () => /3 things added/.test(document.querySelector('main')?.innerText ?? ''),
      undefined,
    );
    await finished(page);
    expect(await filed()).toEqual(PERSONS);
  });

  test.runIf(NAME === 'chromium')('dropped: the same', async () => {
    await eraseAll(page);
    await perFolder(true);
    await page.drop([folder]);
    await until(
      page,
      'all of it',
      () => /3 things added/.test(document.querySelector('main')?.innerText ?? ''),
      undefined,
    );
    await finished(page);
    expect(await filed()).toEqual(PERSONS);
    await perFolder(false);
  });
});

test('from the popup', async () => {
  await eraseAll(page);
  const { id } = await session.visit(CAMILLE.site);
  const popup = await session.openPopup(id);
  const shown = await credentials(popup);
  await press(popup, 'Add to the dossier');
  await until(popup, 'the dossier’s link', () => /In the dossier/.test(document.body.innerText), undefined);
  await until(page, 'them in the dossier', () => document.querySelectorAll('[data-credential]').length > 0, undefined);
  await finished(page, 60_000);
  const there = await credentials(page);
  expect(new Set(there.map(({ credential }) => credential))).toEqual(
    new Set(shown.map(({ credential }) => credential)),
  );
  expect(await page.evaluate(() => document.querySelector<HTMLInputElement>('.file-as input')?.value, undefined)).toBe(
    CAMILLE.name,
  );
  await press(page, 'File under this name');
  await until(page, 'them filed', () => document.querySelector('[data-person]') !== null, undefined);
});

test('from a list that still grows: what was put in stays said, the new one is offered', async () => {
  await eraseAll(page);
  const { tab, id } = await session.visit(`${MOODY}/`);
  await add(tab, `<a href="${MOODY}/badge.json">my badge</a>`);
  await untilTrue('it found', async () => (await session.toolbarCount(id)) === '1');
  const popup = await session.openPopup(id);
  const footer = () => popup.evaluate(() => document.querySelector<HTMLElement>('footer')?.innerText ?? '', undefined);
  await press(popup, 'Add to the dossier');
  await until(popup, 'it said', () => /In the dossier/.test(document.body.innerText), undefined);
  expect(await footer()).not.toMatch(/Add /);
  // Said at every moment from here on.
  await popup.evaluate(() => {
    const said = { always: true };
    Object.assign(globalThis, { said });
    new MutationObserver(() => {
      if (!document.body.innerText.includes('In the dossier')) said.always = false;
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  }, undefined);
  // The page lies behind its popup and is seen; here they are two tabs, and Firefox lets one that is hidden wait.
  await tab.front();
  await add(tab, `<a href="${badgrPage('scratch')}">another badge</a>`);
  await untilTrue('it found', async () => (await session.toolbarCount(id)) === '2');
  await popup.front();
  await until(popup, 'the new one', () => /Add 1 more to the dossier/.test(document.body.innerText), undefined, 30_000);
  expect(
    await popup.evaluate(() => (globalThis as unknown as { said: { always: boolean } }).said.always, undefined),
  ).toBe(true);
  await press(popup, 'Add 1 more to the dossier');
  await until(popup, 'both said', () => !/Add 1 more/.test(document.body.innerText), undefined);
  await until(page, 'both in it', () => document.querySelectorAll('[data-credential]').length === 2, undefined);
  await finished(page);
  expect((await credentials(page)).map(({ verdict }) => verdict)).toEqual(['valid', 'valid']);
});

test('the queue: paused, it waits; the background ended, it goes on', { timeout: 150_000 }, async () => {
  await eraseAll(page);
  session.world.latency = 300;
  await paste(page, many);
  await press(page, 'Pause');
  await finished(page);
  expect(await stated(page)).toMatch(/Paused: \d+ not checked yet/);
  await session.browser.stopBackground();
  session.world.latency = 0;
  await press(page, 'Go on');
  await finished(page, 120_000);
  const shown = await credentials(page);
  expect(shown.filter(({ verdict }) => verdict === 'valid').length).toBeGreaterThan(5);
  expect(shown.filter(({ verdict }) => verdict === undefined)).toEqual([]);
});

test('a server that did not answer is asked again when the person wishes', async () => {
  await eraseAll(page);
  isUp = false;
  await paste(page, [`${MOODY}/badge.json`]);
  await added(page);
  await finished(page);
  expect((await credentials(page)).map(({ verdict }) => verdict)).toEqual(['unverified']);
  isUp = true;
  await press(page, 'Check again the one that could not be checked');
  await until(page, 'it decided', () => document.querySelector('[data-verdict="valid"]') !== null, undefined);
  await finished(page);
  expect(await stated(page)).not.toContain('could not be checked');
});

test('its page closed and the background ended, what was left goes on when the dossier is opened again', {
  timeout: 150_000,
}, async () => {
  await eraseAll(page);
  session.world.latency = 400;
  await paste(page, many);
  await added(page);
  await page.close();
  await session.browser.stopBackground();
  session.world.latency = 0;
  page = await session.browser.open('dossier.html');
  await finished(page, 120_000);
  const shown = await credentials(page);
  expect(shown.length).toBeGreaterThan(20);
  expect(shown.filter(({ verdict }) => verdict === undefined)).toEqual([]);
  expect(shown.filter(({ verdict }) => verdict === 'valid').length).toBeGreaterThan(5);
});
