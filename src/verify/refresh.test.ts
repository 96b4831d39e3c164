import { SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { verify } from './index.ts';
import { badge } from './testing/badges.ts';
import { issue, type Json, newKey, type TestKey } from './testing/issue.ts';
import { issueJcs, issuerWeb } from './testing/web.ts';

const NOW = '2026-02-01T12:00:00Z';
const URL_ = 'https://univ-rivage.example/refresh/1';
const OB_EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';

let key: TestKey;
let original: Json;
const service = { refreshService: { id: URL_, type: '1EdTechCredentialRefresh' } };
const newer = (more: Json = {}) => badge('2.0', { name: 'Newer', validFrom: '2026-01-01T00:00:00Z', ...more });

beforeAll(async () => {
  key = await newKey('Ed25519');
  original = await issueJcs(badge('2.0', { name: 'Older', ...service }), key);
});

async function run(document: Json, served?: Json | string | number) {
  const web = issuerWeb(key, served === undefined ? {} : { [URL_]: served });
  const report = await verify(JSON.stringify(document), { fetch: web.fetch, now: NOW });
  const check = report.checks.find(({ id }) => id === 'refresh');
  return { report, check, times: web.asked.filter((url) => url === URL_).length };
}

describe('a newer version', () => {
  test('takes the place of the older', async () => {
    const { report, check } = await run(original, await issueJcs(newer(), key));
    expect(report.verdict).toBe('valid');
    expect(report.dates.from).toBe('2026-01-01T00:00:00Z');
    expect(report.source.url).toBe(URL_);
    expect(check).toMatchObject({ outcome: 'pass', code: 'refreshed', detail: { from: '2025-09-01T08:00:00Z' } });
  });

  test('as a token', async () => {
    const ec = await newKey('P-256');
    const did = ec.did ?? '';
    const older = await issue(
      badge('2.0', { issuer: { id: did, type: ['Profile'] }, ...service, '@context': contexts() }),
      'ecdsa-rdfc-2019',
      ec,
      { method: `${did}#${did.slice(8)}` },
    );
    const pair = (await crypto.subtle.importKey(
      'jwk',
      await privateJwk(ec),
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['sign'],
    )) as CryptoKey;
    const token = await new SignJWT(newer({ issuer: { id: did, type: ['Profile'] } }))
      .setProtectedHeader({ alg: 'ES256', typ: 'vc+jwt', kid: `${did}#${did.slice(8)}` })
      .sign(pair);
    const { report, check } = await run(older, token);
    expect(check).toMatchObject({ outcome: 'pass', code: 'refreshed' });
    expect(report).toMatchObject({ verdict: 'valid', dates: { from: '2026-01-01T00:00:00Z' } });
  });

  test('that has run out says so', async () => {
    const { report, check } = await run(original, await issueJcs(newer({ validUntil: '2026-01-15T00:00:00Z' }), key));
    expect(report.verdict).toBe('expired');
    expect(check?.code).toBe('refreshed');
  });

  test('is asked for once, whatever it says itself', async () => {
    const { report, check, times } = await run(original, await issueJcs(newer(service), key));
    expect(check?.code).toBe('refreshed');
    expect(report.checks.filter(({ id }) => id === 'refresh')).toHaveLength(1);
    expect(times).toBe(1);
  });

  test('the same again: nothing newer', async () => {
    const { report, check } = await run(original, original);
    expect(check).toEqual({ id: 'refresh', outcome: 'pass', about: URL_ });
    expect(report.verdict).toBe('valid');
  });
});

describe('the original stands where what comes', () => {
  test.each<[string, () => Promise<Json | string | number | undefined>, string]>([
    ['does not come', async () => undefined, 'unreachable'],
    ['is refused', async () => 404, 'http-error'],
    ['is something else', async () => '<html>hello', 'not-a-credential'],
    ['is not signed', async () => newer(), 'not-authentic'],
    ['was altered', async () => ({ ...(await issueJcs(newer(), key)), name: 'Forged' }), 'not-authentic'],
    ['contradicts itself', () => issueJcs(newer({ validUntil: '2025-12-31T00:00:00Z' }), key), 'not-authentic'],
    ['has another id', () => issueJcs(newer({ id: 'urn:uuid:other' }), key), 'id-differs'],
    ['is older', () => issueJcs(newer({ validFrom: '2025-01-01T00:00:00Z' }), key), 'older'],
    [
      'is of another issuer',
      async () => {
        const other = await newKey('Ed25519');
        const did = other.did ?? '';
        const credential = newer({ issuer: { id: did, type: ['Profile'] } });
        return issue(credential, 'eddsa-jcs-2022', other, { method: `${did}#${did.slice(8)}` });
      },
      'key-of-another',
    ],
  ])('%s', async (_, served, why) => {
    const { report, check } = await run(original, await served());
    expect(report.verdict).toBe('valid');
    expect(report.dates.from).toBe('2025-09-01T08:00:00Z');
    expect(check).toMatchObject({ outcome: 'warn', code: 'refresh-failed', detail: { why } });
  });
});

test('a forged credential sends nobody anywhere', async () => {
  const { report, check, times } = await run({ ...original, name: 'Forged' }, await issueJcs(newer(), key));
  expect(report.verdict).toBe('invalid');
  expect(check).toBeUndefined();
  expect(times).toBe(0);
});

test('an address that is none', async () => {
  const document = await issueJcs(badge('2.0', { refreshService: { ...service.refreshService, id: 'urn:a' } }), key);
  expect((await run(document)).check).toMatchObject({ code: 'refresh-failed', detail: { why: 'bad-url' } });
});

function contexts(): string[] {
  return [...(badge()['@context'] as string[]), OB_EXTENSIONS];
}

async function privateJwk(key: TestKey): Promise<JsonWebKey> {
  const { publicKey, secretKey } = (await (key.pair as { export(what: object): Promise<Json> }).export({
    publicKey: true,
    secretKey: true,
    raw: true,
  })) as { publicKey: Uint8Array; secretKey: Uint8Array };
  const { p256 } = await import('@noble/curves/nist.js');
  const point = p256.Point.fromBytes(publicKey).toBytes(false);
  const url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
  return {
    kty: 'EC',
    crv: 'P-256',
    x: url(point.subarray(1, 33)),
    y: url(point.subarray(33)),
    d: url(secretKey),
  };
}
