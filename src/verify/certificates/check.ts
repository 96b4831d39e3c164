/** `proof.key` of a signature whose key came with it, in a certificate. */
import { type Inquiry, note, pass } from '../inquiry.ts';
import { type Certificate, type Name, readCertificate } from '../keys/certificate.ts';
import type { Check, Issuer } from '../report.ts';
import { type Claimed, matchIssuer } from './names.ts';

export interface CertifiedKey {
  checks: Check[];
  /** What the certificate ties the issuer to; only where it counts. */
  identity?: Issuer['identity'];
  /** The issuer's name as it was certified, to be shown in place of what the credential says. */
  organisation?: string;
}

/**
 * Anybody can make a certificate in any name: unknown, unless it leads to one that the reader trusts (for eIDAS one of
 * the EU trusted lists) and is for the issuer that the credential names. Nothing here ever fails: a path that does not
 * hold says that nobody known vouches, not that anybody lied. Whether a certificate was withdrawn is not asked (OCSP and
 * CRL would tell an authority what is looked at), and that is said.
 * @param chain as it was sent, the certificate itself first
 */
export async function checkCertificate(
  certificate: Certificate,
  chain: readonly Uint8Array[],
  claimed: Claimed,
  inquiry: Inquiry,
): Promise<CertifiedKey> {
  const { subject, issuer, notBefore, notAfter } = certificate;
  const facts = {
    subject: describe(subject),
    ...subject,
    certifiedBy: describe(issuer),
    from: day(notBefore),
    until: day(notAfter),
    inForce: notBefore <= inquiry.now && inquiry.now <= notAfter,
    chain: chain.length,
  };
  const unknown = (code: NonNullable<Check['code']>, more: Record<string, unknown> = {}): CertifiedKey => ({
    checks: [note('proof.key', 'unknown', code, { ...facts, ...more })],
  });
  const { anchors = [] } = inquiry;
  if (anchors.length === 0) return unknown('certificate-unanchored');
  const { findPath } = await import('./path.ts');
  const path = await findPath(chain, anchors, inquiry.now);
  if (path.state === 'open') return unknown('certificate-chain-open', { anchors: anchors.length });
  if (path.state === 'flawed') {
    const { why, at } = path.flaw;
    const dated = why === 'expired' || why === 'not-yet-valid';
    const concerned = await readCertificate(path.certificate);
    return unknown(dated ? 'certificate-expired' : 'certificate-chain-broken', {
      why,
      at,
      ...(concerned ? { certificate: describe(concerned.subject), certificateFrom: day(concerned.notBefore) } : {}),
      ...(concerned ? { certificateUntil: day(concerned.notAfter) } : {}),
    });
  }
  const authority = await readCertificate(path.anchor);
  const anchor = authority === undefined ? '' : describe(authority.subject);
  const match = matchIssuer(claimed, subject, path.names);
  if (match.by === 'none') return unknown('certificate-of-another', { anchor, issuer: shown(claimed) });
  const organisation = match.by === 'subject' ? (subject.organisation ?? subject.name) : undefined;
  return {
    checks: [
      pass('proof.key', undefined, { ...facts, anchor, path: path.length }),
      note('proof.key', 'warn', 'certificate-revocation-unchecked', { subject: facts.subject }),
    ],
    identity:
      match.by === 'host'
        ? { level: 'domain', evidence: [{ kind: 'certificate', host: match.host }] }
        : { level: 'recognised', evidence: [{ kind: 'certificate', name: anchor }] },
    ...(organisation === undefined ? {} : { organisation }),
  };
}

function shown({ id, names }: Claimed): string | undefined {
  return names?.[0] ?? id;
}

const day = (ms: number) => new Date(ms).toISOString();

function describe({ organisation, organisationIdentifier, name, country }: Name): string {
  return [organisation ?? name, organisationIdentifier, country].filter((part) => part !== undefined).join(', ');
}
