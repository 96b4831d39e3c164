/** Open Badges 0.5, 1.0 and 1.1. */
import { beforeAll, describe, expect, test } from 'vitest';
import { doorOf, type Served } from '../testing/door.ts';
import { recogniseOpenBadges2, verifyOpenBadges2 } from './index.ts';
import { inquiryOf, type Json, json, type Signer, said, signer, verdict } from './testing/world.ts';

const ID = 'https://moodle.example/badges/assertion.php?b=1';
const CLASS = 'https://moodle.example/badges/assertion.php?b=1&action=1';
const ISSUER = 'https://moodle.example/badges/assertion.php?b=1&action=0';

const v05 = (more: Json = {}): Json => ({
  recipient: 'sha256$7a1a1b3f',
  salt: 'x',
  issued_on: '2012-01-01',
  badge: {
    version: '0.5.0',
    name: 'HTML5',
    image: '/html5.png',
    description: 'Knows HTML5',
    criteria: '/html5',
    issuer: { origin: 'https://moodle.example', name: 'P2PU', org: 'Webcraft', contact: 'a@b.c' },
  },
  ...more,
});
const v10 = (more: Json = {}): Json => ({
  uid: 'abc',
  recipient: { type: 'email', identity: 'md5$00', hashed: true },
  badge: CLASS,
  verify: { type: 'hosted', url: ID },
  issuedOn: 1_400_000_000,
  ...more,
});
const v11 = (more: Json = {}): Json => ({
  '@context': 'https://w3id.org/openbadges/v1',
  type: 'Assertion',
  id: ID,
  ...v10(),
  issuedOn: '2014-05-13',
  ...more,
});
const CLASS_V1 = {
  name: 'Robots',
  description: 'd',
  image: 'https://moodle.example/i.png',
  criteria: 'https://moodle.example/c',
  issuer: ISSUER,
  alignment: [{ name: 'CRCN', url: 'https://crcn.example', description: 'x' }],
};
const ISSUER_V1 = { name: 'Académie', url: 'https://ac.example', email: 'x@ac.example' };

const served = (assertion: Json, more: Record<string, Served> = {}) =>
  doorOf({ [ID]: { body: assertion }, [CLASS]: { body: CLASS_V1 }, [ISSUER]: { body: ISSUER_V1 }, ...more });
const check = (given: Json, door = served(given)) => verifyOpenBadges2(json(given), inquiryOf(door));

test('recognising', () => {
  expect(recogniseOpenBadges2(v05())).toBe('open-badges-0.5');
  expect(recogniseOpenBadges2(v10())).toBe('open-badges-1.0');
  expect(recogniseOpenBadges2(v11())).toBe('open-badges-1.1');
  const v2 = 'https://w3id.org/openbadges/v2';
  expect(recogniseOpenBadges2({ ...v11(), '@context': v2 })).toBe('open-badges-2.0');
  expect(recogniseOpenBadges2({ ...v11(), '@context': [{ a: 'b' }, v2] })).toBe('open-badges-2.0');
  expect(recogniseOpenBadges2({ '@context': v2, type: ['Assertion'], id: ID, revoked: true })).toBe('open-badges-2.0');
  expect(recogniseOpenBadges2({ '@context': v2, type: 'Endorsement' })).toBe('endorsement-2.0');
  for (const other of [
    { '@context': v2, type: 'BadgeClass' },
    { '@context': v2, type: 'Profile' },
    { '@context': [v2, 'https://www.w3.org/2018/credentials/v1'], type: 'Assertion' },
    { ...v11(), '@context': v2, signature: { type: ['MerkleProof2017', 'Extension'] } },
    { type: 'Person' },
    [],
    null,
    'x',
  ]) {
    expect(recogniseOpenBadges2(other)).toBeUndefined();
  }
});

describe('hosted', () => {
  test('1.0 and 1.1', async () => {
    for (const given of [v10(), v11()]) {
      const part = await check(given);
      expect(verdict(part)).toBe('valid');
      expect(part.facts).toMatchObject({
        id: ID,
        issuer: { id: ISSUER, name: 'Académie' },
        achievement: { name: 'Robots', criteria: { id: 'https://moodle.example/c' } },
        alignments: [{ name: 'CRCN', url: 'https://crcn.example', description: 'x' }],
      });
    }
    expect((await check(v10())).facts.dates.issued).toBe('2014-05-13T16:53:20.000Z');
    expect(said(await check(v11()))).toEqual(['validity.from warn date-without-zone']);
  });

  test('an address in an old image', async () => {
    const part = await verifyOpenBadges2({ kind: 'url', url: ID }, inquiryOf(served(v10())));
    expect(part.standard).toBe('open-badges-1.0');
    expect(verdict(part)).toBe('valid');
    const unknown = await verifyOpenBadges2(
      { kind: 'url', url: `${ID}2` },
      inquiryOf(doorOf({ [`${ID}2`]: { status: 404, body: '' } })),
    );
    expect(verdict(unknown)).toBe('invalid');
    const away = await verifyOpenBadges2({ kind: 'url', url: `${ID}2` }, inquiryOf(doorOf({})));
    expect(verdict(away)).toBe('unverified');
  });

  test('revoked, by 410 and by document', async () => {
    expect(verdict(await check(v10(), served({ revoked: true })))).toBe('revoked');
    expect(verdict(await check(v10(), doorOf({ [ID]: { status: 410, body: 'revoked' } })))).toBe('revoked');
  });

  test('0.5: the origin must be the host’s', async () => {
    const part = await verifyOpenBadges2({ kind: 'url', url: ID }, inquiryOf(served(v05())));
    expect(part.standard).toBe('open-badges-0.5');
    expect(verdict(part)).toBe('valid');
    expect(part.facts).toMatchObject({
      dates: { issued: '2012-01-01' },
      issuer: { id: 'https://moodle.example', name: 'P2PU', email: 'a@b.c' },
      achievement: { image: 'https://moodle.example/html5.png', criteria: { id: 'https://moodle.example/html5' } },
      recipient: { identifiers: [{ type: 'email', identity: 'sha256$7a1a1b3f', hashed: true, salt: 'x' }] },
    });
    const evil = 'https://evil.example/1';
    const forged = await verifyOpenBadges2({ kind: 'url', url: evil }, inquiryOf(doorOf({ [evil]: { body: v05() } })));
    expect(said(forged)).toContain('hosted.scope fail host-differs');
    expect(verdict(forged)).toBe('invalid');
    // As a file it does not even say where it stands.
    expect(verdict(await check(v05()))).toBe('unverified');
    const plain = await verifyOpenBadges2({ kind: 'url', url: ID }, inquiryOf(served(v05({ recipient: 'a@b.c' }))));
    expect(plain.facts.recipient?.identifiers[0]?.hashed).toBe(false);
  });

  test('served by another host than its issuer, or under another address', async () => {
    const evil = 'https://evil.example/1';
    const forged = v11({ id: evil, verify: { type: 'hosted', url: evil } });
    expect(verdict(await check(forged, served(v11(), { [evil]: { body: forged } })))).toBe('invalid');
    expect(said(await check(v10(), served(v10({ verify: { type: 'hosted', url: `${ID}9` } }))))).toEqual([
      'hosted.fetch fail id-differs',
    ]);
  });

  test('0.5 and 1.0 dates', async () => {
    expect(verdict(await check(v10(), served(v10({ expires: 1_400_000_001 }))))).toBe('expired');
    expect(verdict(await check(v10(), served(v10({ expires: '2026-06-01' }))))).toBe('valid');
  });
});

describe('signed', () => {
  const KEY = 'https://moodle.example/key.pem';
  let good: Signer;
  let evil: Signer;
  beforeAll(async () => {
    [good, evil] = await Promise.all([signer(), signer()]);
  });
  const signed = (url: string | undefined = KEY) =>
    v10({ uid: 'abc', verify: url === '' ? { type: 'signed' } : { type: 'signed', url } });
  const verify = async (token: Promise<string>, more: Record<string, Served> = {}) =>
    verifyOpenBadges2(
      { kind: 'jws', text: await token },
      inquiryOf(served(v10(), { [KEY]: { body: good.pem }, ...more })),
    );

  test('by a key that lies with the issuer', async () => {
    const part = await verify(good.sign(signed()));
    expect(said(part)).toEqual([]);
    expect(verdict(part)).toBe('valid');
    expect(verdict(await verify(evil.sign(signed())))).toBe('invalid');
  });

  test('by a key that lies elsewhere', async () => {
    const key = 'https://evil.example/key.pem';
    const part = await verify(evil.sign(signed(key)), { [key]: { body: evil.pem } });
    expect(said(part)).toEqual(['proof.key unknown weak-key-origin']);
    expect(verdict(part)).toBe('unverified');
  });

  test('by a key beside a class that names another’s issuer', async () => {
    const [key, badge] = ['https://evil.example/key.pem', 'https://evil.example/class'];
    const token = evil.sign({ ...signed(key), badge });
    const part = await verify(token, { [key]: { body: evil.pem }, [badge]: { body: CLASS_V1 } });
    expect(said(part)).toEqual(['proof.key unknown weak-key-origin']);
    const redirected = await verify(evil.sign(signed()), { [KEY]: { body: evil.pem, url: key } });
    expect(said(redirected)).toEqual(['proof.key unknown weak-key-origin']);
  });

  test('no key address; key away', async () => {
    expect(verdict(await verify(good.sign(signed(''))))).toBe('invalid');
    expect(verdict(await verify(good.sign(signed()), { [KEY]: { status: 404, body: '' } }))).toBe('unverified');
  });

  test('revoked by uid', async () => {
    const list = 'https://moodle.example/revoked';
    const more = {
      [ISSUER]: { body: { ...ISSUER_V1, revocationList: list } },
      [list]: { body: { abc: 'Cheated', def: 'x' } },
    };
    const part = await verify(good.sign(signed()), more);
    expect(verdict(part)).toBe('revoked');
    expect(part.checks.find(({ id }) => id === 'status.revocation')?.detail).toEqual({ reason: 'Cheated' });
    expect(verdict(await verify(good.sign({ ...signed(), uid: 'ghi' }), more))).toBe('valid');
  });
});

test('whatever is given, there is an answer', async () => {
  const door = doorOf({});
  for (const value of [{}, [], { badge: null, recipient: null }, { recipient: [], badge: [], verify: [] }]) {
    const part = await verifyOpenBadges2({ kind: 'json', value, text: '' }, inquiryOf(door));
    expect(verdict(part)).toBe('unverified');
  }
  for (const text of ['a.b.c', '', 'e30.e30.']) {
    expect(verdict(await verifyOpenBadges2({ kind: 'jws', text }, inquiryOf(door)))).toBe('unverified');
  }
  expect(verdict(await verifyOpenBadges2({ kind: 'url', url: 'file:///etc/passwd' }, inquiryOf(door)))).toBe(
    'unverified',
  );
  expect(door.asked).toEqual([]);
});
