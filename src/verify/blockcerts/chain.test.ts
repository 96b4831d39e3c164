/** Proofs over proofs, as cert-issuer makes them: one of the issuer's own key, then one on a blockchain that covers it. */
import { createHash } from 'node:crypto';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { createBase58check } from '@scure/base';
import { beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../index.ts';
import type { Report } from '../report.ts';
import { doorOf, type Served } from '../testing/door.ts';
import { controllerOf, issue, type Json, newKey, type TestKey } from '../testing/issue.ts';
import * as made from './testing/issue.ts';

const ISSUER = 'did:web:ecole.example';
const NOW = '2026-06-01T00:00:00Z';
const ASKED = made.EXPLORER.bitcoin.replace('{txid}', made.TX);
const CONTEXTS = [
  'https://www.w3.org/2018/credentials/v1',
  'https://w3id.org/blockcerts/v3.1',
  'https://w3id.org/security/suites/merkle-2019/v1',
  'https://w3id.org/security/suites/chained-2021/v1',
];

let own: TestKey;
let coin: TestKey;
let signed: Json & { proof: Json };
let chained: Json & { proof: [Json, Json] };
let root: string;

beforeAll(async () => {
  [own, coin] = [await newKey('Ed25519'), await newKey('secp256k1')];
  const { validFrom: _from, ...rest } = made.credential({ '@context': CONTEXTS, issuer: ISSUER });
  const unsigned = { ...rest, issuanceDate: '2025-02-28T10:00:00Z' };
  const key = { method: `${ISSUER}#key-1`, created: '2025-02-28T11:00:00Z' };
  signed = (await issue(unsigned, 'Ed25519Signature2020', own, key)) as typeof signed;
  chained = await chain(signed, [signed.proof]);
  root = (await made.treeOf({ ...signed, proof: [signed.proof] })).merkleRoot;
});

/** A ChainedProof2021 over the document with all proofs that it has. */
async function chain(document: Json, proofs: Json[], more: Json = {}): Promise<typeof chained> {
  const last = proofs.at(-1) as Json;
  const proof = {
    type: 'ChainedProof2021',
    chainedProofType: 'MerkleProof2019',
    created: '2025-03-01T00:00:00Z',
    proofPurpose: 'assertionMethod',
    verificationMethod: `${ISSUER}#coin`,
    previousProof: last,
    proofValue: made.proofValueOf(await made.treeOf({ ...document, proof: proofs })),
    ...more,
  };
  return { ...document, proof: [...proofs, proof] } as unknown as typeof chained;
}

function addressOf(key: TestKey): string {
  const point = secp256k1.getPublicKey(key.pair as Uint8Array);
  const hash = createHash('ripemd160').update(createHash('sha256').update(point).digest()).digest();
  const sum = createBase58check((data: Uint8Array) => createHash('sha256').update(data).digest());
  return sum.encode(new Uint8Array([0, ...hash]));
}

function list(): Json {
  const first = controllerOf(ISSUER, own);
  const second = controllerOf(ISSUER, coin, { method: { id: `${ISSUER}#coin` } });
  const methods = [...(first['verificationMethod'] as Json[]), ...(second['verificationMethod'] as Json[])];
  return { id: ISSUER, verificationMethod: methods, assertionMethod: methods.map(({ id }) => id) };
}

const check = (document: unknown, more: Record<string, Served> = {}): Promise<Report> => {
  const door = doorOf({
    'https://ecole.example/.well-known/did.json': { body: list() },
    [ASKED]: { body: made.esplora(root, {}, addressOf(coin)) },
    ...more,
  });
  return verify(JSON.stringify(document), { door, now: NOW, explorer: made.EXPLORER });
};
const brief = ({ verdict, reasons }: Report) => [verdict, ...reasons].join(' ');
const signatures = ({ checks }: Report) =>
  checks
    .filter(({ id }) => id === 'proof.signature')
    .map(({ outcome, code }) => [outcome, code].filter(Boolean).join(' '));

describe('ChainedProof2021', () => {
  it('holds with the proof that it was made over, both reported', async () => {
    const report = await check(chained);
    expect(brief(report)).toBe('valid');
    expect(report.standard).toBe('blockcerts-3');
    expect(signatures(report)).toEqual(['pass', 'pass']);
    expect(report.checks.filter(({ id }) => id === 'proof.key').map(({ outcome }) => outcome)).toEqual([
      'pass',
      'pass',
    ]);
    expect(report.checks.find(({ id }) => id === 'anchor')?.outcome).toBe('pass');
  });

  it('is invalid without the proof that it was made over', async () => {
    expect(brief(await check({ ...chained, proof: chained.proof[1] }))).toBe('invalid previous-proof-missing');
    expect(brief(await check({ ...chained, proof: [chained.proof[1], chained.proof[0]] }))).toBe('valid');
    expect(signatures(await check({ ...chained, proof: [chained.proof[1], chained.proof[0]] }))).toEqual([
      'warn previous-proof-missing',
      'pass',
    ]);
  });

  it('is invalid when that proof was altered, in its place or in the copy', async () => {
    const altered = { ...chained.proof[0], created: '2025-02-28T12:00:00Z' };
    const inPlace = await check({ ...chained, proof: [altered, chained.proof[1]] });
    expect(brief(inPlace)).toBe('invalid signature-mismatch');
    expect(signatures(inPlace)).toEqual(['fail signature-mismatch', 'warn previous-proof-missing']);
    // Altered in both places, the tree no longer leads to its hash.
    const both = [altered, { ...chained.proof[1], previousProof: altered }];
    const report = await check({ ...chained, proof: both });
    expect(brief(report)).toBe('invalid signature-mismatch');
    expect(signatures(report)).toEqual(['fail signature-mismatch', 'warn signature-mismatch']);
    const copy = [chained.proof[0], { ...chained.proof[1], previousProof: altered }];
    expect(signatures(await check({ ...chained, proof: copy }))).toEqual(['pass', 'warn previous-proof-missing']);
  });

  it('is invalid when the document was altered', async () => {
    const altered = { ...chained, credentialSubject: { id: 'did:example:autre', name: 'Autre' } };
    expect(brief(await check(altered))).toBe('invalid signature-mismatch');
  });

  it('of another kind than a Merkle proof is not decided', async () => {
    const other = [chained.proof[0], { ...chained.proof[1], chainedProofType: 'EcdsaKoblitzSignature2016' }];
    const report = await check({ ...chained, proof: other });
    expect(signatures(report)).toEqual(['pass', 'warn unsupported-proof']);
    expect(brief(await check({ ...chained, proof: [other[1]] }))).toBe('unverified unsupported-proof');
  });

  it('may stand on a Merkle proof, which it keeps as it was', async () => {
    const first = (
      await made.issue3(withoutProof(chained), { type: 'MerkleProof2019', verificationMethod: `${ISSUER}#coin` })
    ).proof;
    const twice = await chain(withoutProof(chained), [first]);
    const second = (await made.treeOf({ ...withoutProof(chained), proof: [first] })).merkleRoot;
    const anchored = { [ASKED]: { body: made.esplora(second, {}, addressOf(coin)) } };
    const report = await check(twice, anchored);
    // One transaction holds one root: the first proof's is not in it.
    expect(signatures(report)).toEqual(['warn signature-mismatch', 'pass']);
    expect(brief(report)).toBe('valid');
    expect(brief(await check({ ...twice, proof: [twice.proof[1]] }, anchored))).toBe('invalid previous-proof-missing');
    // A third keeps the second without its chain.
    const { chainedProofType: _type, previousProof: _previous, ...kept } = twice.proof[1];
    const thrice = await chain(withoutProof(chained), twice.proof, {
      previousProof: { ...kept, type: 'MerkleProof2019' },
    });
    const third = (await made.treeOf({ ...withoutProof(chained), proof: twice.proof })).merkleRoot;
    const last = await check(thrice, { [ASKED]: { body: made.esplora(third, {}, addressOf(coin)) } });
    expect(signatures(last)).toEqual(['warn signature-mismatch', 'warn signature-mismatch', 'pass']);
  });

  it('proves nothing of its own without an explorer', async () => {
    const door = doorOf({ 'https://ecole.example/.well-known/did.json': { body: list() } });
    const report = await verify(JSON.stringify(chained), { door, now: NOW });
    expect(signatures(report)).toEqual(['pass', 'warn anchor-unchecked']);
    expect(report.verdict).toBe('valid');
  });
});

describe('a Merkle proof beside another', () => {
  const profiled = async (proofs: (proof: Json) => Json) => {
    const { validFrom: _from, ...rest } = made.credential({ '@context': CONTEXTS });
    const unsigned = { ...rest, issuanceDate: '2025-02-28T10:00:00Z' };
    const document = (await issue(unsigned, 'Ed25519Signature2020', own, {
      method: `${made.ISSUER}#key-1`,
      created: '2025-02-28T11:00:00Z',
    })) as typeof signed;
    const listed = controllerOf(made.ISSUER, own);
    return {
      document: { ...document, proof: [document.proof, proofs(document.proof)] } as Json,
      served: { [made.ISSUER]: { body: made.profile(listed) } },
    };
  };

  it('that names the one before by its id covers it too', async () => {
    const id = 'urn:uuid:first-proof';
    const first = { ...signed.proof, id };
    const tree = await made.treeOf({ ...signed, proof: [first] });
    const proof = {
      type: 'DataIntegrityProof',
      cryptosuite: 'merkle-proof-2019',
      created: '2025-03-01T00:00:00Z',
      proofPurpose: 'assertionMethod',
      verificationMethod: `${ISSUER}#coin`,
      previousProof: id,
      proofValue: made.proofValueOf(tree),
    };
    const anchored = { [ASKED]: { body: made.esplora(tree.merkleRoot, {}, addressOf(coin)) } };
    const found = async (proofs: Json[]) => signatures(await check({ ...signed, proof: proofs }, anchored));
    // The id was given to the first proof after it was made.
    expect(await found([first, proof])).toEqual(['warn signature-mismatch', 'pass']);
    expect(await found([signed.proof, proof])).toEqual(['pass', 'warn previous-proof-missing']);
  });

  it('leaves the list of the profile to be asked', async () => {
    const { document, served } = await profiled(() => ({
      type: 'MerkleProof2019',
      created: '2025-03-01T00:00:00Z',
      proofPurpose: 'assertionMethod',
      verificationMethod: `${made.ISSUER}#key-1`,
      proofValue: made.proofValueOf({ targetHash: 'ab'.repeat(32), merkleRoot: 'ab'.repeat(32), path: [] }),
    }));
    const list = (...ids: string[]) => ({ ...served, [made.LIST]: { body: made.revocationList(...ids) } });
    expect(brief(await check(document, list('urn:uuid:another')))).toBe('valid');
    expect(brief(await check(document, list(String(document['id']))))).toBe('revoked revoked');
  });
});

function withoutProof(document: Json): Json {
  const { proof: _proof, ...rest } = document;
  return rest;
}
