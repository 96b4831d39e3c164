/**
 * An X.509 certificate (RFC 5280): its key, and what it says of its owner. Nothing here says whether an authority that
 * anybody trusts vouches for it: no chain is followed and no trust list asked.
 */
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate as Asn1Certificate, type Name as Asn1Name } from '@peculiar/asn1-x509';
import { base64 } from '@scure/base';
import { fromPem } from './public-key.ts';
import type { PublicKey } from './types.ts';

export interface Name {
  organisation?: string;
  /** ETSI EN 319 412-1, section 5.1.4: register, country and number of a legal person. */
  organisationIdentifier?: string;
  name?: string;
  country?: string;
}

export interface Certificate {
  /** Undefined for a kind of key that is not known. */
  key: PublicKey | undefined;
  subject: Name;
  issuer: Name;
  /** Milliseconds since 1970. */
  notBefore: number;
  notAfter: number;
  /** The certificate itself, for its fingerprint. */
  der: Uint8Array;
}

const LONGEST = 65_536;
const MOST = 10;
const ATTRIBUTES: Record<string, keyof Name> = {
  '2.5.4.10': 'organisation',
  '2.5.4.97': 'organisationIdentifier',
  '2.5.4.3': 'name',
  '2.5.4.6': 'country',
};

/** `x5c` of a JOSE header (RFC 7515, section 4.1.6): base64 with padding, the signer's certificate first. */
export function readX5c(x5c: unknown): Uint8Array[] | undefined {
  if (!Array.isArray(x5c) || x5c.length === 0 || x5c.length > MOST) return undefined;
  try {
    return x5c.map((one: unknown) => {
      if (typeof one !== 'string' || one.length > LONGEST) throw new TypeError('not a certificate');
      return base64.decode(one);
    });
  } catch {
    return undefined;
  }
}

/** Undefined for what is no certificate. */
export async function readCertificate(der: Uint8Array): Promise<Certificate | undefined> {
  try {
    const parsed = AsnConvert.parse(der, Asn1Certificate);
    if (!isPlain(der, parsed)) return undefined;
    const { tbsCertificate } = parsed;
    const { subject, issuer, validity, subjectPublicKeyInfo } = tbsCertificate;
    const [notBefore, notAfter] = [validity.notBefore, validity.notAfter].map((time) => time.getTime().getTime());
    if (!Number.isFinite(notBefore) || !Number.isFinite(notAfter)) return undefined;
    const spki = new Uint8Array(AsnConvert.serialize(subjectPublicKeyInfo));
    return {
      key: await fromPem(`-----BEGIN PUBLIC KEY-----\n${base64.encode(spki)}\n-----END PUBLIC KEY-----`),
      subject: nameOf(subject),
      issuer: nameOf(issuer),
      notBefore: notBefore ?? 0,
      notAfter: notAfter ?? 0,
      der,
    };
  } catch {
    return undefined;
  }
}

/**
 * What stands around the signed part is not signed, and the parser is lenient there: it is a sequence (RFC 5280, section
 * 4.1), and ends with the signature, whole bytes. Otherwise two files would pass for one certificate.
 */
export function isPlain(der: Uint8Array, { signatureValue }: Asn1Certificate): boolean {
  return der[0] === 0x30 && der[der.length - signatureValue.byteLength - 1] === 0;
}

/** The last of several attributes of one type is the most specific one. */
function nameOf(name: Asn1Name): Name {
  const found: Name = {};
  for (const { type, value } of Array.from(name).flatMap((rdn) => Array.from(rdn))) {
    const member = ATTRIBUTES[type];
    if (member) found[member] = value.toString();
  }
  return found;
}
