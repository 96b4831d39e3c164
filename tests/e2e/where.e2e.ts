/** Where on its page a badge stands, whose the page is, and what stands there as a background: asked once the person asks. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CAMILLE } from '../world/cast.ts';
import { page, redirect, type Site } from '../world/site.ts';
import { credlyPage } from '../world/sites/credly.ts';
import { FACTORY } from '../world/sites/factory.ts';
import { moodlePage } from '../world/sites/moodle.ts';
import { PASSPORT_PAGE } from '../world/sites/passport.ts';
import { PERSONAL } from '../world/sites/personal.ts';
import { ADDRESS } from '../world/sites/university.ts';
import { add, credentials, finished, type Session, startSession } from './harness/session.ts';
import { type Tab, until, untilTrue } from './harness/tab.ts';

const HOST = 'tall.example';
const INNER = 'inner-frame.example';
const TALL = `https://${HOST}/`;

/** Everything a page can watch of itself, from its first line on. */
const OBSERVER = `<script>(() => {
  const seen = window.__seen = [];
  new MutationObserver((all) => all.forEach((one) => document.readyState === 'complete' && seen.push('mutation ' + one.type))).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const type of ['scroll', 'scrollend', 'focus', 'blur', 'focusin', 'focusout', 'selectionchange', 'select', 'click', 'message', 'error', 'resize', 'toggle', 'animationstart', 'transitionrun', 'securitypolicyviolation'])
    for (const target of [window, document]) target.addEventListener(type, () => seen.push(type), true);
  const of = Element.prototype;
  for (const name of ['scrollIntoView', 'getBoundingClientRect', 'getClientRects', 'getAttribute', 'querySelectorAll', 'checkVisibility', 'setAttribute', 'focus'])
    { const own = of[name] ?? HTMLElement.prototype[name]; of[name] = function (...rest) { seen.push('call ' + name); return own.apply(this, rest); }; }
  const style = window.getComputedStyle; window.getComputedStyle = function (...rest) { seen.push('call getComputedStyle'); return style.apply(this, rest); };
})();</script>`;

const gap = '<div style="height:3000px"></div>';
const html = (body: string) =>
  `<!DOCTYPE html><html lang="en" style="scroll-behavior:smooth"><head><meta charset="utf-8"><title>Tall</title>${OBSERVER}
<script type="application/ld+json">{"@context":"https://schema.org","@type":"ProfilePage","mainEntity":{"@type":"Person","name":"${CAMILLE.name}"}}</script></head><body>${body}</body></html>`;

const SITES: Site[] = [
  {
    host: HOST,
    resources: {
      '/': page(
        html(`<h1>${CAMILLE.name}</h1><p>Write to ${CAMILLE.email}.</p>${gap}
<a id="link" href="${ADDRESS.robotics}">A badge</a>${gap}
<img id="image" src="${PERSONAL.robotics}" alt="Badge robotique" width="120" height="120">${gap}
<x-shadow id="shadow"></x-shadow><script>document.querySelector('x-shadow').attachShadow({ mode: 'closed' }).innerHTML = '<a href="${ADDRESS.robotics}">in a closed tree</a>';</script>${gap}
<iframe id="frame" src="https://${INNER}/?x=1" width="300" height="200"></iframe>${gap}
<div id="back" style="width:120px;height:120px;background:url(${PERSONAL.compressed}) center/cover"></div>${gap}
<div style="width:120px;height:12px;background:url(https://${HOST}/bar.png)"></div>`),
      ),
      '/links': page('<!DOCTYPE html><title>Links</title><body>'),
      '/stranger': page(
        html(`<h1>Paul Martin</h1><p>paul@ecole.example</p><a id="link" href="${ADDRESS.robotics}">A badge</a>`),
      ),
    },
  },
  { host: 'lnkd.in', resources: { '/e2e': redirect(ADDRESS.robotics) } },
  {
    host: INNER,
    resources: { '/': page(`<!DOCTYPE html><body>${gap}<a href="${ADDRESS.robotics}">in a frame</a>${gap}</body>`) },
  },
];

let session: Session;
let tab: Tab;
let id: number;
let popup: Tab;

beforeAll(async () => {
  session = await startSession({ sites: SITES });
  ({ tab, id } = await session.visit(TALL));
  await untilTrue('the page and the frame in it looked at', () =>
    session.home.evaluate(async (key) => {
      const record = (await chrome.storage.session.get(key))[key] as { frames: object } | undefined;
      return Object.keys(record?.frames ?? {}).length === 2;
    }, `tab:${id}`),
  );
});
afterAll(() => session?.close());

/** Without the marks around foreign words. */
const plain = (text = '') => text.replace(/[\u2068\u2069]/g, '');

const pageLooks = () =>
  tab.evaluate(
    () => ({
      html: document.documentElement.outerHTML,
      globals: Object.getOwnPropertyNames(window).sort().join(),
      active: document.activeElement?.nodeName,
      selected: String(getSelection()),
      focus: document.hasFocus(),
      resources: performance.getEntriesByType('resource').map(({ name }) => name),
    }),
    undefined,
  );
const seen = () => tab.evaluate(() => (window as unknown as { __seen: string[] }).__seen, undefined);

test('what stands as a background is looked into, and the page’s owner compared', async () => {
  const before = await pageLooks();
  popup = await session.openPopup(id);
  const shown = await credentials(popup);
  const robotics = shown.find(({ credential }) => credential === ADDRESS.robotics);
  expect(robotics).toMatchObject({ verdict: 'valid' });
  expect(plain(robotics?.text)).toContain(`e-mail address that stands on this page: ${CAMILLE.email}`);
  // The one that stands there only as a background.
  expect(shown).toHaveLength(2);
  expect(await pageLooks()).toEqual({ ...before, focus: expect.anything() });
  // Reading styles and sizes calls nothing of the page's, and changes nothing.
  expect((await seen()).filter((one) => /^(?:call|mutation|message|error)/.test(one))).toEqual([]);
});

const press = () =>
  popup.evaluate(async (credential) => {
    const card = [...document.querySelectorAll<HTMLElement>('[data-credential]')].find(
      (one) => one.dataset.credential === credential,
    );
    card?.querySelector<HTMLButtonElement>('[data-show]')?.click();
    return Boolean(card);
  }, ADDRESS.robotics);
const says = (text: string) =>
  until(
    popup,
    text,
    (wanted) => [...document.querySelectorAll('.where [role=status]')].some((one) => one.textContent === wanted),
    text,
  );
/** Is it within what the window shows? */
const inView = (selector: string) =>
  tab.evaluate((wanted) => {
    const { top, bottom } = document.querySelector(wanted)?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
    return top >= 0 && bottom <= innerHeight;
  }, selector);

test('its places are shown one after the other: a link, an image, a closed shadow tree, a frame', async () => {
  await tab.evaluate(() => {
    (window as unknown as { __seen: string[] }).__seen.length = 0;
    scrollTo({ top: 0, behavior: 'instant' });
  }, undefined);
  const before = await pageLooks();
  for (const [index, place] of ['#link', '#image', '#shadow', '#frame', '#link'].entries()) {
    expect(await press()).toBe(true);
    await says(`${(index % 4) + 1} of 4`);
    expect(await inView(place), place).toBe(true);
  }
  const after = await pageLooks();
  expect(after).toEqual(before);
  const noticed = (await seen()).filter((one) => one !== 'call getBoundingClientRect');
  expect(noticed.filter((one) => !/^scroll(?:end)?$/.test(one))).toEqual([]);
});

test('what has gone from the page is said to have gone', async () => {
  await tab.evaluate(() => {
    for (const one of ['#link', '#image', '#shadow', '#frame']) document.querySelector(one)?.remove();
    document.body.insertAdjacentHTML('beforeend', '<template><a href="x">kept</a></template>');
  }, undefined);
  // The list may follow the page before the button is pressed: then there is nothing to press any more.
  const stillListed = await press();
  if (stillListed) {
    await until(
      popup,
      'gone',
      (credential) =>
        document.body.innerText.includes('It is no longer on the page.') ||
        ![...document.querySelectorAll<HTMLElement>('[data-credential]')].some(
          (one) => one.dataset.credential === credential,
        ),
      ADDRESS.robotics,
    );
  }
});

test('on another person’s page nobody is accused; the details say what cannot be told, and why', async () => {
  const { id: other } = await session.visit(`${TALL}stranger`);
  await untilTrue('the page looked at', () => session.toolbarCount(other));
  const list = await session.openPopup(other);
  const [one] = await credentials(list);
  expect(one).toMatchObject({ verdict: 'valid' });
  const asides = (where: Tab) =>
    where.evaluate(
      () => [...document.querySelectorAll<HTMLElement>('[data-aside]')].map((aside) => aside.dataset.aside),
      undefined,
    );
  expect(await asides(list)).toEqual([]);
  const href = await list.evaluate(() => document.querySelector('.cover')?.getAttribute('href') ?? '', undefined);
  await list.close();
  const details = await session.browser.open(href);
  await finished(details);
  expect(await asides(details)).toEqual(['other-address cannot-tell']);
  expect(await details.evaluate(() => document.body.innerText, undefined)).toContain('People have several.');
  await details.close();
});

test('what platforms say stands in the details in their name', async () => {
  const platforms: [string, string, string][] = [
    [credlyPage('cloud'), 'www.credly.com', `awarded to “${CAMILLE.name}”`],
    [moodlePage('privacy'), new URL(moodlePage('privacy')).host, `awarded to “${CAMILLE.name}”`],
    [PASSPORT_PAGE, 'openbadgepassport.com', 'the holder has accepted these endorsements'],
    [FACTORY.explorer, 'openbadgefactory.com', 'it has looked into who the issuer is'],
  ];
  const { tab: links, id: all } = await session.visit(`https://${HOST}/links`);
  await add(links, platforms.map(([url]) => `<p><a href="${url}">a badge</a></p>`).join(''));
  await untilTrue('all found', async () => (await session.toolbarCount(all)) === '4');
  const list = await session.openPopup(all, 60_000);
  expect(await credentials(list)).toHaveLength(4);
  const hrefs = await list.evaluate(
    () => [...document.querySelectorAll('.cover')].map((one) => one.getAttribute('href') ?? ''),
    undefined,
  );
  await list.close();
  const texts: string[] = [];
  for (const href of hrefs) {
    const details = await session.browser.open(href);
    await finished(details);
    const said = await details.evaluate(
      () => [...document.querySelectorAll<HTMLElement>('[data-said]')].map((one) => one.innerText).join('\n'),
      undefined,
    );
    texts.push(plain(said));
    await details.close();
  }
  for (const [, host, words] of platforms) {
    const mine = texts.find((text) => text.includes(`The platform (${host}) says: `) && text.includes(words));
    expect(mine, host).toContain('no proof of the badge covers it');
  }
});

test('a short link is asked where it leads only once the person asks', async () => {
  session.world.requests.length = 0;
  const { tab: post, id: of } = await session.visit(`https://${HOST}/links`);
  await add(post, '<p><a href="https://lnkd.in/e2e">My new badge: lnkd.in/e2e</a></p>');
  await untilTrue('the link noticed', () =>
    session.home.evaluate(async (key) => {
      const record = (await chrome.storage.session.get(key))[key] as { frames: object } | undefined;
      return JSON.stringify(record?.frames ?? {}).includes('lnkd.in');
    }, `tab:${of}`),
  );
  // Noticed, not counted, and nobody asked.
  expect(await session.toolbarCount(of)).toBeFalsy();
  const asked = () => session.world.requests.filter(({ host }) => host !== HOST).map(({ host }) => host);
  expect(asked()).toEqual([]);
  const list = await session.openPopup(of);
  expect(await credentials(list)).toMatchObject([{ credential: ADDRESS.robotics, verdict: 'valid' }]);
  expect(asked()).toContain('lnkd.in');
  await list.close();
});

test('nothing of what pages say leaves the session', async () => {
  const kept = await session.home.evaluate(async () => JSON.stringify(await chrome.storage.local.get(null)), undefined);
  expect(kept).not.toMatch(/paul@ecole|Paul Martin|camille\.moreau@/);
  const sent = session.world.requests.map(({ path, headers }) => path + JSON.stringify(headers)).join();
  expect(decodeURIComponent(sent)).not.toMatch(/paul@ecole|Paul Martin|camille\.moreau@/);
});
