/**
 * The pages as those have them who do not see them: what a screen reader is given, in which order; what it speaks by
 * itself; and where the focus is after each thing done by keyboard. No screen reader runs here: the browser's own
 * accessibility tree is what all of them read.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { page as html, json, text as plain, type Resource, type Site } from '../world/site.ts';
import { NAME } from './harness/build.ts';
import { faultsOf, type Item, readingOf } from './harness/reading.ts';
import { choose, finished, type Session, startSession } from './harness/session.ts';
import { type Tab, until, untilTrue } from './harness/tab.ts';

const isChromium = NAME === 'chromium';
const HOST = 'fair.example';
const OB2 = 'https://w3id.org/openbadges/v2';
const ARABIC = 'مدرّبة الروبوتات التعليمية';

/** Badges of one issuer, written by hand after Open Badges 2.0; one of each fate. */
const BADGES: Record<string, { name: string; language?: string; more?: object; answer?: Resource }> = {
  robots: { name: ARABIC, language: 'ar' },
  weaving: { name: 'Weaving' },
  glazing: { name: 'Glazing', more: { expires: '2024-05-01T00:00:00Z' } },
  joinery: { name: 'Joinery', more: { revoked: true } },
  farriery: { name: 'Farriery', answer: plain('no such badge', 'text/plain', 404) },
  thatching: { name: 'Thatching', answer: plain('not now', 'text/plain', 503) },
};
const urlOf = (key: string) => `https://${HOST}/${key}-badge.json`;

const fair: Site = {
  host: HOST,
  resources: {
    '/': html(
      `<!DOCTYPE html><html lang="en"><head><title>Fair</title></head><body><h1>Fair</h1>${Object.keys(BADGES)
        .map((key) => `<p><a href="${urlOf(key)}">${BADGES[key]?.name} badge</a></p>`)
        .join('')}</body></html>`,
    ),
    '/none': html('<!DOCTYPE html><html lang="en"><head><title>None</title></head><body><h1>None</h1></body></html>'),
    '/issuer.json': json({
      '@context': OB2,
      type: 'Issuer',
      id: `https://${HOST}/issuer.json`,
      name: 'Crafts Fair',
      url: `https://${HOST}`,
      email: 'crafts@fair.example',
    }),
    ...Object.fromEntries(
      Object.entries(BADGES).flatMap(([key, { name, language, more, answer }]): [string, Resource][] => [
        [
          `/${key}-badge.json`,
          answer ??
            json({
              '@context': OB2,
              type: 'Assertion',
              id: urlOf(key),
              recipient: { type: 'email', hashed: false, identity: 'louise@ecole.example' },
              badge: `https://${HOST}/${key}-class.json`,
              issuedOn: '2024-01-12T09:00:00Z',
              evidence: [
                { id: `https://${HOST}/${key}/1`, name: 'First piece' },
                { id: `https://${HOST}/${key}/2`, name: 'Second piece' },
              ],
              verification: { type: 'HostedBadge' },
              ...more,
            }),
        ],
        [
          `/${key}-class.json`,
          json({
            '@context': OB2,
            type: 'BadgeClass',
            id: `https://${HOST}/${key}-class.json`,
            ...(language ? { '@language': language } : {}),
            name,
            description: `${name}.`,
            image: `https://${HOST}/image.png`,
            criteria: { narrative: 'Two pieces of work.' },
            issuer: `https://${HOST}/issuer.json`,
          }),
        ],
      ]),
    ),
  },
};

let session: Session;
let id: number;
let nothing: number;

beforeAll(async () => {
  session = await startSession({ settings: { language: 'en' }, sites: [fair] });
  ({ id } = await session.visit(`https://${HOST}/`));
  ({ id: nothing } = await session.visit(`https://${HOST}/none`));
  await untilTrue('the number on the toolbar button', () => session.toolbarCount(id));
  const popup = await session.openPopup(id);
  await popup.close();
});
afterAll(() => session?.close());

async function visitFair() {
  const visited = await session.visit(`https://${HOST}/`);
  await untilTrue('the number on the toolbar button', () => session.toolbarCount(visited.id));
  return visited;
}

/** Keeps what live regions say from now on. What comes into a page together with its region is not spoken. */
const LISTEN = `(() => {
  const regions = '[role=status],[role=alert],[role=log],[aria-live]:not([aria-live=off])';
  const words = (one) => (one.textContent ?? '').replace(/\\s+/g, ' ').trim();
  const known = new Map();
  globalThis.spoken = [];
  globalThis.unheard = [];
  const learn = () => { for (const one of document.querySelectorAll(regions)) if (!known.has(one)) known.set(one, words(one)); };
  learn();
  new MutationObserver(() => {
    for (const [one, before] of known) {
      if (!one.isConnected) { known.delete(one); continue; }
      const now = words(one);
      if (now === before) continue;
      known.set(one, now);
      if (!now) continue;
      const busy = one.closest('[aria-busy]')?.getAttribute('aria-busy') === 'true';
      const hidden = one.closest('[aria-hidden=true]') !== null || getComputedStyle(one).display === 'none';
      (busy || hidden ? unheard : spoken).push(now);
    }
    learn();
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
})()`;
const listen = (tab: Tab) => tab.inject(LISTEN);
/** What was spoken since it was last asked for. */
const heard = (tab: Tab) =>
  tab.evaluate(() => {
    const world = globalThis as unknown as { spoken: string[]; unheard: string[] };
    const [spoken, unheard] = [world.spoken.splice(0), world.unheard.splice(0)];
    return [...spoken, ...unheard.map((one) => `(not to be heard) ${one}`)];
  }, undefined);
/** Waits until something is spoken; then all that was. */
async function hear(tab: Tab, what: RegExp): Promise<string[]> {
  const all: string[] = [];
  await untilTrue(`${what} spoken`, async () => {
    all.push(...(await heard(tab)));
    return all.some((one) => what.test(one));
  });
  return all;
}

/** What has the focus: its role or tag, and its name. */
const focused = (tab: Tab) =>
  tab.evaluate(() => {
    const one = document.activeElement as HTMLElement | null;
    if (!one || one === document.body || one === document.documentElement) return 'nothing';
    const labels = (one as HTMLInputElement).labels;
    const name = one.getAttribute('aria-label') ?? (labels?.length ? labels[0]?.innerText : one.innerText) ?? '';
    return `${one.localName} ${name.replace(/\s+/g, ' ').trim()}`;
  }, undefined);
const focusOn = (tab: Tab, what: RegExp) =>
  untilTrue(`the focus on ${what}`, async () => what.test(await focused(tab))).catch(async (error: unknown) => {
    throw new Error(`${String(error)}; it is on ${await focused(tab)}`);
  });
/** Goes there by Tab, as a person does; `back`: the other way round. */
async function tabTo(tab: Tab, what: RegExp, most = 60): Promise<void> {
  const way: string[] = [];
  for (let step = 0; step < most; step += 1) {
    await tab.press('Tab');
    const now = await focused(tab);
    if (what.test(now)) return;
    way.push(now);
  }
  throw new Error(`${what} not reached by Tab: ${way.join(' | ')}`);
}
const drawn = (tab: Tab) => until(tab, 'a heading', () => document.querySelector('h1') !== null, undefined);

/** Puts addresses into the dossier, for one person. */
async function paste(tab: Tab, who: string, urls: string[]): Promise<void> {
  await tab.evaluate(
    ({ who, text }) => {
      const name = document.querySelector<HTMLInputElement>('#who');
      const field = document.querySelector<HTMLTextAreaElement>('#paste');
      if (!name || !field) throw new Error('no fields');
      name.value = who;
      name.dispatchEvent(new Event('input', { bubbles: true }));
      field.value = text;
    },
    { who, text: urls.join('\n') },
  );
  await until(
    tab,
    'the name taken',
    (wanted) => {
      if (document.querySelector<HTMLInputElement>('#who')?.value !== wanted) return false;
      document.querySelector<HTMLElement>('.drop button.main')?.click();
      return true;
    },
    who,
  );
}

describe('the popup', () => {
  test.runIf(isChromium)('speaks once when it has checked, not once for each badge', async () => {
    const { id: fresh } = await visitFair();
    const popup = await session.browser.open(`popup.html?tab=${fresh}`, LISTEN);
    expect(await hear(popup, /checked/)).toEqual(['6 badges checked']);
    await finished(popup);
    expect(await heard(popup)).toEqual([]);
    await popup.close();
  });

  test.runIf(isChromium)('says that there is nothing', async () => {
    const popup = await session.browser.open(`popup.html?tab=${nothing}`, LISTEN);
    expect(await hear(popup, /No badge/)).toHaveLength(1);
    await popup.close();
  });

  test('by keyboard: a filter, a second check, a badge’s details; the focus is never lost', async () => {
    const popup = await session.openPopup(id);
    await listen(popup);
    await tabTo(popup, /^button 2 /);
    await popup.press('Enter');
    await until(
      popup,
      'two badges',
      () => document.querySelectorAll('[data-verdict]').length === 2 || undefined,
      undefined,
    );
    await focusOn(popup, /^button 2 /);
    await popup.press('Enter');
    await focusOn(popup, /^button 2 /);
    await tabTo(popup, /^a Weaving$/);
    await tabTo(popup, /^button Check again$/);
    await popup.press('Enter');
    expect(await hear(popup, /6 badges checked/)).toEqual(['Looking at the page…', '6 badges checked']);
    await finished(popup);
    await focusOn(popup, /^button Check again$/);
    await tabTo(popup, /^button Add to the dossier$/);
    await popup.press('Enter');
    await focusOn(popup, /^a In the dossier$/);
    await popup.close();
  });
});

test('the panel at the side: “Verify” is pressed, spoken once, and the focus stays in the list', async () => {
  const { id: fresh } = await visitFair();
  const side = await session.browser.open(`sidepanel.html?tab=${fresh}`);
  await until(side, 'the list', () => document.querySelector('button.main') !== null, undefined);
  await listen(side);
  await tabTo(side, /^button Verify$/);
  await side.press('Enter');
  const said = await hear(side, /checked/);
  expect(said.filter((one) => !one.startsWith('Looking'))).toEqual(['6 badges checked']);
  expect(new Set(said).size).toBe(said.length);
  await finished(side);
  await focusOn(side, /^h1 |^button|^input/);
  await side.close();
});

describe('details', () => {
  test('checked again, they say what came of it, once; the focus stays', async () => {
    const page = await session.openDetails(urlOf('weaving'));
    await listen(page);
    await tabTo(page, /^button Check again$/);
    await page.press('Enter');
    const said = await hear(page, /Checked on/);
    expect(said).toEqual([
      'Checking…',
      expect.stringMatching(/^Genuine, published by fair\.example – Checked on .*2\d{3}/),
    ]);
    await focusOn(page, /^button Check again$/);
    await page.close();
  });

  test('an answer to “does it belong to this address” is spoken', async () => {
    const page = await session.openDetails(urlOf('weaving'));
    await listen(page);
    await tabTo(page, /^input E-mail address$/);
    for (const letter of 'a@b.fr') await page.press(letter);
    await page.press('Enter');
    await untilTrue('an answer', async () => (await heard(page)).length === 1);
    await focusOn(page, /^input E-mail address$/);
    await page.close();
  });
});

describe('options', () => {
  test('what was not understood is spoken once; what was done a second time is said a second time', async () => {
    const page = await session.browser.open('options.html');
    await drawn(page);
    await listen(page);
    await page.evaluate(() => {
      const field = document.querySelector<HTMLTextAreaElement>('textarea[name=never]');
      if (!field) throw new Error('no field');
      field.value = 'not a host!';
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }, undefined);
    expect(await hear(page, /not a host!/)).toHaveLength(1);
    await tabTo(page, /^button Back to the defaults$/, 40);
    for (let time = 0; time < 2; time += 1) {
      await page.press('Enter');
      expect(await hear(page, /Saved/)).toEqual(['Saved.']);
      await focusOn(page, /^button Back to the defaults$/);
    }
    await page.close();
    await choose(session.home, { allowedHosts: ['127.0.0.1'], language: 'en' });
  });
});

describe('the dossier', () => {
  let page: Tab;
  beforeAll(async () => {
    page = await session.browser.open('dossier.html');
    await finished(page);
    await page.front();
  });
  afterAll(() => page?.close());
  const count = (number: number) =>
    until(
      page,
      `${number} badges`,
      (wanted) => document.querySelectorAll('article[data-credential]').length === wanted,
      number,
    );

  test('speaks once when things were added, and once when all are checked', async () => {
    // What the popup put in is erased first.
    for (const words of ['Erase the whole dossier', 'Erase']) {
      await until(
        page,
        words,
        (wanted) => {
          const found = [...document.querySelectorAll('button')].find((one) => one.innerText === wanted);
          found?.click();
          return found !== undefined;
        },
        words,
      );
    }
    await count(0);
    await listen(page);
    const hers = Object.keys(BADGES).filter((key) => key !== 'joinery');
    await paste(page, 'Louise Petit', hers.map(urlOf));
    const said = await hear(page, /badges checked/);
    expect(said.sort()).toEqual(['5 badges checked', '5 things added']);
    await paste(page, 'Karim Haddad', [urlOf('joinery')]);
    expect((await hear(page, /badge checked/)).sort()).toEqual(['1 badge checked', '1 thing added']);
    await finished(page);
    await heard(page);
  });

  test('by keyboard: a badge is opened, noted on, and left again; the focus comes back to it', async () => {
    await tabTo(page, /^a Weaving$/);
    await page.press('Enter');
    await focusOn(page, /^a Back to the dossier$/);
    await finished(page);
    await tabTo(page, /^textarea Note$/, 80);
    for (const letter of 'seen') await page.press(letter);
    await page.press('Tab');
    expect(await hear(page, /Saved/)).toEqual(['Saved']);
    await page.evaluate(() => document.querySelector<HTMLElement>('nav a')?.focus(), undefined);
    await page.press('Enter');
    await focusOn(page, /^a Weaving$/);
  });

  test('by keyboard: selected and erased; nothing is said to have been checked, and the focus is not lost', async () => {
    await heard(page);
    await page.evaluate(
      () => document.querySelector<HTMLElement>('input[aria-label="Select Glazing"]')?.focus(),
      undefined,
    );
    await page.press('Space');
    expect(await hear(page, /selected/)).toEqual(['1 selected']);
    await tabTo(page, /^button Erase$/, 120);
    await page.press('Enter');
    await focusOn(page, /^button Keep$/);
    await page.press('Enter');
    await focusOn(page, /^button Erase$/);
    await page.press('Enter');
    await focusOn(page, /^button Keep$/);
    await page.evaluate(() => document.querySelector<HTMLElement>('.confirm .danger')?.focus(), undefined);
    await page.press('Enter');
    await until(page, 'it gone', () => !/Glazing/.test(document.body.innerText), undefined);
    await focusOn(page, /^h[123] /);
    expect((await heard(page)).filter((one) => /checked|not to be heard/.test(one))).toEqual([]);
  });

  test('a filter taken back, a person erased, the report and back: the focus is never lost', async () => {
    await page.evaluate(() => document.querySelector<HTMLElement>('#search')?.focus(), undefined);
    for (const letter of 'weav') await page.press(letter);
    await hear(page, /shown/);
    await tabTo(page, /^button Show all$/);
    await page.press('Enter');
    await until(page, 'no such button', () => !/Show all/.test(document.body.innerText), undefined);
    await focusOn(page, /^h[123] |^input/);

    const focusReport = () =>
      page.evaluate(
        () => document.querySelector<HTMLElement>('[aria-label="Name, addresses, note: Karim Haddad"]')?.focus(),
        undefined,
      );
    await focusReport();
    await page.press('Enter');
    await tabTo(page, /^button Erase this person: Karim Haddad$/);
    await page.press('Enter');
    await focusOn(page, /^button Keep$/);
    await page.evaluate(() => document.querySelector<HTMLElement>('.confirm .danger')?.focus(), undefined);
    await page.press('Enter');
    await until(page, 'Karim gone', () => !/Karim/.test(document.querySelector('main')?.innerText ?? ''), undefined);
    await focusOn(page, /^h[123] /);

    await page.evaluate(() => document.querySelector<HTMLElement>('a.button[href^="#/report"]')?.focus(), undefined);
    await page.press('Enter');
    await until(page, 'the report', () => document.querySelector('.report-page') !== null, undefined);
    await focusOn(page, /^h1 |^a Back/);
    await finished(page);
    await page.evaluate(() => document.querySelector<HTMLElement>('a[href="#/"]')?.focus(), undefined);
    await page.press('Enter');
    await until(page, 'the list', () => document.querySelector('.filters') !== null, undefined);
    await untilTrue('the focus somewhere', async () => (await focused(page)) !== 'nothing');
  });
});

describe.runIf(isChromium)('what is read, from the browser’s own tree', () => {
  const PAGES = (): Record<string, string> => ({
    popup: `popup.html?tab=${id}`,
    'side panel': `sidepanel.html?tab=${id}`,
    'popup of an empty page': `popup.html?tab=${nothing}`,
    details: `details.html?credential=${encodeURIComponent(urlOf('robots'))}`,
    'details of an expired one': `details.html?credential=${encodeURIComponent(urlOf('glazing'))}`,
    preview: `preview.html?tab=${id}`,
    welcome: 'welcome.html',
    options: 'options.html',
    dossier: 'dossier.html',
    report: 'dossier.html#/report/',
  });
  const ISO = /\d{4}-\d\d-\d\dT\d\d:/;

  async function read(path: string): Promise<{ page: Tab; items: Item[] }> {
    const page = await session.browser.open(path);
    await drawn(page);
    if (/popup|details|preview|dossier/.test(path)) await finished(page);
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    }, undefined);
    await until(page, 'no part still loading', () => !document.querySelector('details[data-loading]'), undefined);
    return { page, items: readingOf(await page.accessibility()) };
  }

  test.each(['en', 'fr'])('every page can be followed by ear (%s)', async (language) => {
    await choose(session.home, { language });
    const faults: Record<string, string[]> = {};
    const pages = Object.entries(PAGES());
    // What differs by its language is seen on one page of each kind.
    for (const [name, path] of language === 'en' ? pages : pages.filter(([name]) => !/panel| of /.test(name))) {
      const { page, items } = await read(path);
      const found = faultsOf(items);
      // The report gives the exact moment on purpose; so do technical values.
      const plainly = items.filter(({ within }) => !within.some((one) => /^(?:definition|group)/.test(one)));
      found.push(...plainly.filter((one) => ISO.test(one.name)).map((one) => `a date for machines: ${one.name}`));
      // Words of others stand apart from ours, whichever way they run.
      found.push(
        ...(await page.evaluate((name) => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const bare: string[] = [];
          while (walker.nextNode()) {
            const { data, parentElement } = walker.currentNode as Text;
            if (!data.includes(name) || parentElement?.closest('bdi, pre, option, textarea, title')) continue;
            if (!data.includes(`\u2068${name}`)) bare.push(`not isolated: ${data.slice(0, 80)}`);
          }
          return bare;
        }, ARABIC)),
      );
      if (found.length > 0) faults[name] = found;
      await page.close();
    }
    await choose(session.home, { language: 'en' });
    expect(faults).toEqual({});
  });

  test('a list says of each badge first what came of it, then its name; its link says both', async () => {
    for (const path of [PAGES()['popup'], PAGES()['dossier']]) {
      const { page, items } = await read(path ?? '');
      const links = items.filter(({ role, within }) => role === 'link' && within.at(-1) === 'heading');
      expect(links.length).toBeGreaterThanOrEqual(4);
      for (const link of links) {
        const said = items.slice(0, items.indexOf(link)).findLast(({ name }) => name === link.description);
        expect(said, `${link.name}: ${link.description}`).toBeDefined();
        expect(link.description).toMatch(/genuine|expired|withdrawn|know|check/i);
      }
      // A name is spoken in its own language, where the badge says which.
      const tongue = await page.evaluate(
        (name) => [...document.querySelectorAll('bdi')].find((one) => one.textContent === name)?.lang,
        ARABIC,
      );
      expect(tongue).toBe('ar');
      await page.close();
    }
  });

  test('a button that stands with each badge says which badge it is about', async () => {
    const { page, items } = await read(PAGES()['popup'] ?? '');
    const buttons = items.filter(({ role, name }) => role === 'button' && name.startsWith('Show on the page'));
    expect(buttons.map(({ name }) => name)).toContain('Show on the page: Weaving');
    expect(buttons.length).toBeGreaterThanOrEqual(5);
    await page.close();
  });

  test('the four questions are read in their order, each answer after its question', async () => {
    const { page, items } = await read(PAGES()['details'] ?? '');
    const said = items.map(({ role, name }) => `${role} ${name}`);
    const at = (words: string) => said.findIndex((one) => one.startsWith(words));
    const order = [
      'text Genuine, published by fair.example',
      `heading ${ARABIC}`,
      'text Issued by Crafts Fair',
      'heading Is it genuine?',
      'text Yes.',
      'heading Who vouches for it?',
      'heading Whose is it?',
      'heading What is it worth, and until when?',
      'heading What had to be done',
      'heading All checks',
      'heading Where it comes from',
    ].map(at);
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(said).toContain(`link fair.example: First piece (opens in a new tab)`);
    await page.close();
  });

  test('a choice is called by its name, and explained apart from it', async () => {
    const { page, items } = await read('options.html');
    const choice = items.find(({ role }) => role === 'radio');
    expect(choice?.name).toBe('When I open Aloi');
    expect(choice?.description).toMatch(/Nothing is asked/);
    expect(items.filter(({ role }) => role === 'heading').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['When to verify', 'Language']),
    );
    await page.close();
  });
});
