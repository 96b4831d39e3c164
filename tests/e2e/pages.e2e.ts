/** The extension's own pages: what they say, in both languages, and whether everyone can use them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectations } from '../world/index.ts';
import { ROOT } from './harness/build.ts';
import { choose, credentials, finished, type Session, type Shown, startSession } from './harness/session.ts';
import { type Tab, until, untilTrue } from './harness/tab.ts';

const PERSONAL = 'https://camille-moreau.example/';

let session: Session;
let id: number;
let shown: Shown[];
let axe: string;
beforeAll(async () => {
  axe = await readFile(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');
  session = await startSession();
  ({ id } = await session.visit(PERSONAL));
  await untilTrue('the number on the toolbar button', () => session.toolbarCount(id));
  const popup = await session.openPopup(id);
  shown = await credentials(popup);
  await popup.close();
});
afterAll(() => session?.close());

const QUESTIONS = {
  en: ['Is it genuine?', 'Who vouches for it?', 'Whose is it?', 'What is it worth, and until when?'],
  fr: [/authentique/i, /garant/i, /(à qui|de qui)/i, /vaut/i],
};

const titles = (page: Tab) =>
  page.evaluate(() => [...document.querySelectorAll<HTMLElement>('h2')].map((one) => one.innerText.trim()), undefined);

describe('details', () => {
  test('answer the four questions, in their order, and list every check', async () => {
    for (const verdict of ['valid', 'invalid']) {
      const one = shown.find((each) => each.verdict === verdict);
      expect(one, verdict).toBeDefined();
      const page = await session.openDetails(one?.credential ?? '');
      expect((await titles(page)).slice(0, 4)).toEqual(QUESTIONS.en);
      const [itself] = await credentials(page);
      expect(itself).toMatchObject({ credential: one?.credential, verdict, identity: one?.identity });
      const text = await page.evaluate(() => document.body.innerText, undefined);
      expect(text).toContain('All checks');
      expect(text).not.toMatch(/undefined|\[object|NaN/);
      await page.close();
    }
  });

  test('in French', async () => {
    await choose(session.home, { language: 'fr' });
    try {
      const page = await session.openDetails(shown.find((each) => each.verdict === 'valid')?.credential ?? '');
      const french = (await titles(page)).slice(0, 4);
      expect(french).toHaveLength(4);
      for (const [index, pattern] of QUESTIONS.fr.entries()) expect(french[index]).toMatch(pattern);
      expect(await page.evaluate(() => document.documentElement.lang, undefined)).toBe('fr');
      await page.close();
    } finally {
      await choose(session.home, { language: 'auto' });
    }
  });

  test('of a credential that is not there say so', async () => {
    const page = await session.openDetails('urn:uuid:00000000-0000-4000-8000-000000000000');
    expect(await credentials(page)).toEqual([]);
    expect(await page.evaluate(() => document.body.innerText, undefined)).toMatch(/no longer|not/i);
    await page.close();
  });
});

test('the images of a personal site are read, whatever way the badge was baked into them', () => {
  // Compressed and plain text chunks, both keywords, an address in a chunk, SVG by attribute and by content, JSON, a token.
  expect(shown.length).toBeGreaterThanOrEqual(12);
  const verdicts = shown.map((one) => one.verdict);
  expect(verdicts.filter((verdict) => verdict === 'valid').length).toBeGreaterThanOrEqual(10);
  expect(verdicts).toContain('invalid');
  for (const { credential, verdict } of shown) {
    // Some stand there whole and altered, and the profile has only one of the two.
    const expected = expectations.filter(({ id, otherIds = [] }) => id === credential || otherIds.includes(credential));
    const said = expected.map((one) => one.verdict).filter((one) => one !== 'invalid');
    if (verdict !== 'invalid' && said.length > 0) expect(said, credential).toContain(verdict);
  }
});

test('installation opens the welcome page, which says what leaves the machine, and asks', async () => {
  const { home } = session;
  await until(home, 'the welcome page drawn', () => document.querySelector('h1') !== null, undefined);
  const page = await home.evaluate(
    () => ({
      path: location.pathname,
      text: document.body.innerText,
      chosen: [...document.querySelectorAll<HTMLInputElement>('input[name=when]:checked')].map(({ value }) => value),
      choices: [...document.querySelectorAll('fieldset, textarea')].length,
    }),
    undefined,
  );
  expect(page.path).toBe('/welcome.html');
  expect(page.text).toMatch(/What leaves this computer/i);
  expect(page.chosen).toEqual(['open']);
  expect(page.choices).toBe(3);
  // Until the person says otherwise: only when Aloi is opened.
  const { settings } = await home.evaluate(() => chrome.storage.local.get('settings'), undefined);
  expect((settings as { when?: string } | undefined)?.when ?? 'open').toBe('open');
});

test('the popup of a tab that is gone comes to rest', async () => {
  const { tab, id: gone } = await session.visit(PERSONAL);
  await tab.close();
  const popup = await session.openPopup(gone);
  expect(await credentials(popup)).toEqual([]);
  await popup.close();
});

test.each(['welcome.html', 'options.html'])('%s speaks the other language as soon as it is chosen', async (path) => {
  await choose(session.home, { language: 'en' });
  const page = await session.browser.open(path);
  const heading = (language: string) =>
    until(
      page,
      `a heading in ${language}`,
      (wanted) => document.documentElement.lang === wanted && document.querySelector('h1')?.innerText,
      language,
    );
  const english = await heading('en');
  await choose(session.home, { language: 'fr' });
  expect(await heading('fr')).not.toBe(english);
  await page.close();
  await choose(session.home, { language: 'auto' });
});

test('each choice of the welcome page is kept as soon as it is made', async () => {
  const page = await session.browser.open('welcome.html');
  await until(page, 'the page drawn', () => document.querySelector('textarea[name=own]') !== null, undefined);
  await page.evaluate(
    () => document.querySelector<HTMLInputElement>('input[name=language][value=fr]')?.click(),
    undefined,
  );
  await until(page, 'it in French', () => document.documentElement.lang === 'fr', undefined);
  await page.evaluate(() => {
    const field = document.querySelector<HTMLTextAreaElement>('textarea[name=own]');
    if (!field) throw new Error('no field');
    field.value = 'camille@ecole.example';
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }, undefined);
  const kept = () => session.home.evaluate(() => chrome.storage.local.get('settings'), undefined);
  await untilTrue('both kept', async () => {
    const { settings } = (await kept()) as { settings?: { language?: string; own?: string[] } };
    return settings?.language === 'fr' && settings.own?.[0] === 'camille@ecole.example';
  });
  await page.close();
  await choose(session.home, { language: 'auto', own: [] });
});

describe('options', () => {
  /** Gives the page a file, as its dialog does. */
  const load = (page: Tab, text: string) =>
    page.evaluate((body) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([body], 'aloi-options.json'));
      const input = document.querySelector<HTMLInputElement>('input[type=file]');
      if (!input) throw new Error('no input');
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, text);
  const kept = async () => {
    const { settings } = await session.home.evaluate(() => chrome.storage.local.get('settings'), undefined);
    return settings as Record<string, unknown>;
  };
  const says = (page: Tab, text: string) =>
    until(
      page,
      text,
      (wanted) => [...document.querySelectorAll('[role=status]')].some((one) => one.textContent === wanted),
      text,
    );

  test('saved as a file, put back to the defaults, and loaded: all but what is to be chosen by hand', async () => {
    await choose(session.home, { language: 'en', when: 'browse', never: ['intranet.example'], dossierMonths: 6 });
    const page = await session.browser.open('options.html');
    await until(page, 'the options', () => document.querySelector('input[type=file]') !== null, undefined);
    const file = await page.evaluate(async () => {
      const create = URL.createObjectURL;
      const blob = await new Promise<Blob>((resolve) => {
        URL.createObjectURL = (object) => {
          URL.createObjectURL = create;
          resolve(object as Blob);
          return '#';
        };
        [...document.querySelectorAll('button')].find(({ innerText }) => innerText === 'Save as a file')?.click();
      });
      return blob.text();
    }, undefined);
    expect(JSON.parse(file)).toMatchObject({ aloi: 'options', never: ['intranet.example'], dossierMonths: 6 });

    await page.evaluate(() => {
      [...document.querySelectorAll('button')].find(({ innerText }) => innerText === 'Back to the defaults')?.click();
    }, undefined);
    await says(page, 'Saved.');
    await untilTrue('the defaults', async () => (await kept())['when'] === 'open');
    expect(await kept()).toMatchObject({ never: [], dossierMonths: 12, language: 'auto' });

    await load(page, '{"some": "other file"}');
    await says(page, 'This file holds no options of Aloi.');
    await load(page, file);
    await untilTrue('the file’s options', async () => (await kept())['dossierMonths'] === 6);
    expect(await kept()).toMatchObject({ never: ['intranet.example'], when: 'open' });
    await until(
      page,
      'the page shows them',
      () => document.querySelector<HTMLSelectElement>('#months')?.value === '6',
      undefined,
    );
    await page.close();
    await choose(session.home, { language: 'auto', never: [], dossierMonths: 12, allowedHosts: ['127.0.0.1'] });
  });

  test('how long the dossier keeps things applies at once, on both pages', async () => {
    const [options, dossier] = [await session.browser.open('options.html'), await session.browser.open('dossier.html')];
    for (const page of [options, dossier]) {
      await until(page, 'the choice', () => document.querySelector('#months') !== null, undefined);
    }
    await options.evaluate(() => {
      const field = document.querySelector<HTMLSelectElement>('#months');
      if (!field) throw new Error('no field');
      field.value = '3';
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }, undefined);
    await until(
      dossier,
      'it heard',
      () => document.querySelector<HTMLSelectElement>('#months')?.value === '3',
      undefined,
    );
    await options.close();
    await dossier.close();
    await choose(session.home, { dossierMonths: 12 });
  });
});

describe('for everyone', () => {
  interface Violation {
    id: string;
    nodes: string[];
  }

  async function violations(page: Tab): Promise<Violation[]> {
    await page.inject(axe);
    return page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
      };
      const { violations } = await axe.run();
      return violations.map((one) => ({
        id: one.id,
        nodes: one.nodes.map((node) => `${node.html}\n${node.failureSummary}`),
      }));
    }, undefined);
  }

  const LOOKS = [
    ['en', 'light'],
    ['fr', 'dark'],
  ] as const;
  for (const [language, scheme] of LOOKS) {
    test(`no barrier that axe can find (${language}, ${scheme})`, async () => {
      await choose(session.home, { language });
      const details = (verdict: string) =>
        `details.html?credential=${encodeURIComponent(shown.find((each) => each.verdict === verdict)?.credential ?? '')}`;
      for (const path of [
        `popup.html?tab=${id}`,
        details('valid'),
        details('invalid'),
        'welcome.html',
        'options.html',
        `preview.html?tab=${id}`,
      ]) {
        const page = await session.browser.open(path);
        await page.dress(scheme);
        if (/popup|details|preview/.test(path)) await finished(page);
        await until(page, 'a heading', () => document.querySelector('h1') !== null, undefined);
        expect(await violations(page), path).toEqual([]);
        await page.close();
      }
    });
  }

  test('everything can be reached by keyboard, and focus can be seen', async () => {
    await choose(session.home, { language: 'en' });
    const popup = await session.openPopup(id);
    const count = await popup.evaluate(
      () => document.querySelectorAll('a[href],button,summary,input,select,textarea').length,
      undefined,
    );
    await popup.evaluate(() => (document.activeElement as HTMLElement | null)?.blur(), undefined);
    const reached = new Set<string>();
    const focus = () =>
      popup.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement) || element === document.body) return undefined;
        const all = [...document.querySelectorAll('a[href],button,summary,input,select,textarea')];
        const around = element.closest('[data-credential]');
        const outlines = [element, ...(around ? [around] : [])].map((one) => getComputedStyle(one).outlineStyle);
        return {
          index: all.indexOf(element),
          html: element.outerHTML,
          visible: outlines.some((one) => one !== 'none'),
        };
      }, undefined);
    // After the last one the focus goes on to the browser's own buttons.
    for (let step = 0; step < count + 5 && reached.size < count; step += 1) {
      await popup.press('Tab');
      const now = await focus();
      if (!now) continue;
      await untilTrue(`focus to be seen on ${now.html}`, async () => (await focus())?.visible, 2_000);
      reached.add(String(now.index));
    }
    expect(reached.size).toBe(count);
    await popup.close();
  });
});
