/** The browser is closed and started again: what was put into the dossier is there, and what was under way goes on. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectations } from '../../world/index.ts';
import { credentials, finished, type Session, startSession } from '../harness/session.ts';
import { type Tab, until } from '../harness/tab.ts';

let profile: string;
let session: Session | undefined;
beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'aloi-profile-'));
});
afterAll(async () => {
  await session?.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

async function start(): Promise<[Session, Tab]> {
  const now = await startSession({ profile, settings: { language: 'en' } });
  session = now;
  const page = await now.browser.open('dossier.html');
  await until(page, 'the dossier drawn', () => document.querySelector('#paste') !== null, undefined);
  return [now, page];
}

async function fill(page: Tab, urls: string[]): Promise<void> {
  await page.evaluate((lines) => {
    const field = document.querySelector<HTMLTextAreaElement>('#paste');
    if (!field) throw new Error('no place for addresses');
    field.value = lines;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, urls.join('\n'));
  await until(
    page,
    'a button “Add”',
    () => {
      const button = [...document.querySelectorAll('button')].find((one) => one.innerText.trim() === 'Add');
      if (button?.disabled !== false) return false;
      button.click();
      return true;
    },
    undefined,
  );
}

const verdicts = async (page: Tab) =>
  (await credentials(page)).map(({ credential, verdict }) => `${credential} ${verdict}`).sort();

test('the dossier survives, and its queue goes on', { timeout: 180_000 }, async () => {
  const urls = expectations.map(({ url }) => url);
  const [first, page] = await start();
  await fill(page, urls.slice(0, 8));
  await until(page, 'eight of them', () => document.querySelectorAll('[data-verdict]').length >= 8, undefined, 60_000);
  await finished(page, 60_000);
  const before = await verdicts(page);
  // Eight more, of which most are still to be asked when the browser goes.
  first.world.latency = 2_000;
  await fill(page, urls.slice(8, 16));
  await until(page, 'sixteen of them', () => document.querySelectorAll('[data-credential]').length >= 16, undefined);
  const waiting = (await credentials(page)).filter(({ verdict }) => verdict === undefined).length;
  expect(waiting).toBeGreaterThan(0);
  await first.close();

  const [, again] = await start();
  await until(
    again,
    'all of them',
    () => document.querySelectorAll('[data-credential]').length >= 16,
    undefined,
    60_000,
  );
  await until(
    again,
    'each with its verdict',
    () => [...document.querySelectorAll<HTMLElement>('[data-credential]')].every(({ dataset }) => dataset['verdict']),
    undefined,
    120_000,
  );
  await finished(again, 60_000);
  expect(await verdicts(again)).toEqual(expect.arrayContaining(before));
});
