/** What the browser lets a person decide about extensions: site access, and private windows. Chromium lets a test set both. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { credentials, finished, type Session, startSession } from '../harness/session.ts';
import { type Tab, until, untilTrue } from '../harness/tab.ts';

const PERSONAL = 'https://camille-moreau.example/';

let session: Session;
/** The browser's page of extensions: from it a test changes what a person changes there. */
let settings: Tab;
let own: string;
beforeAll(async () => {
  session = await startSession();
  own = await session.home.evaluate(() => chrome.runtime.id, undefined);
  settings = await session.browser.visit('chrome://extensions');
});
afterAll(() => session?.close());

interface Developer {
  updateProfileConfiguration(change: Record<string, unknown>): Promise<void>;
  updateExtensionConfiguration(change: Record<string, unknown>): Promise<void>;
  addHostPermission(extension: string, origin: string): Promise<void>;
}

const configure = (change: Record<string, unknown>) =>
  settings.evaluate(
    (update) =>
      (chrome as unknown as { developerPrivate: Developer }).developerPrivate.updateExtensionConfiguration(update),
    { extensionId: own, ...change },
  );
const allowSite = (origin: string) =>
  settings.evaluate(
    ([id, pattern]) =>
      (chrome as unknown as { developerPrivate: Developer }).developerPrivate.addHostPermission(id, pattern),
    [own, origin] as const,
  );

const wordsOf = (tab: Tab) => tab.evaluate(() => document.querySelector('main')?.innerText ?? '', undefined);

describe('access to sites, withheld', () => {
  test('“on click”: the page is not read, no number stands on the button, and Aloi says why', async () => {
    await configure({ hostAccess: 'ON_CLICK' });
    const tab = await session.browser.visit(PERSONAL);
    const id = await session.home.evaluate(async () => {
      const tabs = await chrome.tabs.query({});
      return tabs.at(-1)?.id ?? -1;
    }, undefined);
    await until(tab, 'the page is complete', () => document.readyState === 'complete', undefined);
    session.world.requests.length = 0;
    const popup = await session.openPopup(id);
    expect(await credentials(popup)).toEqual([]);
    expect(await wordsOf(popup)).toContain('Your browser keeps Aloi away from this page');
    expect(await session.toolbarCount(id)).toBe('');
    expect(session.world.requests).toEqual([]);
    await popup.close();
    await tab.close();
  });

  test('“on specific sites”: the page is read; issuers elsewhere are not asked, and one button asks for exactly them', async () => {
    await configure({ hostAccess: 'ON_SPECIFIC_SITES' });
    await allowSite(`${PERSONAL}*`);
    const { tab, id } = await session.visit(PERSONAL);
    await untilTrue('the number on the toolbar button', () => session.toolbarCount(id));
    const popup = await session.openPopup(id, 60_000);
    const shown = await credentials(popup);
    expect(shown.length).toBeGreaterThan(3);
    // Nobody is called a forger because the browser kept Aloi from asking.
    const elsewhere = shown.filter(({ verdict }) => verdict === 'unverified');
    expect(elsewhere.length).toBeGreaterThan(0);
    await until(
      popup,
      'a button that asks for the sites',
      () => [...document.querySelectorAll('button')].some((one) => /allow/i.test(one.innerText)),
      undefined,
    );
    await popup.close();
    await tab.close();
  });

  test('on all sites again, what was undecided is decided', async () => {
    await configure({ hostAccess: 'ON_ALL_SITES' });
    const { tab, id } = await session.visit(PERSONAL);
    const popup = await session.openPopup(id, 60_000);
    expect((await credentials(popup)).filter(({ verdict }) => verdict === 'valid').length).toBeGreaterThan(1);
    await popup.close();
    await tab.close();
  });
});

describe('a private window', () => {
  let home: Tab;
  let tabId: number;

  test('is listed and verified in its own popup', async () => {
    // The browser starts the extension anew, and one that was loaded from a folder only for developers.
    await settings.evaluate(
      () =>
        (chrome as unknown as { developerPrivate: Developer }).developerPrivate.updateProfileConfiguration({
          inDeveloperMode: true,
        }),
      undefined,
    );
    await configure({ incognitoAccess: true });
    home = await untilTrue('Aloi started anew', () => session.browser.open('welcome.html').catch(() => undefined));
    tabId = await home.evaluate(async (url) => {
      const window = await chrome.windows.create({ incognito: true, url });
      return window?.tabs?.[0]?.id ?? -1;
    }, PERSONAL);
    expect(tabId).toBeGreaterThan(0);
    await untilTrue('the number on the toolbar button', () =>
      home.evaluate((id) => chrome.action.getBadgeText({ tabId: id }), tabId),
    );
    const popup = await session.browser.open(`popup.html?tab=${tabId}`);
    await finished(popup, 60_000);
    expect((await credentials(popup)).filter(({ verdict }) => verdict === 'valid').length).toBeGreaterThan(1);
    await popup.close();
  });

  test('leaves nothing on the disk, and nothing that an ordinary page of Aloi shows', async () => {
    const kept = await home.evaluate(async () => {
      const names = (await indexedDB.databases()).map(({ name }) => name);
      const local = JSON.stringify(await chrome.storage.local.get(null));
      return { names, local };
    }, undefined);
    expect(kept.local).not.toContain('camille-moreau');
    expect(kept.names).toEqual([]);
    const preview = await session.browser.open('preview.html');
    await finished(preview, 60_000);
    expect(await credentials(preview)).toEqual([]);
  });

  test('closed, it is forgotten at once', async () => {
    await home.evaluate((id) => chrome.tabs.remove(id), tabId);
    await untilTrue('nothing of it left', () =>
      home.evaluate(async () => {
        const stored = JSON.stringify(await chrome.storage.session.get(null));
        return !stored.includes('camille-moreau');
      }, undefined),
    );
  });
});
