/**
 * Proofs of Blockcerts that were made over others. The library hashes a document together with the proofs that stand
 * before the one at hand (`computeLocalHash` of jsonld-signatures-merkleproof2019). ChainedProof2021 says so: its
 * `chainedProofType` is the kind of proof that it is, its `previousProof` a copy of the one before it (`ChainedProof2021`
 * of cert-issuer). A Data Integrity proof names the one before by its id.
 */
import canonicalize from 'canonicalize';
import { idOf, many, nodes, text, texts, typesOf, type View } from '../credential/view.ts';

const CHAINED = 'ChainedProof2021';

/** Whether this is a Merkle proof, chained or not. */
export function isMerkleProof2019(proof: View): boolean {
  const chained = typesOf(proof).includes(CHAINED);
  const types = chained ? texts(proof['chainedProofType']) : typesOf(proof);
  return (
    types.some((type) => /^(?:.*[/#:])?MerkleProof2019$/.test(type)) ||
    text(proof['cryptosuite']) === 'merkle-proof-2019'
  );
}

/**
 * Every list of proofs that may have been hashed with the document, the likeliest first; undefined where the proof says
 * that it follows another, and that one is not there as it was.
 */
export function proofsBefore(proof: View, all: View[]): View[][] | undefined {
  const before = all.slice(0, all.indexOf(proof));
  const earlier = before.length > 0 ? [before] : [];
  if (typesOf(proof).includes(CHAINED)) {
    const [copy] = nodes(proof['previousProof']);
    const last = before.at(-1);
    return copy && last && same(copy, asStored(last)) ? earlier : undefined;
  }
  // Made beside the others, whatever the order in which they stand; some versions of the library hash them all the same.
  if (many(proof['previousProof']).length === 0) return [[], ...earlier];
  const named = texts(proof['previousProof']).map((id) => all.find((other) => other !== proof && idOf(other) === id));
  const there = named.filter((one) => one !== undefined);
  return there.length === named.length && there.length > 0 ? [...earlier, there] : undefined;
}

/** A chained proof is kept in the next one as what it is, without its own chain. */
function asStored(proof: View): View {
  if (!typesOf(proof).includes(CHAINED)) return proof;
  const { chainedProofType, previousProof: _previous, ...rest } = proof;
  return { ...rest, type: chainedProofType };
}

function same(one: View, other: View): boolean {
  return canonicalize(one) === canonicalize(other);
}
