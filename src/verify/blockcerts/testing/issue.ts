/** Blockcerts for tests: canonical form by jsonld, hashes and tree by Node, proof value by hand from the specification. */
import { createHash } from 'node:crypto';
import { base58 } from '@scure/base';
import { encode } from 'cborg';
import jsonld from 'jsonld';
import { loadContext } from '../../proof/statements.ts';
import type { Json } from '../../testing/issue.ts';

export const ISSUER = 'https://ecole.example/issuer.json';
export const LIST = 'https://ecole.example/revoked.json';
export const ADDRESS = '1BPQXndcz5Uf3qZQkgnvJC87LUD5n7a2mC';
export const TX = 'd75b7a5bdb3d5244b753e6b84e987267cfa4ffa7a532a2ed49ad3848be1d82f8';
export const EXPLORER = {
  bitcoin: 'https://explorer.example/tx/{txid}',
  ethereum: 'https://explorer.example/eth/{txid}',
};
/** When the block was made: 2025-03-01. */
export const BLOCK_TIME = Date.UTC(2025, 2, 1) / 1000;

export const assertion = (more: Json = {}): Json => ({
  '@context': ['https://w3id.org/openbadges/v2', 'https://w3id.org/blockcerts/v2'],
  type: 'Assertion',
  id: 'urn:uuid:82a4c9f2-3588-457b-80ea-da695571b8fc',
  issuedOn: '2025-02-28T10:00:00+00:00',
  recipient: { type: 'email', identity: 'camille@rivage.example', hashed: false },
  recipientProfile: { type: ['RecipientProfile', 'Extension'], name: 'Camille Moreau' },
  verification: { type: ['MerkleProofVerification2017', 'Extension'], publicKey: `ecdsa-koblitz-pubkey:${ADDRESS}` },
  badge: {
    type: 'BadgeClass',
    id: 'urn:uuid:0a9c3a1e-5a3f-4a27-9e0c-9d2c4f5d6b7a',
    name: 'Robotique',
    description: 'Animer un atelier.',
    image: 'data:image/png;base64,AAAA',
    criteria: { narrative: 'Trois séances.' },
    issuer: {
      type: 'Profile',
      id: ISSUER,
      name: 'École du Rivage',
      url: 'https://ecole.example/',
      email: 'badges@ecole.example',
      revocationList: LIST,
    },
  },
  ...more,
});

export const credential = (more: Json = {}): Json => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://w3id.org/blockcerts/v3.2'],
  id: 'urn:uuid:5d1ce3a0-7f3b-4b43-8f1a-1f1b3a5c7d9e',
  type: ['VerifiableCredential', 'BlockcertsCredential'],
  issuer: ISSUER,
  validFrom: '2025-02-28T10:00:00Z',
  credentialSubject: { id: 'did:example:camille', name: 'Camille Moreau', claim: { name: 'Robotique' } },
  display: { contentMediaType: 'text/html', content: '<b>Robotique</b>' },
  ...more,
});

export interface Tree {
  targetHash: string;
  merkleRoot: string;
  path: { side: 'left' | 'right'; hash: string }[];
}

const sha256 = (...parts: (string | Buffer)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The document as third of four leaves: one sister on its right, a pair on its left. */
export async function treeOf(document: Json): Promise<Tree> {
  const canonical = await (
    jsonld as unknown as { canonize(document: Json, options: object): Promise<string> }
  ).canonize(document, { algorithm: 'RDFC-1.0', documentLoader: loadContext, safe: false });
  const own = sha256(canonical);
  const sister = sha256('another document');
  const pair = sha256(sha256('first'), sha256('second'));
  return {
    targetHash: own.toString('hex'),
    merkleRoot: sha256(pair, sha256(own, sister)).toString('hex'),
    path: [
      { side: 'right', hash: sister.toString('hex') },
      { side: 'left', hash: pair.toString('hex') },
    ],
  };
}

/** MerkleProof2017, in the place where Blockcerts 2 has it. */
export async function issue2(document: Json, anchor: Json = {}): Promise<Json & { signature: Json }> {
  const { targetHash, merkleRoot, path } = await treeOf(document);
  return {
    ...document,
    signature: {
      type: ['MerkleProof2017', 'Extension'],
      targetHash,
      merkleRoot,
      proof: path.map(({ side, hash }) => ({ [side]: hash })),
      anchors: [{ sourceId: TX, type: 'BTCOpReturn', chain: 'bitcoinMainnet', ...anchor }],
    },
  };
}

/** Key map of MerkleProof2019: root 0 merkleRoot, 1 targetHash, 2 anchors, 3 path; path 0 left, 1 right; anchor 0 chain, 1 network, 2 transaction. */
export function proofValueOf({ targetHash, merkleRoot, path }: Tree, chain = 0, network = 1): string {
  const bytes = (hex: string) => encode(new Uint8Array(Buffer.from(hex, 'hex')));
  const value = [
    [0, bytes(merkleRoot)],
    [1, bytes(targetHash)],
    [
      2,
      [
        [
          [0, chain],
          [1, network],
          [2, encode(`0x${TX}`)],
        ],
      ],
    ],
    [3, path.map(({ side, hash }) => [side === 'left' ? 0 : 1, bytes(hash)])],
  ];
  return `z${base58.encode(encode(value))}`;
}

export async function issue3(
  document: Json,
  more: Json = {},
  anchor: { chain?: number; network?: number } = {},
): Promise<Json & { proof: Json }> {
  const proofValue = proofValueOf(await treeOf(document), anchor.chain, anchor.network);
  return {
    ...document,
    proof: {
      type: 'DataIntegrityProof',
      cryptosuite: 'merkle-proof-2019',
      created: '2025-03-01T00:00:00Z',
      proofPurpose: 'assertionMethod',
      verificationMethod: `${ISSUER}#key-1`,
      proofValue,
      ...more,
    },
  };
}

export const profile = (more: Json = {}, key: Json = {}): Json => ({
  '@context': ['https://w3id.org/openbadges/v2', 'https://w3id.org/blockcerts/v2'],
  type: 'Profile',
  id: ISSUER,
  name: 'École du Rivage',
  publicKey: [{ id: `ecdsa-koblitz-pubkey:${ADDRESS}`, created: '2024-01-01T00:00:00+00:00', ...key }],
  revocationList: LIST,
  ...more,
});

export const revocationList = (...ids: string[]): Json => ({
  type: 'RevocationList',
  id: LIST,
  issuer: ISSUER,
  revokedAssertions: ids.map((id) => ({ id, revocationReason: 'Délivré par erreur' })),
});

/** Answer of an Esplora explorer. */
export const esplora = (root: string, more: Json = {}, signer = ADDRESS): Json => ({
  txid: TX,
  vin: [{ prevout: { scriptpubkey_address: signer } }],
  vout: [
    { scriptpubkey: '76a91471e5f6a6ae3a1d0d0f8b2d6b1b8b1a4c5d6e7f8088ac', scriptpubkey_address: ADDRESS },
    { scriptpubkey: `6a20${root}` },
  ],
  status: { confirmed: true, block_time: BLOCK_TIME },
  ...more,
});
