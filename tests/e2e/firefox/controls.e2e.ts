/** What Firefox lets a person decide about extensions: access to sites, and whether anything may leave the machine while browsing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { credentials, finished, type Session, startSession } from '../harness/session.ts';
import { type Tab, until, untilTrue } from '../harness/tab.ts';

const PERSONAL = 'https://camille-moreau.example/';

let session: Session;
beforeAll(async () => {
  session = await startSession();
});
afterAll(() => session?.close());

/** Runs in the browser's own window. */
const inFirefox = (action: string) => {
  if (!session.browser.inBrowser) throw new Error('only in Firefox');
  return session.browser.inBrowser(action);
};
/** As on Firefox's page of the extension. */
const change = (what: 'add' | 'remove', origins: string[]) =>
  inFirefox(`
    const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
    const change = { permissions: [], origins: ${JSON.stringify(origins)}, data_collection: [] };
    ExtensionPermissions.${what}(extension.id, change, extension).then(() => true);
  `);
/** What Firefox asks over the tab in front; pressed as soon as it listens. */
const answer = (yes: boolean) =>
  untilTrue('Firefox asking', async () => {
    const words = await inFirefox(`
      const one = PopupNotifications.panel.firstElementChild;
      const button = one?.[${yes ? "'button'" : "'secondaryButton'"}];
      const isReady = PopupNotifications.panel.state === 'open' && button && !button.disabled;
      if (isReady) button.click();
      isReady ? one.textContent + one.getAttribute('label') : '';
    `);
    return String(words);
  });

const wordsOf = (tab: Tab) => tab.evaluate(() => document.querySelector('main')?.innerText ?? '', undefined);
const isThere = (tab: Tab, words: RegExp) =>
  until(tab, String(words), (wanted) => new RegExp(wanted).test(document.body.innerText), words.source);

describe('access to sites, withheld', () => {
  test('nowhere allowed: the page is not read, no number stands on the button, and Aloi says why', async () => {
    await change('remove', ['http://*/*', 'https://*/*']);
    const { tab, id } = await visit(PERSONAL);
    session.world.requests.length = 0;
    const popup = await session.openPopup(id);
    expect(await credentials(popup)).toEqual([]);
    expect(await wordsOf(popup)).toContain('Your browser keeps Aloi away from this page');
    expect(await session.toolbarCount(id)).toBe('');
    expect(session.world.requests).toEqual([]);
    await popup.close();
    await tab.close();
  });

  test('one site allowed: it is read; what issuers elsewhere let nobody read is undecided, and one button asks Firefox for exactly them', async () => {
    await change('add', [`${PERSONAL}*`]);
    const { tab, id } = await session.visit(PERSONAL);
    await untilTrue('the number on the toolbar button', () => session.toolbarCount(id));
    const popup = await session.openPopup(id, 60_000);
    const shown = await credentials(popup);
    expect(shown.length).toBeGreaterThan(3);
    // Nobody is called a forger because the browser kept Aloi from asking.
    const undecided = (all: typeof shown) => all.filter(({ verdict }) => verdict === 'unverified').length;
    const before = undecided(shown);
    expect(before).toBeGreaterThan(0);

    await isThere(popup, /keeps Aloi from asking/);
    await pressButton(popup, 'Allow');
    const words = await answer(true);
    expect(words).toContain('univ-rivage.example');
    expect(words).not.toContain('all websites');
    await until(
      popup,
      'nothing left to allow',
      () => !/keeps Aloi from asking/.test(document.body.innerText),
      undefined,
    );
    await finished(popup, 60_000);
    expect(undecided(await credentials(popup))).toBeLessThan(before);
    await popup.close();
    await tab.close();
  });

  test('everywhere again', async () => {
    await change('add', ['http://*/*', 'https://*/*']);
    const { tab, id } = await session.visit(PERSONAL);
    const popup = await session.openPopup(id, 60_000);
    expect((await credentials(popup)).filter(({ verdict }) => verdict === 'valid').length).toBeGreaterThan(1);
    await popup.close();
    await tab.close();
  });
});

describe('“verify as I browse” needs Firefox’s consent', () => {
  const mode = () =>
    session.home.evaluate(async () => {
      const { settings } = await chrome.storage.local.get('settings');
      return (settings as { when?: string } | undefined)?.when ?? 'open';
    }, undefined);
  let welcome: Tab;
  beforeAll(async () => {
    welcome = await session.browser.open('welcome.html');
  });
  const choose = async () => {
    await welcome.front();
    await until(
      welcome,
      'the choice',
      () => {
        const one = document.querySelector<HTMLInputElement>('input[value="browse"]');
        one?.focus();
        return document.activeElement === one;
      },
      undefined,
    );
    await welcome.press('Space');
  };

  test('refused: nothing changes, and the page says so', async () => {
    await choose();
    expect(await answer(false)).toMatch(/browsing activity/i);
    await isThere(welcome, /did not give its permission/);
    expect(await mode()).toBe('open');
    expect(
      await welcome.evaluate(() => document.querySelector<HTMLInputElement>('input[value="open"]')?.checked, undefined),
    ).toBe(true);
  });

  test('given: it holds', async () => {
    await choose();
    await answer(true);
    await isThere(welcome, /Saved\./);
    expect(await mode()).toBe('browse');
  });
});

/** As by keyboard: only what a person does may ask Firefox for something. */
async function pressButton(tab: Tab, words: string): Promise<void> {
  await tab.front();
  await until(
    tab,
    `a button “${words}…”`,
    (wanted) => {
      const found = [...document.querySelectorAll('button')].find((one) => one.innerText.startsWith(wanted));
      found?.focus();
      return found !== undefined && document.activeElement === found;
    },
    words,
  );
  await tab.press('Enter');
}

/** Without access, not even an extension is told which page is in a tab. */
async function visit(url: string): Promise<{ tab: Tab; id: number }> {
  const tab = await session.browser.visit(url);
  await until(tab, 'the page is complete', () => document.readyState === 'complete', undefined);
  const id = await session.home.evaluate(
    async () => Math.max(...(await chrome.tabs.query({})).map((one) => one.id ?? -1)),
    undefined,
  );
  return { tab, id };
}
