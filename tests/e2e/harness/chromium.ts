/** Chromium through playwright-core, with the built extension in it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { AxNode } from './reading.ts';
import { type Browser, type Tab, untilTrue } from './tab.ts';

export interface ChromiumOptions {
  executable: string;
  /** Folder of the built extension; without it the browser runs bare. */
  extension?: string;
  args: string[];
  headless?: boolean;
  /** A folder for the profile that outlives the browser: started there again, it is the same person's browser. */
  profile?: string | undefined;
}

export async function launchChromium({
  executable,
  extension,
  args,
  headless = true,
  profile: kept,
}: ChromiumOptions): Promise<Browser> {
  const profile = kept ?? (await mkdtemp(join(tmpdir(), 'aloi-chromium-')));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    headless,
    ...(headless ? {} : { viewport: null }),
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...(extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : []),
      // Chromium's sandbox refuses to run as root, which containers often are.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...args,
    ],
  });
  const known = kept === undefined ? undefined : await readFile(join(kept, ORIGIN), 'utf8').catch(() => undefined);
  const home = extension ? await (known ? openAgain(context, known) : welcomePage(context)) : undefined;
  // `URL.origin` is "null" for extension schemes in Node.
  const origin = home?.url().split('/').slice(0, 3).join('/');
  if (kept !== undefined && origin) await writeFile(join(kept, ORIGIN), origin);
  const tab = (page: Page) => chromiumTab(page);
  return {
    name: 'chromium',
    home: home && tab(home),
    async visit(url) {
      const page = await context.newPage();
      await page.goto(url);
      return tab(page);
    },
    async open(path, before) {
      const page = await context.newPage();
      if (before !== undefined) await page.addInitScript(before);
      await page.goto(`${origin}/${path}`);
      return tab(page);
    },
    async chooseInMenu(chosen) {
      const before = new Set(context.pages());
      const worker = await untilTrue('the background', () => context.serviceWorkers()[0]);
      await worker.evaluate((info) => {
        const event = chrome.contextMenus.onClicked as unknown as { dispatch(info: object, tab?: object): void };
        event.dispatch({ editable: false, pageUrl: '', ...info });
      }, chosen);
      const opened = () => context.pages().find((page) => !before.has(page) && page.url().includes('/details.html?'));
      return tab(await untilTrue('the tab that the menu opens', opened));
    },
    async stopBackground() {
      const page = home ?? (await context.newPage());
      const session = await context.newCDPSession(page);
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await session.detach();
    },
    closed: new Promise((resolve) => context.once('close', () => resolve())),
    async close() {
      await context.close();
      if (kept === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** Where a kept profile says what the extension's origin is. */
const ORIGIN = 'aloi-origin.txt';

/** Only an installation opens the welcome page by itself. */
async function openAgain(context: BrowserContext, origin: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${origin}/welcome.html`);
  return page;
}

function welcomePage(context: BrowserContext): Promise<Page> {
  return untilTrue('the page that the extension opens when it is installed', () =>
    context.pages().find((page) => page.url().startsWith('chrome-extension://')),
  );
}

function chromiumTab(page: Page): Tab {
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
      await page.keyboard.press(key);
    },
    chooseFolder: (selector, folder) => page.setInputFiles(selector, folder),
    async drop(paths) {
      const session = await page.context().newCDPSession(page);
      const data = { items: [], files: paths, dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
        await session.send('Input.dispatchDragEvent', { type, x: 100, y: 100, data });
      }
      await session.detach();
    },
    front: () => page.bringToFront(),
    size: (width, height) => page.setViewportSize({ width, height }),
    dress: (colorScheme, forced = false) =>
      page.emulateMedia({ colorScheme, forcedColors: forced ? 'active' : 'none' }),
    async screenshot(path, whole = false) {
      await page.screenshot({ path, fullPage: whole });
    },
    pdf: () => page.pdf({ preferCSSPageSize: true }),
    async accessibility() {
      const session = await page.context().newCDPSession(page);
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      await session.detach();
      return nodes as AxNode[];
    },
    close: () => page.close(),
  };
}
