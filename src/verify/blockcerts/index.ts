/**
 * Blockcerts 2 (Open Badges 2 with a MerkleProof2017) and Blockcerts 3 (verifiable credentials with a MerkleProof2019):
 * what the issuer signs is a transaction on a blockchain that holds the root of a tree of documents.
 */
import type { Secured } from '../credential/index.ts';
import { verifySecured } from '../credential/index.ts';
import { idOf, many, nodes, text, type View } from '../credential/view.ts';
import { checkPeriod, parseOldDate } from '../dates.ts';
import type { Inquiry } from '../inquiry.ts';
import { profileChecks } from '../keys/signed-profile.ts';
import { checkFormat } from '../open-badges-2/format.ts';
import type { Part } from '../part.ts';
import { verifyDataIntegrity } from '../proof/data-integrity.ts';
import type { Check, IdentityEvidence } from '../report.ts';
import type { VerifyList } from '../status/types.ts';
import { isMerkleProof2019 } from './chain.ts';
import { achievementOf3, factsOf2, sourcesOf } from './facts.ts';
import { readMerkleProof2017 } from './merkle-proof.ts';
import { loadProfile, type Profile } from './profile.ts';
import { prove } from './prove.ts';
import { checkRevoked } from './revocation.ts';

/** Whether the credential's only proofs are Merkle proofs; beside another proof they are left to it. */
export function isBlockcerts3(document: View): boolean {
  const proofs = nodes(document['proof']);
  return proofs.length > 0 && proofs.every(isMerkleProof2019);
}

export async function verifyBlockcerts2(document: View, inquiry: Inquiry): Promise<Part> {
  // `proof` was its name before `signature`; neither is part of what was hashed.
  const { signature, proof: _proof, ...bare } = document;
  const [merkle = {}] = nodes(signature);
  const issuerOf = (view: View) => idOf(nodes(view['badge'])[0]?.['issuer']);
  const proven = await prove({ bare, proof: readMerkleProof2017(merkle), issuerOf }, inquiry);
  const { view, checks, profile, host } = proven;
  const sources = sourcesOf(view);
  const all: Check[] = [...checkFormat(sources), ...checks, ...(await profileChecks(issuerOf(view), inquiry))];
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
  const { proof: _proof, ...bare } = document;
  const signer = (view: View) => idOf(view['issuer']);
  const proven = await verifyDataIntegrity(document, { purpose: 'assertionMethod', signer }, inquiry);
  const { checks, view = bare, profile, host } = proven;
  const secured: Secured = { checks, view, raw: document, ...(host === undefined ? {} : { host }) };
  const part = await verifySecured(secured, inquiry, verifyList);
  part.checks.push(...(await checkList(secured, profile, inquiry)));
  const achievement = achievementOf3(view);
  if (achievement) part.facts.achievement = achievement;
  // The proof's own members are not hashed, so nothing that stands only there is followed or shown.
  delete part.facts.endorsementSources;
  return { ...part, standard: 'blockcerts-3' };
}

/** Of a credential with a Merkle proof beside others: the list of the issuer's profile may have withdrawn it as well. */
export async function checkRevokedBeside(secured: Secured, inquiry: Inquiry): Promise<Check[]> {
  if (!nodes(secured.raw['proof']).some(isMerkleProof2019)) return [];
  return checkList(secured, await loadProfile(idOf(secured.view['issuer']), inquiry), inquiry);
}

async function checkList({ checks, view }: Secured, profile: Profile | undefined, inquiry: Inquiry): Promise<Check[]> {
  if (!profile || many(view['credentialStatus']).length > 0 || checks.some(isBroken)) return [];
  const credential = { id: text(view['id']), view, standard: 'blockcerts-3' as const };
  return checkRevoked(credential, profile, nodes(view['issuer'])[0], inquiry);
}

function isBroken({ id, outcome }: Check): boolean {
  return outcome === 'fail' && (id === 'proof.signature' || id === 'context');
}

function evidenceOf(host: string): IdentityEvidence {
  return { kind: 'key-host', host };
}
