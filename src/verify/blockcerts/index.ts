/**
 * Blockcerts 2 (Open Badges 2 with a MerkleProof2017) and Blockcerts 3 (verifiable credentials with a MerkleProof2019):
 * what the issuer signs is a transaction on a blockchain that holds the root of a tree of documents.
 */
import type { Secured } from '../credential/index.ts';
import { verifySecured } from '../credential/index.ts';
import { idOf, many, nodes, text, typesOf, type View } from '../credential/view.ts';
import { checkPeriod, parseOldDate } from '../dates.ts';
import { type Inquiry, note, pass } from '../inquiry.ts';
import { checkFormat } from '../open-badges-2/format.ts';
import type { Part } from '../part.ts';
import type { Check, IdentityEvidence } from '../report.ts';
import type { VerifyList } from '../status/types.ts';
import { achievementOf3, factsOf2, sourcesOf } from './facts.ts';
import { readMerkleProof2017, readMerkleProof2019 } from './merkle-proof.ts';
import { prove } from './prove.ts';
import { checkRevoked } from './revocation.ts';

/** Whether the credential's only proofs are Merkle proofs; beside another proof they are left to it. */
export function isBlockcerts3(document: View): boolean {
  const proofs = nodes(document['proof']);
  return proofs.length > 0 && proofs.every(isMerkleProof2019);
}

function isMerkleProof2019(proof: View): boolean {
  return typesOf(proof).includes('MerkleProof2019') || proof['cryptosuite'] === 'merkle-proof-2019';
}

export async function verifyBlockcerts2(document: View, inquiry: Inquiry): Promise<Part> {
  // `proof` was its name before `signature`; neither is part of what was hashed.
  const { signature, proof: _proof, ...bare } = document;
  const [merkle = {}] = nodes(signature);
  const issuerOf = (view: View) => idOf(nodes(view['badge'])[0]?.['issuer']);
  const proven = await prove({ bare, proof: readMerkleProof2017(merkle), issuerOf }, inquiry);
  const { view, checks, profile, host } = proven;
  const sources = sourcesOf(view);
  const all: Check[] = [...checkFormat(sources), ...checks];
  const period = { from: text(view['issuedOn']), until: text(view['expires']) };
  all.push(...checkPeriod(period, inquiry, parseOldDate));
  if (!checks.some(isBroken)) {
    const credential = { id: text(view['id']), view, standard: 'blockcerts-2' as const };
    all.push(...(await checkRevoked(credential, profile, sources.profile, inquiry)));
  }
  const facts = factsOf2(view);
  if (host !== undefined) facts.issuer.identity = { level: 'domain', evidence: [evidenceOf(host)] };
  return { standard: 'blockcerts-2', checks: all, facts };
}

export async function verifyBlockcerts3(document: View, inquiry: Inquiry, verifyList: VerifyList): Promise<Part> {
  const { proof: given, ...bare } = document;
  const [proof = {}, ...others] = nodes(given);
  const proven = await prove(
    {
      bare,
      proof: readMerkleProof2019(text(proof['proofValue'])),
      method: idOf(proof['verificationMethod']),
      issuerOf: (view) => idOf(view['issuer']),
    },
    inquiry,
  );
  const { checks, view, profile, host } = proven;
  const more = others.map((other) => note('proof.signature', 'warn', 'unsupported-proof', { id: idOf(other) ?? null }));
  const secured: Secured = {
    checks: [...checks, ...more, checkPurpose(proof)],
    view,
    raw: document,
    ...(host === undefined ? {} : { host }),
  };
  const part = await verifySecured(secured, inquiry, verifyList);
  if (profile && many(view['credentialStatus']).length === 0 && !checks.some(isBroken)) {
    const credential = { id: text(view['id']), view, standard: 'blockcerts-3' as const };
    part.checks.push(...(await checkRevoked(credential, profile, nodes(view['issuer'])[0], inquiry)));
  }
  const achievement = achievementOf3(view);
  if (achievement) part.facts.achievement = achievement;
  // The proof's own members are not hashed, so nothing that stands only there is followed or shown.
  delete part.facts.endorsementSources;
  return { ...part, standard: 'blockcerts-3' };
}

function isBroken({ id, outcome }: Check): boolean {
  return outcome === 'fail' && (id === 'proof.signature' || id === 'context');
}

/** Not hashed, as nothing in the proof is; a proof that says it is for something else is not taken for this. */
function checkPurpose(proof: View): Check {
  const purpose = idOf(proof['proofPurpose']);
  if (purpose === undefined) return note('proof.purpose', 'warn', 'missing-property', { property: 'proofPurpose' });
  return purpose === 'assertionMethod' || purpose === 'https://w3id.org/security#assertionMethod'
    ? pass('proof.purpose')
    : note('proof.purpose', 'fail', 'wrong-purpose', { purpose, expected: 'assertionMethod' });
}

function evidenceOf(host: string): IdentityEvidence {
  return { kind: 'key-host', host };
}
