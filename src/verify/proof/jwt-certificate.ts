/** `proof.signature` and `proof.key` of a JWT by the certificate in its header (`x5c`: RFC 7515, section 4.1.6). */
import { type CertifiedKey, checkCertificate } from '../certificates/check.ts';
import { type Inquiry, note, pass } from '../inquiry.ts';
import { type Certificate, readCertificate, readX5c } from '../keys/certificate.ts';
import type { Check } from '../report.ts';
import { fits, verifyJws } from './jws.ts';
import type { JwtAsk, JwtProof } from './jwt-key.ts';

export interface Sent {
  leaf: Certificate;
  /** The whole chain, in DER. */
  chain: Uint8Array[];
}

/** Undefined when there is no certificate in it. */
export async function readChain(x5c: unknown): Promise<Sent | undefined> {
  const chain = readX5c(x5c);
  const leaf = chain?.[0] && (await readCertificate(chain[0]));
  return chain && leaf ? { leaf, chain } : undefined;
}

/** The certificate is under the signature itself: where the two do not fit, something was altered. */
export async function checkCertified(
  { token, bytes, issuer, issuerNames }: JwtAsk,
  alg: string,
  { leaf, chain }: Sent,
  inquiry: Inquiry,
): Promise<JwtProof> {
  const signature = await checkSignature(bytes?.verify ?? ((key) => verifyJws(token, alg, key)), alg, leaf.key);
  const { checks, ...certified } = await checkCertificate(leaf, chain, { id: issuer, names: issuerNames }, inquiry);
  return { checks: [signature, ...checks], ...(counts(signature, certified) ? { certified } : {}) };
}

function counts(signature: Check, { identity }: Omit<CertifiedKey, 'checks'>): boolean {
  return signature.outcome === 'pass' && identity !== undefined;
}

async function checkSignature(
  verify: NonNullable<JwtAsk['bytes']>['verify'],
  alg: string,
  key: Certificate['key'],
): Promise<Check> {
  if (!key) return note('proof.signature', 'unknown', 'key-unsupported', { x5c: true });
  if (!fits(alg, key)) return note('proof.signature', 'fail', 'forbidden-algorithm', { alg, key: key.kind });
  const verdict = await verify(key);
  if (verdict === 'good') return pass('proof.signature', undefined, { alg, x5c: true });
  if (verdict === 'unsupported') return note('proof.signature', 'unknown', 'key-unsupported', { alg });
  return note('proof.signature', 'fail', 'signature-mismatch', { alg });
}
