import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../index.ts';
import type { Explorers } from '../inquiry.ts';
import type { Report } from '../report.ts';
import { doorOf, type Served, type TestDoor } from '../testing/door.ts';
import type { Json } from '../testing/issue.ts';
import * as made from './testing/issue.ts';

const NOW = '2026-06-01T00:00:00Z';
const ASKED = made.EXPLORER.bitcoin.replace('{txid}', made.TX);
let good: Awaited<ReturnType<typeof made.issue2>>;
let root: string;

beforeAll(async () => {
  good = await made.issue2(made.assertion());
  root = String(good.signature['merkleRoot']);
});

const world = (more: Record<string, Served> = {}): TestDoor =>
  doorOf({
    [made.ISSUER]: { body: made.profile() },
    [made.LIST]: { body: made.revocationList('urn:uuid:another') },
    [ASKED]: { body: made.esplora(root) },
    ...more,
  });
const check = (document: Json, door = world(), explorer: Explorers | undefined = made.EXPLORER): Promise<Report> =>
  verify(JSON.stringify(document), { door, now: NOW, ...(explorer ? { explorer } : {}) });
const found = ({ checks }: Report, id: string) =>
  checks.filter((one) => one.id === id).map(({ outcome, code }) => [outcome, code].filter(Boolean).join(' '));
const brief = ({ verdict, reasons }: Report) => [verdict, ...reasons].join(' ');

describe('Blockcerts 2', () => {
  it('is valid when the transaction holds the root and the issuer lists its signer', async () => {
    const report = await check(good);
    expect(brief(report)).toBe('valid');
    expect(report).toMatchObject({
      standard: 'blockcerts-2',
      issuer: {
        id: made.ISSUER,
        name: 'École du Rivage',
        identity: { level: 'domain', evidence: [{ kind: 'key-host', host: 'ecole.example' }] },
      },
      achievement: { name: 'Robotique', criteria: { narrative: 'Trois séances.' } },
      recipient: {
        name: 'Camille Moreau',
        identifiers: [{ type: 'email', identity: 'camille@rivage.example', hashed: false }],
      },
      dates: { issued: '2025-02-28T10:00:00+00:00' },
      source: { id: 'urn:uuid:82a4c9f2-3588-457b-80ea-da695571b8fc' },
    });
    for (const id of ['proof.signature', 'anchor', 'proof.key', 'status.revocation']) {
      expect(found(report, id)).toEqual(['pass']);
    }
  });

  it('asks no explorer unless one is named, and proves nothing without', async () => {
    const door = world();
    const report = await verify(JSON.stringify(good), { door, now: NOW });
    expect(brief(report)).toBe('unverified anchor-unchecked');
    expect(found(report, 'anchor')).toEqual(['unknown anchor-unchecked']);
    expect(found(report, 'proof.signature')).toEqual(['unknown anchor-unchecked']);
    expect(report.issuer.identity.level).toBe('claimed');
    expect(door.asked.map(({ url }) => url)).toEqual([made.ISSUER, made.LIST]);
  });

  it('does not let unproven dates or lists speak', async () => {
    const old = await made.issue2(made.assertion({ expires: '2025-12-31T00:00:00+00:00' }));
    const answers = { [ASKED]: { body: made.esplora(String(old.signature['merkleRoot'])) } };
    expect(brief(await check(old, world(answers)))).toBe('expired expired');
    expect((await verify(JSON.stringify(old), { door: world(), now: NOW })).verdict).toBe('unverified');
    const revoked = { [made.LIST]: { body: made.revocationList(String(good['id'])) } };
    expect(brief(await check(good, world(revoked)))).toBe('revoked revoked');
    expect((await verify(JSON.stringify(good), { door: world(revoked), now: NOW })).verdict).toBe('unverified');
  });

  it.each<[string, (document: typeof good) => Json]>([
    ['a claim', (document) => ({ ...document, issuedOn: '2025-02-27T10:00:00+00:00' })],
    [
      'the target hash',
      (document) => ({ ...document, signature: { ...document.signature, targetHash: 'ab'.repeat(32) } }),
    ],
    ['the root', (document) => ({ ...document, signature: { ...document.signature, merkleRoot: 'ab'.repeat(32) } })],
    ['the path', (document) => ({ ...document, signature: { ...document.signature, proof: [] } })],
    [
      'the sides of the path',
      (document) => ({
        ...document,
        signature: {
          ...document.signature,
          proof: (document.signature['proof'] as Json[]).map(({ left, right }) => ({ left: right, right: left })),
        },
      }),
    ],
  ])('is invalid when %s is altered, and asks nobody', async (_, alter) => {
    const door = world();
    const report = await check(alter(structuredClone(good)), door);
    expect(brief(report)).toBe('invalid signature-mismatch');
    expect(door.asked).toEqual([]);
  });

  it('is valid however its JSON is arranged', async () => {
    const turned = Object.fromEntries(Object.entries(good).reverse());
    expect(brief(await check({ ...turned, type: ['Assertion'] }))).toBe('valid');
  });

  it.each<[string, Json]>([
    ['no root', { merkleRoot: undefined }],
    ['a root that is no hash', { merkleRoot: 'f0' }],
    ['no target', { targetHash: undefined }],
    ['no anchors', { anchors: [] }],
    ['an anchor without source', { anchors: [{ type: 'BTCOpReturn' }] }],
    ['a step with two sides', { proof: [{ left: 'ab'.repeat(32), right: 'ab'.repeat(32) }] }],
    ['a step with no side', { proof: [{}] }],
    ['a path longer than any tree', { proof: Array(65).fill({ left: 'ab'.repeat(32) }) }],
  ])('is invalid with %s', async (_, signature) => {
    const report = await check({ ...good, signature: { ...good.signature, ...signature } });
    expect(brief(report)).toBe('invalid broken-proof');
  });

  it('reads the answers of BlockCypher', async () => {
    const body = {
      hash: made.TX,
      confirmed: '2025-03-01T00:00:00Z',
      confirmations: 12,
      inputs: [{ addresses: [made.ADDRESS] }],
      outputs: [{ script: `6a20${root}` }],
    };
    expect(brief(await check(good, world({ [ASKED]: { body } })))).toBe('valid');
    const pending = { ...body, confirmations: 0 };
    expect(brief(await check(good, world({ [ASKED]: { body: pending } })))).toBe('unverified anchor-unchecked');
  });

  it('reads Ethereum transactions', async () => {
    const signer = '0x7E30a37763e6Ba1fFeDE1750bBeFB4c60b17a1B3';
    const document = await made.issue2(made.assertion(), {
      type: 'ETHData',
      chain: 'ethereumMain',
      sourceId: `0x${made.TX}`,
    });
    const url = made.EXPLORER.ethereum.replace('{txid}', `0x${made.TX}`);
    const blockscout = {
      hash: `0x${made.TX}`,
      from: { hash: signer.toLowerCase() },
      raw_input: `0x${root}`,
      timestamp: '2025-03-01T00:00:00.000000Z',
      confirmations: 100,
    };
    const keys = { publicKey: [{ id: `ecdsa-koblitz-pubkey:${signer}` }] };
    const profile = { [made.ISSUER]: { body: made.profile(keys) } };
    expect(brief(await check(document, world({ ...profile, [url]: { body: blockscout } })))).toBe('valid');
    const cypher = {
      hash: made.TX,
      confirmed: '2025-03-01T00:00:00Z',
      confirmations: 12,
      inputs: [{ addresses: [signer.slice(2)] }],
      outputs: [{ script: root }],
    };
    const other = { ...blockscout, raw_input: `0x${'ab'.repeat(32)}` };
    expect(brief(await check(document, world({ ...profile, [url]: { body: cypher } })))).toBe('valid');
    expect(brief(await check(document, world({ ...profile, [url]: { body: other } })))).toBe(
      'invalid signature-mismatch',
    );
  });

  it('is invalid when the transaction holds another root', async () => {
    const report = await check(good, world({ [ASKED]: { body: made.esplora('ab'.repeat(32)) } }));
    expect(brief(report)).toBe('invalid signature-mismatch');
    expect(found(report, 'anchor')).toEqual(['fail signature-mismatch']);
  });

  it('does not take a root that stands beside other data', async () => {
    const vout = [{ scriptpubkey: `6a2100${root}` }];
    expect((await check(good, world({ [ASKED]: { body: made.esplora(root, { vout }) } }))).verdict).toBe('invalid');
  });

  it('is invalid when a stranger signed, even one who pays the issuer', async () => {
    const body = made.esplora(root, {}, '1FfmbHfnpaZjKFvyi1okTjJJusN455paPH');
    const report = await check(good, world({ [ASKED]: { body } }));
    expect(brief(report)).toBe('invalid key-not-listed');
    expect(report.issuer.identity.level).toBe('claimed');
  });

  it.each<[string, Json, string]>([
    ['revoked before', { revoked: '2025-01-01T00:00:00+00:00' }, 'invalid key-revoked'],
    ['revoked after', { revoked: '2025-09-01T00:00:00+00:00' }, 'valid'],
    ['revoked at an unreadable time', { revoked: 'yes' }, 'unverified key-revoked'],
    ['expired before', { expires: '2025-01-01T00:00:00+00:00' }, 'invalid key-expired'],
    ['expired after', { expires: '2025-09-01T00:00:00+00:00' }, 'valid'],
    ['listed as made later', { created: '2025-09-01T00:00:00+00:00' }, 'unverified key-not-authorised'],
  ])('judges the key at the time of the block: %s', async (_, key, expected) => {
    expect(brief(await check(good, world({ [made.ISSUER]: { body: made.profile({}, key) } })))).toBe(expected);
  });

  it.each<[string, Served, string]>([
    ['does not answer', { code: 'timeout' }, 'unverified timeout'],
    ['does not know it', { status: 404, body: 'Transaction not found' }, 'unverified anchor-unchecked'],
    ['talks of something else', { body: { ok: true } }, 'unverified anchor-unchecked'],
    [
      'talks of another transaction',
      { body: made.esplora('00'.repeat(32), { txid: 'ab'.repeat(32) }) },
      'unverified anchor-unchecked',
    ],
    ['serves no JSON', { body: '<html>' }, 'unverified anchor-unchecked'],
    [
      'has it unconfirmed',
      { body: made.esplora('00'.repeat(32), { status: { confirmed: false } }) },
      'unverified anchor-unchecked',
    ],
  ])('is unverified when the explorer %s', async (_, served, expected) => {
    expect(brief(await check(good, world({ [ASKED]: served })))).toBe(expected);
  });

  it.each([
    { bitcoin: 'https://explorer.example/tx' },
    { bitcoin: 'http://explorer.example/{txid}' },
    { bitcoin: 'explorer.example/{txid}' },
    { ethereum: made.EXPLORER.ethereum },
  ])('is unverified with a useless explorer: %j', async (explorer) => {
    const door = world();
    expect(brief(await check(good, door, explorer))).toBe('unverified anchor-unchecked');
    expect(door.asked.some(({ url }) => url.includes('explorer'))).toBe(false);
  });

  it.each<[string, Json]>([
    ['a test network', { chain: 'bitcoinTestnet' }],
    ['Ropsten', { type: 'ETHData', chain: 'ethereumRopsten' }],
    ['a mock chain', { type: 'Mock', chain: 'mockchain', sourceId: 'This is for testing only' }],
    ['no transaction', { sourceId: '../../etc' }],
  ])('is unverified with %s', async (_, anchor) => {
    const door = world();
    const report = await check(await made.issue2(made.assertion(), anchor), door);
    expect(brief(report)).toBe('unverified anchor-unchecked');
    expect(door.asked.some(({ url }) => url.includes('explorer'))).toBe(false);
  });

  it('is valid by any anchor that holds', async () => {
    const anchors = [
      { type: 'ETHData', chain: 'ethereumRopsten', sourceId: 'x' },
      ...(good.signature['anchors'] as Json[]),
    ];
    expect(brief(await check({ ...good, signature: { ...good.signature, anchors } }))).toBe('valid');
  });

  it.each<[string, Served, string]>([
    ['cannot be had', { code: 'unreachable' }, 'unverified key-list-unavailable'],
    ['is in a private network', { code: 'private-address' }, 'unverified private-address'],
    ['is gone', { status: 404, body: '' }, 'unverified key-list-unavailable'],
    [
      'is of another',
      { body: made.profile({ id: 'https://other.example/issuer.json' }) },
      'unverified key-list-unavailable',
    ],
    ['has no keys', { body: made.profile({ publicKey: [] }) }, 'unverified key-list-unavailable'],
  ])('is unverified when the profile %s', async (_, served, expected) => {
    expect(brief(await check(good, world({ [made.ISSUER]: served })))).toBe(expected);
  });

  it('is unverified when the revocation list cannot be had, and takes the list that the profile names', async () => {
    expect(brief(await check(good, world({ [made.LIST]: { code: 'timeout' } })))).toBe('unverified status-unavailable');
    const moved = 'https://ecole.example/other.json';
    const door = world({
      [made.ISSUER]: { body: made.profile({ revocationList: moved }) },
      [moved]: { body: made.revocationList(String(good['id'])) },
    });
    expect(brief(await check(good, door))).toBe('revoked revoked');
    const silent = world({
      [made.ISSUER]: { body: made.profile({ revocationList: undefined }) },
      [made.LIST]: { body: made.revocationList(String(good['id'])) },
    });
    expect(brief(await check(good, silent))).toBe('revoked revoked');
  });

  it('refuses terms that nobody signed, and contexts that it does not know', async () => {
    const extra = await check({ ...good, honours: 'summa cum laude' });
    expect(brief(extra)).toBe('invalid unsigned-terms');
    expect(found(extra, 'context')).toEqual(['fail unsigned-terms']);
    const contexts = ['https://w3id.org/openbadges/v2', 'https://w3id.org/blockcerts/v9'];
    const unknown = await check({ ...good, '@context': contexts });
    expect(unknown.verdict).toBe('unverified');
    expect(unknown.reasons).toContain('unknown-context');
  });

  it('shows the terms as hashed under an inline context that renames them, and is not valid', async () => {
    const swapped = { title: 'http://schema.org/name', name: 'https://ecole.example/terms#nickname' };
    const contexts = [...(made.assertion()['@context'] as string[]), swapped];
    const { badge } = made.assertion() as { badge: Json };
    const document = await made.issue2(
      made.assertion({ '@context': contexts, badge: { ...badge, title: 'Robotique', name: 'Doctorat' } }),
    );
    const answers = { [ASKED]: { body: made.esplora(String(document.signature['merkleRoot'])) } };
    const report = await check(document, world(answers));
    expect(brief(report)).toBe('unverified inline-context');
    expect(report.achievement?.name).toBe('Robotique');
  });

  it('never throws and is never valid for any other signature', async () => {
    const step = fc.record({ left: fc.string(), right: fc.string() }, { requiredKeys: [] });
    const signature = fc.record({
      type: fc.constant('MerkleProof2017'),
      targetHash: fc.oneof(fc.string(), fc.constant('ab'.repeat(32))),
      merkleRoot: fc.oneof(fc.string(), fc.constant('ab'.repeat(32))),
      proof: fc.oneof(fc.array(step), fc.jsonValue()),
      anchors: fc.jsonValue(),
    });
    await fc.assert(
      fc.asyncProperty(signature, async (given) => {
        const { verdict } = await check({ ...good, signature: given } as Json);
        expect(verdict).not.toBe('valid');
      }),
      { numRuns: 100 },
    );
  });
});
