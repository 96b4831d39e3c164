/** Firefox through puppeteer-core (WebDriver BiDi), with the built extension installed for the session. */
import puppeteer, { type KeyInput, type Page } from 'puppeteer-core';
import { type Browser, type Tab, untilTrue, within } from './tab.ts';

/** WebDriver BiDi itself, which puppeteer keeps to itself. */
interface Connection {
  send(
    method: string,
    parameters: object,
  ): Promise<{ result: { type?: string; contexts?: { context: string; url: string }[] } }>;
}

export interface FirefoxOptions {
  executable: string;
  extension?: string;
  preferences: Record<string, unknown>;
}

export async function launchFirefox({ executable, extension, preferences }: FirefoxOptions): Promise<Browser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: executable,
    headless: true,
    acceptInsecureCerts: true,
    extraPrefsFirefox: preferences,
    // For `chooseInMenu`; pages get nothing by it.
    args: ['--remote-allow-system-access'],
  });
  if (extension) await browser.installExtension(extension);
  // `page.url()` stays about:blank for the extension's own pages.
  const address = (page: Page) => page.evaluate(() => location.href).catch(() => '');
  const pageAt = (wanted: (url: string, page: Page) => boolean) =>
    untilTrue('a page of the extension', async () => {
      for (const page of await browser.pages()) if (wanted(await address(page), page)) return page;
      return undefined;
    });
  /** Runs where Firefox itself deals with the extension: in the browser's own window. */
  const inBrowser = async (action: string) => {
    const id = await home?.evaluate(() => chrome.runtime.id, undefined);
    const { connection } = browser as unknown as { connection: Connection };
    const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const window = tree.result.contexts?.find(({ url }) => url.endsWith('browser.xhtml'));
    const expression = `{ const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)}); ${action} }`;
    const target = { context: window?.context };
    const answer = await connection.send('script.evaluate', { expression, target, awaitPromise: true });
    if (answer.result.type !== 'success') throw new Error(JSON.stringify(answer.result));
  };
  const home = extension ? firefoxTab(await pageAt((url) => url.startsWith('moz-extension://'))) : undefined;
  return {
    name: 'firefox',
    home,
    async visit(url) {
      const page = await browser.newPage();
      await page.goto(url);
      return firefoxTab(page);
    },
    async open(path) {
      if (!home) throw new Error('There is no extension in this browser.');
      // BiDi may not navigate to moz-extension: addresses; a tab that the extension opens is an ordinary one to it.
      const mark = `tab-${Math.random().toString(36).slice(2)}`;
      await home.evaluate(async (target) => {
        await chrome.tabs.create({ url: chrome.runtime.getURL(target) });
      }, `${path}#${mark}`);
      return firefoxTab(await pageAt((url) => url.endsWith(`#${mark}`)));
    },
    async chooseInMenu(chosen) {
      const before = new Set(await browser.pages());
      const info = JSON.stringify({ editable: false, modifiers: [], ...chosen });
      await inBrowser(`extension.emit('webext-menu-menuitem-click', ${info}, gBrowser.selectedTab)`);
      return firefoxTab(await pageAt((url, page) => !before.has(page) && url.includes('/details.html?')));
    },
    async stopBackground() {
      // As when it has been idle for too long, but at once and in the middle of whatever it does.
      await inBrowser('extension.terminateBackground({ disableResetIdleForTest: true })');
    },
    closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
    async close() {
      // Firefox sometimes never answers that it has closed.
      if (!(await within(5_000, browser.close()))) browser.process()?.kill('SIGKILL');
    },
  };
}

function firefoxTab(page: Page): Tab {
  return {
    evaluate: (work, argument) => page.evaluate(work as never, argument as never),
    async inject(source) {
      await page.evaluate(source);
    },
    async goto(url) {
      await page.goto(url);
    },
    async press(key) {
      // Only the tab in front shows where the focus is.
      await page.bringToFront();
      await page.keyboard.press(key as KeyInput);
    },
    front: () => page.bringToFront(),
    size: (width, height) => page.setViewport({ width, height }),
    // WebDriver BiDi has no word for it; the light scheme is what Firefox starts with.
    async dress() {},
    async screenshot(path, whole = false) {
      await page.screenshot({ path: path as `${string}.png`, fullPage: whole });
    },
    pdf: () => page.pdf({ preferCSSPageSize: true }),
    // WebDriver BiDi has no word for it either.
    accessibility: () => Promise.reject(new Error('only in Chromium')),
    close: () => page.close(),
  };
}
