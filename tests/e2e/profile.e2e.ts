/** The main job: a profile with badges on it, and what Aloi says of each. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Expectation, expectations } from '../world/index.ts';
import { credentials, type Session, type Shown, startSession } from './harness/session.ts';
import { type Tab, until, untilTrue } from './harness/tab.ts';

const PROFILE = 'https://www.linkedin.com/in/camille-moreau/';

let session: Session;
let tab: Tab;
let id: number;
let popup: Tab;
let shown: Shown[];

beforeAll(async () => {
  session = await startSession();
  ({ tab, id } = await session.visit(PROFILE));
  await until(tab, 'the profile is complete', () => document.documentElement.dataset.complete === 'true', undefined);
  const all = String(expectations.length);
  await untilTrue(`${all} on the toolbar`, async () => (await session.toolbarCount(id)) === all);
  popup = await session.openPopup(id, 60_000);
  shown = await credentials(popup);
});
afterAll(() => session?.close());

/** By its id, or an id that is as good; else by the address it stood at. */
const shownOf = ({ id: own, otherIds = [], url }: Expectation) =>
  shown.find(({ credential }) => (own === undefined ? credential === url : [own, ...otherIds].includes(credential)));

describe('every credential of the profile', () => {
  test.each(expectations.map((expected) => [expected.key, expected] as const))('%s', (_key, expected) => {
    const found = shownOf(expected);
    expect(found, `${expected.id ?? expected.url}: ${expected.why}`).toBeDefined();
    expect(found?.verdict, expected.why).toBe(expected.verdict);
    if (expected.identity) expect(found?.identity, expected.why).toBe(expected.identity);
    expect(found?.headline).toBeTruthy();
  });

  test('is shown once, and nothing else is', () => {
    expect(shown.map((one) => one.credential).sort()).toEqual(
      expectations.map((expected) => shownOf(expected)?.credential).sort(),
    );
  });
});

test('the headlines say what the verdicts mean', () => {
  const words: Record<string, RegExp> = {
    valid: /^(Genuine, |Signature good)/,
    expired: /expired/i,
    revoked: /withdrawn/i,
    suspended: /suspended/i,
    'not-yet-valid': /not in force/i,
    invalid: /^(Altered or forged|The issuer does not know|Not sound)/,
    unverified: /^Could not check/,
  };
  for (const { credential, verdict = '', headline } of shown)
    expect(headline, credential).toMatch(words[verdict] ?? /^$/);
  // Nothing but a proven and tied credential is ever called genuine without more.
  for (const { verdict, identity, headline, credential } of shown) {
    if (/^Genuine, (recognised|published)/.test(headline)) {
      expect([verdict, identity], credential).toEqual(['valid', expect.stringMatching(/domain|platform|recognised/)]);
    }
  }
});

test('requests carry neither cookies nor the page they were asked for', async () => {
  const own = session.world.requests.filter((request) => request.headers['sec-fetch-dest'] === 'empty');
  expect(own.length).toBeGreaterThan(expectations.length);
  expect(own.filter(({ headers }) => headers.cookie || headers.referer || headers.authorization)).toEqual([]);
  expect(session.world.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('asking again asks nobody: what was just verified is still known', async () => {
  session.world.requests.length = 0;
  const again = await session.openPopup(id);
  expect((await credentials(again)).map((one) => one.verdict).sort()).toEqual(shown.map((one) => one.verdict).sort());
  // Undecided ones are tried again soon, because servers come back.
  const undecided = new Set(
    expectations.filter((one) => one.verdict === 'unverified').map((one) => new URL(one.url).host),
  );
  expect(
    session.world.requests.filter(({ host }) => !undecided.has(host) && !/univ-rivage|panne|injoignable/.test(host)),
  ).toEqual([]);
  await again.close();
});
