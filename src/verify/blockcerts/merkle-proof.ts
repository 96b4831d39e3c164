/**
 * Merkle proofs of Blockcerts, read: MerkleProof2017 (JSON) and MerkleProof2019 (multibase base58btc over CBOR with short
 * keys; https://w3c-ccg.github.io/lds-merkle-proof-2019/, "Encoding" of the proof value).
 */
import { base58, hex } from '@scure/base';
import { decode } from 'cborg';
import { isView, many, nodes, text, type View } from '../credential/view.ts';

export interface Step {
  side: 'left' | 'right';
  /** 32 bytes in lower-case hex, like all hashes here. */
  hash: string;
}

/** A transaction that holds the root. Any network but the two main ones can be written by anyone at no cost. */
export interface Anchor {
  chain: 'bitcoin' | 'ethereum' | 'other';
  network: 'main' | 'other';
  /** 64 hex digits without `0x`; undefined when it is no transaction. */
  transaction?: string;
  /** As the proof names it. */
  name: string;
}

export interface MerkleProof {
  targetHash: string;
  merkleRoot: string;
  /** From the leaf to the root, both left out. */
  path: Step[];
  anchors: Anchor[];
}

/** A tree of four thousand million leaves has 32 levels. */
const DEEPEST = 64;
const MOST_ANCHORS = 8;
const LONGEST = 16_384;

/** `signature` of Blockcerts 2, its shape by the schema `merkleProof2017Schema` of Blockcerts. */
export function readMerkleProof2017(signature: View): MerkleProof | undefined {
  const path = many(signature['proof']).map((step) => (isView(step) ? stepOf(step) : undefined));
  const anchors = nodes(signature['anchors']).map(anchorOf2017);
  return assemble(signature['merkleRoot'], signature['targetHash'], path, anchors);
}

/** `proofValue` of MerkleProof2019, or of a Data Integrity proof of the cryptosuite `merkle-proof-2019`. */
export function readMerkleProof2019(proofValue: string | undefined): MerkleProof | undefined {
  if (proofValue === undefined || !proofValue.startsWith('z') || proofValue.length > LONGEST) return undefined;
  let members: Map<unknown, unknown>;
  try {
    members = pairs(decode(base58.decode(proofValue.slice(1)), { useMaps: true }));
  } catch {
    return undefined;
  }
  // Key map of the specification: root 0 merkleRoot, 1 targetHash, 2 anchors, 3 path; path 0 left, 1 right.
  const path = list(members.get(3)).map((entry): Step | undefined => {
    const [side, value] = list(entry);
    const hash = hashOf(unwrap(value));
    if (hash === undefined || (side !== 0 && side !== 1)) return undefined;
    return { side: side === 0 ? 'left' : 'right', hash };
  });
  const anchors = list(members.get(2)).map(anchorOf2019);
  return assemble(unwrap(members.get(0)), unwrap(members.get(1)), path, anchors);
}

function assemble(
  root: unknown,
  target: unknown,
  path: (Step | undefined)[],
  anchors: (Anchor | undefined)[],
): MerkleProof | undefined {
  const [merkleRoot, targetHash] = [hashOf(root), hashOf(target)];
  const steps = path.filter((step) => step !== undefined);
  const named = anchors.filter((anchor) => anchor !== undefined);
  if (merkleRoot === undefined || targetHash === undefined) return undefined;
  if (steps.length !== path.length || path.length > DEEPEST || named.length !== anchors.length) return undefined;
  if (named.length === 0 || named.length > MOST_ANCHORS) return undefined;
  return { merkleRoot, targetHash, path: steps, anchors: named };
}

function stepOf(step: View): Step | undefined {
  const [left, right] = [hashOf(step['left']), hashOf(step['right'])];
  // Both at once would leave open what is hashed.
  if ((left === undefined) === (right === undefined)) return undefined;
  return left === undefined ? { side: 'right', hash: right ?? '' } : { side: 'left', hash: left };
}

/** `type` says which kind of transaction, `chain` which network; early ones say no network and mean the main one. */
function anchorOf2017(anchor: View): Anchor | undefined {
  const source = text(anchor['sourceId']);
  if (source === undefined) return undefined;
  const type = text(anchor['type']) ?? '';
  const network = text(anchor['chain']);
  const chain = type === 'BTCOpReturn' ? 'bitcoin' : type === 'ETHData' ? 'ethereum' : 'other';
  const main = network === undefined || /^(?:bitcoin|ethereum)Main(?:net)?$/.test(network);
  return namedAnchor(chain, main, source, [type, network ?? '', source].filter(Boolean).join(':'));
}

/** 0 chain, 1 network, 2 transaction; codes of the specification's key map: 0 bitcoin, 1 ethereum; network 1 is the main one. */
function anchorOf2019(entry: unknown): Anchor | undefined {
  const members = pairs(entry);
  const [chainCode, network, source] = [members.get(0), members.get(1), unwrap(members.get(2))];
  const chain = chainCode === 0 ? 'bitcoin' : chainCode === 1 ? 'ethereum' : 'other';
  const name = ['blink', String(chainCode), ...(typeof network === 'number' ? [network] : []), source ?? ''].join(':');
  const transaction = typeof source === 'string' ? source : source instanceof Uint8Array ? hex.encode(source) : '';
  return namedAnchor(chain, network === 1, transaction, name);
}

function namedAnchor(chain: Anchor['chain'], main: boolean, source: string, name: string): Anchor {
  const [, transaction] = /^(?:0x)?([0-9a-f]{64})$/i.exec(source) ?? [];
  return {
    chain,
    network: main && chain !== 'other' ? 'main' : 'other',
    name: name.slice(0, 200),
    ...(transaction === undefined ? {} : { transaction: transaction.toLowerCase() }),
  };
}

/** Pairs as issuing libraries write them: an array of two-element arrays; or a map, as the specification has it. */
function pairs(value: unknown): Map<unknown, unknown> {
  if (value instanceof Map) return value;
  return new Map(list(value).map((pair) => [list(pair)[0], list(pair)[1]]));
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Values are encoded on their own, and the encoding stands in the outer one as bytes. */
function unwrap(value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value;
  try {
    return decode(value);
  } catch {
    // Plain bytes, without the second wrapping.
    return value;
  }
}

function hashOf(value: unknown): string | undefined {
  if (value instanceof Uint8Array) return value.length === 32 ? hex.encode(value) : undefined;
  return typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value) ? value.toLowerCase() : undefined;
}
