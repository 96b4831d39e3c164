/** A holder's way: from the own page to what others will see of it, and to what there is to mend. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CAMILLE } from '../world/cast.ts';
import { badgePng } from '../world/draw/badge.ts';
import { bakePngUrl } from '../world/mint/bake-png.ts';
import { page as html, json, png, type Resource, type Site, text as words } from '../world/site.ts';
import { choose, credentials, finished, type Session, startSession } from './harness/session.ts';
import { type Tab, until, untilTrue } from './harness/tab.ts';

const MENDED = 'https://mending.example';
const picture = badgePng({ shape: 'circle', sign: 'gear', colour: '#2f6d5b', accent: '#e9c46a' });
const day = (distance: number) => new Date(Date.now() + distance * 86_400_000).toISOString();

/** An issuer's site and a holder's page in one, where everything is wrong at first; its answers may be changed. */
const answers: Record<string, Resource> = {
  '/': html(`<!DOCTYPE html><html lang="en"><title>My badges</title><body><h1>My badges</h1>
<p><a href="${MENDED}/assertion.json">My badge</a></p><p><img src="${MENDED}/badge.png" alt="Open Badge" width="240" height="240"></p>`),
  '/issuer.json': json({
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Issuer',
    id: `${MENDED}/issuer.json`,
    name: 'Mending Guild',
    url: MENDED,
    email: 'guild@mending.example',
  }),
  '/assertion.json': json({ error: 'sign in' }, 401),
  '/class.json': classOf(),
  '/badge.png': png(() => picture),
};
const mending: Site = {
  host: new URL(MENDED).host,
  resources: {},
  missing: (path) => answers[path] ?? words('not here', 'text/plain', 404),
};

function classOf(criteria?: object) {
  return json({
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'BadgeClass',
    id: `${MENDED}/class.json`,
    name: 'Mending things',
    description: 'Mends what is broken.',
    image: `${MENDED}/badge.png`,
    issuer: `${MENDED}/issuer.json`,
    ...(criteria ? { criteria } : {}),
  });
}

function assertionOf(name: string, email: string, expires: string) {
  return json({
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id: `${MENDED}/${name}`,
    recipient: { type: 'email', hashed: false, identity: email },
    badge: `${MENDED}/class.json`,
    issuedOn: day(-30),
    expires,
    verification: { type: 'HostedBadge' },
  });
}

let session: Session;
let id: number;
beforeAll(async () => {
  session = await startSession({ sites: [mending] });
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

describe('from the preview to badges that are mended', { timeout: 120_000 }, () => {
  let page: Tab;
  const of = (credential: string) =>
    page.evaluate(
      (wanted) =>
        [...document.querySelectorAll<HTMLElement>('[data-credential]')]
          .filter((one) => one.dataset.credential === wanted)
          .flatMap((one) => [...one.querySelectorAll<HTMLElement>('[data-finding]')])
          .map((one) => one.dataset.finding ?? '')
          .sort(),
      credential,
    );
  const again = async () => {
    session.world.requests.length = 0;
    await page.evaluate(() => {
      [...document.querySelectorAll('button')].find(({ innerText }) => innerText === 'Check again')?.click();
    }, undefined);
    await untilTrue('both asked again', () =>
      ['/assertion.json', '/badge.png'].every((wanted) => session.world.requests.some(({ path }) => path === wanted)),
    );
    await finished(page);
  };
  const summary = () =>
    page.evaluate(() => document.querySelector<HTMLElement>('.stack [role="status"]')?.innerText, undefined);

  test('a private page, and a picture that is only a picture', async () => {
    const visited = await session.visit(`${MENDED}/`);
    await untilTrue('both found', async () => (await session.toolbarCount(visited.id)) === '2');
    await choose(session.home, { own: [CAMILLE.email] });
    page = await session.browser.open(`preview.html?tab=${visited.id}`);
    await finished(page);
    expect((await findings(page)).sort()).toEqual(['not-baked', 'not-public']);
    expect(await summary()).toBe('2 badges; 2 with something to mend.');
  });

  test('made public and baked, it shows what else there is to mend', async () => {
    answers['/assertion.json'] = assertionOf('assertion.json', 'somebody@else.example', day(10));
    answers['/badge.png'] = png(() => bakePngUrl(picture, `${MENDED}/baked.json`));
    answers['/baked.json'] = assertionOf('baked.json', CAMILLE.email, day(400));
    await again();
    expect(await of(`${MENDED}/assertion.json`)).toEqual(['criteria-missing', 'expires-soon', 'recipient-differs']);
    expect(await of(`${MENDED}/baked.json`)).toEqual(['criteria-missing', 'recipient-matches']);
  });

  test('mended by its issuer too, nothing is left to mend, and the button keeps the focus', async () => {
    answers['/assertion.json'] = assertionOf('assertion.json', CAMILLE.email, day(400));
    answers['/class.json'] = classOf({ narrative: 'Mend three things.' });
    await page.evaluate(() => document.querySelector<HTMLButtonElement>('.stack button')?.focus(), undefined);
    await again();
    expect(await findings(page)).toEqual(['recipient-matches', 'recipient-matches']);
    expect(await summary()).toBe('2 badges; nothing to mend.');
    expect(await page.evaluate(() => document.activeElement?.textContent, undefined)).toBe('Check again');
    await page.close();
    await choose(session.home, { own: [] });
  });
});

test('what a profile says of a badge, and the badge does not, is told to its holder', async () => {
  const profile = await session.visit(CAMILLE.profile);
  await untilTrue('the number on the toolbar button', () => session.toolbarCount(profile.id));
  const page = await session.browser.open(`preview.html?tab=${profile.id}`);
  await finished(page, 60_000);
  expect(await findings(page)).toContain('title-differs');
  const told = await page.evaluate(
    () =>
      document.querySelector<HTMLElement>('[data-finding="title-differs"]')?.innerText.replace(/[\u2068\u2069]/g, ''),
    undefined,
  );
  expect(told).toMatch(/^The page says “.+”, the badge is called “.+”\.\s+Write the badge’s own name/);
  await page.close();
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
