// A Chromium and a Firefox to test with: found where they usually lie, else installed.
import { readdir, readFile, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { aptInstall } from './apt.mjs';
import { ROOT, run } from './run.mjs';

const HOME = homedir();
const OWN = join(ROOT, '.cache', 'browsers');
const LOCAL = process.env.LOCALAPPDATA ?? join(HOME, 'AppData', 'Local');

/** Where Playwright and Puppeteer keep what they download, on the three systems. */
const PLAYWRIGHT = [
  process.env.PLAYWRIGHT_BROWSERS_PATH,
  join(HOME, '.cache', 'ms-playwright'),
  join(HOME, 'Library', 'Caches', 'ms-playwright'),
  join(LOCAL, 'ms-playwright'),
];
const PUPPETEER = [process.env.PUPPETEER_CACHE_DIR, OWN, join(HOME, '.cache', 'puppeteer')];

const BROWSERS = {
  chromium: {
    title: 'Chromium',
    variable: 'ALOI_CHROMIUM',
    lowest: 137,
    // Branded Chrome and Edge are no help: since 137 they ignore --load-extension.
    version: /(?:Chromium|Google Chrome for Testing)\s+(\d+)/,
    fixed: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/lib/chromium/chromium',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    ],
    nested: [
      ...PLAYWRIGHT.map((root) => [root, /^chromium-\d/]),
      ...PUPPETEER.map((root) => root && [join(root, 'chrome'), /./]),
      ...PUPPETEER.map((root) => root && [join(root, 'chromium'), /./]),
    ],
    inside: [
      ['chrome-linux64', 'chrome'],
      ['chrome-linux', 'chrome'],
      ['chrome-win64', 'chrome.exe'],
      ['chrome-win', 'chrome.exe'],
      ...['chrome-mac-arm64', 'chrome-mac-x64', 'chrome-mac'].flatMap((folder) =>
        ['Google Chrome for Testing', 'Chromium'].map((name) => [folder, `${name}.app`, 'Contents', 'MacOS', name]),
      ),
    ],
    install: [
      () => aptInstall('chromium'),
      () =>
        succeeds('playwright-core', [
          'install',
          '--no-shell',
          ...(canInstallLibraries() ? ['--with-deps'] : []),
          'chromium',
        ]),
      () => succeeds('browsers', ['install', 'chrome@stable', '--path', OWN]),
    ],
  },
  firefox: {
    title: 'Firefox',
    variable: 'ALOI_FIREFOX',
    lowest: 140,
    version: /Mozilla Firefox\s+(\d+)/,
    fixed: [
      '/usr/bin/firefox-esr',
      '/usr/bin/firefox',
      '/usr/lib/firefox/firefox',
      '/opt/firefox/firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
    nested: PUPPETEER.map((root) => root && [join(root, 'firefox'), /./]),
    inside: [
      ['firefox', 'firefox'],
      ['Firefox.app', 'Contents', 'MacOS', 'firefox'],
      ['core', 'firefox.exe'],
      ['firefox', 'firefox.exe'],
    ],
    install: [
      () => aptInstall('firefox-esr'),
      () => succeeds('browsers', ['install', 'firefox@stable', '--path', OWN]),
    ],
  },
};

/** The program's path, after installing the browser where none is there; throws one sentence for the person when none can be had. */
export async function findOrInstall(name) {
  const browser = BROWSERS[name];
  const found = await find(browser);
  if (found) return found;
  for (const install of browser.install) {
    if (await install()) {
      const installed = await find(browser);
      if (installed) return installed;
    }
  }
  throw new Error(
    `No ${browser.title} ${browser.lowest} or newer was found and none could be installed here: install one and, if it lies in an unusual place, name it in the environment variable ${browser.variable}.`,
  );
}

async function find(browser) {
  const named = process.env[browser.variable];
  for (const path of named ? [named] : [...browser.fixed, ...(await nested(browser))]) {
    if (await usable(path, browser)) return path;
  }
  return undefined;
}

/** What the tools' caches hold, newest folder first. */
async function nested({ nested, inside }) {
  const found = [];
  for (const place of nested) {
    const [root, pattern] = place ?? [];
    if (!root) continue;
    const folders = (await readdir(root).catch(() => [])).filter((folder) => pattern.test(folder));
    folders.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
    for (const folder of folders) found.push(...inside.map((parts) => join(root, folder, ...parts)));
  }
  return found;
}

async function usable(path, browser) {
  const real = await realpath(path).catch(() => undefined);
  // A snap sees neither our folders nor our profiles; Ubuntu's /usr/bin/firefox is a script around one.
  if (!real || /\bsnap\b/.test(real) || (await isSnapScript(real))) return false;
  if (process.platform === 'win32') return true; // chrome.exe --version opens a window there
  const { output } = await run(path, ['--version'], { quiet: true, timeout: 30_000 });
  return Number(browser.version.exec(output)?.[1] ?? 0) >= browser.lowest;
}

async function isSnapScript(path) {
  const start = await readFile(path).then(
    (bytes) => bytes.subarray(0, 4096).toString('latin1'),
    () => '',
  );
  return start.startsWith('#!') && start.includes('/snap/');
}

const canInstallLibraries = () => process.platform === 'linux' && process.getuid?.() === 0;

const succeeds = async (program, args) => (await run(program, args, { quiet: true, timeout: 600_000 })).code === 0;
