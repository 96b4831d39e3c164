/** What a path of certificates must satisfy besides its signatures (RFC 5280, section 6.1), rule by rule. */

import { SKEW } from '../inquiry.ts';
import {
  BasicConstraintsExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  type X509Certificate,
} from './library.ts';

/**
 * `expired`, `not-yet-valid`: by the dates of one certificate. `not-an-authority`: it may not sign others (basic
 * constraints, key usage). `path-length`: more below it than it allows. `key-usage`: the first one is not for
 * signatures. `weak-signature`: SHA-1 and older. `extension`: one that must be understood, and is not.
 */
export type Why =
  | 'expired'
  | 'not-yet-valid'
  | 'not-an-authority'
  | 'path-length'
  | 'key-usage'
  | 'weak-signature'
  | 'extension'
  | 'signature';

export interface Flaw {
  why: Why;
  /** Which certificate of the path, 0 for the signer's. */
  at: number;
}

const NAME_CONSTRAINTS = '2.5.29.30';
/** Basic constraints, key usage, alternative names, extended key usage, policies (any will do), and who signed. */
const UNDERSTOOD = ['2.5.29.19', '2.5.29.15', '2.5.29.17', '2.5.29.37', '2.5.29.32', '2.5.29.35', '2.5.29.14'];
const STRONG = ['SHA-256', 'SHA-384', 'SHA-512'];

/**
 * The first thing amiss; undefined for a sound path.
 * @param path the signer's certificate first, the one that the reader trusts last; signatures have been checked
 * @param now milliseconds since 1970
 */
export function flawOf(path: readonly X509Certificate[], now: number): Flaw | undefined {
  for (const [at, certificate] of path.entries()) {
    const why =
      periodFlaw(certificate, now) ??
      (hasStrangeExtension(certificate) ? 'extension' : undefined) ??
      // What the last one is signed with is no matter: the reader trusts it for itself.
      (at < path.length - 1 && !isStrong(certificate) ? 'weak-signature' : undefined) ??
      (at === 0 ? leafFlaw(certificate) : authorityFlaw(certificate, path.slice(1, at)));
    if (why) return { why, at };
  }
  return undefined;
}

function periodFlaw({ notBefore, notAfter }: X509Certificate, now: number): Why | undefined {
  if (now > notAfter.getTime() + SKEW) return 'expired';
  return now < notBefore.getTime() - SKEW ? 'not-yet-valid' : undefined;
}

/**
 * Name constraints are not evaluated, so that a path with any is not believed, marked critical or not. No extension may
 * stand twice (section 4.2).
 */
function hasStrangeExtension({ extensions }: X509Certificate): boolean {
  const strange = ({ type, critical }: Extension) =>
    type === NAME_CONSTRAINTS || (critical && !UNDERSTOOD.includes(type));
  return extensions.some(strange) || new Set(extensions.map(({ type }) => type)).size < extensions.length;
}

function isStrong({ signatureAlgorithm }: X509Certificate): boolean {
  const { name, hash } = signatureAlgorithm as { name: string; hash?: { name: string } };
  return name === 'Ed25519' || (hash !== undefined && STRONG.includes(hash.name));
}

/** Section 4.2.1.3: where usages are named, signatures over documents must be among them. */
function leafFlaw(certificate: X509Certificate): Why | undefined {
  const usages = certificate.getExtension(KeyUsagesExtension)?.usages;
  const signs = KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation;
  return usages === undefined || (usages & signs) !== 0 ? undefined : 'key-usage';
}

/** @param below certificates between this one and the signer's */
function authorityFlaw(certificate: X509Certificate, below: readonly X509Certificate[]): Why | undefined {
  const constraints = certificate.getExtension(BasicConstraintsExtension);
  const usages = certificate.getExtension(KeyUsagesExtension)?.usages;
  if (!constraints?.ca) return 'not-an-authority';
  if (usages !== undefined && (usages & KeyUsageFlags.keyCertSign) === 0) return 'not-an-authority';
  // An authority's certificate for a new key of its own does not count (section 6.1.4 (l)).
  const counted = below.filter(({ subject, issuer }) => subject !== issuer).length;
  return constraints.pathLength !== undefined && counted > constraints.pathLength ? 'path-length' : undefined;
}
