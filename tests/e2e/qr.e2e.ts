/** QR codes, read by the real background once the person has chosen Aloi's entry in a picture's context menu. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../world/build.ts';
import { bytesOf, replyOf, resourceAt, type Site } from '../world/site.ts';
import { PERSONAL } from '../world/sites/personal.ts';
import { POSTER, poster } from '../world/sites/poster.ts';
import type { Session } from './harness/session.ts';
import { finished, startSession } from './harness/session.ts';
import { type Chosen, type Tab, untilTrue } from './harness/tab.ts';

let session: Session;
let badge: string;
beforeAll(async () => {
  const { sites } = await build();
  badge = served(sites, PERSONAL.json);
  const leads = {
    badge: PERSONAL.json,
    altered: PERSONAL.alteredJson,
    token: served(sites, PERSONAL.textile).trim(),
    inside: 'https://router.local/status',
  };
  session = await startSession({ sites: [poster(leads)] });
});
afterAll(() => session?.close());

/** What the world answers at an address. */
function served(sites: ReadonlyMap<string, Site> | Iterable<readonly [string, Site]>, address: string): string {
  const { host, pathname } = new URL(address);
  const site = new Map(sites).get(host);
  const reply = site && replyOf(resourceAt(site, pathname), 'application/json');
  return new TextDecoder().decode(bytesOf(reply?.body ?? ''));
}

interface Seen {
  verdict: string | undefined;
  headline: string;
  name: string;
  /** What is said of the code. */
  code: string;
  text: string;
}

async function choose(chosen: Omit<Chosen, 'menuItemId'>): Promise<Seen> {
  session.world.requests.length = 0;
  const details = await session.browser.chooseInMenu({ menuItemId: 'check', ...chosen });
  await finished(details);
  const seen = await details.evaluate(() => {
    const words = (selector: string) => document.querySelector<HTMLElement>(selector)?.innerText.trim() ?? '';
    return {
      verdict: document.querySelector<HTMLElement>('[data-credential]')?.dataset.verdict,
      headline: words('.verdict'),
      name: words('h1'),
      code: words('.from-code'),
      text: words('main'),
    };
  }, undefined);
  await details.close();
  return seen;
}

const asked = () => session.world.requests.map(({ host, path }) => `https://${host}${path}`);

test('a page with codes is looked at, its pictures too, and none of the codes is followed', async () => {
  const { id, tab } = await session.visit(POSTER.page);
  session.world.requests.length = 0;
  const popup = await session.openPopup(id);
  expect(asked().filter((url) => !url.startsWith(POSTER.page))).toEqual([]);
  await popup.close();
  await tab.close();
});

test.each(['badge', 'photograph'] as const)(
  '%s: what the code leads to is verified, its host said first',
  async (which) => {
    const seen = await choose({ srcUrl: POSTER[which] });
    expect(seen.verdict).toBe('valid');
    expect(seen.code).toContain(new URL(PERSONAL.json).host);
    expect(seen.code).toContain('proves nothing');
  },
);

test.each(POSTER.drawings)('a code in a drawing (SVG): %s', async (_form, srcUrl) => {
  const seen = await choose({ srcUrl });
  expect(seen.verdict).toBe('valid');
  expect(seen.code).toContain(new URL(PERSONAL.json).host);
});

test('a drawing that would load and run: its code is read, and nothing else', async () => {
  const seen = await choose({ srcUrl: POSTER.hostile });
  expect(seen.verdict).toBe('invalid');
  expect(asked().filter((url) => url.startsWith(POSTER.page))).toEqual([POSTER.hostile]);
});

test.each([
  ['endless', 'could not look for QR codes'],
  ['logo', 'neither a badge nor a QR code'],
] as const)('a drawing without a code that can be read: %s', async (which, words) => {
  const seen = await choose({ srcUrl: POSTER[which] });
  expect(seen.verdict).toBe('unverified');
  expect(seen.text).toContain(words);
});

test('an altered badge behind a code drawn on nothing', async () => {
  const seen = await choose({ srcUrl: POSTER.altered });
  expect(seen.verdict).toBe('invalid');
  expect(seen.code).toContain(new URL(PERSONAL.alteredJson).host);
});

test('a signed token that the code itself holds', async () => {
  const seen = await choose({ srcUrl: POSTER.token });
  expect(seen.verdict).toBe('valid');
  expect(seen.code).toContain('holds the badge itself');
  // Its picture comes after the verdict; what is asked next is not to be blamed for it.
  await untilTrue('its picture asked for', () => asked().some((url) => url.endsWith('/textile.png')));
});

test.each([
  ['wallet', 'openid4vp'],
  ['network', 'WIFI:'],
  ['inside', 'router.local'],
  ['plain', 'neither a badge nor a QR code'],
] as const)('%s: said in words, nothing opened', async (which, words) => {
  const seen = await choose({ srcUrl: POSTER[which] });
  expect(seen.verdict).toBe('unverified');
  expect(seen.text).toContain(words);
  expect(asked().filter((url) => url !== POSTER[which])).toEqual([]);
});

test('a picture that only its page can open', async () => {
  const seen = await choose({ srcUrl: `blob:${POSTER.page}5f0c3b1e-6f1f-4b5e-9a52-3f0d3b1a7c11` });
  expect(seen.verdict).toBe('unverified');
  expect(seen.text).toContain('exists only inside its page');
});

test('the badge in a picture comes before everything', async () => {
  const seen = await choose({ srcUrl: PERSONAL.robotics });
  expect(seen.verdict).toBe('valid');
  expect(seen.code).toBe('');
});

test.each(['image/jpeg', 'image/webp', 'image/png'])('%s, standing in the page itself', async (type) => {
  const tab = await session.browser.visit(POSTER.page);
  const srcUrl = await drawnAgain(tab, type);
  expect(srcUrl.startsWith(`data:${type}`)).toBe(true);
  await tab.close();
  const seen = await choose({ srcUrl });
  expect(seen.verdict).toBe('valid');
  expect(seen.code).toContain(new URL(PERSONAL.json).host);
});

/** The first picture of the page in another format. */
function drawnAgain(tab: Tab, type: string): Promise<string> {
  return tab.evaluate(async (wanted) => {
    const picture = document.querySelector('img') as HTMLImageElement;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = picture.naturalWidth;
    canvas.height = picture.naturalHeight;
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
    return canvas.toDataURL(wanted, 0.6);
  }, type);
}

test('a credential packed into the fragment of a link, without asking that link’s host', async () => {
  const packed = gzipSync(badge).toString('base64url');
  const seen = await choose({ linkUrl: `${POSTER.page}#verify=${packed}` });
  expect(seen.verdict).toBe('valid');
  expect(asked().filter((url) => url.startsWith(POSTER.page))).toEqual([]);
});
