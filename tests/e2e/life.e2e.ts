/** The background's life: it may be ended at any moment, and nobody who waits for it waits for ever. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BROKEN } from '../world/sites/broken.ts';
import { NAME } from './harness/build.ts';
import { add, credentials, finished, type Session, type Shown, startSession } from './harness/session.ts';
import { until, untilTrue } from './harness/tab.ts';

const PERSONAL = 'https://camille-moreau.example/';
const silent = (name: string) => `${BROKEN.silent}?of=${name}-badge.json`;

let session: Session;
beforeAll(async () => {
  session = await startSession();
});
afterAll(() => session?.close());

/** Reasons of the stored reports, by the address looked into. */
const reasons = () =>
  session.home.evaluate(async () => {
    const stored = await chrome.storage.session.get(null);
    const rows = Object.values(stored).flatMap((record) => {
      const job = record as { input?: { url?: string }; state?: string; report?: { reasons: string[] } };
      return job.input?.url ? [[job.input.url, `${job.state} ${job.report?.reasons[0] ?? ''}`]] : [];
    });
    return Object.fromEntries(rows) as Record<string, string>;
  }, undefined);

test('stopped in the middle of a job, it takes it up again', { timeout: 90_000 }, async () => {
  const { tab, id } = await session.visit('https://lent.example/');
  await add(tab, `<a href="${silent('stopped')}">a badge</a>`);
  await untilTrue('it on the toolbar', () => session.toolbarCount(id));
  const popup = await session.browser.open(`popup.html?tab=${id}`);
  await untilTrue('the job running', async () => /^running/.test((await reasons())[silent('stopped')] ?? ''));
  const asked = () => session.world.requests.filter(({ path }) => path.includes('stopped')).length;
  await untilTrue('the server asked', asked);
  const before = asked();
  await session.browser.stopBackground();
  await finished(popup, 60_000);
  expect(asked()).toBeGreaterThan(before);
  expect((await reasons())[silent('stopped')]).toBe('done timeout');
  const [only] = await credentials(popup);
  expect(only?.verdict).toBe('unverified');
});

test('asleep, it wakes up for the next page and knows what it knew', {
  timeout: 60_000,
}, async () => {
  const { id } = await session.visit(PERSONAL);
  // Two badges stand there in frames as well, which may be told late: until then they are not known.
  const frames = () =>
    session.home.evaluate(async (key) => {
      const { [key]: state } = await chrome.storage.session.get(key);
      return Object.keys((state as { frames: object } | undefined)?.frames ?? {}).length;
    }, `tab:${id}`);
  await untilTrue('the page and both frames', async () => (await frames()) >= 3);
  // The number may still rise while the page is being looked through.
  const count = await untilTrue('a number on the toolbar button that rises no more', async () => {
    const before = await session.toolbarCount(id);
    await new Promise((resolve) => setTimeout(resolve, 700));
    return (await session.toolbarCount(id)) === before ? before : '';
  });
  const first = await session.openPopup(id);
  const shown = await credentials(first);
  await first.close();
  await session.browser.stopBackground();
  session.world.requests.length = 0;
  const second = await session.openPopup(id);
  // What was undecided is asked again, and frames may report in another order: what was decided stands.
  const decided = (all: Shown[]) =>
    all.filter(({ verdict }) => verdict !== 'unverified').map(({ credential, verdict }) => `${credential} ${verdict}`);
  expect(decided(await credentials(second))).toEqual(expect.arrayContaining(decided(shown)));
  // What was undecided may be asked again, what was decided is known.
  const again = session.world.requests.filter(({ host, path }) =>
    shown.some((one) => one.verdict === 'valid' && one.credential === `https://${host}${path}`),
  );
  expect(again).toEqual([]);
  expect(Number(await session.toolbarCount(id))).toBeGreaterThanOrEqual(Number(count));
});

test('what appears while the popup is open is verified; what appears after it is closed is not', {
  timeout: 60_000,
}, async () => {
  const { tab, id } = await session.visit('https://lent.example/');
  const popup = await session.openPopup(id);
  // Under a real popup the page stays in sight; the scanner rests where nobody looks.
  await tab.front();
  await add(tab, '<a href="https://lent.example/500?of=later-badge.json">a badge</a>');
  await until(popup, 'the new one verified', () => document.querySelector('[data-verdict]') !== null, undefined);
  await popup.close();
  await add(tab, '<a href="https://lent.example/500?of=unasked-badge.json">a badge</a>');
  await untilTrue('two on the toolbar', async () => (await session.toolbarCount(id)) === '2');
  expect(session.world.requests.filter(({ path }) => path.includes('unasked'))).toEqual([]);
});

test('navigation empties the tab’s record; frames of the page before that report late are not on the next one', {
  timeout: 60_000,
}, async () => {
  // Left as soon as something was found: its frames are still telling.
  for (let turn = 0; turn < 6; turn += 1) {
    const { tab, id } = await session.visit(PERSONAL);
    await untilTrue('the number on the toolbar button', () => session.toolbarCount(id));
    await tab.goto('https://lent.example/');
    await untilTrue('no number', async () => (await session.toolbarCount(id)) === '');
    const popup = await session.openPopup(id);
    expect(await credentials(popup)).toEqual([]);
    await popup.close();
    await tab.close();
  }
});

test('Aloi opened at once on the next page: the badges of the one before are not asked about', {
  timeout: 60_000,
}, async () => {
  const { tab, id } = await session.visit(PERSONAL);
  await untilTrue('the number on the toolbar button', () => session.toolbarCount(id));
  await tab.goto('https://lent.example/');
  session.world.requests.length = 0;
  const popup = await session.openPopup(id);
  expect(await credentials(popup)).toEqual([]);
  expect(session.world.requests.filter(({ host }) => host !== 'lent.example')).toEqual([]);
});

test.runIf(NAME === 'chromium')(
  'a public name that leads into a private network is not believed',
  { timeout: 60_000 },
  async () => {
    const { tab, id } = await session.visit('https://lent.example/');
    const url = 'https://rebind.example/credential.json?badge';
    await add(tab, `<a href="${url}">a badge</a>`);
    await untilTrue('it on the toolbar', () => session.toolbarCount(id));
    const popup = await session.openPopup(id);
    const [only] = await credentials(popup);
    expect(only?.verdict).toBe('unverified');
    expect((await reasons())[url]).toBe('done private-address');
  },
);

test('“as I browse” verifies what is found without a click, and only then', { timeout: 60_000 }, async () => {
  const url = 'https://lent.example/500?of=browsing-badge.json';
  const asked = () => session.world.requests.some(({ path }) => path.includes('browsing'));
  const first = await session.visit('https://lent.example/');
  await add(first.tab, `<a href="${url}">a badge</a>`);
  await untilTrue('it on the toolbar', () => session.toolbarCount(first.id));
  expect(asked()).toBe(false);
  await session.home.evaluate(async () => {
    const { settings } = await chrome.storage.local.get('settings');
    await chrome.storage.local.set({ settings: { ...(settings as object), when: 'browse' } });
  }, undefined);
  const second = await session.visit(PERSONAL);
  await add(second.tab, `<a href="${url}">a badge</a>`);
  await untilTrue('the server asked', asked);
});
