/** The panel at the side: the list of the tab in front, which asks nobody before its button or its switch says so. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { credentials, finished, type Session, startSession } from './harness/session.ts';
import { type Tab, until, untilTrue } from './harness/tab.ts';

const PERSONAL = 'https://camille-moreau.example/';
const PROFILE = 'https://www.linkedin.com/in/camille-moreau/';
const ELSEWHERE = 'https://lent.example/';

let session: Session;
let panel: Tab;
const ids: Record<string, number> = {};
beforeAll(async () => {
  session = await startSession();
  // In a tab of its own it behaves as at the side: it follows the tab in front of its window.
  panel = await session.browser.open('sidepanel.html');
  for (const url of [PERSONAL, PROFILE, ELSEWHERE]) {
    const { tab, id } = await session.visit(url);
    ids[url] = id;
    // What pages load by themselves, a second later, is not what is asked here.
    await until(tab, 'the page is complete', isComplete, undefined);
  }
  for (const url of [PERSONAL, PROFILE]) {
    await untilTrue(`the number of ${url}`, () => session.toolbarCount(ids[url] ?? -1));
  }
});
afterAll(() => session?.close());

const isComplete = () =>
  document.readyState === 'complete' &&
  (document.documentElement.dataset['complete'] === 'true' || !document.querySelector('[data-late]'));

/** Brings a page to the front, as a person does who goes from tab to tab. */
const toFront = (url: string) =>
  session.home.evaluate((id) => chrome.tabs.update(id, { active: true }).then(() => undefined), ids[url] ?? -1);

const shown = () => credentials(panel);
const press = (words: string) =>
  until(
    panel,
    `a button “${words}”`,
    (label) => {
      const found = [...document.querySelectorAll('button')].find((one) => one.innerText.trim().startsWith(label));
      found?.click();
      return found !== undefined;
    },
    words,
  );

test('it lists the tab in front, without a verdict and without asking anybody', async () => {
  session.world.requests.length = 0;
  await toFront(PERSONAL);
  await untilTrue('the list of the personal page', async () => (await shown()).length > 3);
  expect((await shown()).map(({ verdict }) => verdict).filter(Boolean)).toEqual([]);
  await toFront(ELSEWHERE);
  await untilTrue('an empty list', async () => (await shown()).length === 0);
  await toFront(PROFILE);
  await untilTrue('the list of the profile', async () => (await shown()).length > 10);
  expect(session.world.requests).toEqual([]);
});

test('its button verifies this page, and not the next one', async () => {
  await toFront(PERSONAL);
  await untilTrue('the list of the personal page', async () => {
    const { length } = await shown();
    return length > 3 && length < 15;
  });
  await press('Verify');
  await until(panel, 'a verdict', () => document.querySelector('[data-verdict]') !== null, undefined);
  await finished(panel, 60_000);
  expect((await shown()).filter(({ verdict }) => verdict === 'valid').length).toBeGreaterThan(1);
  session.world.requests.length = 0;
  await toFront(ELSEWHERE);
  await untilTrue('an empty list', async () => (await shown()).length === 0);
  expect(session.world.requests).toEqual([]);
});

test('the switch verifies whatever page comes to the front, until it is off', { timeout: 90_000 }, async () => {
  const flip = () =>
    panel.evaluate(() => document.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click(), undefined);
  await toFront(ELSEWHERE);
  await flip();
  await toFront(PROFILE);
  await untilTrue('verdicts', async () => (await shown()).some(({ verdict }) => verdict === 'valid'), 30_000);
  await finished(panel, 60_000);
  await flip();
  await finished(panel);
  const later = 'https://lent.example/500?of=panel-badge.json';
  const { tab, id } = await session.visit(ELSEWHERE);
  ids['later'] = id;
  await tab.evaluate((url) => document.body.insertAdjacentHTML('beforeend', `<a href="${url}">a badge</a>`), later);
  await untilTrue('it listed', async () => (await shown()).length === 1);
  expect(session.world.requests.filter(({ path }) => path.includes('panel-badge'))).toEqual([]);
});
