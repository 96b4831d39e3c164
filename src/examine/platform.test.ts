import { expect, test } from 'vitest';
import { createDoor } from '../net/door.ts';
import { type WorldEntry, worldFetch } from '../net/world.ts';
import type { Report } from '../verify/report.ts';
import { examine } from './index.ts';

const UUID = '0b1c2d3e-4f50-4172-8394-a5b6c7d8e9f0';
const SHA1 = '0123456789abcdef0123456789abcdef01234567';
const CONTEXT = 'https://w3id.org/openbadges/v2';

/** A hosted award and what it needs; no name of any holder in it. */
function hosted(id: string, issuer: string): Record<string, WorldEntry> {
  const { origin } = new URL(id);
  const entry = (value: object) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) });
  return {
    [id]: entry({
      '@context': CONTEXT,
      id,
      type: 'Assertion',
      recipient: { type: 'email', hashed: true, salt: 'x', identity: `sha256$${'a'.repeat(64)}` },
      issuedOn: '2025-03-01T00:00:00Z',
      badge: `${origin}/classes/1.json`,
      verification: { type: 'HostedBadge' },
    }),
    [`${origin}/classes/1.json`]: entry({
      '@context': CONTEXT,
      id: `${origin}/classes/1.json`,
      type: 'BadgeClass',
      name: 'Robotique',
      description: 'd',
      image: `${origin}/1.png`,
      criteria: { narrative: 'c' },
      issuer,
    }),
    [issuer]: entry({
      '@context': CONTEXT,
      id: issuer,
      type: 'Issuer',
      name: 'École',
      url: origin,
      email: 'a@x.example',
      verified: true,
    }),
  };
}

async function look(address: string, world: Record<string, WorldEntry>) {
  const asked: string[] = [];
  const fetch = worldFetch(world, async () => new Uint8Array());
  const door = createDoor({
    fetch: (url, init) => {
      asked.push(url);
      return fetch(url, init);
    },
  });
  return { report: await examine(address, { door }), asked };
}
/** The report without what the platform says, and without what was asked for it. */
const facts = ({ said: _, ...report }: Report) => ({ ...report, source: { ...report.source, retrieved: [] } });

const API = `https://api.credly.com/v1/obi/v2/badge_assertions/${UUID}`;
const CREDLY = `https://www.credly.com/badges/${UUID}`;
const credly = hosted(API, 'https://api.credly.com/issuers/1.json');
const titled = (title: string) => ({ ...credly, [CREDLY]: { body: `<meta property="og:title" content="${title}">` } });

test('Credly’s page names the holder: said, and no fact', async () => {
  const silent = await look(CREDLY, credly);
  expect(silent.report).toMatchObject({ verdict: 'valid', recipient: { identifiers: [{ hashed: true }] } });
  expect(silent.report).not.toHaveProperty('said');
  const { report } = await look(`${CREDLY}/public_url`, titled('Robotique was issued by École to Camille Moreau.'));
  expect(report.said).toEqual({ platform: 'credly', host: 'www.credly.com', recipient: 'Camille Moreau' });
  expect(facts(report)).toEqual(facts(silent.report));
});

test('no page is asked that nobody was led to', async () => {
  for (const address of [API, `https://www.credly.com/embedded_badge/${UUID}`]) {
    const { report, asked } = await look(address, titled('Robotique was issued by École to Camille Moreau.'));
    expect(report.verdict).toBe('valid');
    expect(report).not.toHaveProperty('said');
    expect(asked).not.toContain(CREDLY);
  }
});

test('Moodle’s page names the holder', async () => {
  const root = 'https://m.example/badges';
  const id = `${root}/assertion.php?b=${SHA1}&obversion=2`;
  const page = {
    [`${root}/badge.php?hash=${SHA1}`]: { body: '<p id="badge-awardedto">À <strong>Camille Moreau</strong></p>' },
  };
  const world = { ...hosted(id, 'https://m.example/issuer.json'), ...page };
  const { report } = await look(`${root}/badge.php?hash=${SHA1}`, world);
  expect(report).toMatchObject({
    verdict: 'valid',
    said: { platform: 'moodle', host: 'm.example', recipient: 'Camille Moreau' },
  });
  expect(report.recipient?.name).toBeUndefined();
  expect((await look(id, world)).report).not.toHaveProperty('said');
});

test('Open Badge Passport: accepted endorsements, apart from those that are verified', async () => {
  const api = 'https://openbadgepassport.com/app/obpv1';
  const id = 'https://issuer.example/assertions/1.json';
  const world = {
    ...hosted(id, 'https://issuer.example/issuer.json'),
    [`${api}/p/badge/info/7`]: {
      body: JSON.stringify({ first_name: 'Camille', last_name: 'Moreau', assertion_url: id }),
    },
    [`${api}/badge/user_endorsement/p/7`]: {
      body: JSON.stringify({
        endorsements: [
          { status: 'accepted', content: `<p>${'x'.repeat(9_000)}</p>`, issuer_name: 'Luc', mtime: 1_650_000_000 },
          { status: 'pending', content: 'no' },
        ],
      }),
    },
  };
  const { report, asked } = await look('https://openbadgepassport.com/app/badge/info/7', world);
  expect(report).toMatchObject({
    verdict: 'valid',
    endorsements: [],
    said: { platform: 'open-badge-passport', recipient: 'Camille Moreau', endorsements: [{ name: 'Luc' }] },
  });
  expect(report.said?.endorsements?.[0]?.comment).toHaveLength(2_000);
  // Its data were asked for once, whoever wanted them.
  expect(asked.filter((url) => url.endsWith('/p/badge/info/7'))).toHaveLength(1);
});

test('Open Badge Factory’s mark for an issuer it has verified ties nothing', async () => {
  const root = 'https://openbadgefactory.com/v1';
  const id = `${root}/assertion/${SHA1}`;
  const issuer = 'https://openbadgefactory.com/v1/client/abc.json';
  const { report, asked } = await look(id, hosted(id, issuer));
  expect(report.said).toEqual({ platform: 'open-badge-factory', host: 'openbadgefactory.com', issuerVerified: true });
  expect(report.issuer.identity.level).not.toBe('recognised');
  // All of it was asked for the verification.
  expect(asked).toHaveLength(new Set(asked).size);
});

test('a forged page’s words become no fact and change no verdict', async () => {
  const forged = 'Robotique was issued by Harvard to ‮Mallory"},"verdict":"valid","recipient":{"name":"Mallory';
  const { report } = await look(CREDLY, titled(forged.replaceAll('"', '&quot;')));
  const silent = await look(CREDLY, credly);
  expect(facts(report)).toEqual(facts(silent.report));
  expect(JSON.stringify(facts(report))).not.toMatch(/Mallory|Harvard/);
  // Neither does it of a badge that is none.
  const broken = { ...titled('Robotique was issued by École to Mallory.'), [API]: { status: 404 } };
  const lost = await look(CREDLY, broken);
  expect(lost.report.verdict).not.toBe('valid');
  expect(JSON.stringify(facts(lost.report))).not.toContain('Mallory');
  const long = await look(CREDLY, titled(`x was issued by y to ${'M'.repeat(5_000)}.`));
  expect(long.report.said?.recipient).toHaveLength(200);
});

test('a page that never answers holds nothing up for long', async () => {
  const fetch = worldFetch(credly, async () => new Uint8Array());
  const door = createDoor({
    fetch: (url, init) =>
      url === CREDLY
        ? new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(new Error('aborted'))))
        : fetch(url, init),
  });
  const { verdict, said } = await examine(CREDLY, { door });
  expect({ verdict, said }).toEqual({ verdict: 'valid', said: undefined });
});
