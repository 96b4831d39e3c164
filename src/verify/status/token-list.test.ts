import { deflateSync } from 'node:zlib';
import { base64urlnopad } from '@scure/base';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyJwt } from '../proof/jwt.ts';
import type { Check } from '../report.ts';
import { doorOf, type Served } from '../testing/door.ts';
import { checkStatus } from './index.ts';

const NOW = Date.parse('2026-11-01T12:00:00Z');
const ISSUER = 'did:web:university.example';
const LIST = 'https://university.example/statuslists/1';
const DID = 'https://university.example/.well-known/did.json';
const KID = `${ISSUER}#k`;

let key: CryptoKey;
let stranger: CryptoKey;
let did: object;

beforeAll(async () => {
  const pair = await generateKeyPair('ES256', { extractable: true });
  key = pair.privateKey;
  stranger = (await generateKeyPair('ES256')).privateKey;
  const method = { id: KID, type: 'JsonWebKey', controller: ISSUER, publicKeyJwk: await exportJWK(pair.publicKey) };
  did = { id: ISSUER, verificationMethod: [method], assertionMethod: [KID] };
});

const pack = (...bytes: number[]) => base64urlnopad.encode(deflateSync(Uint8Array.from(bytes)));
const tokenOf = (payload: object = {}, header: object = {}, by = key) =>
  new CompactSign(
    new TextEncoder().encode(
      JSON.stringify({ sub: LIST, iat: NOW / 1000 - 60, status_list: { bits: 1, lst: pack(0xb9, 0xa3) }, ...payload }),
    ),
  )
    .setProtectedHeader({ alg: 'ES256', typ: 'statuslist+jwt', kid: KID, ...header })
    .sign(by);
const check = async (idx: unknown, token: string, world: Record<string, Served> = { [DID]: { body: did } }) => {
  const door = doorOf({ [LIST]: { body: token, mediaType: 'application/statuslist+jwt' }, ...world });
  const view = { status: { status_list: { idx, uri: LIST } } };
  return checkStatus(view, { issuer: ISSUER, credentialId: undefined }, { door, now: NOW, depth: 0 }, () =>
    Promise.reject(new Error('not a credential')),
  );
};
const brief = (checks: Check[]) => checks.map(({ id, outcome, code }) => [id, outcome, code].filter(Boolean).join(' '));

describe('Token Status List', () => {
  it('reads the example of the draft, one bit each', async () => {
    // Section 4.1: statuses 1 0 0 1 1 1 0 1 1 1 0 0 0 1 0 1 are the bytes B9 A3.
    const statuses = [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1];
    const token = await tokenOf();
    for (const [idx, status] of statuses.entries()) {
      const wanted = status === 1 ? 'status.revocation fail revoked' : 'status.revocation pass';
      expect(brief(await check(idx, token))).toEqual([wanted]);
    }
  });

  it('reads the example of the draft, two bits each', async () => {
    // Section 4.1: statuses 1 2 0 3 0 1 0 1 1 2 3 3 are the bytes C9 44 F9.
    const token = await tokenOf({ status_list: { bits: 2, lst: pack(0xc9, 0x44, 0xf9) } });
    expect(brief(await check(0, token))).toEqual(['status.revocation fail revoked']);
    expect(brief(await check(1, token))).toEqual(['status.suspension fail suspended']);
    expect(brief(await check(2, token))).toEqual(['status.revocation pass']);
    expect(brief(await check(3, token))).toEqual(['status.revocation unknown status-unsupported']);
    expect(brief(await check(11, token))).toEqual(['status.revocation unknown status-unsupported']);
  });

  it.each<[string, unknown, object, object]>([
    ['an index out of range', 16, {}, {}],
    ['a negative index', -1, {}, {}],
    ['an index as text', '1', {}, {}],
    ['another type of token', 1, {}, { typ: 'JWT' }],
    ['another subject', 1, { sub: 'https://university.example/statuslists/2' }, {}],
    ['an odd size', 1, { status_list: { bits: 3, lst: pack(0) } }, {}],
    ['no zlib', 1, { status_list: { bits: 1, lst: 'AAAA' } }, {}],
    ['no base64url', 1, { status_list: { bits: 1, lst: '!' } }, {}],
    ['no list', 1, { status_list: undefined }, {}],
    [
      'a bomb',
      1,
      { status_list: { bits: 1, lst: base64urlnopad.encode(deflateSync(new Uint8Array(17_000_000))) } },
      {},
    ],
  ])('is unknown for %s', async (_, idx, payload, header) => {
    expect(brief(await check(idx, await tokenOf(payload, header)))).toEqual([
      'status.revocation unknown status-broken',
    ]);
  });

  it('does not believe a list of another, a lapsed or a forged one', async () => {
    const untrusted = ['status.revocation unknown status-list-untrusted'];
    for (const token of [
      await tokenOf({ iss: 'did:web:other.example' }),
      await tokenOf({ exp: NOW / 1000 - 3600 }),
      await tokenOf({ exp: 'never' }),
      await tokenOf({ iat: NOW / 1000 + 3600 }),
      await tokenOf({ iat: undefined }),
      await tokenOf({}, {}, stranger),
      await tokenOf({}, { kid: 'did:web:other.example#k' }),
    ]) {
      for (const idx of [0, 1]) expect(brief(await check(idx, token))).toEqual(untrusted);
    }
    expect(brief(await check(1, await tokenOf(), {}))).toEqual(untrusted);
  });

  it('is unknown when it cannot be had or is no token', async () => {
    expect(brief(await check(1, '', { [LIST]: { code: 'timeout' } }))).toEqual([
      'status.revocation unknown status-unavailable',
    ]);
    expect(brief(await check(1, '{}'))).toEqual(['status.revocation unknown status-broken']);
  });

  it('leaves other mechanisms undecided, and other vocabularies alone', async () => {
    const ask = (status: unknown) =>
      checkStatus(
        { status },
        { issuer: ISSUER, credentialId: undefined },
        { door: doorOf({}), now: NOW, depth: 0 },
        () => Promise.reject(new Error()),
      );
    expect(brief(await ask({ status_assertion: {} }))).toEqual(['status.revocation unknown status-unsupported']);
    expect(brief(await ask({ status_list: {} }))).toEqual(['status.revocation unknown status-broken']);
    expect(await ask('active')).toEqual([]);
    expect(await ask({ label: 'active' })).toEqual([]);
  });

  it('is found beside the vc claim', async () => {
    const status = { status_list: { idx: 1, uri: LIST } };
    const part = (value: object) => base64urlnopad.encode(new TextEncoder().encode(JSON.stringify(value)));
    const token = `${part({ alg: 'ES256' })}.${part({ vc: { type: 'VerifiableCredential' }, status })}.AAAA`;
    const { credential } = await verifyJwt(token, { door: doorOf({}), now: NOW, depth: 0 });
    expect(credential).toMatchObject({ status });
  });
});
