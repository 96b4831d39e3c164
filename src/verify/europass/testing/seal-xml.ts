/**
 * XAdES seals by hand from the specifications. Every part that is hashed is written in its canonical form, so that no
 * canonicalizer is needed: what stands in the document is, letter for letter, what is signed.
 */
import { createHash } from 'node:crypto';
import type { Holder } from '../../testing/authority.ts';

const DS = 'http://www.w3.org/2000/09/xmldsig#';
const XADES = 'http://uri.etsi.org/01903/v1.3.2#';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
export const ROOT =
  '<europassCredential xmlns="http://data.europa.eu/snb" xmlns:cred="http://data.europa.eu/europass/model/credentials/w3c#" xsdVersion="0.10.0" cred:id="urn:credential:1">';
export const END = '</europassCredential>';

const text = (name: string, said: string, language = 'fr') =>
  `<${name}><text content-type="text/plain" lang="${language}">${said}</text></${name}>`;

/** As genericschema.xsd has it, in canonical form. */
export const BODY = [
  '<cred:validFrom>2025-07-01T00:00:00+02:00</cred:validFrom>',
  '<cred:issued>2025-07-01T00:00:00+02:00</cred:issued>',
  '<cred:issuer idref="urn:epass:org:1"></cred:issuer>',
  text('title', 'Atelier de robotique'),
  text('description', 'Concevoir un atelier.'),
  '<credentialSubject id="urn:epass:person:1">',
  '<contactPoint><mailBox uri="mailto:camille@rivage.example"></mailBox></contactPoint>',
  text('fullName', 'Camille Moreau'),
  '<achievements><learningAchievement id="urn:epass:learningAchievement:1">',
  text('title', 'Animer un atelier'),
  '<wasAwardedBy idref="urn:epass:awardingProcess:1"></wasAwardedBy>',
  '</learningAchievement></achievements>',
  '</credentialSubject>',
  '<agentReferences><organization id="urn:epass:org:1">',
  text('prefLabel', 'Université de Rivage'),
  '<homepage uri="https://rivage.example/"></homepage>',
  '</organization></agentReferences>',
  '<awardingProcessReferences><awardingProcess id="urn:epass:awardingProcess:1">',
  '<awardingBody idref="urn:epass:org:1"></awardingBody><date>2025-06-30T00:00:00Z</date>',
  '</awardingProcess></awardingProcessReferences>',
].join('');

export interface Sealing {
  by: Holder;
  id?: string;
  /** What WebCrypto is to do, and how that is called. */
  how?: AlgorithmIdentifier | EcdsaParams | RsaPssParams;
  algorithm?: string;
  /** What is hashed for the first reference. */
  sealed?: string;
  uri?: string;
  digestMethod?: string;
  /** Elements of `Transforms` of the first reference. */
  transforms?: string;
  signingTime?: string;
  /** Certificates in `KeyInfo`, base64; the signer's by default. */
  x5c?: string[];
  /** Hash of the certificate that is signed; `undefined` for no `SigningCertificateV2`. */
  print?: { method: string; value: string } | undefined;
  /** More references, in canonical form. */
  more?: string;
  target?: string;
  /** In place of the signature's value, base64. */
  value?: string;
}

export const transform = (algorithm: string, inside = '') =>
  `<ds:Transform Algorithm="${algorithm}">${inside}</ds:Transform>`;
export const XPATH = 'http://www.w3.org/TR/1999/REC-xpath-19991116';
/** As the Commission's software writes it. */
export const WITHOUT_SIGNATURES = transform(XPATH, '<ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath>');
export const ENVELOPED = transform(`${DS}enveloped-signature`);
export const WRITTEN = transform(EXCLUSIVE);

export const hash = (data: string | Uint8Array, how = 'sha256') => createHash(how).update(data).digest('base64');

/** The `ds:Signature` element. */
export async function sealOf(sealing: Sealing): Promise<string> {
  const { by, id = 'id-1', uri = '', digestMethod = SHA256, transforms = WITHOUT_SIGNATURES + WRITTEN } = sealing;
  const sealed = sealing.sealed ?? `${ROOT}${BODY}<proof></proof>${END}`;
  const isEc = by.keys.privateKey.algorithm.name === 'ECDSA';
  const how = sealing.how ?? (isEc ? { name: 'ECDSA', hash: 'SHA-256' } : { name: 'RSASSA-PKCS1-v1_5' });
  const algorithm = sealing.algorithm ?? `http://www.w3.org/2001/04/xmldsig-more#${isEc ? 'ecdsa' : 'rsa'}-sha256`;
  const print = 'print' in sealing ? sealing.print : { method: SHA256, value: hash(by.der) };
  const certificate = print
    ? `<xades:SigningCertificateV2><xades:Cert><xades:CertDigest><ds:DigestMethod xmlns:ds="${DS}" Algorithm="${print.method}"></ds:DigestMethod><ds:DigestValue xmlns:ds="${DS}">${print.value}</ds:DigestValue></xades:CertDigest></xades:Cert></xades:SigningCertificateV2>`
    : '';
  const properties = `<xades:SignedProperties xmlns:xades="${XADES}" Id="xades-${id}"><xades:SignedSignatureProperties><xades:SigningTime>${sealing.signingTime ?? '2025-07-01T09:27:47Z'}</xades:SigningTime>${certificate}</xades:SignedSignatureProperties></xades:SignedProperties>`;
  const info = [
    `<ds:SignedInfo xmlns:ds="${DS}"><ds:CanonicalizationMethod Algorithm="${EXCLUSIVE}"></ds:CanonicalizationMethod>`,
    `<ds:SignatureMethod Algorithm="${algorithm}"></ds:SignatureMethod>`,
    `<ds:Reference Id="r-${id}" URI="${uri}"><ds:Transforms>${transforms}</ds:Transforms><ds:DigestMethod Algorithm="${digestMethod}"></ds:DigestMethod><ds:DigestValue>${hash(sealed, digestMethod.split('#')[1])}</ds:DigestValue></ds:Reference>`,
    `<ds:Reference Type="http://uri.etsi.org/01903#SignedProperties" URI="#xades-${id}"><ds:Transforms>${WRITTEN}</ds:Transforms><ds:DigestMethod Algorithm="${SHA256}"></ds:DigestMethod><ds:DigestValue>${hash(properties)}</ds:DigestValue></ds:Reference>`,
    `${sealing.more ?? ''}</ds:SignedInfo>`,
  ].join('');
  const made = await crypto.subtle.sign(how, by.keys.privateKey, new TextEncoder().encode(info));
  const value = sealing.value ?? Buffer.from(made).toString('base64');
  const x5c = (sealing.x5c ?? [by.base64]).map((one) => `<ds:X509Certificate>${one}</ds:X509Certificate>`).join('');
  return `<ds:Signature xmlns:ds="${DS}" Id="${id}">${info}<ds:SignatureValue>${value}</ds:SignatureValue><ds:KeyInfo><ds:X509Data>${x5c}</ds:X509Data></ds:KeyInfo><ds:Object><xades:QualifyingProperties xmlns:xades="${XADES}" Target="${sealing.target ?? `#${id}`}">${properties}</xades:QualifyingProperties></ds:Object></ds:Signature>`;
}

/** A document with these signatures in it. */
export const documentWith = (...signatures: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${ROOT}${BODY}<proof>${signatures.join('')}</proof>${END}\n`;

/** The usual one. */
export const sealXml = async (sealing: Sealing): Promise<string> => documentWith(await sealOf(sealing));
