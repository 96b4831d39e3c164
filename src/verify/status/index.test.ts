import { gzipSync } from 'node:zlib';
import { createCredential, createList } from '@digitalbazaar/vc-bitstring-status-list';
import { base64urlnopad } from '@scure/base';
import fc from 'fast-check';
import { CompactSign, exportJWK, generateKeyPair, type JWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../credential/view.ts';
import type { Inquiry } from '../inquiry.ts';
import type { Check } from '../report.ts';
import { doorOf, type Served } from '../testing/door.ts';
import { readBits } from './bits.ts';
import { checkStatus } from './index.ts';
import type { VerifiedList, VerifyList } from './types.ts';
import { verifyList as realVerifyList } from './verify-list.ts';

const NOW = Date.parse('2026-11-01T12:00:00Z');
const ISSUER = 'did:web:university.example';
const ID = 'https://university.example/credentials/1';
const LIST = 'https://university.example/status/1';
const LENGTH = 131_072;
const SET = 94_567;

/** Believes what it is given, so that the checks around the list's proof stand alone. */
const believing =
  (change: Partial<VerifiedList> = {}): VerifyList =>
  (found) => {
    const view = found.kind === 'json' ? (found.value as View) : {};
    return Promise.resolve({ checks: [], view, authentic: 'yes', issuer: String(view['issuer']), ...change });
  };
const inquiry = (world: Record<string, Served>): Inquiry => ({ door: doorOf(world), now: NOW, depth: 0 });
const check = (credentialStatus: unknown, world: Record<string, Served>, verifyList = believing()) =>
  checkStatus({ credentialStatus }, { issuer: ISSUER, credentialId: ID }, inquiry(world), verifyList);
const brief = (checks: Check[]) => checks.map(({ id, outcome, code }) => [id, outcome, code].filter(Boolean).join(' '));

const entry = (more: object = {}) => ({
  id: `${LIST}#${SET}`,
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: String(SET),
  statusListCredential: LIST,
  ...more,
});
const pack = (bits: Uint8Array, prefix = 'u') => prefix + base64urlnopad.encode(gzipSync(bits));
const subjectOf = (more: object = {}) => ({
  type: 'BitstringStatusList',
  statusPurpose: 'revocation',
  encodedList: pack(new Uint8Array(LENGTH / 8)),
  ...more,
});
const listOf = (credentialSubject: object, more: object = {}): Record<string, Served> => ({
  [LIST]: {
    body: {
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer: ISSUER,
      credentialSubject,
      ...more,
    },
  },
});

let signed: Record<string, unknown>;
let empty: Record<string, unknown>;
beforeAll(async () => {
  const list = await createList({ length: LENGTH });
  empty = await createCredential({ id: LIST, list, statusPurpose: 'revocation' });
  list.setStatus(SET, true);
  signed = await createCredential({ id: LIST, list, statusPurpose: 'revocation' });
});

describe('BitstringStatusListEntry', () => {
  it('reads lists made by @digitalbazaar/vc-bitstring-status-list', async () => {
    const world = { [LIST]: { body: { ...signed, issuer: ISSUER } } };
    expect(brief(await check(entry(), world))).toEqual(['status.revocation fail revoked']);
    for (const index of [SET - 1, SET + 1, '0', LENGTH - 1]) {
      expect(brief(await check(entry({ statusListIndex: index }), world))).toEqual(['status.revocation pass']);
    }
    expect(brief(await check(entry({ statusListIndex: SET }), world))).toEqual(['status.revocation fail revoked']);
  });

  it('is undecided where several numbers, lists or sizes stand in one entry, as when two share an id', async () => {
    const world = { [LIST]: { body: { ...signed, issuer: ISSUER } } };
    const several = ['status.revocation unknown status-broken'];
    expect(brief(await check(entry({ statusListIndex: ['0', String(SET)] }), world))).toEqual(several);
    expect(brief(await check(entry({ statusListCredential: [`${LIST}0`, LIST] }), world))).toEqual(several);
    expect(brief(await check(entry({ statusSize: [1, 2] }), world))).toEqual(several);
    expect(brief(await check(entry({ statusListIndex: ['1', '1'] }), world))).toEqual(['status.revocation pass']);
    const both = entry({ type: ['1EdTechRevocationList', 'BitstringStatusListEntry'] });
    expect(brief(await check(both, world))).toContain('status.revocation fail revoked');
  });

  it('says what a suspension is', async () => {
    const bits = new Uint8Array(LENGTH / 8).fill(255);
    const world = listOf(subjectOf({ statusPurpose: ['revocation', 'suspension'], encodedList: pack(bits) }));
    expect(brief(await check(entry({ statusPurpose: 'suspension' }), world))).toEqual([
      'status.suspension fail suspended',
    ]);
    const clear = listOf(subjectOf({ statusPurpose: 'suspension' }));
    expect(brief(await check(entry({ statusPurpose: 'suspension' }), clear))).toEqual(['status.suspension pass']);
  });

  it('asks every entry, and each list once', async () => {
    const other = `${LIST}/suspended`;
    const bits = new Uint8Array(LENGTH / 8).fill(255);
    const door = doorOf({
      ...listOf(subjectOf()),
      [other]: {
        body: {
          issuer: ISSUER,
          credentialSubject: subjectOf({ statusPurpose: 'suspension', encodedList: pack(bits) }),
        },
      },
    });
    const entries = [
      entry(),
      entry({ statusListIndex: 3 }),
      entry({ statusPurpose: 'suspension', statusListCredential: other }),
      { id: 'urn:x', type: 'SomethingNew' },
    ];
    const checks = await checkStatus(
      { credentialStatus: entries },
      { issuer: ISSUER, credentialId: ID },
      { door, now: NOW, depth: 0 },
      believing(),
    );
    expect(brief(checks)).toEqual([
      'status.revocation pass',
      'status.revocation pass',
      'status.suspension fail suspended',
      'status.revocation unknown status-unsupported',
    ]);
    expect(door.asked.map(({ url }) => url)).toEqual([LIST, other]);
  });

  it('reports messages and refreshes without judging', async () => {
    const bits = new Uint8Array(LENGTH / 4);
    bits[0] = 0b00_10_01_00;
    const world = listOf(
      subjectOf({ statusPurpose: ['message', 'refresh', 'custom', 'revocation'], encodedList: pack(bits) }),
    );
    const statusMessage = [
      { status: '0x0', message: 'nothing' },
      { status: '0x1', message: 'delayed' },
      { status: '0x2', message: 'pending review' },
    ];
    const message = (statusListIndex: number) =>
      entry({ statusPurpose: 'message', statusSize: 2, statusMessage, statusListIndex });
    expect(await check(message(1), world)).toMatchObject([
      { id: 'status.other', outcome: 'warn', code: 'status-message', detail: { status: 2, message: 'pending review' } },
    ]);
    expect(await check(message(2), world)).toMatchObject([{ outcome: 'warn', detail: { message: 'delayed' } }]);
    expect(await check(message(3), world)).toMatchObject([{ outcome: 'pass', detail: { message: 'nothing' } }]);
    expect(brief(await check(entry({ statusPurpose: 'refresh', statusListIndex: 2 }), world))).toEqual([
      'status.other warn status-message',
    ]);
    expect(brief(await check(entry({ statusPurpose: 'custom', statusListIndex: 2 }), world))).toEqual([
      'status.revocation unknown status-unsupported',
    ]);
    expect(brief(await check(entry({ statusPurpose: 'custom', statusListIndex: 0 }), world))).toEqual([
      'status.other pass',
    ]);
    // More than one bit of revocation: any value but zero.
    expect(brief(await check(entry({ statusSize: '2', statusListIndex: 1 }), world))).toEqual([
      'status.revocation fail revoked',
    ]);
  });

  it.each<[string, object, object, object]>([
    ['no purpose', { statusPurpose: undefined }, {}, {}],
    ['another purpose', {}, { statusPurpose: 'suspension' }, {}],
    ['no purpose of the list', {}, { statusPurpose: undefined }, {}],
    ['no list address', { statusListCredential: undefined }, {}, {}],
    ['an odd list address', { statusListCredential: 'urn:list' }, {}, {}],
    ['no index', { statusListIndex: undefined }, {}, {}],
    ['a negative index', { statusListIndex: '-1' }, {}, {}],
    ['a broken index', { statusListIndex: '1.5' }, {}, {}],
    ['a huge index', { statusListIndex: 1e300 }, {}, {}],
    ['an index out of range', { statusListIndex: LENGTH }, {}, {}],
    ['an odd size', { statusSize: 0 }, {}, {}],
    ['a size too wide', { statusSize: 64 }, {}, {}],
    ['a size that makes it short', { statusSize: 2 }, {}, {}],
    ['a short list', {}, { encodedList: pack(new Uint8Array(LENGTH / 8 - 1)) }, {}],
    ['no gzip', {}, { encodedList: 'uAAAA' }, {}],
    ['no base64url', {}, { encodedList: 'u!!!' }, {}],
    ['no encoded list', {}, { encodedList: undefined }, {}],
    ['another subject', {}, { type: 'Person' }, {}],
    ['a gzip bomb', {}, { encodedList: pack(new Uint8Array(17_000_000)) }, {}],
  ])('is unknown for %s', async (_, ofEntry, ofSubject, ofList) => {
    const checks = await check(entry(ofEntry), listOf(subjectOf(ofSubject), ofList));
    expect(brief(checks)).toEqual(['status.revocation unknown status-broken']);
  });

  it.each<[string, object, Partial<VerifiedList>]>([
    ['a list by another issuer', { issuer: 'did:web:other.example' }, {}],
    ['a list without issuer', {}, { issuer: 'undefined' }],
    ['a list that has run out', { validUntil: '2026-10-01T00:00:00Z' }, {}],
    ['a list not yet in force', { validFrom: '2027-01-01T00:00:00Z' }, {}],
    ['an older list that has run out', { expirationDate: '2026-10-01T00:00:00Z' }, {}],
    ['a list with an unreadable period', { validUntil: 'soon' }, {}],
    [
      'a forged list',
      {},
      { authentic: 'no', checks: [{ id: 'proof.signature', outcome: 'fail', code: 'signature-mismatch' }] },
    ],
    ['a list that could not be decided', {}, { authentic: 'unknown' }],
  ])('does not believe %s, whatever the bit says', async (_, ofList, verified) => {
    for (const fill of [0, 255]) {
      const encodedList = pack(new Uint8Array(LENGTH / 8).fill(fill));
      const checks = await check(entry(), listOf(subjectOf({ encodedList }), ofList), believing(verified));
      expect(brief(checks)).toEqual(['status.revocation unknown status-list-untrusted']);
    }
  });

  it.each<[string, Record<string, Served>, string]>([
    ['unreachable', {}, 'status-unavailable'],
    ['not found', { [LIST]: { status: 404, body: {} } }, 'status-unavailable'],
    ['failing', { [LIST]: { status: 500, body: {} } }, 'status-unavailable'],
    ['a web page', { [LIST]: { body: '<html>', mediaType: 'text/html' } }, 'status-unavailable'],
    ['private', { [LIST]: { code: 'private-address' } }, 'private-address'],
    ['broken JSON', { [LIST]: { body: '{' } }, 'status-broken'],
    ['an array', { [LIST]: { body: '[]' } }, 'status-broken'],
    ['not UTF-8', { [LIST]: { body: Uint8Array.of(0xff, 0xfe) } }, 'status-broken'],
  ])('is unknown for a list that is %s', async (_, world, code) => {
    expect(brief(await check(entry(), world))).toEqual([`status.revocation unknown ${code}`]);
    expect(brief(await check(entry({ statusPurpose: 'suspension' }), world))).toEqual([
      `status.suspension unknown ${code}`,
    ]);
    expect(brief(await check(entry({ statusPurpose: 'message' }), world))).toEqual([`status.other unknown ${code}`]);
  });

  it.each(['status', undefined])('is unknown for an entry that is no object', async (status) => {
    expect(brief(await check(status ?? [[]], {}))).toEqual(['status.revocation unknown status-unsupported']);
  });

  it('stops at a sane number of entries', async () => {
    const checks = await check(
      Array.from({ length: 1000 }, () => entry({ statusListIndex: 0 })),
      listOf(subjectOf()),
    );
    expect(checks).toHaveLength(33);
    expect(checks.at(-1)).toMatchObject({ outcome: 'unknown', code: 'status-unsupported' });
  });
});

describe('a list secured as a JWT', () => {
  let world: (payload: object, key?: CryptoKey) => Promise<Record<string, Served>>;
  let mine: CryptoKey;
  let stranger: CryptoKey;

  beforeAll(async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    mine = privateKey;
    stranger = (await generateKeyPair('ES256')).privateKey;
    const publicKeyJwk: JWK = await exportJWK(publicKey);
    const method = { id: `${ISSUER}#k`, type: 'JsonWebKey', controller: ISSUER, publicKeyJwk };
    const did = { id: ISSUER, verificationMethod: [method], assertionMethod: [method.id] };
    world = async (payload, key = mine) => {
      const body = await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
        .setProtectedHeader({ alg: 'ES256', typ: 'vc+jwt', kid: method.id })
        .sign(key);
      return {
        [LIST]: { body, mediaType: 'application/vc+jwt' },
        'https://university.example/.well-known/did.json': { body: did },
      };
    };
  });

  it('is believed when the issuer signed it, bare or in an envelope', async () => {
    const served = await world({ ...signed, issuer: ISSUER });
    expect(brief(await check(entry(), served, realVerifyList))).toEqual(['status.revocation fail revoked']);
    const clear = await world({ ...empty, issuer: ISSUER });
    expect(brief(await check(entry(), clear, realVerifyList))).toEqual(['status.revocation pass']);
    const jwt = (clear[LIST] as { body: string }).body;
    const envelope = {
      '@context': 'https://www.w3.org/ns/credentials/v2',
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${jwt}`,
    };
    const enveloped = { ...clear, [LIST]: { body: envelope } };
    expect(brief(await check(entry(), enveloped, realVerifyList))).toEqual(['status.revocation pass']);
  });

  it('is not believed when another signed it, or nobody', async () => {
    const forged = await world({ ...empty, issuer: ISSUER }, stranger);
    expect(brief(await check(entry(), forged, realVerifyList))).toEqual([
      'status.revocation unknown status-list-untrusted',
    ]);
    const bare = { [LIST]: { body: { ...empty, issuer: ISSUER } } };
    expect(brief(await check(entry(), bare, realVerifyList))).toEqual([
      'status.revocation unknown status-list-untrusted',
    ]);
    const { [LIST]: list } = await world({ ...empty, issuer: ISSUER });
    expect(brief(await check(entry(), list ? { [LIST]: list } : {}, realVerifyList))).toEqual([
      'status.revocation unknown status-list-untrusted',
    ]);
  });
});

describe('the forerunners', () => {
  const bits = new Uint8Array(2000);
  bits[1] = 0b0100_0000;

  it.each([
    [
      { type: 'StatusList2021Entry', statusPurpose: 'revocation', statusListIndex: '9', statusListCredential: LIST },
      'StatusList2021',
      'revocation',
    ],
    [
      { type: 'RevocationList2020Status', revocationListIndex: '9', revocationListCredential: LIST },
      'RevocationList2020',
      undefined,
    ],
    [
      { type: 'SuspensionList2020Status', suspensionListIndex: '9', suspensionListCredential: LIST },
      'SuspensionList2020',
      undefined,
    ],
  ])('reads %o', async (status, type, statusPurpose) => {
    const world = listOf({ type, encodedList: pack(bits, ''), ...(statusPurpose ? { statusPurpose } : {}) });
    const [revoked] = brief(await check(status, world));
    expect(revoked).toMatch(/fail (revoked|suspended)$/);
    const text = JSON.stringify(status).replace('"9"', '"8"');
    expect(brief(await check(JSON.parse(text), world))[0]).toMatch(/pass$/);
  });
});

describe('1EdTechRevocationList', () => {
  const status = { id: LIST, type: '1EdTechRevocationList' };

  it('knows a UUID in either case', async () => {
    const [id, listed] = [
      'urn:uuid:aaaaaaaa-2d0a-4f2d-8b43-0c1f5a1b2c3d',
      'URN:UUID:AAAAAAAA-2D0A-4F2D-8B43-0C1F5A1B2C3D',
    ];
    const world = { [LIST]: { body: { id: LIST, revokedCredential: [{ id: listed }] } } };
    const context = { issuer: ISSUER, credentialId: id };
    const checks = await checkStatus({ credentialStatus: status }, context, inquiry(world), believing());
    expect(brief(checks)).toEqual(['status.revocation fail revoked']);
  });
  const revocation = async (list: unknown, context: string | null = ID) =>
    brief(
      await checkStatus(
        { credentialStatus: status },
        { issuer: ISSUER, credentialId: context ?? undefined },
        inquiry({ [LIST]: { body: list as object } }),
        believing(),
      ),
    );

  it.each([
    [{ revokedCredential: [{ id: 'x' }, { id: ID, revoked: true, revocationReason: 'error' }] }],
    [{ revokedCredential: [{ id: ID }] }],
    [{ revokedCredential: { id: ID } }],
    [{ revokedCredentials: [ID] }],
    [{ revokedCredentials: [{ id: ` ${ID.replace('credentials', 'cr%65dentials')} ` }] }],
    [{ revokedCredential: [], revokedCredentials: [{ id: ID, revoked: 'true' }] }],
  ])('is revoked: %o', async (list) => {
    expect(await revocation({ id: LIST, issuer: ISSUER, ...list })).toEqual(['status.revocation fail revoked']);
  });

  it('hands on the reason', async () => {
    const list = { revokedCredential: [{ id: ID, revocationReason: 'issued in error' }] };
    expect(await check(status, { [LIST]: { body: list } })).toMatchObject([{ detail: { reason: 'issued in error' } }]);
  });

  it.each([
    [{ revokedCredential: [{ id: ID, revoked: false }] }],
    [{ revokedCredential: [{ id: `${ID}0` }] }],
    [{ revokedCredential: [] }],
    [{ id: LIST, issuer: ISSUER }],
  ])('is not revoked: %o', async (list) => {
    expect(await revocation(list)).toEqual(['status.revocation pass']);
  });

  it('is unknown for anything that is no list, for a credential without id, and when it cannot be had', async () => {
    for (const list of [{ error: 'not here' }, { id: 'https://other.example/' }, [], '{', '"text"']) {
      expect(await revocation(list)).toEqual(['status.revocation unknown status-broken']);
    }
    expect(await revocation({ revokedCredential: [] }, null)).toEqual(['status.revocation unknown status-broken']);
    expect(brief(await check({ type: '1EdTechRevocationList' }, {}))).toEqual([
      'status.revocation unknown status-broken',
    ]);
    expect(brief(await check(status, {}))).toEqual(['status.revocation unknown status-unavailable']);
    expect(brief(await check(status, { [LIST]: { status: 404, body: {} } }))).toEqual([
      'status.revocation unknown status-unavailable',
    ]);
  });
});

describe('readBits', () => {
  it('counts from the most significant bit', () => {
    expect(readBits(Uint8Array.of(0b1000_0001), 0, 1)).toBe(1);
    expect(readBits(Uint8Array.of(0b1000_0001), 7, 1)).toBe(1);
    expect(readBits(Uint8Array.of(0b1000_0001), 8, 1)).toBeUndefined();
    expect(readBits(Uint8Array.of(0b0000_0011, 0b1000_0000), 2, 3)).toBe(0b111);
  });

  it('agrees with the written-out bits for every size', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        fc.nat(50),
        fc.integer({ min: 1, max: 32 }),
        (bytes, index, size) => {
          const written = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
          const wanted = written.slice(index * size, (index + 1) * size);
          expect(readBits(bytes, index, size)).toBe(wanted.length === size ? Number.parseInt(wanted, 2) : undefined);
        },
      ),
    );
  });
});

it('answers whatever the entry is, and never passes without a list', async () => {
  const small = fc.jsonValue({ maxDepth: 1 });
  const anything = fc.record(
    {
      id: small,
      type: fc.constantFrom('BitstringStatusListEntry', '1EdTechRevocationList', 'StatusList2021Entry', 'x'),
      statusPurpose: small,
      statusListIndex: small,
      statusListCredential: fc.oneof(small, fc.constantFrom(LIST, 'http://a.example', 'ftp://a.example', 'https://')),
      statusSize: small,
    },
    { requiredKeys: ['type'] },
  );
  await fc.assert(
    fc.asyncProperty(anything, async (status) => {
      const checks = await check(status, {});
      expect(checks.length).toBeGreaterThan(0);
      expect(checks.every(({ outcome }) => outcome === 'unknown')).toBe(true);
    }),
  );
});
