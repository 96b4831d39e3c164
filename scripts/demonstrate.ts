/** The main job for a newcomer: a profile with badges, Aloi beside it, everything served on this machine. */
import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { credentials, startSession } from '../tests/e2e/harness/session.ts';
import { until, untilTrue } from '../tests/e2e/harness/tab.ts';

const PROFILE = 'https://www.linkedin.com/in/camille-moreau/';
const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'screenshots');
const HEADLESS_PLATFORM = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;

if (HEADLESS_PLATFORM || process.env.ALOI_HEADLESS || process.env.CI) await report();
else await show();

/** A window to click about in; ends when it is closed. */
async function show(): Promise<void> {
  const session = await startSession({ headless: false });
  await session.visit(PROFILE);
  console.log(`\nThis is ${PROFILE}, served by this machine; nothing of it is on the internet.`);
  console.log(
    'Click the Aloi button in the toolbar (behind the puzzle piece, if it is not pinned). Close the window to end.\n',
  );
  const stop = async () => {
    await session.close();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  await session.browser.closed;
  await session.close();
}

/** The same without a display: what was found and verified as a table, and pictures of it. */
async function report(): Promise<void> {
  const session = await startSession();
  try {
    await mkdir(FOLDER, { recursive: true });
    const { tab, id } = await session.visit(PROFILE);
    await tab.size(1280, 900);
    const wait = 'the profile is complete';
    await until(tab, wait, () => document.documentElement.dataset.complete === 'true', undefined);
    await untilTrue('the number on the toolbar button', () => session.toolbarCount(id));
    const popup = await session.openPopup(id, 60_000);
    const count = await session.toolbarCount(id);
    const shown = await credentials(popup);
    console.log(`\nOn ${PROFILE} the toolbar says ${count}; opening Aloi verified ${shown.length} credentials:\n`);
    table(
      ['Credential', 'Issuer', 'What Aloi says', 'Verdict', 'Issuer identity'],
      shown.map((one) => [one.name, one.issuer, one.headline, one.verdict ?? 'pending', one.identity ?? '']),
    );
    const pictures: string[] = [];
    const picture = async (name: string, take: (path: string) => Promise<void>) => {
      const path = join(FOLDER, `${name}.png`);
      await take(path);
      pictures.push(relative(process.cwd(), path));
    };
    await tab.evaluate(() => {
      const links = [...document.querySelectorAll('a[href*="/safety/go"]')];
      (links[3] ?? links[0])?.scrollIntoView({ block: 'center' });
    }, undefined);
    await picture('page', (path) => tab.screenshot(path));
    await popup.size(400, 600);
    await picture('popup', (path) => popup.screenshot(path));
    const best = shown.find((one) => one.verdict === 'valid') ?? shown[0];
    if (best) {
      const details = await session.openDetails(best.credential);
      await details.size(760, 900);
      await picture('details', (path) => details.screenshot(path, true));
    }
    console.log(`\nScreenshots: ${pictures.join(', ')}`);
  } finally {
    await session.close();
  }
}

function table(head: string[], rows: string[][]): void {
  const cut = (text: string) => text.replace(/\s+/g, ' ').trim();
  const cells = [head, ...rows].map((row) => row.map(cut));
  const width = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) =>
    row
      .map((cell, column) => cell.padEnd(width[column] ?? 0))
      .join('  ')
      .trimEnd();
  const [first = [], ...rest] = cells;
  console.log(line(first));
  console.log(width.map((n) => '─'.repeat(n)).join('  '));
  for (const row of rest) console.log(line(row));
}
