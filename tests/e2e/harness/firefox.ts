/** Firefox through puppeteer-core (WebDriver BiDi), with the built extension installed for the session. */
import puppeteer, { type KeyInput, type Page, type Browser as PuppeteerBrowser } from 'puppeteer-core';
import { type Browser, type Tab, untilTrue, within } from './tab.ts';

/** WebDriver BiDi itself, which puppeteer keeps to itself. */
interface Connection {
  send(
    method: string,
    parameters: object,
  ): Promise<{
    result: { type?: string; result?: { value?: unknown }; contexts?: { context: string; url: string }[] };
  }>;
}

export interface FirefoxOptions {
  executable: string;
  extension?: string;
  preferences: Record<string, unknown>;
}

/** For a page to say where it is (milliseconds). */
const PATIENCE = 2_000;
/**
 * A new page of the extension moves to another process. Puppeteer now and then loses sight of it there, for good; then it is
 * opened anew, so often, each time after so long (milliseconds).
 */
const TURNS = 3;
const LOST = 8_000;

export async function launchFirefox(options: FirefoxOptions): Promise<Browser> {
  return inTurns(() => launch(options));
}

async function inTurns<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await work();
    } catch (error) {
      if (turn === TURNS) throw error;
    }
  }
}

async function launch({ executable, extension, preferences }: FirefoxOptions): Promise<Browser> {
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
  const address = async (page: Page) => {
    let found = '';
    const asked = page
      .evaluate(() => location.href)
      .then((href) => {
        found = href;
      });
    // A page that is just being replaced may never answer.
    await within(PATIENCE, asked);
    return found;
  };
  const pageAt = (wanted: (url: string, page: Page) => boolean, limit?: number) =>
    untilTrue(
      'a page of the extension',
      async () => {
        for (const page of await browser.pages()) if (wanted(await address(page), page)) return page;
        return undefined;
      },
      limit,
    );
  /** Runs where Firefox itself deals with the extension: in the browser's own window. */
  const inBrowser = async (action: string) => {
    const id = await home?.evaluate(() => chrome.runtime.id, undefined);
    return inWindow(browser, `{ const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)}); ${action} }`);
  };
  const close = async () => {
    // Firefox sometimes never answers that it has closed.
    if (!(await within(5_000, browser.close()))) browser.process()?.kill('SIGKILL');
  };
  const first = extension
    ? await pageAt((url) => url.startsWith('moz-extension://')).catch(() => undefined)
    : undefined;
  if (extension && !first) {
    await close();
    throw new Error('Not in sight: the page that the extension opens when it is installed');
  }
  const home = first && firefoxTab(first);
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
      return inTurns(async () => {
        const mark = `tab-${Math.random().toString(36).slice(2)}`;
        const id = await home.evaluate(async (target) => {
          return (await chrome.tabs.create({ url: chrome.runtime.getURL(target) })).id ?? -1;
        }, `${path}#${mark}`);
        try {
          return firefoxTab(await pageAt((url) => url.endsWith(`#${mark}`), LOST));
        } catch (error) {
          await home.evaluate((lost) => chrome.tabs.remove(lost), id);
          throw error;
        }
      });
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
    inBrowser,
    closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
    close,
  };
}

/** Runs a script's text in the browser's own window, which it may do as it likes with; waits for a promise it ends with. */
async function inWindow(browser: PuppeteerBrowser, expression: string): Promise<unknown> {
  const { connection } = browser as unknown as { connection: Connection };
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const window = tree.result.contexts?.find(({ url }) => url.endsWith('browser.xhtml'));
  const target = { context: window?.context };
  const { result } = await connection.send('script.evaluate', { expression, target, awaitPromise: true });
  if (result.type !== 'success') throw new Error(JSON.stringify(result));
  return result.result?.value;
}

/** In place of the system's dialog, one that answers with this folder at once; the text of a script. */
const folderDialog = (folder: string) => `{
  const registrar = Components.manager.QueryInterface(Ci.nsIComponentRegistrar);
  const contract = '@mozilla.org/filepicker;1';
  const file = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile);
  file.initWithPath(${JSON.stringify(folder)});
  const dialog = () => ({
    QueryInterface: ChromeUtils.generateQI(['nsIFilePicker']),
    init() {},
    appendFilters() {},
    appendFilter() {},
    appendRawFilter() {},
    isModeSupported: async () => true,
    mode: Ci.nsIFilePicker.modeGetFolder,
    file,
    open: (callback) => Services.tm.dispatchToMainThread(() => callback.done(Ci.nsIFilePicker.returnOK)),
  });
  const system = globalThis.systemDialog ??= {
    id: registrar.contractIDToCID(contract),
    factory: Components.manager.getClassObject(Cc[contract], Ci.nsIFactory),
  };
  registrar.unregisterFactory(globalThis.ownDialog?.id ?? system.id, globalThis.ownDialog?.factory ?? system.factory);
  const factory = {
    QueryInterface: ChromeUtils.generateQI(['nsIFactory']),
    createInstance: (kind) => dialog().QueryInterface(kind),
  };
  globalThis.ownDialog = { id: Services.uuid.generateUUID(), factory };
  registrar.registerFactory(globalThis.ownDialog.id, '', contract, factory);
}`;

/** Says yes to what Firefox asks over the tab in front; says whether it asked. The text of a script. */
const SAY_YES = `{
  const dialogs = gBrowser.getTabDialogBox(gBrowser.selectedBrowser).getTabDialogManager()._dialogs;
  const open = dialogs.map((one) => one._frame.contentDocument.getElementById('commonDialog'));
  // It is not a dialog before it has its buttons, and does not listen at once.
  const ready = open.filter((one) => one?._buttons && !one.getButton('accept').disabled);
  for (const one of ready) one.acceptDialog();
  ready.length;
}`;

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
      // Only the tab in front shows where the focus is; and what was left by Tab, for the browser's own buttons, has it no more.
      await page.bringToFront();
      await inWindow(page.browser(), 'gBrowser.selectedBrowser.focus()');
      await page.keyboard.press((key === 'Space' ? ' ' : key) as KeyInput);
    },
    async chooseFolder(selector, folder) {
      await page.bringToFront();
      await inWindow(page.browser(), folderDialog(folder));
      // Only a person's click opens it.
      const label = await page.$(`label:has(${selector})`);
      await label?.click();
      await untilTrue('Firefox asking for the folder', () => inWindow(page.browser(), SAY_YES));
    },
    // What is dropped comes from the system; a page that is handed a folder otherwise may not look into it.
    drop: () => Promise.reject(new Error('only in Chromium')),
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
