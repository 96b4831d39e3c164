/** A browser with the built extension on the fictional web, and what a test asks of it. */
import { findOrInstall } from '../../../scripts/browsers.mjs';
import { startWorld, type World } from '../../world/index.ts';
import type { Site } from '../../world/site.ts';
import { NAME, OUTPUT } from './build.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import { type Browser, type Tab, until, untilTrue, within } from './tab.ts';

export interface Options {
  /** `false`: the same browser without the extension. */
  extension?: boolean;
  headless?: boolean;
  /** Hosts that the person has declared part of their own network. The world lies on 127.0.0.1. */
  allowedHosts?: string[];
  settings?: Record<string, unknown>;
  /** Served beside the world's own. */
  sites?: Site[];
  /** What the browser says the person reads; English without it. */
  language?: string;
  /** Chromium: a folder for the profile, for a browser that is closed and started again. */
  profile?: string;
}

/** One credential as a page of the extension shows it. */
export interface Shown {
  credential: string;
  /** Absent while pending. */
  verdict: string | undefined;
  identity: string | undefined;
  headline: string;
  name: string;
  issuer: string;
  text: string;
}

export interface Session {
  world: World;
  browser: Browser;
  home: Tab;
  /** Loads a web page in a new tab; `id` is the browser's number for it. */
  visit(url: string): Promise<{ tab: Tab; id: number }>;
  /** Opens the popup for a tab and waits until it has finished; `limit` in milliseconds. */
  openPopup(id: number, limit?: number): Promise<Tab>;
  /** The details page of a credential that a popup has verified. */
  openDetails(credential: string): Promise<Tab>;
  toolbarCount(id: number): Promise<string>;
  close(): Promise<void>;
}

export async function startSession(options: Options = {}): Promise<Session> {
  const { allowedHosts = ['127.0.0.1'], settings = {}, sites = [] } = options;
  const world = await startWorld({ sites });
  const browser = await launch(world, options).catch(async (error: unknown) => {
    await world.stop();
    throw error;
  });
  const { home } = browser;
  if (home) {
    await warmUp(browser, home);
    await choose(home, { allowedHosts, ...settings });
    world.requests.length = 0;
  }
  const needed = () => {
    if (!home) throw new Error('This session has no extension.');
    return home;
  };
  return {
    world,
    browser,
    get home() {
      return needed();
    },
    async visit(url) {
      const tab = await browser.visit(url);
      return { tab, id: home ? await tabId(home, url) : -1 };
    },
    async openPopup(id, limit) {
      const popup = await browser.open(`popup.html?tab=${id}`);
      await finished(popup, limit);
      return popup;
    },
    async openDetails(credential) {
      const details = await browser.open(`details.html?credential=${encodeURIComponent(credential)}`);
      await finished(details);
      return details;
    },
    toolbarCount: (id) => needed().evaluate((tabId) => chrome.action.getBadgeText({ tabId }), id),
    async close() {
      await browser.close();
      // A server waits for connections that a browser left half open.
      await within(2_000, world.stop());
    },
  };
}

async function launch(
  world: World,
  { extension: withExtension = true, headless = true, language = 'en', profile }: Options,
): Promise<Browser> {
  const extension = withExtension ? { extension: OUTPUT } : {};
  const executable = process.env[`ALOI_${NAME.toUpperCase()}`] ?? (await findOrInstall(NAME));
  if (NAME === 'chromium') {
    return launchChromium({
      executable,
      ...extension,
      headless,
      profile,
      args: [...world.chromiumArgs(), `--lang=${language}`, `--accept-lang=${language}`],
    });
  }
  return launchFirefox({
    executable,
    ...extension,
    preferences: {
      ...world.firefoxPrefs(),
      'intl.accept_languages': language,
    },
  });
}

/** A page that opens while the browser is still loading the extension is not looked at; waits until pages are. */
async function warmUp(browser: Browser, home: Tab): Promise<void> {
  const url = 'https://lent.example/';
  for (let attempt = 0; ; attempt += 1) {
    const tab = await browser.visit(url);
    await add(tab, `<a href="${url}500?of=badge.json">badge</a>`);
    const id = await tabId(home, url);
    const seen = untilTrue(
      'the page looked at',
      () => home.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), id),
      5_000,
    );
    const worked = await seen.then(
      () => true,
      (error: unknown) => {
        if (attempt >= 5) throw error;
        return false;
      },
    );
    await tab.close();
    if (worked) return;
  }
}

/** Writes settings as the options page does. */
export async function choose(home: Tab, settings: Record<string, unknown>): Promise<void> {
  await home.evaluate(async (change) => {
    const { settings: before } = await chrome.storage.local.get('settings');
    await chrome.storage.local.set({ settings: { ...(before as object | undefined), ...change } });
    await chrome.runtime.sendMessage({ type: 'settings' });
  }, settings);
}

/** The number of the newest tab that shows an address. */
async function tabId(home: Tab, url: string): Promise<number> {
  return untilTrue(`a tab with ${url}`, async () => {
    const tabs = await home.evaluate(() => chrome.tabs.query({}), undefined);
    return tabs.filter((tab) => tab.url === url).at(-1)?.id;
  });
}

/** Waits until a page of the extension says that it works no more. */
export async function finished(page: Tab, limit = 30_000): Promise<void> {
  await until(
    page,
    'the page has finished working',
    () => document.querySelector('main')?.hasAttribute('aria-busy') === false,
    undefined,
    limit,
  );
}

/** The credentials a page shows, those inside others too, in its order. */
export function credentials(page: Tab): Promise<Shown[]> {
  return page.evaluate(() => {
    const words = (element: Element, selector: string) =>
      element.querySelector<HTMLElement>(selector)?.innerText.trim() ?? '';
    return [...document.querySelectorAll<HTMLElement>('[data-credential]')].map((element) => ({
      credential: element.dataset.credential ?? '',
      verdict: element.dataset.verdict,
      identity: element.dataset.identity,
      headline: words(element, '.verdict'),
      name: words(element, '.card-name'),
      issuer: words(element, '.card-text p bdi'),
      text: element.innerText,
    }));
  }, undefined);
}

/** Puts a piece of HTML at the end of a web page, as a living page does. */
export async function add(tab: Tab, html: string): Promise<void> {
  await tab.evaluate((text) => document.body.insertAdjacentHTML('beforeend', text), html);
}
