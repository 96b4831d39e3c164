/**
 * Derived proofs of `ecdsa-sd-2023` and `bbs-2023` (vc-di-ecdsa, section 3.5; vc-di-bbs, section 3.4). The holder
 * disclosed a part of what the issuer signed; only that part is here, and all of it is covered. CBOR, label maps and
 * BBS itself are the suites' own packages.
 */
import { createVerifyCryptosuite as bbs } from '@digitalbazaar/bbs-2023-cryptosuite';
import { createVerifyCryptosuite as ecdsaSd } from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import { base58, base64urlnopad } from '@scure/base';
import { text, type View } from '../credential/view.ts';
import type { PublicKey } from '../keys/types.ts';
import { loadContext } from './statements.ts';

export type Disclosure = 'base' | 'derived' | 'unknown';

/** First three bytes of `proofValue`: a CBOR tag that tells the issuer's base proof from the holder's derived one. */
const TAGS: Record<string, Disclosure> = { d95d00: 'base', d95d01: 'derived', d95d02: 'base', d95d03: 'derived' };

/** A base proof is the holder's secret working copy; nobody else can verify it. */
export function disclosureOf(proof: View): Disclosure {
  const value = text(proof['proofValue']) ?? '';
  try {
    const bytes = base64urlnopad.decode(value.slice(1));
    return TAGS[Array.from(bytes.subarray(0, 3), (byte) => byte.toString(16).padStart(2, '0')).join('')] ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

/** Multicodec prefixes (unsigned varint) of the two key kinds. */
const PREFIX = { 'P-256': [0x80, 0x24], 'BLS12-381-G2': [0xeb, 0x01] } as const;

/** @returns false for anything that does not hold; contexts must be bundled */
export async function verifyDisclosed(
  form: 'ecdsa-sd' | 'bbs',
  document: Record<string, unknown>,
  proof: View,
  key: PublicKey,
): Promise<boolean> {
  const kind = form === 'bbs' ? 'BLS12-381-G2' : 'P-256';
  if (key.kind !== kind || !key.bytes) return false;
  const publicKeyMultibase = `z${base58.encode(new Uint8Array([...PREFIX[kind], ...key.bytes]))}`;
  const verificationMethod = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: `did:key:${publicKeyMultibase}#${publicKeyMultibase}`,
    type: 'Multikey',
    controller: `did:key:${publicKeyMultibase}`,
    publicKeyMultibase,
  };
  try {
    const cryptosuite = form === 'bbs' ? bbs() : ecdsaSd();
    // The suite reads a plain text; wrapped in an array it is the same value.
    const plain = { ...proof, proofValue: text(proof['proofValue']) };
    const data = await cryptosuite.createVerifyData({
      cryptosuite,
      document,
      proof: plain,
      documentLoader: loadContext,
    });
    if (!data) return false;
    const verifier = await cryptosuite.createVerifier({ verificationMethod });
    return (await verifier.verify({ data })) === true;
  } catch {
    return false;
  }
}
