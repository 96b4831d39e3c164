/**
 * What a Data Integrity proof signs: the hash of the proof's own options followed by the hash of the document, each in
 * canonical form (vc-di-eddsa and vc-di-ecdsa, section 3: "Transformation", "Hashing", "Proof Configuration").
 */
import canonicalize from 'canonicalize';
import { LATE_TERMS, snapshotsOf } from '../contexts/index.ts';
import { contextsOf } from '../contexts/judge.ts';
import { signedView } from '../credential/signed-view.ts';
import type { View } from '../credential/view.ts';
import { digest, type Hash, hex } from '../digest.ts';
import { type Beyond, statementsOf } from './statements.ts';

export interface HashData {
  ok: true;
  /** Hash of the options, then hash of the document. */
  data: Uint8Array;
  /** The document and the options as the signature sees them. */
  view: View;
  options: View;
  /** For issuers who look for the fault: hashes in hex, canonical forms. */
  intermediate: Record<string, string>;
  /** Terms of document and options that no signature over statements covers. */
  dropped: string[];
}
export type HashResult = HashData | { ok: false; message: string; dropped: string[]; beyond?: Beyond };

type Json = Record<string, unknown>;

/**
 * One entry for each form in which the proof may hold: JSON text has one, statements one for each snapshot of the
 * contexts that would read the document differently, newest first.
 * @param document without any `proof`; with the proofs that this one chains to, for a chain
 * @param proof the proof as it stands in the document
 */
export async function* hashData(
  document: Json,
  proof: Json,
  form: 'rdfc' | 'jcs',
  hash: Hash,
  signal?: AbortSignal,
): AsyncGenerator<HashResult> {
  const { proofValue: _value, jws: _jws, signatureValue: _old, ...options } = proof;
  if (form === 'jcs') {
    yield await hashText(document, options, hash);
    return;
  }
  // vc-di-ecdsa asks for SHA-384 inside the canonicalization for P-384; libraries in use keep SHA-256 there.
  const inner: Hash[] = hash === 'SHA-384' ? ['SHA-384', 'SHA-256'] : ['SHA-256'];
  for (const date of datesFor(document)) {
    for (const within of inner) yield await hashStatements(document, options, { hash, within, date, signal });
  }
}

/** Snapshots matter only to a document that uses a term added later. */
function datesFor(document: Json): string[] {
  const text = JSON.stringify(document);
  if (!LATE_TERMS.some((term) => text.includes(`"${term}"`))) return ['9999-12'];
  const dates = new Set(
    contextsOf(document).urls.flatMap((url) => (snapshotsOf(url) ?? []).slice(1).map((one) => one.date)),
  );
  return ['9999-12', ...[...dates].sort().reverse()];
}

async function hashText(document: Json, options: Json, hash: Hash): Promise<HashResult> {
  try {
    const canonicalDocument = canonicalize(document) ?? '';
    const canonicalProof = canonicalize(options) ?? '';
    return { ok: true, view: document, options, dropped: [], ...(await both(canonicalProof, canonicalDocument, hash)) };
  } catch (error) {
    return { ok: false, message: String(error), dropped: [] };
  }
}

async function hashStatements(
  document: Json,
  options: Json,
  { hash, within, date, signal }: { hash: Hash; within: Hash; date: string; signal: AbortSignal | undefined },
): Promise<HashResult> {
  // The options are read with the contexts of the document ("Proof Configuration", last step).
  const config = { ...options, '@context': document['@context'] };
  const whole = await statementsOf(document, { date, hash: within, signal });
  const own = await statementsOf(config, { date, hash: within, signal });
  const dropped = [...new Set([...whole.dropped, ...own.dropped])];
  if (!whole.ok) return { ...whole, dropped };
  if (!own.ok) return { ...own, dropped };
  return {
    ok: true,
    view: signedView(whole.quads, whole.labels, whole.root),
    options: signedView(own.quads, own.labels, own.root),
    dropped,
    ...(await both(own.canonical, whole.canonical, hash)),
  };
}

async function both(canonicalProof: string, canonicalDocument: string, hash: Hash) {
  const [proofHash, documentHash] = [await digest(hash, canonicalProof), await digest(hash, canonicalDocument)];
  const data = new Uint8Array([...proofHash, ...documentHash]);
  return {
    data,
    intermediate: {
      canonicalProof,
      canonicalDocument,
      proofHash: hex(proofHash),
      documentHash: hex(documentHash),
    },
  };
}
