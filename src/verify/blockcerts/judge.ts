/** One Merkle proof among the proofs of a credential, with the questions that every proof is put. */
import { idOf, text, type View } from '../credential/view.ts';
import { type Inquiry, note, pass } from '../inquiry.ts';
import type { Check } from '../report.ts';
import { proofsBefore } from './chain.ts';
import { readMerkleProof2019 } from './merkle-proof.ts';
import { type Proven, prove } from './prove.ts';

/** @param all the proofs of the document, this one among them */
export async function judgeMerkleProof(
  bare: View,
  proof: View,
  all: View[],
  issuerOf: (view: View) => string | undefined,
  inquiry: Inquiry,
): Promise<Proven> {
  const before = proofsBefore(proof, all);
  if (!before) return { checks: [note('proof.signature', 'fail', 'previous-proof-missing')], view: bare };
  const merkle = readMerkleProof2019(text(proof['proofValue']));
  const method = idOf(proof['verificationMethod']);
  const proven = await prove({ bare, before, proof: merkle, method, issuerOf }, inquiry);
  return { ...proven, checks: [...proven.checks, checkPurpose(proof)] };
}

/** Not hashed, as nothing in the proof is; a proof that says it is for something else is not taken for this. */
function checkPurpose(proof: View): Check {
  const purpose = idOf(proof['proofPurpose']);
  if (purpose === undefined) return note('proof.purpose', 'warn', 'missing-property', { property: 'proofPurpose' });
  return purpose === 'assertionMethod' || purpose === 'https://w3id.org/security#assertionMethod'
    ? pass('proof.purpose')
    : note('proof.purpose', 'fail', 'wrong-purpose', { purpose, expected: 'assertionMethod' });
}
