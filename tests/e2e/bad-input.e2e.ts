/** Servers and files that misbehave: each gives a report that says why, within the limits, and the popup comes to rest. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BROKEN } from '../world/sites/broken.ts';
import { add, credentials, type Session, startSession } from './harness/session.ts';
import { until, untilTrue } from './harness/tab.ts';

let session: Session;
beforeAll(async () => {
  session = await startSession();
});
afterAll(() => session?.close());

/** Named so that a link to it counts as found; the world answers by the path alone. */
const named = (url: string) => `${url}?of=badge.json`;

const EXPECTED: Record<string, string | RegExp> = {
  error: 'http-error',
  unreachable: 'unreachable',
  endless: 'too-large',
  silent: 'timeout',
  loop: 'too-many-redirects',
  error500: 'http-error',
  login: 'login-required',
  text: /wrong-media-type|unsupported-format|nothing-found|broken-json/,
  image: /broken-image|nothing-found|unsupported-format/,
  empty: /nothing-found|broken-json|unsupported-format/,
  deep: 'too-deep',
  toPrivate: 'private-address',
  toIntranet: 'private-address',
  toPort: 'port-refused',
  toHttp: /./,
  limited: 'rate-limited',
};

test('every one is answered, with its reason, within the limits', { timeout: 120_000 }, async () => {
  const { tab, id } = await session.visit('https://lent.example/');
  const links = Object.values(BROKEN).map((url) => `<p><a href="${named(url)}">badge</a></p>`);
  await add(tab, links.join(''));
  await untilTrue('all of them on the toolbar', async () => Number(await session.toolbarCount(id)) >= links.length);
  const start = Date.now();
  const popup = await session.openPopup(id, 90_000);
  // 30 s for one credential; more than twelve at once wait for each other.
  expect(Date.now() - start).toBeLessThan(75_000);
  const shown = await credentials(popup);
  expect(shown.filter((one) => one.verdict === undefined)).toEqual([]);
  // Nothing came that could be judged, except two files that are broken whatever they were meant to be.
  const wrong = shown.filter(
    ({ verdict, headline }) => verdict !== 'unverified' && !/image file|nested/.test(headline),
  );
  expect(wrong).toEqual([]);
  expect(shown.filter((one) => one.verdict === 'valid')).toEqual([]);
  const reasons = await popup.evaluate(async () => {
    const stored = await chrome.storage.session.get(null);
    return Object.values(stored).flatMap((record) => {
      const job = record as { input?: { url?: string }; report?: { verdict: string; reasons: string[] } };
      return job.input?.url && job.report ? [[job.input.url, job.report.reasons[0] ?? '']] : [];
    });
  }, undefined);
  const byUrl = Object.fromEntries(reasons) as Record<string, string>;
  const said = Object.fromEntries(Object.entries(BROKEN).map(([name, url]) => [name, byUrl[named(url)]]));
  for (const [name, expected] of Object.entries(EXPECTED)) {
    if (typeof expected === 'string') expect.soft(said[name], name).toBe(expected);
    else expect.soft(said[name], name).toMatch(expected);
  }
  // Nothing that leads into a private network has reached it.
  expect(session.world.requests.filter((request) => request.address !== '127.0.0.1')).toEqual([]);
});

const IMAGES: Record<string, string> = {
  // a signature, then a chunk that says it is 4 GB long
  'a length that lies': 'iVBORw0KGgr/////SUhEUg==',
  'nothing after the signature': 'iVBORw0KGgo=',
};

test.each(Object.entries(IMAGES))('an image with %s', async (_what, base64) => {
  const { tab, id } = await session.visit('https://lent.example/');
  await add(
    tab,
    `<a href="https://lent.example/500?badge.json">a badge</a><img alt="Open Badge" width="90" height="90" src="data:image/png;base64,${base64}">`,
  );
  await untilTrue('it on the toolbar', () => session.toolbarCount(id));
  const popup = await session.openPopup(id);
  const shown = await credentials(popup);
  expect(shown.filter((one) => one.verdict !== 'unverified' && one.verdict !== 'invalid')).toEqual([]);
});

test.each(['none', 'HS256'])('a token with alg %s is never valid', async (alg) => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    iss: 'https://universite-normandie.example/',
    jti: `urn:uuid:0e5c9a7e-0000-4000-8000-0000000${alg === 'none' ? '00001' : '00002'}`,
    vc: {
      '@context': ['https://www.w3.org/2018/credentials/v1'],
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: 'https://universite-normandie.example/',
      credentialSubject: {},
    },
  };
  const token = `${part({ alg, typ: 'JWT' })}.${part(claims)}.${Buffer.alloc(32, 1).toString('base64url')}`;
  const { tab, id } = await session.visit('https://lent.example/');
  await add(tab, `<pre>${token}</pre>`);
  await untilTrue('it on the toolbar', () => session.toolbarCount(id));
  const popup = await session.openPopup(id);
  const [only] = await credentials(popup);
  expect(only?.verdict).toMatch(/^(invalid|unverified)$/);
  expect(only?.headline).not.toMatch(/genuine|good/i);
  expect(
    await until(popup, 'a sentence', () => document.querySelector('.verdict')?.textContent, undefined),
  ).toBeTruthy();
});
