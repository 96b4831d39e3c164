/**
 * A dossier of a thousand badges in Chromium (design, section 6): the longest task of each thing a person does, the least of
 * several runs, so that other work on the machine does not count. Usage: node tests/bench/dossier.ts [COUNT]; needs a build.
 */

import { finished, type Session, startSession } from '../e2e/harness/session.ts';
import { type Tab, until } from '../e2e/harness/tab.ts';
import { expectations } from '../world/index.ts';

const COUNT = Number(process.argv[2] ?? 1_000);
const RUNS = 5;
/** Milliseconds. */
const ALLOWED = 50;

const ACTIONS: [name: string, act: (tab: Tab) => Promise<void>][] = [
  ['scroll to the middle', (tab) => tab.evaluate(() => scrollTo(0, document.body.scrollHeight / 2), undefined)],
  ['scroll to the end', (tab) => tab.evaluate(() => scrollTo(0, document.body.scrollHeight), undefined)],
  ['search', (tab) => set(tab, '#search', 'latin')],
  ['show all again', (tab) => set(tab, '#search', '')],
  ['order by result', (tab) => set(tab, '#sort', 'verdict')],
  ['order by date', (tab) => set(tab, '#sort', 'issued')],
  ['as added', (tab) => set(tab, '#sort', 'added')],
  ['select one', (tab) => tab.evaluate(() => document.querySelector<HTMLElement>('.select')?.click(), undefined)],
  ['select none', (tab) => tab.evaluate(() => document.querySelector<HTMLElement>('.select')?.click(), undefined)],
  ['the report', (tab) => go(tab, '#/report/')],
  ['back to the list', (tab) => go(tab, '#/')],
];

const WATCH = `
  globalThis.tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((one) => one.duration)))
    .observe({ type: 'longtask', buffered: true });
`;

const session = await startSession({ settings: { language: 'en' } });
try {
  await seed(session);
  const longest = new Map<string, number>();
  const note = (name: string, value: number) =>
    longest.set(name, Math.min(value, longest.get(name) ?? Number.POSITIVE_INFINITY));
  let rows = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const tab = await session.browser.open('dossier.html');
    await tab.inject(WATCH);
    await finished(tab, 60_000);
    note('open', await longestTask(tab));
    rows = await tab.evaluate(() => document.querySelectorAll('[data-credential]').length, undefined);
    for (const [name, act] of ACTIONS) {
      await act(tab);
      await finished(tab, 120_000);
      note(name, await longestTask(tab));
    }
    await tab.close();
  }
  console.log(`${COUNT} badges, ${rows} of them in the page at once; longest task, least of ${RUNS} runs`);
  for (const [name, value] of longest) {
    console.log(
      `${name.padEnd(24)} ${value <= ALLOWED ? 'ok  ' : 'OVER'} ${value === 0 ? 'under 50' : Math.round(value)} ms`,
    );
  }
  process.exitCode = [...longest.values()].some((value) => value > ALLOWED) ? 1 : 0;
} finally {
  await session.close();
}

/** Real entries, repeated with other ids. */
async function seed({ browser }: Session): Promise<void> {
  const tab = await browser.open('dossier.html');
  await finished(tab);
  await set(tab, '#who', 'Camille Moreau');
  await set(tab, '#paste', expectations.map(({ url }) => url).join('\n'));
  await tab.evaluate(() => document.querySelector<HTMLElement>('button.main')?.click(), undefined);
  await until(
    tab,
    'them added',
    () => /added/.test(document.querySelector('[role="status"] p')?.textContent ?? ''),
    undefined,
  );
  await finished(tab, 120_000);
  await tab.evaluate(async (count) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open('dossier'));
    const read = (name: string) => done(db.transaction(name).objectStore(name).getAll());
    const entries = (await read('entries')) as { id: string; brief: { source: { id?: string } }; digest?: string }[];
    const reports = new Map(((await read('reports')) as { id: string; report: unknown }[]).map((one) => [one.id, one]));
    const transaction = db.transaction(['entries', 'reports'], 'readwrite');
    for (let index = entries.length; index < count; index += 1) {
      const model = entries[index % entries.length];
      if (!model) break;
      const copy = structuredClone(model);
      copy.id = `zz${String(index).padStart(6, '0')}`;
      copy.digest = `sha256:${index}`;
      if (copy.brief.source.id) copy.brief.source.id += `#${index}`;
      transaction.objectStore('entries').put(copy);
      transaction.objectStore('reports').put({ ...reports.get(model.id), id: copy.id });
    }
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    db.close();
  }, COUNT);
  await tab.close();
}

/** Since it was last asked; 0 when none was longer than 50 ms, which is all the browser reports. */
async function longestTask(tab: Tab): Promise<number> {
  // Reports of tasks come a little after them.
  await tab.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2_000 })), undefined);
  await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)), undefined);
  return tab.evaluate(() => Math.max(0, ...(globalThis as unknown as { tasks: number[] }).tasks.splice(0)), undefined);
}

async function set(tab: Tab, selector: string, value: string): Promise<void> {
  await tab.evaluate(
    ({ selector, value }) => {
      const field = document.querySelector<HTMLInputElement>(selector);
      if (!field) throw new Error(`no ${selector}`);
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { selector, value },
  );
}

async function go(tab: Tab, hash: string): Promise<void> {
  await tab.evaluate((to) => {
    location.hash = to;
  }, hash);
}
