/** What may be shown of an issuer whose certificate leads to an authority that the reader trusts. */
import type { Facts } from '../part.ts';
import type { CertifiedKey } from './check.ts';

export function withCertificate(facts: Facts, certified: Omit<CertifiedKey, 'checks'> | undefined): Facts {
  if (!certified?.identity) return facts;
  const { identity, organisation } = certified;
  const name = organisation === undefined ? {} : { name: organisation };
  return { ...facts, issuer: { ...facts.issuer, ...name, identity } };
}
