/**
 * What a scan costs in Chromium (design, section 6). Times are the least of many runs, piece by piece: what the code needs,
 * not what else the machine was doing. Usage: ALOI_CHROMIUM=/path node tests/bench/scanner.ts
 */

import { chromium } from 'playwright-core';
import { rolldown } from 'rolldown';
import { findOrInstall } from '../../scripts/browsers.mjs';

const RUNS = 40;
/** [elements, links, images, milliseconds allowed] */
const CASES: [number, number, number, number][] = [
  [1_000, 50, 20, 2],
  [100_000, 2_000, 500, 12],
  [100_000, 20_000, 500, 25],
];
/** No piece of work may be longer, in milliseconds. */
const SLICE = 5;

const source = `
import { openBook } from '${new URL('../../src/detect/book.ts', import.meta.url).pathname}';
import { look } from '${new URL('../../src/detect/look.ts', import.meta.url).pathname}';
import { watch } from '${new URL('../../src/detect/watch.ts', import.meta.url).pathname}';
globalThis.look = () => {
  const pieces = [];
  let last = performance.now();
  const mark = () => { const now = performance.now(); pieces.push(now - last); last = now; };
  const book = openBook();
  for (const _ of look(document, book, [])) mark();
  mark();
  return pieces;
};
globalThis.follow = (tell) => watch(document, tell);
`;

const build = await rolldown({
  input: 'bench',
  logLevel: 'silent',
  plugins: [
    { name: 'bench', resolveId: (id) => (id === 'bench' ? id : null), load: (id) => (id === 'bench' ? source : null) },
  ],
});
const { output } = await build.generate({ format: 'iife', minify: true });
const executablePath = process.env['ALOI_CHROMIUM'] ?? (await findOrInstall('chromium'));
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
let isOver = false;

for (const [elements, links, images, allowed] of CASES) {
  const page = await browser.newPage();
  await page.setContent('<!doctype html><body></body>');
  await page.evaluate(fill, [elements, links, images] as [number, number, number]);
  await page.evaluate(output[0].code);
  const runs: number[][] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await page.evaluate('look()'));
  const least = (runs[0] ?? []).map((_, piece) =>
    Math.min(...runs.map((run) => run[piece] ?? Number.POSITIVE_INFINITY)),
  );
  const total = least.reduce((sum, piece) => sum + piece, 0);
  const longest = Math.max(...least);
  report(`${elements} elements, ${links} links`, total, allowed);
  report('  longest piece', longest, SLICE);
  await page.close();
}

// A feed that grows to 50,000 elements, with and without being followed: the page must not feel the difference.
for (const isFollowed of [false, true]) {
  const page = await browser.newPage();
  await page.setContent('<!doctype html><body><main></main></body>');
  await page.evaluate(output[0].code);
  const feed: { elements: number; tasks: number; told: number; waited: number } = await page.evaluate(
    `(${grow})(${isFollowed})`,
  );
  const how = isFollowed ? `followed; badge told after ${feed.waited.toFixed(0)} ms` : 'left alone';
  console.log(`feed of ${feed.elements} elements, ${how}; long tasks: ${feed.tasks}`);
  if (isFollowed && feed.told !== 1) isOver = true;
  await page.close();
}

await browser.close();
if (isOver) process.exitCode = 1;

function report(what: string, value: number, allowed: number): void {
  const isTooMuch = value > allowed;
  isOver ||= isTooMuch;
  console.log(`${what}: ${value.toFixed(1)} ms of ${allowed}${isTooMuch ? '  TOO MUCH' : ''}`);
}

/** Runs in the page. */
async function grow(isFollowed: boolean) {
  const { follow } = globalThis as unknown as { follow(tell: () => void): { stop(): void } };
  let tasks = 0;
  new PerformanceObserver((list) => {
    tasks += list.getEntries().length;
  }).observe({ type: 'longtask' });
  let told = 0;
  const running = isFollowed ? follow(() => told++) : undefined;
  const main = document.querySelector('main');
  for (let batch = 0; batch < 100; batch++) {
    const post = `<article><h2>Post</h2><p>text <a href="/post/${batch}">more</a></p><i></i></article>`;
    main?.insertAdjacentHTML('beforeend', post.repeat(100));
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  const badge = 'https://www.credly.com/badges/0b1c2d3e-4f50-4172-8394-a5b6c7d8e9f0';
  main?.insertAdjacentHTML('beforeend', `<a href="${badge}">badge</a>`);
  const start = performance.now();
  while (told === 0 && performance.now() - start < (isFollowed ? 20_000 : 5_000)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  running?.stop();
  return { elements: document.getElementsByTagName('*').length, tasks, told, waited: performance.now() - start };
}

/** Runs in the page. */
function fill([elements, links, images]: [number, number, number]): void {
  const cards = Math.floor(elements / 10);
  let html = '';
  let link = 0;
  let image = 0;
  for (let card = 0; card < cards; card++) {
    html += `<div class="c"><div><span>text ${card}</span><span>b</span></div><div><p>para</p><p>`;
    let used = 7;
    for (; link < links && (card * links) / cards >= link; link++, used++) {
      html += `<a href="https://www.site${link % 50}.example/articles/2024/${link}/some-title-of-an-article?utm_source=x&id=${link}">link</a>`;
    }
    for (; image < images && (card * images) / cards >= image; image++, used++) {
      html += '<img src="data:," width="10" height="10" alt="x">';
    }
    html += `${'<i></i>'.repeat(Math.max(0, 10 - used))}</p></div></div>`;
  }
  document.body.innerHTML = html;
}
