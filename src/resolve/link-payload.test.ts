import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createDoor } from '../net/door.ts';
import { resolve } from './index.ts';
import { payloadIn } from './link-payload.ts';

const OB3 = JSON.stringify({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  // Its base64 has both characters in which the alphabets differ.
  name: 'Établi???>>>ÿÿÿ~~~',
});
const AWARD = JSON.stringify({
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: 'https://i.example/a',
});
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: object, header: object = { alg: 'ES256' }) =>
  `${part(header)}.${part(claims)}.${Buffer.alloc(64, 1).toString('base64url')}`;
const JWT = jwt({ iss: 'https://i.example', vc: JSON.parse(OB3) });
const SD_JWT = `${jwt({ vct: 'https://i.example/t' })}~WyJzYWx0Iiwibm1lIiwiQSJd~`;
const page = 'https://verifier.example/check';

const encoded = (text: string | Uint8Array, alphabet: 'base64' | 'base64url' = 'base64url') =>
  Buffer.from(text).toString(alphabet);

describe('a credential that stands in a link', () => {
  const links: [string, string, string][] = [
    ['JSON, percent-encoded, in the fragment', `${page}#${encodeURIComponent(OB3)}`, OB3],
    ['JSON in a parameter', `${page}?vc=${encodeURIComponent(AWARD)}`, AWARD],
    ['base64url in a parameter of the fragment', `${page}#verify=${encoded(OB3)}`, OB3],
    ['base64url without padding or name', `${page}#${encoded(OB3)}`, OB3],
    ['base64 with its own alphabet, percent-encoded', `${page}?vc=${encodeURIComponent(encoded(OB3, 'base64'))}`, OB3],
    ['base64 with plus signs as they are', `${page}?vc=${encoded(OB3, 'base64')}`, OB3],
    ['gzip in base64url', `${page}#verify=${encoded(gzipSync(OB3))}`, OB3],
    ['gzip in base64', `${page}#/show?vc=${encodeURIComponent(encoded(gzipSync(AWARD), 'base64'))}`, AWARD],
    ['zlib in base64url', `${page}?x=1&data=${encoded(deflateSync(OB3))}`, OB3],
    ['in the address of an application in the fragment', `${page}#/verify/${encoded(gzipSync(OB3))}`, OB3],
    ['a JWT', `${page}?vc=${JWT}`, JWT],
    ['an SD-JWT', `${page}#token=${SD_JWT}`, SD_JWT],
    ['a packed JWT', `${page}#${encoded(gzipSync(JWT))}`, JWT],
  ];
  test.each(links)('%s', async (_form, link, text) => {
    expect(await payloadIn(link)).toBe(text);
    const door = createDoor({ fetch: () => Promise.reject(new TypeError('no network is needed')) });
    expect(await resolve(link, door)).toEqual({ ok: true, bytes: text, mediaType: '', via: [] });
  });

  test('inside a redirecting address', async () => {
    const link = `https://www.linkedin.com/safety/go?url=${encodeURIComponent(`${page}#verify=${encoded(gzipSync(OB3))}`)}`;
    const door = createDoor({ fetch: () => Promise.reject(new TypeError('no network is needed')) });
    expect(await resolve(link, door)).toMatchObject({ ok: true, bytes: OB3, via: [] });
  });
});

describe('what is none is left to its server', () => {
  const other = JSON.stringify({
    name: 'a setting',
    recipient: 'somebody',
    list: Array.from({ length: 40 }, (_, one) => one),
  });
  test.each([
    ['no payload', page],
    [
      'an ordinary fragment',
      `${page}#the-long-heading-of-a-section-of-this-page-that-somebody-links-to-${'x'.repeat(80)}`,
    ],
    ['JSON that is no credential', `${page}?state=${encodeURIComponent(other)}`],
    ['packed JSON that is no credential', `${page}#${encoded(gzipSync(other))}`],
    ['a badge class', `${page}#${encoded(JSON.stringify({ ...JSON.parse(AWARD), type: 'BadgeClass' }))}`],
    ['a session token', `${page}?token=${jwt({ sub: '42', scope: 'all', session: 'x'.repeat(50) })}`],
    ['a token among other words', `${page}?q=${encodeURIComponent(`see ${JWT} and others`)}`],
    ['broken gzip', `${page}#${encoded(gzipSync(OB3).subarray(0, 100))}`],
    ['bytes that are no text', `${page}#${encoded(Buffer.alloc(200, 0xfe))}`],
    ['base64 of an impossible length', `${page}#${'A'.repeat(101)}`],
    ['more than any link', `${page}#${encoded(`${OB3}${' '.repeat(300_000)}`)}`],
    ['another scheme', `ftp://x.example/#${encoded(OB3)}`],
    ['no link at all', 'nothing'],
  ])('%s', async (_form, link) => {
    expect(await payloadIn(link)).toBeUndefined();
  });

  test('a few kilobytes that stand for a hundred megabytes', async () => {
    const bomb = gzipSync(Buffer.alloc(100_000_000, 0x20));
    expect(await payloadIn(`${page}#verify=${encoded(bomb)}`)).toBeUndefined();
  });
});
