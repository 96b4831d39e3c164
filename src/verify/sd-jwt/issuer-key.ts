/**
 * `proof.signature` and `proof.key` of an SD-JWT VC (draft-ietf-oauth-sd-jwt-vc, "Issuer Signature Mechanisms"): by the
 * certificate in `x5c`, by the issuer's metadata where `iss` is an https address, by the DID document where it is a DID.
 */
import { type Inquiry, note } from '../inquiry.ts';
import { thumbprint } from '../keys/public-key.ts';
import { isAllowed } from '../proof/jws.ts';
import { checkCertified, readChain } from '../proof/jwt-certificate.ts';
import { checkJwtProof, type JwtAsk, type JwtProof, tryKeys } from '../proof/jwt-key.ts';
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

/** Without an `iss`, or with one that has no metadata, the issuer is whom the certificate names. */
async function byCertificate(ask: JwtAsk, alg: string, byMetadata: boolean, inquiry: Inquiry): Promise<JwtProof> {
  const sent = await readChain(ask.header['x5c']);
  if (!sent) return { checks: [note('proof.signature', 'fail', 'broken-proof', { property: 'x5c' })] };
  const proof = await checkCertified(ask, alg, sent, inquiry);
  const isGood = proof.checks.some(({ id, outcome }) => id === 'proof.signature' && outcome === 'pass');
  if (!isGood || !byMetadata || !sent.leaf.key) return proof;
  // The same key in the issuer's own metadata says what no certificate does by itself.
  const list = await issuerKeys(ask.issuer ?? '', inquiry);
  if (list.state !== 'had') return proof;
  const print = await thumbprint(sent.leaf.key);
  for (const listed of list.keys) {
    if (listed.key && (await thumbprint(listed.key)) === print) {
      return tryKeys(ask, alg, listed.kid, { ...list, keys: [listed] }, inquiry);
    }
  }
  return proof;
}
