/** From the Merkle proof to the checks: integrity, anchor, issuing key, in the order in which a reader asks. */
import type { View } from '../credential/view.ts';
import { type Inquiry, note, pass } from '../inquiry.ts';
import type { Check } from '../report.ts';
import { checkAnchor } from './anchor.ts';
import { checkIntegrity } from './integrity.ts';
import { checkIssuingKey } from './issuing-key.ts';
import type { MerkleProof } from './merkle-proof.ts';
import { loadProfile, type Profile } from './profile.ts';

export interface Proven {
  checks: Check[];
  view: View;
  /** Undefined where the issuer is no address, or nothing may be asked. */
  profile?: Profile;
  host?: string;
}

export interface MerkleAsk {
  /** The document without the proof. */
  bare: View;
  /** Every list of proofs that may have been hashed with it; none by default. */
  before?: View[][];
  /** Undefined when it cannot be read. */
  proof: MerkleProof | undefined;
  /** Where to look for the key, besides the issuer's profile. */
  method?: string | undefined;
  issuerOf: (view: View) => string | undefined;
}

/**
 * Anybody can hash a document and make a tree of it. The signature is that of the transaction, so that without the
 * transaction nothing is proven: `proof.signature` stays unknown, and says in its detail that hash and path hold.
 */
export async function prove(
  { bare, before = [[]], proof, method, issuerOf }: MerkleAsk,
  inquiry: Inquiry,
): Promise<Proven> {
  if (!proof) {
    return { checks: [note('proof.signature', 'fail', 'broken-proof', { property: 'proofValue' })], view: bare };
  }
  const { checks, view, holds } = await checkIntegrity(bare, proof, before, inquiry);
  if (!holds) return { checks, view };
  const { targetHash, merkleRoot } = proof;
  const { check: anchor, transaction } = await checkAnchor(proof, inquiry);
  const issuer = issuerOf(view);
  const profile = await loadProfile(issuer, inquiry);
  const found = { view, ...(profile ? { profile } : {}) };
  if (!transaction) {
    const outcome = anchor.outcome === 'fail' ? 'fail' : 'unknown';
    const code = anchor.code ?? 'anchor-unchecked';
    const signature = note('proof.signature', outcome, code, { targetHash, merkleRoot, integrity: 'holds' });
    return { ...found, checks: [...checks, signature, anchor] };
  }
  const signature = pass('proof.signature', undefined, { targetHash, merkleRoot, transaction: transaction.id });
  const { check: key, host } = await checkIssuingKey(transaction, issuer, profile, method, inquiry);
  const authentic = key.outcome === 'pass' || key.outcome === 'warn';
  return {
    ...found,
    checks: [...checks, signature, anchor, key],
    ...(host !== undefined && authentic ? { host } : {}),
  };
}
