/** Pictures of badges are strangers' files: what is shown is drawn anew, and drawing it asks nobody and breaks nothing. */
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { badgePng } from '../world/draw/badge.ts';
import { bakePng } from '../world/mint/bake-png.ts';
import { bakeSvg3 } from '../world/mint/bake-svg.ts';
import { json, page, png, type Resource, redirect, type Site } from '../world/site.ts';
import { badgeSvg } from '../world/sites/personal.ts';
import { LOOK } from '../world/sites/university.ts';
import { type Session, startSession } from './harness/session.ts';
import { type Tab, until, untilTrue } from './harness/tab.ts';

const HOST = 'pictures.example';
const BEACON = 'beacon.example';

let session: Session;
let popup: Tab;

const signed = (name: 'robotics' | 'master' | 'mention' | 'pioneer') =>
  JSON.stringify(session.world.minted.university.signed[name]);
const drawing = (name: 'mention' | 'pioneer', inside: string): Resource => ({
  kind: 'reply',
  reply: {
    status: 200,
    headers: { 'content-type': 'image/svg+xml' },
    body: () =>
      new TextEncoder().encode(
        bakeSvg3(badgeSvg('#123456', 'X').replace('</title>', `</title>${inside}`), JSON.parse(signed(name))),
      ),
  },
});

const sites: Site[] = [
  {
    host: HOST,
    resources: {
      '/badge.json': json({
        '@context': 'https://w3id.org/openbadges/v2',
        type: 'Assertion',
        id: `https://${HOST}/badge.json`,
        recipient: { type: 'email', hashed: false, identity: 'someone@example.org' },
        badge: `https://${HOST}/class.json`,
        verification: { type: 'hosted' },
        issuedOn: '2025-01-01T00:00:00Z',
      }),
      '/class.json': json({
        '@context': 'https://w3id.org/openbadges/v2',
        type: 'BadgeClass',
        id: `https://${HOST}/class.json`,
        name: 'Its picture has moved',
        description: 'A badge.',
        image: `https://${HOST}/moved.png`,
        criteria: { narrative: 'Be there.' },
        issuer: `https://${HOST}/issuer.json`,
      }),
      '/issuer.json': json({
        '@context': 'https://w3id.org/openbadges/v2',
        type: 'Issuer',
        id: `https://${HOST}/issuer.json`,
        name: 'Pictures',
        url: `https://${HOST}/`,
        email: 'us@pictures.example',
      }),
      '/moved.png': redirect(`https://${BEACON}/moved.png`),
      '/': page(
        '<!DOCTYPE html><title>Pictures</title><img src="/plain.png" alt="badge"><img src="/bomb.png" alt="badge"><img src="/scripted.svg" alt="badge"><img src="/loading.svg" alt="badge"><a href="/badge.json">badge</a>',
      ),
      '/plain.png': png(() =>
        bakePng(badgePng({ ...LOOK.robotics, size: 200 }), signed('robotics'), 'openbadgecredential'),
      ),
      '/bomb.png': png(() => bakePng(bomb(30_000), signed('master'), 'openbadgecredential')),
      '/scripted.svg': drawing(
        'mention',
        `<script>fetch('https://${BEACON}/script')</script><image href="https://${BEACON}/image.png" width="9" height="9"/>`,
      ),
      '/loading.svg': drawing(
        'pioneer',
        `<style>@import url(https://${BEACON}/style.css);</style><path d="M0 0h9v9z" style="fill:url(https://${BEACON}/fill.svg#a)"/>`,
      ),
    },
  },
  { host: BEACON, resources: { '/': page('<title>nothing</title>') } },
];

/** A few hundred kilobytes that say, truthfully, that they are 3.6 gigabytes of pixels. */
function bomb(side: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // One bit, grey: even the rows that are packed here stay small.
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))), { level: 9 });
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(data.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}

interface Shown {
  name: string;
  verdict: string | undefined;
  source: string;
  width: number;
}

const shown = (tab: Tab): Promise<Shown[]> =>
  tab.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>('article[data-credential]')].map((one) => {
        const image = one.querySelector('img');
        return {
          name: one.querySelector('.card-name, h1')?.textContent ?? '',
          verdict: one.dataset.verdict,
          source: image?.src ?? '',
          width: image?.naturalWidth ?? 0,
        };
      }),
    undefined,
  );

beforeAll(async () => {
  session = await startSession({ sites });
  const { id } = await session.visit(`https://${HOST}/`);
  popup = await session.openPopup(id);
  await until(popup, 'the pictures', () => document.querySelectorAll('article img').length >= 2, undefined);
});
afterAll(() => session?.close());

const named = async (name: string) => (await shown(popup)).find((one) => one.name === name);
const NAMES = {
  robotics: 'Concevoir un parcours de robotique éducative',
  master: 'Master MEEF, parcours technologie',
  mention: 'Semestre de recherche en didactique',
  pioneer: 'Pionnière des badges ouverts',
};

test('a baked picture is shown, small and packed anew', async () => {
  const one = await named(NAMES.robotics);
  expect(one?.verdict).toBe('valid');
  expect(one?.source).toMatch(/^data:image\/(webp|png);base64,/);
  await until(popup, 'it drawn', () => (document.querySelector('article img') as HTMLImageElement).complete, undefined);
  expect((await named(NAMES.robotics))?.width).toBe(128);
  // Nothing of the file itself: neither its bytes nor what was baked into it.
  const given = Buffer.from(one?.source.split(',')[1] ?? '', 'base64');
  expect(given.includes('openbadgecredential')).toBe(false);
});

test('a picture that would fill the memory is not unpacked; its badge is verified all the same', async () => {
  expect(await named(NAMES.master)).toMatchObject({ verdict: 'valid', source: '' });
});

test('a drawing that runs or loads something is not shown, or shown without it', async () => {
  expect(await named(NAMES.mention)).toMatchObject({ verdict: 'valid', source: '' });
  const plain = await named(NAMES.pioneer);
  expect(plain?.verdict).toBe('valid');
  const [kind, written = ''] = plain?.source.split(',') ?? [];
  expect(kind).toBe('data:image/svg+xml;base64');
  expect(Buffer.from(written, 'base64').toString()).toMatch(/^<svg (?!.*beacon)/s);
});

test('a picture that its host sends elsewhere for is not followed there', async () => {
  await untilTrue('it asked for', () => session.world.requests.some(({ path }) => path === '/moved.png'));
  expect(await named('Its picture has moved')).toMatchObject({ verdict: 'valid', source: '' });
});

test('the details show the same picture, and nobody else has been asked', async () => {
  const href = await popup.evaluate(
    () => document.querySelector<HTMLAnchorElement>('article:has(img) a.cover')?.getAttribute('href') ?? '',
    undefined,
  );
  const details = await session.browser.open(href);
  await until(details, 'the picture', () => document.querySelector('img') !== null, undefined);
  expect((await shown(details))[0]?.source).toBe((await shown(popup)).find(({ source }) => source)?.source);
  await details.close();
  expect(session.world.requests.filter(({ host }) => host === BEACON)).toEqual([]);
});
