/** Certificate authorities for tests, and certificates that they sign, made by @peculiar/x509. */
import {
  BasicConstraintsExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '../certificates/library.ts';

export interface Holder {
  der: Uint8Array;
  /** Standard base64 of the DER, as in `x5c`. */
  base64: string;
  pem: string;
  /** Distinguished name, as `@peculiar/x509` writes it. */
  subject: string;
  keys: CryptoKeyPair;
}

export interface Wish {
  /** Organisation. */
  name?: string;
  signedBy?: Holder;
  /** An authority; with the number of those that may stand below it. */
  authority?: boolean;
  pathLength?: number;
  usages?: number;
  from?: string;
  until?: string;
  hosts?: string[];
  urls?: string[];
  /** WebCrypto's name of what the certificate is signed with. */
  hash?: string;
  more?: Extension[];
  keys?: CryptoKeyPair;
  rsa?: boolean;
}

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
} as const;
const EC = { name: 'ECDSA', namedCurve: 'P-256' } as const;
let serial = 1;

export async function certify(wish: Wish = {}): Promise<Holder> {
  const { name = 'Université de Rivage', signedBy, authority = false, hash = 'SHA-256' } = wish;
  const usages = wish.usages ?? (authority ? KeyUsageFlags.keyCertSign : KeyUsageFlags.digitalSignature);
  const keys = wish.keys ?? (await crypto.subtle.generateKey(wish.rsa ? RSA : EC, true, ['sign', 'verify']));
  const names = [
    ...(wish.hosts ?? []).map((value) => ({ type: 'dns' as const, value })),
    ...(wish.urls ?? []).map((value) => ({ type: 'url' as const, value })),
  ];
  const subject = `C=FR, O=${name}, CN=${authority ? 'Autorité' : 'Sceau'}`;
  const signing = signedBy?.keys ?? keys;
  const certificate = await X509CertificateGenerator.create({
    serialNumber: (serial++).toString(16).padStart(4, '0'),
    subject,
    issuer: signedBy?.subject ?? subject,
    notBefore: new Date(wish.from ?? '2025-01-01T00:00:00Z'),
    notAfter: new Date(wish.until ?? '2035-01-01T00:00:00Z'),
    publicKey: keys.publicKey,
    signingKey: signing.privateKey,
    signingAlgorithm: { name: signing.privateKey.algorithm.name, hash } as EcdsaParams,
    extensions: [
      ...(authority ? [new BasicConstraintsExtension(true, wish.pathLength, true)] : []),
      ...(usages === 0 ? [] : [new KeyUsagesExtension(usages, true)]),
      ...(names.length > 0 ? [new SubjectAlternativeNameExtension(names)] : []),
      ...(wish.more ?? []),
    ],
  });
  const der = new Uint8Array(certificate.rawData);
  return {
    der,
    base64: Buffer.from(der).toString('base64'),
    pem: certificate.toString('pem'),
    subject: certificate.subject,
    keys,
  };
}

/** The root, an authority that it signed, and a seal that that one signed. */
export async function hierarchy(seal: Wish = {}, middle: Wish = {}, root: Wish = {}) {
  const top = await certify({ name: 'Racine', authority: true, ...root });
  const below = await certify({ name: 'Autorité de scellement', authority: true, signedBy: top, ...middle });
  const leaf = await certify({ signedBy: below, ...seal });
  return { root: top, middle: below, leaf, chain: [leaf.der, below.der], x5c: [leaf.base64, below.base64] };
}
