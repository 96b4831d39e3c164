/** A holder's way: from the own page to what others will see of it, and to what there is to mend. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CAMILLE } from '../world/cast.ts';
import { choose, credentials, finished, type Session, startSession } from './harness/session.ts';
import { type Tab, until } from './harness/tab.ts';

let session: Session;
let id: number;
beforeAll(async () => {
  session = await startSession();
  ({ id } = await session.visit(CAMILLE.site));
});
afterAll(() => session?.close());

const findings = (page: Tab) =>
  page.evaluate(
    () => [...document.querySelectorAll<HTMLElement>('[data-finding]')].map((one) => one.dataset.finding ?? ''),
    undefined,
  );

/** Types into a field as a person does who then leaves it. */
const write = (page: Tab, name: string, text: string) =>
  page.evaluate(
    ([name, text]) => {
      const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name="${name}"]`);
      if (!field) throw new Error(`no field ${name}`);
      field.value = text ?? '';
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [name, text] as const,
  );

describe('the preview', () => {
  test('is reached from the popup, and tells of each badge what to mend', async () => {
    const popup = await session.openPopup(id);
    const shown = await credentials(popup);
    const href = await popup.evaluate(
      () => document.querySelector<HTMLAnchorElement>('a[href^="preview.html"]')?.getAttribute('href'),
      undefined,
    );
    expect(href).toBe(`preview.html?tab=${id}`);
    await popup.close();

    const page = await session.browser.open(href ?? '');
    await finished(page);
    // The pictures that hold no badge stand here too, and in the popup only under a fold.
    const ids = (await credentials(page)).map(({ credential }) => credential);
    for (const { credential } of shown) expect(ids).toContain(credential);
    expect(await findings(page)).not.toContain('recipient-matches');
    expect(await findings(page)).toContain('altered');

    session.world.requests.length = 0;
    await write(page, 'own', `${CAMILLE.email}\n${CAMILLE.home}`);
    await until(
      page,
      'a match',
      () => document.querySelector('[data-finding="recipient-matches"]') !== null,
      undefined,
    );
    expect(await page.evaluate(() => document.body.innerText, undefined)).toContain(
      'A match proves the address, not the person.',
    );
    // Compared here: nobody is asked anything for it.
    expect(session.world.requests).toEqual([]);
    await write(page, 'own', 'somebody@else.example');
    await until(
      page,
      'a difference',
      () => document.querySelector('[data-finding="recipient-differs"]') !== null,
      undefined,
    );
    expect(await findings(page)).not.toContain('recipient-matches');

    for (const [width, height] of [
      [320, 640],
      [1280, 900],
    ] as const) {
      await page.size(width, height);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth, undefined);
      expect(over, `${width} pixels wide`).toBeLessThanOrEqual(0);
    }
    if (process.env['SHOTS']) {
      for (const [scheme, language] of [
        ['light', 'en'],
        ['dark', 'fr'],
      ] as const) {
        await choose(session.home, { language });
        await page.size(scheme === 'dark' ? 320 : 800, 900);
        await page.dress(scheme);
        await page.screenshot(`${process.env['SHOTS']}/preview-${scheme}.png`, true);
      }
      await choose(session.home, { language: 'auto' });
    }
    await page.close();
    await choose(session.home, { own: [] });
  });

  test('without a page shows what is in memory, and asks nobody', async () => {
    session.world.requests.length = 0;
    const page = await session.browser.open('preview.html');
    await until(page, 'badges', () => document.querySelectorAll('[data-verdict]').length > 5, undefined);
    expect(session.world.requests).toEqual([]);
    await page.close();
  });
});

test('the details page has the credential itself, as received', async () => {
  const popup = await session.openPopup(id);
  const valid = (await credentials(popup)).filter(({ verdict }) => verdict === 'valid');
  await popup.close();
  const page = await session.openDetails(valid[0]?.credential ?? '');
  await page.evaluate(() => {
    const [received] = [...document.querySelectorAll('details')].filter(({ innerText }) => /received/.test(innerText));
    if (received) received.open = true;
  }, undefined);
  const text = await until(
    page,
    'the text of the credential',
    () =>
      [...document.querySelectorAll('details')]
        .find(({ innerText }) => /received/.test(innerText))
        ?.querySelector('pre')?.textContent,
    undefined,
  );
  expect(text).toMatch(/^\s*\{|^[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(text.length).toBeGreaterThan(100);
  if (process.env['SHOTS']) await page.screenshot(`${process.env['SHOTS']}/details.png`, true);
  await page.close();
});

test('third parties: an address is kept, what is none is said to be none and asks nobody', async () => {
  const page = await session.browser.open('options.html');
  await until(page, 'the options drawn', () => document.querySelector('[name=resolver]') !== null, undefined);
  const kept = async () => {
    const { settings } = await session.home.evaluate(() => chrome.storage.local.get('settings'), undefined);
    return (settings as { resolver?: string } | undefined)?.resolver ?? '';
  };
  expect(await kept()).toBe('');
  await write(page, 'resolver', 'https://resolver.example/{did}');
  await until(
    page,
    'the setting stored',
    async () => {
      const { settings } = await chrome.storage.local.get('settings');
      return (settings as { resolver?: string } | undefined)?.resolver;
    },
    undefined,
  );
  expect(await kept()).toBe('https://resolver.example/{did}');
  await write(page, 'resolver', 'resolver.example');
  await until(
    page,
    'a word about it',
    () => document.querySelector('[name=resolver][aria-invalid=true]') !== null,
    undefined,
  );
  await until(
    page,
    'the setting gone',
    async () => {
      const { settings } = await chrome.storage.local.get('settings');
      return (settings as { resolver?: string } | undefined)?.resolver === '';
    },
    undefined,
  );
  await page.size(320, 640);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth, undefined)).toBeLessThanOrEqual(
    0,
  );
  if (process.env['SHOTS']) await page.screenshot(`${process.env['SHOTS']}/options.png`, true);
  await page.close();
});
