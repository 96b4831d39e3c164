/** Files that a credential only attaches: left alone, named, and fetched when the person asks for them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADDRESS, THESIS } from '../world/sites/university.ts';
import { add, finished, type Session, startSession } from './harness/session.ts';
import { until, untilTrue } from './harness/tab.ts';

let session: Session;
beforeAll(async () => {
  session = await startSession();
});
afterAll(() => session?.close());

test('the thesis of a master’s degree', async () => {
  const { tab, id } = await session.visit('https://lent.example/');
  await add(tab, `<a href="${ADDRESS.master}">a badge</a>`);
  await untilTrue('it on the toolbar', () => session.toolbarCount(id));
  await session.openPopup(id);
  const details = await session.openDetails(ADDRESS.master);
  const asked = () => session.world.requests.filter(({ path }) => new URL(THESIS).pathname === path).length;
  const check = (outcome: string) =>
    details.evaluate(
      (wanted) => document.querySelector(`[data-check="related"][data-outcome="${wanted}"]`) !== null,
      outcome,
    );
  expect(await check('skip')).toBe(true);
  expect(await details.evaluate(() => document.querySelector('main')?.innerText, undefined)).toContain(
    'names pages, pictures or files at univ-rivage.example',
  );
  expect(asked()).toBe(0);
  await details.evaluate(
    () =>
      [...document.querySelectorAll('button')].find((one) => one.innerText === 'See whether they are there')?.click(),
    undefined,
  );
  await until(
    details,
    'the file compared',
    () => document.querySelector('[data-check="related"][data-outcome="pass"]') !== null,
    undefined,
  );
  await finished(details);
  expect(asked()).toBe(1);
  expect(await check('skip')).toBe(false);
  // The badge's picture and the university's page, too.
  const there = () =>
    details.evaluate(() => document.querySelectorAll('[data-check="links"][data-outcome="pass"]').length, undefined);
  expect(await there()).toBeGreaterThan(1);
});
