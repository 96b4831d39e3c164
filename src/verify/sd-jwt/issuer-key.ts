/**
 * `proof.signature` and `proof.key` of an SD-JWT VC (draft-ietf-oauth-sd-jwt-vc, "Issuer Signature Mechanisms"): by the
 * certificate in `x5c`, by the issuer's metadata where `iss` is an https address, by the DID document where it is a DID.
 */
import { type Inquiry, note, pass } from '../inquiry.ts';
import { readCertificate, readX5c } from '../keys/certificate.ts';
import { thumbprint } from '../keys/public-key.ts';
import { checkCertificate } from '../proof/certificate-key.ts';
import { fits, isAllowed, verifyJws } from '../proof/jws.ts';
import { checkJwtProof, type JwtAsk, type JwtProof, tryKeys } from '../proof/jwt-key.ts';
import type { Check } from '../report.ts';
import { issuerKeys, metadataAddress } from './issuer-metadata.ts';

export async function checkIssuerKey(ask: JwtAsk, inquiry: Inquiry): Promise<JwtProof> {
  const { alg, crit, b64, x5c, kid } = ask.header;
  const byMetadata = ask.issuer !== undefined && metadataAddress(ask.issuer) !== undefined;
  const byDid = ask.issuer?.startsWith('did:') === true;
  // What is to be refused before any key is looked at, and everything by DID, is as for any other JWT.
  const plain = isAllowed(alg) && crit === undefined && (b64 === undefined || b64 === true);
  if (!plain || byDid || (x5c === undefined && !byMetadata)) return checkJwtProof(ask, inquiry);
  if (x5c !== undefined) return byCertificate(ask, alg, byMetadata, inquiry);
  const list = await issuerKeys(ask.issuer ?? '', inquiry);
  return tryKeys(ask, alg, typeof kid === 'string' ? kid : undefined, list, inquiry);
}

async function byCertificate(ask: JwtAsk, alg: string, byMetadata: boolean, inquiry: Inquiry): Promise<JwtProof> {
  const chain = readX5c(ask.header['x5c']);
  const leaf = chain?.[0] && (await readCertificate(chain[0]));
  if (!chain || !leaf) return { checks: [note('proof.signature', 'fail', 'broken-proof', { property: 'x5c' })] };
  const key = checkCertificate(leaf, chain.length, inquiry);
  const signature = await checkSignature(ask.token, alg, leaf.key);
  if (signature.outcome !== 'pass' || !byMetadata || !leaf.key) return { checks: [signature, key] };
  // The same key in the issuer's own metadata says what no certificate does by itself.
  const list = await issuerKeys(ask.issuer ?? '', inquiry);
  if (list.state !== 'had') return { checks: [signature, key] };
  const print = await thumbprint(leaf.key);
  for (const listed of list.keys) {
    if (listed.key && (await thumbprint(listed.key)) === print) {
      return tryKeys(ask, alg, listed.kid, { ...list, keys: [listed] }, inquiry);
    }
  }
  return { checks: [signature, key] };
}

/** The certificate is under the signature itself: where the two do not fit, something was altered. */
async function checkSignature(token: string, alg: string, key: Parameters<typeof fits>[1] | undefined): Promise<Check> {
  if (!key) return note('proof.signature', 'unknown', 'key-unsupported', { x5c: true });
  if (!fits(alg, key)) return note('proof.signature', 'fail', 'forbidden-algorithm', { alg, key: key.kind });
  const verdict = await verifyJws(token, alg, key);
  if (verdict === 'good') return pass('proof.signature', undefined, { alg, x5c: true });
  if (verdict === 'unsupported') return note('proof.signature', 'unknown', 'key-unsupported', { alg });
  return note('proof.signature', 'fail', 'signature-mismatch', { alg });
}
