/** `proof.key` of a signature whose key came with it, in a certificate. */
import { type Inquiry, note } from '../inquiry.ts';
import type { Certificate, Name } from '../keys/certificate.ts';
import type { Check } from '../report.ts';

/**
 * Unknown, whatever the certificate says: anybody can make one in any name. It would take the list of those whom the
 * reader trusts (for eIDAS the EU trusted lists) to believe it.
 * @param length of the chain that was sent
 */
export function checkCertificate(certificate: Certificate, length: number, inquiry: Inquiry): Check {
  const { subject, issuer, notBefore, notAfter } = certificate;
  return note('proof.key', 'unknown', 'certificate-unanchored', {
    subject: describe(subject),
    ...subject,
    certifiedBy: describe(issuer),
    from: new Date(notBefore).toISOString(),
    until: new Date(notAfter).toISOString(),
    inForce: notBefore <= inquiry.now && inquiry.now <= notAfter,
    chain: length,
  });
}

function describe({ organisation, organisationIdentifier, name, country }: Name): string {
  return [organisation ?? name, organisationIdentifier, country].filter((part) => part !== undefined).join(', ');
}
