/**
 * JAdES seals (ETSI TS 119 182-1): JWS whose protected header carries the signer's certificate. The signature is checked
 * against that certificate; whether the certificate is a qualified one of the EU's trusted lists is not.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { base64urlnopad } from '@scure/base';
import { errors, flattenedVerify } from 'jose';
import { parseJsonBytes } from '../../read/json.ts';
import { type CertifiedKey, checkCertificate } from '../certificates/check.ts';
import type { Claimed } from '../certificates/names.ts';
import { isView, type View } from '../credential/view.ts';
import { parseDate } from '../dates.ts';
import { type Inquiry, note, pass, SKEW } from '../inquiry.ts';
import { type Certificate, readCertificate, readX5c } from '../keys/certificate.ts';
import { fits, isAllowed } from '../proof/jws.ts';
import type { JsonJws, JsonSignature } from '../proof/jws-json.ts';
import type { Check } from '../report.ts';

export interface Seal<Payload = View> {
  checks: Check[];
  /** What was signed, byte for byte; absent unless the signature holds. */
  payload?: Payload;
  /** What the certificate ties the issuer to, where the reader trusts the authority behind it. */
  certified?: Omit<CertifiedKey, 'checks'>;
}

/**
 * Header parameters that JAdES defines and makes critical (section 5.1): times, places, roles, timestamps and the
 * certificate's digests say something about the signature and change nothing of what is signed. `sigD` does: with it the
 * payload is elsewhere.
 */
const UNDERSTOOD = ['sigT', 'x5t#o', 'sigX5ts', 'srCms', 'sigPl', 'srAts', 'adoTst', 'sigPId'];

/** One sound seal is enough; what is amiss with another is a warning, since anybody can add one. */
export async function checkSeals(jws: JsonJws, claimedBy: (payload: View) => Claimed, inquiry: Inquiry): Promise<Seal> {
  const seals: Seal[] = [];
  for (const [index, signature] of jws.signatures.entries()) {
    const about = jws.signatures.length === 1 ? undefined : `signature ${index + 1}`;
    const seal = await checkSeal(jws.payload, signature, claimedBy, inquiry);
    seals.push({ ...seal, checks: seal.checks.map((check) => (about === undefined ? check : { ...check, about })) });
  }
  return bestOf(seals);
}

/** The one that counts: a sound one, by a certificate that is known to be the issuer's if there is one. */
export function bestOf<Payload>(seals: Seal<Payload>[]): Seal<Payload> {
  const sound = seals.filter(({ payload }) => payload !== undefined);
  const best = sound.find(({ certified }) => certified) ?? sound[0] ?? seals[0];
  const checks = seals.flatMap((seal) => (seal === best ? seal.checks : seal.checks.map(soften)));
  return { ...best, checks };
}

function soften(check: Check): Check {
  return check.outcome === 'fail' || check.outcome === 'unknown' ? { ...check, outcome: 'warn' } : check;
}

async function checkSeal(
  payload: string,
  one: JsonSignature,
  claimedBy: (payload: View) => Claimed,
  inquiry: Inquiry,
): Promise<Seal> {
  const { header } = one;
  const refuse = (property: string): Seal => ({
    checks: [note('proof.signature', 'fail', 'broken-proof', { property })],
  });
  if (!header) return refuse('protected');
  const { alg, crit = [], x5c, sigD } = header;
  if (!isAllowed(alg)) return { checks: [note('proof.signature', 'fail', 'forbidden-algorithm', { alg })] };
  if (sigD !== undefined)
    return { checks: [note('proof.signature', 'unknown', 'unsupported-proof', { property: 'sigD' })] };
  const named = Array.isArray(crit) ? crit : [crit];
  const unknown = named.filter((name) => name !== 'b64' && !UNDERSTOOD.includes(String(name)));
  if (unknown.length > 0) return refuse(`crit: ${unknown.join(', ')}`);
  if (x5c === undefined)
    return { checks: [note('proof.signature', 'unknown', 'key-list-unavailable', { x5c: false })] };
  const chain = readX5c(x5c);
  const leaf = chain?.[0] && (await readCertificate(chain[0]));
  if (!chain || !leaf) return refuse('x5c');
  const print = header['x5t#S256'];
  if (print !== undefined && print !== base64urlnopad.encode(sha256(leaf.der))) return refuse('x5t#S256');
  // As bytes: jose refuses text with characters that its own tables do not know yet.
  const signedPart = header['b64'] === false ? new TextEncoder().encode(payload) : payload;
  const jws = { payload: signedPart, protected: one.protected, signature: one.signature };
  const { check, signed } = await checkSignature(jws, alg, leaf);
  const checks = [check, ...signingTime(header, inquiry)];
  const parsed = signed && parseJsonBytes(signed);
  const read = parsed?.ok && isView(parsed.value) ? parsed.value : undefined;
  if (check.outcome !== 'pass') return { checks };
  const { checks: ofKey, ...certified } = await checkCertificate(leaf, chain, claimedBy(read ?? {}), inquiry);
  return {
    checks: [...checks, ...ofKey],
    ...(read ? { payload: read } : {}),
    ...(certified.identity ? { certified } : {}),
  };
}

async function checkSignature(
  jws: { payload: string | Uint8Array; protected: string; signature: string },
  alg: string,
  { key }: Certificate,
): Promise<{ check: Check; signed?: Uint8Array }> {
  if (!key?.jwk) return { check: note('proof.signature', 'unknown', 'key-unsupported', { x5c: true }) };
  if (!fits(alg, key)) {
    return { check: note('proof.signature', 'fail', 'forbidden-algorithm', { alg, key: key.kind }) };
  }
  const crit = Object.fromEntries(UNDERSTOOD.map((name) => [name, true]));
  try {
    const { payload } = await flattenedVerify(jws, key.jwk, { algorithms: [alg], crit });
    return { check: pass('proof.signature', undefined, { alg, x5c: true }), signed: payload };
  } catch (error) {
    const broken = [errors.JWSSignatureVerificationFailed, errors.JWSInvalid];
    return broken.some((kind) => error instanceof kind)
      ? { check: note('proof.signature', 'fail', 'signature-mismatch', { alg }) }
      : { check: note('proof.signature', 'unknown', 'key-unsupported', { alg, message: String(error) }) };
  }
}

/** `sigT`, or `iat` since version 1.2.1: the signer's own word on the time. */
function signingTime({ sigT, iat }: View, inquiry: Inquiry): Check[] {
  const ms = typeof sigT === 'string' ? parseDate(sigT)?.ms : typeof iat === 'number' ? iat * 1000 : undefined;
  if (ms === undefined) return [];
  return ms > inquiry.now + SKEW
    ? [note('proof.dates', 'unknown', 'proof-created-in-future', { created: sigT ?? iat })]
    : [pass('proof.dates', undefined, { created: sigT ?? iat })];
}
