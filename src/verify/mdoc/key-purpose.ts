/** What a certificate says its key is for (RFC 5280, section 4.2.1.12). */
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate, ExtendedKeyUsage, id_ce_extKeyUsage } from '@peculiar/asn1-x509';

/** ISO/IEC 18013-5, table B.3: the key signs mobile driving licences. */
const DOCUMENT_SIGNER = '1.0.18013.5.1.2';
/** Servers, clients, programs, mail, time stamps, OCSP, and readers of mobile documents. */
const OTHER_USES = /^1\.3\.6\.1\.5\.5\.7\.3\.\d+$|^1\.0\.18013\.5\.1\.[346]$/;

/**
 * A driving licence asks for its own purpose; other types of documents have profiles of their own, so that of them only
 * keys are refused that are all for something else. A certificate that names no purpose is for any.
 */
export function isForDocuments(der: Uint8Array, docType: string | undefined): boolean {
  const uses = usesOf(der);
  if (uses === undefined || uses.includes(DOCUMENT_SIGNER)) return true;
  return docType !== 'org.iso.18013.5.1.mDL' && uses.some((use) => !OTHER_USES.test(use));
}

function usesOf(der: Uint8Array): string[] | undefined {
  try {
    const { extensions } = AsnConvert.parse(der, Certificate).tbsCertificate;
    const found = extensions?.find(({ extnID }) => extnID === id_ce_extKeyUsage);
    return found && Array.from(AsnConvert.parse(found.extnValue.buffer, ExtendedKeyUsage));
  } catch {
    return [];
  }
}
