/** A page cannot tell that Aloi is there, and nothing leaves the machine before the person asks. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NAME } from './harness/build.ts';
import { add, type Session, startSession } from './harness/session.ts';
import { type Tab, until, untilTrue } from './harness/tab.ts';

const PROFILE = 'https://www.linkedin.com/in/camille-moreau/';
const PERSONAL = 'https://camille-moreau.example/';
const HOSTILE = 'https://hostile.example/';

let bare: Session;
let session: Session;
beforeAll(async () => {
  bare = await startSession({ extension: false });
  session = await startSession();
});
afterAll(async () => {
  await bare?.close();
  await session?.close();
});

/** Visits with and without Aloi, and waits until the page is complete and Aloi has looked at it. */
async function both(url: string): Promise<[Tab, Tab]> {
  const without = (await bare.visit(url)).tab;
  const { tab, id } = await session.visit(url);
  for (const one of [tab, without]) await until(one, 'the page is complete', isComplete, undefined);
  await untilTrue('the number on the toolbar button', () => session.toolbarCount(id));
  return [tab, without];
}

/** The profile fills in a second after it was loaded, and says when it is done. */
const isComplete = () =>
  document.readyState === 'complete' &&
  (document.documentElement.dataset.complete === 'true' || !document.querySelector('[data-late]'));

/** Everything a page can see of itself. */
const look = (tab: Tab) =>
  tab.evaluate(
    () => ({
      html: document.documentElement.outerHTML.split(/(?=<)/),
      globals: Object.getOwnPropertyNames(window).sort(),
      ofDocument: Object.getOwnPropertyNames(document).sort(),
      resources: performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .sort(),
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    }),
    undefined,
  );

/** The addresses noticed on a tab's page. */
const found = (id: number) =>
  session.home.evaluate(async (tab) => {
    const key = `tab:${tab}`;
    const record = (await chrome.storage.session.get(key))[key] as
      | { frames: Record<string, { candidates: { url?: string }[] }> }
      | undefined;
    return Object.values(record?.frames ?? {}).flatMap((frame) => frame.candidates.map(({ url = '' }) => url));
  }, id);

/** What the servers were asked, without the icon that browsers fetch when they like. */
const heard = ({ world }: Session) =>
  world.requests
    .map(({ method, host, path }) => `${method} https://${host}${path}`)
    .filter((line) => world.hosts.some((host) => line.includes(`https://${host}/`)) && !line.endsWith('/favicon.ico'))
    .sort();

for (const url of [PROFILE, PERSONAL]) {
  test(`${url}: the same page, and the same requests, with and without Aloi`, async () => {
    bare.world.requests.length = 0;
    session.world.requests.length = 0;
    const [with_, without] = await both(url);
    expect(await look(with_)).toEqual(await look(without));
    expect(heard(session)).toEqual(heard(bare));
  });
}

interface Seen {
  mutations: { type: string; removed: string[] }[];
  resources: unknown[];
  [list: string]: unknown;
}

test('a page that watches everything sees nothing', async () => {
  const [tab, without] = await both(HOSTILE);
  for (const one of [tab, without]) await add(one, '<a href="https://lent.example/500?badge.json">later</a>');
  const { id } = await session.visit(HOSTILE);
  await session.openPopup(id);
  const seen = async (one: Tab) => {
    const { mutations, resources, ...rest } = await one.evaluate(
      () => JSON.parse(JSON.stringify((window as unknown as { __seen: Seen }).__seen)) as Seen,
      undefined,
    );
    // How a parser cuts a page into pieces is chance; but it only adds.
    return {
      ...rest,
      resources: resources.map((resource) => JSON.stringify(resource)).sort(),
      mutations: mutations.filter(({ type, removed }) => type !== 'childList' || removed.length > 0),
    };
  };
  expect(await seen(tab)).toEqual(await seen(without));
  expect(await look(tab)).toEqual(await look(without));
});

test('nothing of the package can be loaded by a page', async () => {
  const origin = await session.home.evaluate(() => location.href.split('/').slice(0, 3).join('/'), undefined);
  const files = await session.home.evaluate(async () => {
    const manifest = chrome.runtime.getManifest();
    return ['manifest.json', 'popup.html', 'scanner.js', 'background.js', ...Object.values(manifest.icons ?? {})];
  }, undefined);
  const { tab } = await session.visit(PERSONAL);
  const loaded = await tab.evaluate(
    async (addresses) => {
      const tries = addresses.flatMap((address) => [
        fetch(address).then(
          () => `fetched ${address}`,
          () => '',
        ),
        new Promise<string>((resolve) => {
          const image = new Image();
          image.onload = () => resolve(`shown ${address}`);
          image.onerror = () => resolve('');
          image.src = address;
        }),
        new Promise<string>((resolve) => {
          const script = document.createElement('script');
          script.onload = () => resolve(`run ${address}`);
          script.onerror = () => resolve('');
          script.src = address;
          document.head.append(script);
        }),
      ]);
      return (await Promise.all(tries)).filter(Boolean);
    },
    files.map((file) => `${origin}/${file}`),
  );
  expect(loaded).toEqual([]);
});

test('forged messages and events of extension frameworks do nothing', async () => {
  const { tab, id } = await session.visit(PERSONAL);
  await untilTrue('the number on the toolbar button', () => session.toolbarCount(id));
  await tab.evaluate(() => {
    const w = window as unknown as { heard: string[] };
    w.heard = [];
    addEventListener('message', ({ data }) => w.heard.push(JSON.stringify(data)));
    const listen = EventTarget.prototype.dispatchEvent;
    EventTarget.prototype.dispatchEvent = function (event) {
      w.heard.push(event.type);
      return listen.call(this, event);
    };
  }, undefined);
  await tab.evaluate(async () => {
    const names = [
      'wxt:content-script-started',
      'wxt:locationchange',
      'wxt:reload-content-script',
      'aloi',
      'aloi:scan',
    ];
    for (const name of names) {
      document.dispatchEvent(new CustomEvent(name, { detail: { contentScriptName: 'scanner', messageId: '1' } }));
      window.dispatchEvent(new CustomEvent(name, { detail: { type: 'candidates', candidates: [] } }));
      window.postMessage({ type: name, contentScriptName: 'scanner' }, '*');
    }
    window.postMessage(
      { type: 'candidates', candidates: [{ id: 'x', certainty: 'found', via: 'link', url: 'https://x.example/' }] },
      '*',
    );
    window.postMessage({ type: 'verify', tab: 1, again: true }, '*');
    window.postMessage({ type: 'scan' }, '*');
  }, undefined);
  // A node added now is found after all that: the scanner is still there, and counted nothing that was forged.
  await add(tab, '<a href="https://lent.example/500?badge.json">one more</a>');
  await untilTrue('it found', async () => (await found(id)).some((url) => url.includes('/500?badge.json')));
  expect((await found(id)).filter((url) => url.includes('x.example'))).toEqual([]);
  const answers = await tab.evaluate(() => (window as unknown as { heard: string[] }).heard, undefined);
  // Ten events and eight messages of our own, and no answer.
  expect(answers).toHaveLength(18);
});

test('names that a page puts in the way of the document do not blind the scanner', async () => {
  const { tab, id } = await session.visit(PERSONAL);
  await untilTrue('the number on the toolbar button', () => session.toolbarCount(id));
  const names = [
    'querySelectorAll',
    'getElementsByTagName',
    'body',
    'documentElement',
    'location',
    'contentType',
    'children',
    'baseURI',
    'defaultView',
    'createTreeWalker',
  ];
  await add(
    tab,
    `<form id="getAttribute" name="attributes">${[
      'getAttribute',
      'attributes',
      'localName',
      'parentNode',
      'closest',
      'querySelectorAll',
      'href',
      'textContent',
      'children',
      'baseURI',
      'shadowRoot',
    ]
      .map((name) => `<input name="${name}">`)
      .join('')}<a href="https://lent.example/500?clobbered-badge.json">in a form</a></form>
    ${names.map((name) => `<img name="${name}" alt=""><form name="${name}"></form>`).join('')}
    <p><a href="https://lent.example/login?badge.json">after it</a></p>`,
  );
  for (const name of ['clobbered-badge.json', '/login?badge.json']) {
    await untilTrue(`${name} found`, async () => (await found(id)).some((url) => url.includes(name)));
  }
  const popup = await session.openPopup(id);
  expect(
    await until(popup, 'a list', () => document.querySelectorAll('[data-credential]').length, undefined),
  ).toBeGreaterThan(0);
});

test.runIf(NAME === 'chromium')('other extensions and pages have no way to speak to it', async () => {
  const id = await session.home.evaluate(() => chrome.runtime.id, undefined);
  const { tab } = await session.visit(PERSONAL);
  const answer = await tab.evaluate((extension) => {
    const runtime = (globalThis as { chrome?: { runtime?: typeof chrome.runtime } }).chrome?.runtime;
    if (!runtime?.sendMessage) return 'no way';
    return runtime.sendMessage(extension, { type: 'verify', tab: 1, again: true }).then(
      () => 'answered',
      () => 'no way',
    );
  }, id);
  expect(answer).toBe('no way');
});
