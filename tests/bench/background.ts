/**
 * The background's cold start in Chromium (design, section 6): from a page's message to its answer, with the background
 * stopped before each, in milliseconds; beside it an extension that does nothing but answer, which is the least that this
 * browser takes on this machine. Usage: node tests/bench/background.ts [RUNS]; needs a build.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findOrInstall } from '../../scripts/browsers.mjs';
import { OUTPUT } from '../e2e/harness/build.ts';
import { untilTrue } from '../e2e/harness/tab.ts';

const RUNS = Number(process.argv[2] ?? 15);
/** Milliseconds, beyond what an empty background takes. */
const ALLOWED = 50;

const empty = await mkdtemp(join(tmpdir(), 'aloi-empty-'));
const profile = await mkdtemp(join(tmpdir(), 'aloi-bench-'));
await writeFile(
  join(empty, 'manifest.json'),
  JSON.stringify({ manifest_version: 3, name: 'empty', version: '1', background: { service_worker: 'background.js' } }),
);
await writeFile(
  join(empty, 'background.js'),
  `chrome.runtime.onMessage.addListener((message, sender, reply) => { reply(1); });
chrome.runtime.onInstalled.addListener(() => chrome.tabs.create({ url: 'page.html' }));`,
);
await writeFile(join(empty, 'page.html'), '<!doctype html><title>empty</title>');

const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env['ALOI_CHROMIUM'] ?? (await findOrInstall('chromium')),
  ignoreDefaultArgs: ['--disable-extensions'],
  args: [
    `--disable-extensions-except=${OUTPUT},${empty}`,
    `--load-extension=${OUTPUT},${empty}`,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
});
try {
  const page = (name: string) =>
    untilTrue(`the page ${name}`, () => context.pages().find((one) => one.url().endsWith(name)));
  const [own, least] = [await page('/welcome.html'), await page('/page.html')];
  const times: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    times[0].push(await answerTime(context, own));
    times[1].push(await answerTime(context, least));
  }
  const [ours, bare] = times.map((all) => all.sort((a, b) => a - b)) as [number[], number[]];
  const middle = (all: number[]) => all[Math.floor(all.length / 2)] ?? Number.NaN;
  for (const [name, all] of [
    ['an empty background', bare],
    ['Aloi', ours],
  ] as const) {
    console.log(
      `${name.padEnd(22)} least ${(all[0] ?? Number.NaN).toFixed(0).padStart(4)}   middle ${middle(all).toFixed(0).padStart(4)} ms`,
    );
  }
  const more = middle(ours) - middle(bare);
  console.log(`budget: ${ALLOWED} ms more: ${more.toFixed(0)} ${more <= ALLOWED ? 'ok' : 'OVER'}`);
  process.exitCode = more <= ALLOWED ? 0 : 1;
} finally {
  await context.close();
  for (const folder of [empty, profile]) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Anything is answered, if only by saying that it is no message of Aloi's. */
async function answerTime(browser: BrowserContext, page: Page): Promise<number> {
  const session = await browser.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
  await new Promise((resolve) => setTimeout(resolve, 300));
  return page.evaluate(async () => {
    const start = performance.now();
    await chrome.runtime.sendMessage({ type: 'bench' }).catch(() => undefined);
    return performance.now() - start;
  });
}
