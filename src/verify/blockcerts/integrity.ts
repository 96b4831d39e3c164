/** A document against its Merkle proof: hash of its statements, and the path from there to the root. */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { hex } from '@scure/base';
import { judgeContexts } from '../contexts/judge.ts';
import { vocabulary } from '../contexts/vocabulary.ts';
import { signedView } from '../credential/signed-view.ts';
import type { View } from '../credential/view.ts';
import { type Inquiry, note } from '../inquiry.ts';
import { statementsOf } from '../proof/statements.ts';
import type { Check } from '../report.ts';
import type { MerkleProof } from './merkle-proof.ts';

export interface Integrity {
  /** `context`, and `proof.signature` where it is decided already: altered, or not readable. */
  checks: Check[];
  /** As hashed; the raw document where it could not be read. */
  view: View;
  /** Document and path lead to the root; what the root is worth, only its anchor can say. */
  holds: boolean;
}

/**
 * @param bare the document without any proof (`signature`, `proof`)
 * @param before every list of proofs that may have been hashed with it
 */
export async function checkIntegrity(
  bare: View,
  proof: MerkleProof,
  before: View[][],
  inquiry: Inquiry,
): Promise<Integrity> {
  const contexts = judgeContexts({ ...bare, proof: before.flat() }, 'statements');
  if (contexts.some(({ code }) => code === 'unknown-context' || code === 'context-missing')) {
    return { checks: [...contexts, note('proof.signature', 'unknown', 'unknown-context')], view: bare, holds: false };
  }
  const options = inquiry.signal ? { signal: inquiry.signal } : {};
  const statements = await statementsOf(bare, options);
  const doubts = contexts.filter(({ outcome }) => outcome !== 'pass');
  if (!statements.ok) {
    const { dropped, message, beyond } = statements;
    if (beyond) {
      return { checks: [...doubts, note('proof.signature', 'unknown', beyond, { message })], view: bare, holds: false };
    }
    const broken =
      dropped.length > 0
        ? note('context', 'fail', 'unsigned-terms', { terms: dropped })
        : note('context', 'fail', 'broken-json-ld', { message });
    return { checks: [...doubts, broken], view: bare, holds: false };
  }
  const { quads, labels, root, canonical, dropped } = statements;
  const view = signedView(quads, labels, root, vocabulary('blockcerts'));
  const unsigned = dropped.length > 0 ? [note('context', 'fail', 'unsigned-terms', { terms: dropped })] : [];
  const checks = unsigned.length > 0 ? [...doubts, ...unsigned] : contexts;

  const { targetHash, merkleRoot } = proof;
  let documentHash = '';
  for (const proofs of before) {
    const hashed = proofs.length === 0 ? canonical : await canonicalOf({ ...bare, proof: proofs }, options);
    documentHash = hex.encode(sha256(new TextEncoder().encode(hashed)));
    if (documentHash === targetHash) break;
  }
  if (documentHash !== targetHash) {
    const canonicalDocument = canonical.length > 20_000 ? `${canonical.slice(0, 20_000)}…` : canonical;
    const detail = { documentHash, targetHash, canonicalDocument };
    return { checks: [...checks, note('proof.signature', 'fail', 'signature-mismatch', detail)], view, holds: false };
  }
  const reached = walk(proof);
  if (reached !== merkleRoot) {
    const detail = { targetHash, merkleRoot, reached };
    return { checks: [...checks, note('proof.signature', 'fail', 'signature-mismatch', detail)], view, holds: false };
  }
  return { checks, view, holds: true };
}

/** What a proof that is hashed along says has its own questions, so that nothing is asked here of what falls away in it. */
async function canonicalOf(document: View, options: Parameters<typeof statementsOf>[1]): Promise<string> {
  const statements = await statementsOf(document, options);
  return statements.ok ? statements.canonical : '';
}

/** Each step is hashed with what was reached so far, on the side where it stands (MerkleProof2019, "Verification"). */
function walk({ targetHash, path }: MerkleProof): string {
  const root = path.reduce<Uint8Array>((reached, { side, hash }) => {
    const other = hex.decode(hash);
    return sha256(side === 'left' ? concatBytes(other, reached) : concatBytes(reached, other));
  }, hex.decode(targetHash));
  return hex.encode(root);
}
