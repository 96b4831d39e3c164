/** What the walks through the dossier have in common: its page, as a person uses it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { worldFetch } from '../../world/index.ts';
import { json as answer, text as plain, type Resource, type Site } from '../../world/site.ts';
import { PERSONAL } from '../../world/sites/personal.ts';
import { ROOT } from './build.ts';
import { finished, type Shown } from './session.ts';
import { type Tab, until } from './tab.ts';

export interface GivenFile {
  name: string;
  base64: string;
}

export const given = (name: string, bytes: Uint8Array): GivenFile => ({
  name,
  base64: Buffer.from(bytes).toString('base64'),
});

export type Personal = keyof typeof PERSONAL;

/** What stands on the personal page, as files: their bytes, and their names there. */
export async function personalFiles(): Promise<{
  bytes: (key: Personal) => Uint8Array;
  name: (key: Personal) => string;
}> {
  const fetch = await worldFetch();
  const read = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer());
  const keys = Object.keys(PERSONAL) as Personal[];
  const files = new Map(await Promise.all(keys.map(async (key) => [key, await read(PERSONAL[key])] as const)));
  return {
    bytes: (key) => files.get(key) ?? new Uint8Array(),
    name: (key) => PERSONAL[key].split('/').at(-1) ?? '',
  };
}

/** A server whose badge, written by hand after Open Badges 2.0, is there only when its owner wishes. */
export const MOODY = 'https://moody.example';
const OB2 = 'https://w3id.org/openbadges/v2';
const moodyBadge: Record<string, Resource> = {
  '/badge.json': answer({
    '@context': OB2,
    type: 'Assertion',
    id: `${MOODY}/badge.json`,
    recipient: { type: 'email', hashed: false, identity: 'louise@ecole.example' },
    badge: `${MOODY}/class.json`,
    issuedOn: '2026-01-12T09:00:00Z',
    verification: { type: 'HostedBadge' },
  }),
  '/class.json': answer({
    '@context': OB2,
    type: 'BadgeClass',
    id: `${MOODY}/class.json`,
    name: 'Patience',
    description: 'Waits for servers.',
    image: `${MOODY}/image.png`,
    criteria: { narrative: 'Wait.' },
    issuer: `${MOODY}/issuer.json`,
  }),
  '/issuer.json': answer({
    '@context': OB2,
    type: 'Issuer',
    id: `${MOODY}/issuer.json`,
    name: 'Moody Guild',
    url: MOODY,
    email: 'guild@moody.example',
  }),
};
/** `isUp` says whether it answers now. */
export const moody = (isUp: () => boolean): Site => ({
  host: new URL(MOODY).host,
  resources: {},
  missing: (path) => (isUp() && moodyBadge[path]) || plain('not now', 'text/plain', 503),
});

/** Puts files into the page's own input, as its dialog does. */
export async function give(tab: Tab, list: GivenFile[]): Promise<void> {
  await tab.evaluate((given) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    const input = document.querySelector<HTMLInputElement>('input[name="files"]');
    if (!input) throw new Error('no input');
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, list);
  await added(tab);
}

export async function type(tab: Tab, selector: string, value: string): Promise<void> {
  await tab.evaluate(
    ({ selector, value }) => {
      const field = document.querySelector<HTMLInputElement | HTMLSelectElement>(selector);
      if (!field) throw new Error(`no ${selector}`);
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { selector, value },
  );
}

export async function press(tab: Tab, words: string): Promise<void> {
  await until(
    tab,
    `a button “${words}”`,
    (wanted) => {
      const found = [...document.querySelectorAll<HTMLElement>('button, a, summary')].find(
        (one) => one.innerText.trim() === wanted && !(one as HTMLButtonElement).disabled,
      );
      found?.click();
      return found !== undefined;
    },
    words,
  );
}

/** Waits until what was given has been read and written. */
export const added = (tab: Tab) =>
  until(
    tab,
    'the files read',
    () => /\bthings? added/.test(document.querySelector('[role="status"] p')?.textContent ?? ''),
    undefined,
    30_000,
  );

export const stated = (tab: Tab) => tab.evaluate(() => document.querySelector('main')?.innerText ?? '', undefined);

/** Goes to a page of the dossier, and waits until it is there: what is asked at once may still be told of the page before. */
export async function go(tab: Tab, hash: string): Promise<void> {
  const isThere = await tab.evaluate((to) => {
    // Anything else is the list: Firefox marks what it opens there.
    const before = /^#\/(?:entry|compare|report)\//.test(location.hash) ? location.hash : '#/';
    (globalThis as { before?: Element | null }).before = document.querySelector('main');
    location.hash = to;
    return before === to;
  }, hash);
  if (isThere) return;
  await until(
    tab,
    `the page ${hash}`,
    () => {
      const main = document.querySelector('main');
      return main !== null && main !== (globalThis as { before?: Element | null }).before;
    },
    undefined,
  );
}

export const tooWide = (tab: Tab) =>
  tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth, undefined);

/** What axe finds fault with. */
export async function barriers(tab: Tab): Promise<unknown[]> {
  await tab.inject(await readFile(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  return tab.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  }, undefined);
}

export async function eraseAll(tab: Tab): Promise<void> {
  await finished(tab);
  if (/dossier is empty/.test(await stated(tab))) return;
  await press(tab, 'Erase the whole dossier');
  await press(tab, 'Erase');
  await until(tab, 'an empty dossier', () => /dossier is empty/.test(document.body.innerText), undefined);
}

/** What the page hands to the browser's downloads. */
export async function saved(tab: Tab, words: string): Promise<{ name: string; body: string }> {
  await tab.evaluate(() => {
    const world = globalThis as { saved?: Promise<{ name: string; body: string }> };
    delete world.saved;
    const create = URL.createObjectURL;
    let blob: Blob | undefined;
    URL.createObjectURL = (object) => {
      blob = object as Blob;
      URL.createObjectURL = create;
      return create(object);
    };
    addEventListener(
      'click',
      (event) => {
        const link = event.target as HTMLAnchorElement;
        if (!link.download || !blob) return;
        event.preventDefault();
        link.remove();
        const { download } = link;
        // Read as bytes: text() would swallow a byte order mark.
        world.saved = blob.arrayBuffer().then((bytes) => ({
          name: download,
          body: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
        }));
      },
      { capture: true },
    );
    // A link that is not in the page gets its click all the same.
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      HTMLAnchorElement.prototype.click = click;
      if (!this.isConnected) document.body.append(this);
      click.call(this);
    };
  }, undefined);
  await press(tab, words);
  return until(
    tab,
    'the file',
    () => (globalThis as { saved?: Promise<{ name: string; body: string }> }).saved,
    undefined,
  );
}

/** Addresses, pasted. */
export async function paste(tab: Tab, urls: readonly string[]): Promise<void> {
  await type(tab, '#paste', urls.join('\n'));
  await press(tab, 'Add');
}

/** What lies in one of the dossier's stores on the disk, documents without their bytes. */
export async function stored<T>(tab: Tab, store: string): Promise<T[]> {
  const text = await tab.evaluate(
    (name) =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('dossier');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(JSON.stringify(reading.result, (key, value) => (key === 'bytes' ? undefined : value)));
          };
        };
      }),
    store,
  );
  return JSON.parse(text) as T[];
}

export const byCredential = (shown: Shown[], id: string | undefined) =>
  shown.find(({ credential }) => credential === id);
