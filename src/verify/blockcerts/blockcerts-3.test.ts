import { createHash } from 'node:crypto';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { base58, createBase58check } from '@scure/base';
import { encode } from 'cborg';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../index.ts';
import type { Explorers } from '../inquiry.ts';
import type { Report } from '../report.ts';
import { doorOf, type Served, type TestDoor } from '../testing/door.ts';
import { controllerOf, issue, type Json, newKey, type TestKey } from '../testing/issue.ts';
import { addressesOf } from './addresses.ts';
import { readMerkleProof2019 } from './merkle-proof.ts';
import * as made from './testing/issue.ts';
import mocknet from './testing/mocknet-3.1.json' with { type: 'json' };
import sepolia from './testing/sepolia-3.0.json' with { type: 'json' };

const NOW = '2026-06-01T00:00:00Z';
const ASKED = made.EXPLORER.bitcoin.replace('{txid}', made.TX);
let good: Awaited<ReturnType<typeof made.issue3>>;
let root: string;

beforeAll(async () => {
  good = await made.issue3(made.credential());
  root = (await made.treeOf(made.credential())).merkleRoot;
});

const world = (more: Record<string, Served> = {}): TestDoor =>
  doorOf({
    [made.ISSUER]: { body: made.profile() },
    [made.LIST]: { body: made.revocationList('urn:uuid:another') },
    [ASKED]: { body: made.esplora(root) },
    ...more,
  });
const check = (document: Json, door = world(), explorer: Explorers = made.EXPLORER): Promise<Report> =>
  verify(JSON.stringify(document), { door, now: NOW, explorer });
const found = ({ checks }: Report, id: string) =>
  checks.filter((one) => one.id === id).map(({ outcome, code }) => [outcome, code].filter(Boolean).join(' '));
const brief = ({ verdict, reasons }: Report) => [verdict, ...reasons].join(' ');

/** Address that pays to the hash of a public key, by Node's own hashes. */
const addressOf = (publicKey: Uint8Array) => {
  const hash = createHash('ripemd160').update(createHash('sha256').update(publicKey).digest()).digest();
  const check256 = createBase58check((data: Uint8Array) => createHash('sha256').update(data).digest());
  return check256.encode(new Uint8Array([0, ...hash]));
};
const pointOf = (key: TestKey) => secp256k1.getPublicKey(key.pair as Uint8Array);

describe('Blockcerts 3', () => {
  it.each([
    ['on a test network, MerkleProof2019', sepolia, undefined],
    ['on no network, merkle-proof-2019', mocknet, 'Master of Puppets'],
  ])('hashes what the project itself issued as it did: %s', async (_, sample, name) => {
    const report = await verify(JSON.stringify(sample), { door: doorOf({}), now: NOW, explorer: made.EXPLORER });
    expect(report).toMatchObject({
      verdict: 'unverified',
      standard: 'blockcerts-3',
      recipient: { name: 'Julien Fraichot' },
    });
    expect(report.reasons).toContain('anchor-unchecked');
    expect(report.checks.find(({ id }) => id === 'proof.signature')?.detail).toMatchObject({ integrity: 'holds' });
    if (name) expect(report.achievement?.name).toBe(name);
    const altered = { ...sample, credentialSubject: { ...sample.credentialSubject, name: 'Kirk Hammett' } };
    expect(brief(await check(altered))).toBe('invalid signature-mismatch');
  });

  it('is valid when the transaction holds the root and the issuer lists its signer', async () => {
    const report = await check(good);
    expect(brief(report)).toBe('valid');
    expect(report).toMatchObject({
      standard: 'blockcerts-3',
      issuer: {
        id: made.ISSUER,
        identity: { level: 'domain', evidence: [{ kind: 'key-host', host: 'ecole.example' }] },
      },
      achievement: { name: 'Robotique' },
      recipient: { id: 'did:example:camille', name: 'Camille Moreau' },
    });
    expect(found(report, 'proof.key')).toEqual(['pass']);
    expect(JSON.stringify({ ...report, checks: [] })).not.toContain('<b>');
  });

  it('proves nothing without an explorer', async () => {
    const door = world();
    const report = await verify(JSON.stringify(good), { door, now: NOW });
    expect(brief(report)).toBe('unverified anchor-unchecked');
    expect(door.asked.some(({ url }) => url.includes('explorer'))).toBe(false);
  });

  it('is revoked by the list in the profile, and refused for another root, signer or purpose', async () => {
    const revoked = { [made.LIST]: { body: made.revocationList(String(good['id'])) } };
    expect(brief(await check(good, world(revoked)))).toBe('revoked revoked');
    const other = { [ASKED]: { body: made.esplora('ab'.repeat(32)) } };
    expect(brief(await check(good, world(other)))).toBe('invalid signature-mismatch');
    const stranger = { [ASKED]: { body: made.esplora(root, {}, '1FfmbHfnpaZjKFvyi1okTjJJusN455paPH') } };
    expect((await check(good, world(stranger))).reasons).toEqual(['key-not-listed']);
    const purpose = { ...good, proof: { ...good.proof, proofPurpose: 'authentication' } };
    expect(brief(await check(purpose))).toBe('invalid wrong-purpose');
  });

  it('asks the credential status that it names, in place of the list', async () => {
    const credentialStatus = { id: 'https://ecole.example/s#1', type: 'SomethingElse' };
    const contexts = [
      ...(made.credential()['@context'] as string[]),
      { SomethingElse: 'https://ecole.example/terms#S' },
    ];
    const document = await made.issue3(made.credential({ '@context': contexts, credentialStatus }));
    const { merkleRoot } = await made.treeOf(made.credential({ '@context': contexts, credentialStatus }));
    const report = await check(document, world({ [ASKED]: { body: made.esplora(merkleRoot) } }));
    expect(brief(report)).toBe('unverified status-unsupported');
  });

  it('takes the key of an issuer that is a DID', async () => {
    const key = await newKey('secp256k1');
    const address = addressOf(pointOf(key));
    const did = 'did:web:ecole.example';
    for (const [issuer, method, documents] of [
      [key.did ?? '', `${key.did}#${key.did?.slice(8)}`, {}],
      [did, `${did}#key-1`, { 'https://ecole.example/.well-known/did.json': { body: controllerOf(did, key) } }],
    ] as const) {
      const unsigned = made.credential({ issuer });
      const document = await made.issue3(unsigned, { verificationMethod: method });
      const { merkleRoot } = await made.treeOf(unsigned);
      const answers = (signer: string) =>
        world({ ...documents, [ASKED]: { body: made.esplora(merkleRoot, {}, signer) } });
      expect(brief(await check(document, answers(address)))).toBe('valid');
      expect(brief(await check(document, answers(made.ADDRESS)))).toBe('invalid key-not-listed');
      const unnamed = { ...document, proof: { ...document.proof, verificationMethod: undefined } };
      expect(brief(await check(unnamed, answers(address)))).toBe('unverified missing-property');
    }
  });

  it('does not take a key that the issuer does not list', async () => {
    const [own, stranger] = [await newKey('secp256k1'), await newKey('secp256k1')];
    const did = 'did:web:ecole.example';
    const unsigned = made.credential({ issuer: did });
    const { merkleRoot } = await made.treeOf(unsigned);
    const document = await made.issue3(unsigned, { verificationMethod: `${stranger.did}#${stranger.did?.slice(8)}` });
    const door = world({
      'https://ecole.example/.well-known/did.json': { body: controllerOf(did, own) },
      [ASKED]: { body: made.esplora(merkleRoot, {}, addressOf(pointOf(stranger))) },
    });
    const report = await check(document, door);
    expect(brief(report)).toBe('invalid key-of-another');
    const away = world({ [ASKED]: { body: made.esplora(merkleRoot, {}, addressOf(pointOf(own))) } });
    const named = { ...document, proof: { ...document.proof, verificationMethod: `${did}#key-1` } };
    expect((await check(named, away)).verdict).toBe('unverified');
  });

  it('derives the addresses that others derive', () => {
    // Private key 1: the generator of the curve, whose addresses are known everywhere.
    const bytes = secp256k1.getPublicKey(new Uint8Array(32).fill(1, 31));
    expect(addressesOf({ kind: 'secp256k1', bytes })).toEqual([
      '1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH',
      '1EHNa6Q4Jz2uvNExL497mE43ikXhwF6kZm',
      'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
      '0x7e5f4552091a69125d5dfcb7b8c2659029395bdf',
    ]);
    expect(addressesOf({ kind: 'Ed25519', bytes: new Uint8Array(32) })).toEqual([]);
  });

  it('leaves the decision to another proof where one stands beside it', async () => {
    const key = await newKey('Ed25519');
    const unsigned = made.credential({ issuer: key.did });
    const signed = await issue(unsigned, 'eddsa-rdfc-2022', key, { method: `${key.did}#${key.did?.slice(8)}` });
    const merkle = (await made.issue3(unsigned)).proof;
    const report = await check({ ...signed, proof: [signed['proof'], merkle] } as Json);
    expect(report.verdict).toBe('valid');
    expect(found(report, 'proof.signature').sort()).toEqual(['pass', 'warn signature-mismatch']);
  });

  it.each<[string, unknown]>([
    ['no proof value', undefined],
    ['another base', 'uAAAA'],
    ['characters outside base58', 'z0OIl'],
    ['no CBOR', `z${base58.encode(new Uint8Array([0xff, 0xff]))}`],
    ['CBOR of something else', `z${base58.encode(encode('text'))}`],
    ['no path', `z${base58.encode(encode([[0, 'ab'.repeat(32)]]))}`],
  ])('is invalid with %s', async (_, proofValue) => {
    expect(brief(await check({ ...good, proof: { ...good.proof, proofValue } }))).toBe('invalid broken-proof');
  });

  it('reads proof values never otherwise than whole, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const proof = readMerkleProof2019(`z${base58.encode(bytes)}`);
        if (proof) expect(proof.merkleRoot).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
  });
});
