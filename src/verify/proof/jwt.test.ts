import { createSign, generateKeyPairSync } from 'node:crypto';
import { base64urlnopad } from '@scure/base';
import fc from 'fast-check';
import { CompactSign, exportJWK, generateKeyPair, type JWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Inquiry } from '../inquiry.ts';
import type { Check } from '../report.ts';
import { doorOf, type Served } from '../testing/door.ts';
import { verifyJwt } from './jwt.ts';

const NOW = Date.parse('2026-11-01T12:00:00Z');
const ISSUER = 'did:web:university.example';
const LIST = 'https://university.example/.well-known/did.json';
const KID = `${ISSUER}#key-1`;
const V1 = 'https://www.w3.org/2018/credentials/v1';
const V2 = 'https://www.w3.org/ns/credentials/v2';
const FROM = '2026-01-01T00:00:00Z';
const seconds = (date: string) => Date.parse(date) / 1000;

type Pair = { privateKey: CryptoKey; jwk: JWK };
const pairs: Record<string, Pair> = {};
const pair = async (alg: string): Promise<Pair> => {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { privateKey, jwk: await exportJWK(publicKey) };
};
let mine: Pair;
let other: Pair;

beforeAll(async () => {
  mine = await pair('ES256');
  other = await pair('ES256');
});

const bytes = (value: object) => new TextEncoder().encode(JSON.stringify(value));
const sign = (payload: object, header: object = {}, key: Pair = mine) =>
  new CompactSign(bytes(payload)).setProtectedHeader({ alg: 'ES256', kid: KID, ...header }).sign(key.privateKey);
const part = (value: object) => base64urlnopad.encode(bytes(value));

const credential = (more: object = {}) => ({
  '@context': [V2],
  id: 'https://university.example/credentials/1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: ISSUER, name: 'University' },
  validFrom: FROM,
  credentialSubject: { id: 'did:example:ada', achievement: { name: 'Robotics' } },
  ...more,
});
const older = (more: object = {}) => {
  const { validFrom: _, ...rest } = credential();
  return { ...rest, '@context': [V1], issuanceDate: FROM, ...more };
};
const method = (jwk: JWK, id = KID, more: object = {}) => ({
  id,
  type: 'JsonWebKey',
  controller: ISSUER,
  publicKeyJwk: jwk,
  ...more,
});
const list = (methods: { id: string }[] = [method(mine.jwk)], more: object = {}): Record<string, Served> => ({
  [LIST]: { body: { id: ISSUER, verificationMethod: methods, assertionMethod: methods.map(({ id }) => id), ...more } },
});
const inquiry = (world: Record<string, Served> = list()): Inquiry => ({ door: doorOf(world), now: NOW, depth: 0 });
const verify = async (token: string, world?: Record<string, Served>) => verifyJwt(token, inquiry(world));
const brief = (checks: Check[]) =>
  Object.fromEntries(checks.map(({ id, outcome, code }) => [id, code ? `${outcome} ${code}` : outcome]));
const outcome = async (token: string, world?: Record<string, Served>) => brief((await verify(token, world)).checks);

const GOOD = { 'proof.signature': 'pass', 'proof.key': 'pass', 'jwt.claims': 'pass' };

describe('signature', () => {
  it.each(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'])(
    'verifies %s, and not the altered payload',
    async (alg) => {
      pairs[alg] ??= await pair(alg);
      const token = await sign(credential(), { alg }, pairs[alg]);
      const world = list([method(pairs[alg].jwk)]);
      const result = await verify(token, world);
      expect(brief(result.checks)).toEqual(GOOD);
      expect(result).toMatchObject({ host: 'university.example', model: '2.0', kind: 'credential' });

      const [header, , signature] = token.split('.');
      const altered = [header, part(credential({ name: 'More' })), signature].join('.');
      expect(await outcome(altered, world)).toMatchObject({ 'proof.signature': 'fail signature-mismatch' });
    },
  );

  it('verifies ES256K signed by another library, high s included', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
    const world = list([method(publicKey.export({ format: 'jwk' }) as JWK)]);
    const signed = `${part({ alg: 'ES256K', kid: KID })}.${part(credential())}`;
    // Node does not normalise s: among some signatures both halves occur.
    for (let n = 0; n < 8; n++) {
      const signature = createSign('sha256').update(signed).sign({ key: privateKey, dsaEncoding: 'ieee-p1363' });
      expect(await outcome(`${signed}.${base64urlnopad.encode(signature)}`, world)).toEqual(GOOD);
      signature[40] = (signature[40] ?? 0) ^ 1;
      expect(await outcome(`${signed}.${base64urlnopad.encode(signature)}`, world)).toMatchObject({
        'proof.signature': 'fail signature-mismatch',
      });
    }
    expect(await outcome(`${signed}.`, world)).toMatchObject({ 'proof.signature': 'fail signature-mismatch' });
  });

  it.each(['none', 'None', 'HS256', 'HS512', 'ES256X', 'constructor', '', 7, undefined])(
    'refuses the algorithm %s',
    async (alg) => {
      const token = `${part({ alg, kid: KID })}.${part(credential())}.AAAA`;
      expect(await outcome(token)).toMatchObject({ 'proof.signature': 'fail forbidden-algorithm' });
      expect(await outcome(`${part({ alg, kid: KID })}.${part(credential())}.`)).toMatchObject({
        'proof.signature': 'fail forbidden-algorithm',
      });
    },
  );

  it('refuses an algorithm that does not fit the key', async () => {
    const rsa = await pair('RS256');
    expect(await outcome(await sign(credential(), {}, mine), list([method(rsa.jwk)]))).toMatchObject({
      'proof.signature': 'fail forbidden-algorithm',
    });
  });

  it('refuses critical extensions and unencoded payloads', async () => {
    const payload = part(credential());
    for (const more of [{ crit: ['exp'], exp: 1 }, { crit: ['b64'], b64: false }, { b64: false }, { crit: [] }]) {
      const token = `${part({ alg: 'ES256', kid: KID, ...more })}.${payload}.AAAA`;
      expect(await outcome(token)).toMatchObject({ 'proof.signature': 'fail broken-proof' });
    }
  });

  it('is unknown for an RSA key that the engine refuses as too short', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const signed = `${part({ alg: 'RS256', kid: KID })}.${part(credential())}`;
    const token = `${signed}.${base64urlnopad.encode(createSign('sha256').update(signed).sign(privateKey))}`;
    expect(await outcome(token, list([method(publicKey.export({ format: 'jwk' }) as JWK)]))).toMatchObject({
      'proof.signature': 'unknown key-unsupported',
    });
  });

  it('never asks an address that the header chooses', async () => {
    const door = doorOf(list());
    const header = { jku: 'https://evil.example/jwks', x5u: 'https://evil.example/x5', x5c: ['AAAA'] };
    await verifyJwt(await sign(credential(), header), { door, now: NOW, depth: 0 });
    expect(door.asked.map(({ url }) => url)).toEqual([LIST]);
  });
});

describe('key', () => {
  it('fails for a key that is not listed, not authorised, or of another', async () => {
    expect(
      await outcome(await sign(credential(), {}, other), list([method(mine.jwk, `${ISSUER}#key-9`)])),
    ).toMatchObject({ 'proof.key': 'fail key-not-listed' });
    expect(await outcome(await sign(credential()), list(undefined, { assertionMethod: [] }))).toMatchObject({
      'proof.signature': 'pass',
      'proof.key': 'fail key-not-authorised',
    });
    const forged = await sign(credential(), { kid: 'did:web:evil.example#k' }, other);
    const evil = 'https://evil.example/.well-known/did.json';
    const body = {
      id: 'did:web:evil.example',
      verificationMethod: [{ ...method(other.jwk, '#k'), controller: 'did:web:evil.example' }],
      assertionMethod: ['#k'],
    };
    expect(await outcome(forged, { ...list(), [evil]: { body } })).toMatchObject({
      'proof.signature': 'pass',
      'proof.key': 'fail key-of-another',
    });
  });

  it('is unknown while the list cannot be had', async () => {
    for (const world of [{}, { [LIST]: { status: 404, body: {} } }, { [LIST]: { status: 503, body: {} } }] as const) {
      expect(await outcome(await sign(credential()), world)).toMatchObject({
        'proof.signature': 'unknown key-list-unavailable',
        'proof.key': 'unknown key-list-unavailable',
      });
    }
  });

  it('judges an expired key by the date of signing, a revoked one never', async () => {
    const expired = (more: object) => list([method(mine.jwk, KID, more)]);
    const world = expired({ expires: '2026-06-01T00:00:00Z' });
    const at = (date: string) => sign(credential({ iat: seconds(date) }));
    expect(await outcome(await at('2026-05-01T00:00:00Z'), world)).toMatchObject({ 'proof.key': 'warn key-expired' });
    expect(await outcome(await at('2026-07-01T00:00:00Z'), world)).toMatchObject({ 'proof.key': 'fail key-expired' });
    expect(await outcome(await sign(credential()), world)).toMatchObject({ 'proof.key': 'unknown key-expired' });
    expect(await outcome(await at('2020-01-01T00:00:00Z'), expired({ revoked: '2026-01-01T00:00:00Z' }))).toMatchObject(
      { 'proof.signature': 'pass', 'proof.key': 'unknown key-revoked' },
    );
  });

  it('verifies a did:jwk issuer', async () => {
    const did = `did:jwk:${part(mine.jwk)}`;
    const token = await sign(credential({ issuer: did }), { kid: `${did}#0` });
    const result = await verify(token, {});
    expect(brief(result.checks)).toEqual(GOOD);
    expect(result.host).toBeUndefined();
  });

  it('forgives a kid that names no method, when the list of the issuer has the key', async () => {
    for (const kid of [ISSUER, `${ISSUER}#old`, `${ISSUER}#0`]) {
      expect(await outcome(await sign(credential(), { kid }))).toEqual(GOOD);
      expect(await outcome(await sign(credential(), { kid }, other))).toMatchObject({
        'proof.key': 'fail key-not-listed',
      });
    }
  });

  describe('jwk header', () => {
    const embedded = async (issuer: string, key = mine) =>
      sign(credential({ issuer }), { kid: undefined, jwk: key.jwk }, key);
    const profile = 'https://college.example/issuers/1';

    it('passes when the issuer publishes the same key', async () => {
      expect(await outcome(await embedded(ISSUER))).toEqual(GOOD);
      const did = `did:jwk:${part(mine.jwk)}`;
      expect(await outcome(await embedded(did), {})).toEqual(GOOD);
    });

    it('fails when the list has other keys, or lists it for something else', async () => {
      expect(await outcome(await embedded(ISSUER, other))).toMatchObject({
        'proof.signature': 'pass',
        'proof.key': 'fail key-not-listed',
      });
      expect(await outcome(await embedded(ISSUER), list(undefined, { assertionMethod: [] }))).toMatchObject({
        'proof.key': 'fail key-not-authorised',
      });
    });

    it('is unknown when the issuer has no list, or cannot be asked', async () => {
      const token = await embedded(profile, other);
      const none = { [profile]: { body: { id: profile, type: 'Profile', name: 'College' } } };
      expect(await outcome(token, none)).toMatchObject({
        'proof.signature': 'pass',
        'proof.key': 'unknown key-not-bound',
      });
      expect(await outcome(token, {})).toMatchObject({
        'proof.signature': 'pass',
        'proof.key': 'unknown key-list-unavailable',
      });
    });

    it('fails the signature that its own key does not match, and a private key sent along', async () => {
      const token = await sign(credential(), { kid: undefined, jwk: mine.jwk }, other);
      expect(await outcome(token)).toMatchObject({ 'proof.signature': 'fail signature-mismatch' });
      const open = await sign(credential(), { kid: undefined, jwk: { ...mine.jwk, d: 'AAAA' } });
      expect(await outcome(open)).toMatchObject({ 'proof.signature': 'fail broken-proof' });
      const odd = await sign(credential(), { kid: undefined, jwk: { kty: 'oct', k: 'AAAA' } });
      expect(await outcome(odd)).toMatchObject({ 'proof.signature': 'unknown key-unsupported' });
    });

    it('does not help a kid whose list has another key', async () => {
      const token = await sign(credential(), { jwk: other.jwk }, other);
      expect(await outcome(token)).toMatchObject({ 'proof.signature': 'fail signature-mismatch' });
    });
  });

  describe('no key named', () => {
    it.each([undefined, '#key-1', 'key-1', 'unknown-name'])(
      'finds it in the list of the issuer: kid %s',
      async (kid) => {
        const token = await sign(credential(), { kid });
        const world = list([method(other.jwk, `${ISSUER}#key-0`), method(mine.jwk)]);
        const named = kid === 'unknown-name' || kid === undefined ? list() : world;
        expect(await outcome(token, named)).toEqual(GOOD);
        expect(await outcome(token, world)).toMatchObject(GOOD);
      },
    );

    it('fails when none of them fits', async () => {
      const token = await sign(credential(), { kid: undefined }, other);
      expect(await outcome(token)).toMatchObject({
        'proof.signature': 'fail signature-mismatch',
        'proof.key': 'fail key-not-listed',
      });
      const ed = await pair('EdDSA');
      expect(await outcome(token, list([method(ed.jwk)]))).toMatchObject({
        'proof.signature': 'unknown key-not-listed',
        'proof.key': 'fail key-not-listed',
      });
      const asleep = list([method(other.jwk)], { assertionMethod: [], authentication: [KID] });
      expect(await outcome(token, asleep)).toMatchObject({ 'proof.key': 'fail key-not-authorised' });
    });

    it('is unknown without a list, without an issuer, or with a key that cannot be read', async () => {
      const token = await sign(credential(), { kid: undefined });
      expect(await outcome(token, {})).toMatchObject({ 'proof.key': 'unknown key-list-unavailable' });
      const nobody = await sign(credential({ issuer: undefined }), { kid: undefined });
      expect(await outcome(nobody)).toMatchObject({ 'proof.key': 'unknown missing-property' });
      const odd = list([{ id: KID, type: 'Kyber' } as { id: string }]);
      expect(await outcome(token, odd)).toMatchObject({ 'proof.key': 'unknown key-unsupported' });
    });
  });
});

describe('claims', () => {
  it('fills the VCDM 1.1 credential in from its claims', async () => {
    const { id: _, issuer: __, issuanceDate: ___, ...bare } = older();
    const vc = { ...bare, credentialSubject: { achievement: {} } };
    const payload = {
      vc,
      iss: ISSUER,
      sub: 'did:example:ada',
      jti: 'urn:uuid:1',
      nbf: seconds(FROM),
      exp: seconds('2027-01-01T00:00:00Z'),
    };
    const result = await verify(await sign(payload, { typ: 'JWT' }));
    expect(brief(result.checks)).toEqual(GOOD);
    expect(result.model).toBe('1.1');
    expect(result.credential).toMatchObject({
      id: 'urn:uuid:1',
      issuer: ISSUER,
      issuanceDate: FROM,
      expirationDate: '2027-01-01T00:00:00Z',
      credentialSubject: { id: 'did:example:ada', achievement: {} },
    });
  });

  it('passes agreeing claims, and keeps them out of the credential', async () => {
    const claims = {
      iss: ISSUER,
      sub: 'did:example:ada',
      jti: 'https://university.example/credentials/1',
      nbf: seconds(FROM),
      exp: seconds('2027-01-01T00:00:00Z'),
      validUntil: '2027-01-01T00:00:00.500Z',
    };
    const result = await verify(await sign(credential(claims)));
    expect(brief(result.checks)).toEqual(GOOD);
    expect(Object.keys(result.credential ?? {}).sort()).toEqual([...Object.keys(credential()), 'validUntil'].sort());
  });

  it.each([
    ['iss', 'did:web:other.example'],
    ['sub', 'did:example:eve'],
    ['jti', 'https://university.example/credentials/2'],
    ['iss', 7],
    ['sub', ['did:example:ada']],
    ['jti', {}],
  ])('fails when %s contradicts the credential', async (claim, value) => {
    for (const token of [
      await sign(credential({ [claim]: value })),
      await sign({ vc: older(), [claim]: value }),
      await sign(credential({ [claim]: value }), { typ: 'vc+jwt' }),
    ]) {
      expect(await outcome(token)).toMatchObject({ 'proof.signature': 'pass', 'jwt.claims': 'fail claims-differ' });
    }
  });

  it('tolerates a subject without id, and a UUID without its prefix', async () => {
    const subject = { credentialSubject: { identifier: [], achievement: {} } };
    expect(await outcome(await sign(credential({ ...subject, sub: 'mailto:ada@example.org' })))).toEqual(GOOD);
    expect(await outcome(await sign(credential(subject)))).toEqual(GOOD);
    const jti = '0F0B6E2A-0000-4000-8000-000000000000';
    expect(await outcome(await sign(credential({ id: `urn:uuid:${jti.toLowerCase()}`, jti })))).toEqual(GOOD);
  });

  it('uses the stricter date, and warns', async () => {
    const until = { validUntil: '2027-01-01T00:00:00Z' };
    const early = await verify(await sign(credential({ ...until, exp: seconds('2026-10-01T00:00:00Z') })));
    expect(brief(early.checks)).toMatchObject({ 'jwt.claims': 'warn claims-differ' });
    expect(early.credential?.['validUntil']).toBe('2026-10-01T00:00:00Z');
    const late = await verify(await sign(credential({ ...until, exp: seconds('2028-01-01T00:00:00Z') })));
    expect(late.credential?.['validUntil']).toBe(until.validUntil);
    const ahead = await verify(await sign(credential({ nbf: seconds('2027-01-01T00:00:00Z') })));
    expect(ahead.credential?.['validFrom']).toBe('2027-01-01T00:00:00Z');
    expect(brief(ahead.checks)).toMatchObject({ 'jwt.claims': 'warn claims-differ' });
    const past = await verify(await sign(credential({ nbf: seconds('2026-02-01T00:00:00Z') })));
    expect(past.credential?.['validFrom']).toBe(FROM);
  });

  it('reads exp as validUntil in Open Badges, as the life of the signature in VC-JOSE', async () => {
    const payload = credential({ exp: seconds('2026-02-01T00:00:00Z') });
    const badge = await verify(await sign(payload, { typ: 'JWT' }));
    expect(brief(badge.checks)).toEqual(GOOD);
    expect(badge.credential?.['validUntil']).toBe('2026-02-01T00:00:00Z');
    const jose = await verify(await sign(payload, { typ: 'vc+jwt', cty: 'vc' }));
    expect(brief(jose.checks)).toMatchObject({ 'proof.dates': 'fail proof-expired' });
    expect(jose.credential?.['validUntil']).toBeUndefined();
    const both = await verify(await sign({ ...payload, validUntil: '2026-02-01T00:00:00Z' }, { typ: 'vc+jwt' }));
    expect(brief(both.checks)).toEqual(GOOD);
    const alive = await sign(credential({ exp: seconds('2027-02-01T00:00:00Z') }), { typ: 'vc+jwt' });
    expect(await outcome(alive)).toEqual({ ...GOOD, 'proof.dates': 'pass' });
  });

  it('is unknown for a date that cannot be read', async () => {
    for (const exp of ['2026-02-01', -1, 1e300, null]) {
      expect(await outcome(await sign(credential({ exp })))).toMatchObject({ 'jwt.claims': 'unknown bad-property' });
    }
  });

  it('warns of a token made in the future', async () => {
    const token = await sign(credential({ iat: seconds('2026-12-01T00:00:00Z') }));
    expect(await outcome(token)).toMatchObject({ 'proof.dates': 'warn proof-created-in-future' });
  });
});

describe('presentations', () => {
  const vp = { '@context': [V2], type: 'VerifiablePresentation', verifiableCredential: [] };

  it('verifies against the holder, under authentication', async () => {
    const world = list(undefined, { authentication: [KID], assertionMethod: [] });
    for (const token of [
      await sign({ ...vp, holder: ISSUER }, { typ: 'vp+jwt', cty: 'vp' }),
      await sign({ ...vp, iss: ISSUER, nonce: 'n' }, { typ: 'vp+jwt' }),
      await sign({ vp, iss: ISSUER, aud: 'x' }),
    ]) {
      const result = await verify(token, world);
      expect(brief(result.checks)).toEqual(GOOD);
      expect(result).toMatchObject({ kind: 'presentation', credential: { holder: ISSUER } });
    }
    expect(await outcome(await sign({ ...vp, holder: ISSUER }))).toMatchObject({
      'proof.key': 'fail key-not-authorised',
    });
  });
});

describe('form', () => {
  it('fails for what is no JWT, is unknown for one without a credential', async () => {
    for (const token of ['', 'a.b', 'a.b.c', 'a.b.c.d', `${part({})}.${base64urlnopad.encode(bytes([]))}.`, '{}..']) {
      expect(await outcome(token)).toEqual({ format: 'fail broken-jwt' });
    }
    expect(await outcome(await sign({ iss: ISSUER }))).toEqual({ format: 'unknown not-a-credential' });
  });

  it('never passes a changed token', async () => {
    const token = await sign(credential({ iss: ISSUER }));
    const ask = inquiry();
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.constantFrom(...'ABab01-_.=~ é'), async (at, letter) => {
        fc.pre(token[at] !== letter);
        const changed = token.slice(0, at) + letter + token.slice(at + 1);
        const { checks } = await verifyJwt(changed, ask);
        const passed = checks.find(({ id }) => id === 'proof.signature')?.outcome === 'pass';
        expect(passed).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('answers whatever the text is', async () => {
    const ask = inquiry({});
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (header, payload) => {
        const token = `${part(Object(header))}.${part(Object(payload))}.AA`;
        const { checks } = await verifyJwt(token, ask);
        expect(checks.some(({ outcome: is }) => is === 'fail' || is === 'unknown')).toBe(true);
      }),
    );
  });
});
