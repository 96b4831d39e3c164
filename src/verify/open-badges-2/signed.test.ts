import { beforeAll, describe, expect, test } from 'vitest';
import { doorOf, type Served } from '../testing/door.ts';
import { verifyOpenBadges2 } from './index.ts';
import {
  assertion,
  badge,
  CLASS,
  ISSUER,
  inquiryOf,
  type Json,
  profile,
  type Signer,
  said,
  signer,
  verdict,
} from './testing/world.ts';

const KEY = 'https://good.example/keys/1';
const LIST = 'https://good.example/revoked';
const UUID = 'urn:uuid:9e2f6b1a-0000-4000-8000-000000000001';

let good: Signer;
let evil: Signer;
beforeAll(async () => {
  [good, evil] = await Promise.all([signer(), signer()]);
});

const signed = (more: Json = {}) =>
  assertion({ id: UUID, verification: { type: 'SignedBadge', creator: KEY }, ...more });
const keyOf = (pem: string, more: Json = {}): Json => ({
  type: 'CryptographicKey',
  id: KEY,
  owner: ISSUER,
  publicKeyPem: pem,
  ...more,
});
const served = (more: Record<string, Served> = {}): Record<string, Served> => ({
  [CLASS]: { body: badge() },
  [ISSUER]: { body: profile({ publicKey: KEY, revocationList: LIST }) },
  [KEY]: { body: keyOf(good.pem) },
  [LIST]: { body: { type: 'RevocationList', id: LIST, issuer: ISSUER, revokedAssertions: [] } },
  ...more,
});
const check = async (token: string | Promise<string>, more: Record<string, Served> = {}) =>
  verifyOpenBadges2({ kind: 'jws', text: await token }, inquiryOf(doorOf(served(more))));

describe('a good badge', () => {
  test('is valid, and shown from what was signed', async () => {
    const part = await check(good.sign(signed()));
    expect(said(part)).toEqual([]);
    expect(verdict(part)).toBe('valid');
    expect(part.checks.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['proof.signature', 'proof.key', 'status.revocation', 'validity.from']),
    );
    expect(part.facts).toMatchObject({
      id: UUID,
      issuer: { id: ISSUER, identity: { level: 'domain', evidence: [{ kind: 'key-host', host: 'good.example' }] } },
      achievement: { id: CLASS, name: 'Robotique pédagogique' },
    });
  });

  test.each(['RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'ES512', 'EdDSA'])('%s', async (alg) => {
    const other = await signer(alg);
    const part = await check(other.sign(signed()), { [KEY]: { body: keyOf(other.pem) } });
    expect(verdict(part)).toBe('valid');
  });

  test('no creator named: any key of the profile; keys embedded in it; no list', async () => {
    const part = await check(good.sign(signed({ verification: { type: 'signed' } })), {
      [ISSUER]: {
        body: profile({
          publicKey: [keyOf(evil.pem, { id: `${ISSUER}#old`, owner: 'https://other.example/' }), keyOf(good.pem)],
        }),
      },
    });
    expect(said(part)).toEqual([]);
    expect(verdict(part)).toBe('valid');
  });

  test('an embedded class is covered by the signature, and not fetched', async () => {
    const token = await good.sign(signed({ badge: badge({ name: 'As signed' }) }));
    const door = doorOf(served());
    const part = await verifyOpenBadges2({ kind: 'jws', text: token }, inquiryOf(door));
    expect(verdict(part)).toBe('valid');
    expect(part.facts.achievement?.name).toBe('As signed');
    expect(door.asked.map(({ url }) => url)).toEqual([ISSUER, KEY, LIST]);
  });

  test('an endorsement', async () => {
    const endorsement = {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Endorsement',
      id: 'urn:uuid:e',
      issuer: ISSUER,
      claim: { id: 'https://other.example/class', endorsementComment: 'Good.' },
      issuedOn: '2025-02-01T00:00:00Z',
      verification: { type: 'signed', creator: KEY },
    };
    const part = await check(good.sign(endorsement));
    expect(part.standard).toBe('endorsement-2.0');
    expect(verdict(part)).toBe('valid');
    expect(part.facts.endorses).toBe('https://other.example/class');
  });

  test('a hosted badge that is signed as well is what its host says', async () => {
    const hosted = assertion();
    const part = await check(evil.sign({ ...hosted, issuedOn: '2020-01-01T00:00:00Z' }), {
      [String(hosted.id)]: { body: hosted },
    });
    expect(said(part)).toEqual(['hosted.fetch warn content-differs']);
    expect(part.facts.dates.issued).toBe(hosted.issuedOn);
  });
});

describe('forgeries', () => {
  test('altered after signing', async () => {
    const token = await good.sign(signed());
    const [header, , signature] = token.split('.');
    const payload = Buffer.from(JSON.stringify(signed({ issuedOn: '2020-01-01T00:00:00Z' }))).toString('base64url');
    const part = await check(`${header}.${payload}.${signature}`);
    expect(said(part)).toEqual(['proof.signature fail signature-mismatch', 'proof.key unknown key-list-unavailable']);
    expect(verdict(part)).toBe('invalid');
  });

  test('signed by another key', async () => {
    expect(verdict(await check(evil.sign(signed())))).toBe('invalid');
  });

  test('a key of the forger’s that the profile does not list', async () => {
    const creator = 'https://evil.example/key';
    const part = await check(evil.sign(signed({ verification: { type: 'signed', creator } })), {
      [creator]: { body: keyOf(evil.pem, { id: creator }) },
    });
    expect(said(part)).toEqual(['proof.key fail key-not-listed']);
    expect(part.checks.find(({ id }) => id === 'proof.signature')?.outcome).toBe('pass');
    expect(verdict(part)).toBe('invalid');
  });

  test('an embedded profile that lists the forger’s key: the fetched one counts', async () => {
    const creator = 'https://evil.example/key';
    const issuer = profile({ publicKey: { ...keyOf(evil.pem), id: creator } });
    const forged = signed({ verification: { type: 'signed', creator }, badge: badge({ issuer }) });
    const more = { [creator]: { body: keyOf(evil.pem, { id: creator }) } };
    expect(said(await check(evil.sign(forged), more))).toEqual(['proof.key fail key-not-listed']);
    const away = await check(evil.sign(forged), { ...more, [ISSUER]: { status: 404, body: '' } });
    expect(said(away)).toContain('proof.key unknown key-list-unavailable');
    expect(away.checks.find(({ id }) => id === 'proof.signature')?.outcome).toBe('pass');
    expect(verdict(away)).toBe('unverified');
  });

  test('an issuer without address', async () => {
    for (const issuer of [{ type: 'Profile', name: 'Sorbonne', publicKey: keyOf('') }, 'urn:uuid:1', 'did:key:z6Mk']) {
      const part = await check(evil.sign(signed({ badge: badge({ issuer }) })), { [KEY]: { body: keyOf(evil.pem) } });
      expect(said(part)).toContain('proof.key unknown issuer-not-http');
      expect(verdict(part)).toBe('unverified');
    }
  });

  test('a class without issuer, or one that says it is another', async () => {
    const none = await check(good.sign(signed()), {
      [CLASS]: { body: badge({ id: 'https://x.example/', issuer: undefined }) },
    });
    expect(verdict(none)).toBe('invalid');
    expect(verdict(await check(good.sign(signed({ badge: undefined }))))).toBe('invalid');
    expect(verdict(await check(good.sign(signed()), { [CLASS]: { status: 500, body: '' } }))).toBe('unverified');
  });

  test('a profile fetched through an open redirector', async () => {
    const part = await check(evil.sign(signed()), {
      [ISSUER]: { body: profile({ publicKey: KEY }), url: 'https://evil.example/profile' },
      [KEY]: { body: keyOf(evil.pem) },
    });
    expect(said(part)).toContain('proof.key unknown host-differs');
    expect(verdict(part)).toBe('unverified');
  });

  test('a key that belongs to another', async () => {
    const part = await check(good.sign(signed()), {
      [KEY]: { body: keyOf(good.pem, { owner: 'https://b.example/' }) },
    });
    expect(said(part)).toEqual(['proof.key fail key-of-another']);
    expect(verdict(part)).toBe('invalid');
  });

  test('alg none, HS256 with the public key as secret, algorithms that do not fit the key', async () => {
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = await check(`${encode({ alg: 'none' })}.${encode(signed())}.`);
    expect(said(unsigned)).toContain('proof.signature fail forbidden-algorithm');
    const { createHmac } = await import('node:crypto');
    const input = `${encode({ alg: 'HS256' })}.${encode(signed())}`;
    const mac = createHmac('sha256', good.pem).update(input).digest('base64url');
    expect(said(await check(`${input}.${mac}`))).toContain('proof.signature fail forbidden-algorithm');
    const [, payload, signature] = (await good.sign(signed())).split('.');
    for (const alg of ['ES256', 'EdDSA', 'constructor', 7]) {
      const part = await check(`${encode({ alg })}.${payload}.${signature}`);
      expect(said(part)).toContain('proof.signature fail forbidden-algorithm');
      expect(verdict(part)).toBe('invalid');
    }
  });

  test('critical headers nobody knows, and a key within the token, are not followed', async () => {
    const [, payload, signature] = (await good.sign(signed())).split('.');
    const header = Buffer.from(JSON.stringify({ alg: 'RS256', crit: ['x'], x: 1 })).toString('base64url');
    expect(verdict(await check(`${header}.${payload}.${signature}`))).not.toBe('valid');
    const { exportJWK, importSPKI } = await import('jose');
    const jwk = await exportJWK(await importSPKI(evil.pem, 'RS256', { extractable: true }));
    const part = await check(evil.sign(signed(), { jwk, jku: 'https://evil.example/jwks' }));
    expect(said(part)).toContain('proof.signature fail signature-mismatch');
  });
});

describe('keys and lists that cannot be had', () => {
  test('the key', async () => {
    const part = await check(good.sign(signed()), { [KEY]: { status: 404, body: '' } });
    expect(said(part)).toEqual([
      'proof.signature unknown key-list-unavailable',
      'proof.key unknown key-list-unavailable',
    ]);
    expect(verdict(part)).toBe('unverified');
    const odd = await check(good.sign(signed()), { [KEY]: { body: keyOf('-----BEGIN PUBLIC KEY-----\nx') } });
    expect(said(odd)).toContain('proof.signature unknown key-unsupported');
    expect(verdict(odd)).toBe('unverified');
  });

  test('no key listed at all', async () => {
    const part = await check(good.sign(signed({ verification: { type: 'signed' } })), {
      [ISSUER]: { body: profile() },
    });
    expect(verdict(part)).toBe('unverified');
  });

  test.each([
    [[UUID], undefined],
    [[{ id: UUID, revocationReason: 'Error' }], 'Error'],
    [{ uid: UUID, reason: 'Error' }, 'Error'],
  ])('revoked by %j', async (revokedAssertions, reason) => {
    const part = await check(good.sign(signed()), { [LIST]: { body: { id: LIST, revokedAssertions } } });
    expect(verdict(part)).toBe('revoked');
    expect(part.checks.find(({ id }) => id === 'status.revocation')?.detail?.reason).toBe(reason);
  });

  test('the list is away, broken or not a list', async () => {
    for (const answer of [{ status: 500, body: '' }, { body: '<html>' }, { body: { id: LIST } }]) {
      expect(verdict(await check(good.sign(signed()), { [LIST]: answer }))).toBe('unverified');
    }
  });

  test('others are revoked', async () => {
    const part = await check(good.sign(signed()), { [LIST]: { body: { revokedAssertions: ['urn:uuid:other', {}] } } });
    expect(verdict(part)).toBe('valid');
  });
});

test('dates of a signed badge', async () => {
  expect(verdict(await check(good.sign(signed({ expires: '2026-01-01T00:00:00Z' }))))).toBe('expired');
  expect(verdict(await check(good.sign(signed({ issuedOn: '2026-07-01T00:00:00Z' }))))).toBe('not-yet-valid');
});
