/**
 * A path from the signer's certificate to one that the reader trusts (RFC 5280, section 6). Loaded only where the reader
 * has named such certificates.
 */
import { equalBytes } from '@noble/curves/utils.js';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate } from '@peculiar/asn1-x509';
import { isPlain } from '../keys/certificate.ts';
import { SubjectAlternativeNameExtension, X509Certificate } from './library.ts';
import { type Flaw, flawOf } from './rules.ts';

export type Path =
  /** `names`: what the signer's certificate is for, beside its subject (section 4.2.1.6): hosts and addresses. */
  | { state: 'anchored'; length: number; anchor: Uint8Array; names: { hosts: string[]; urls: string[] } }
  /** There is a path, or the beginning of one, and something in it is amiss. `certificate`: the one concerned. */
  | { state: 'flawed'; flaw: Flaw; certificate: Uint8Array }
  /** No certificate that the reader trusts is reached. */
  | { state: 'open' };

/** Signatures looked at for one credential: ten certificates can be put together in very many ways. */
const MOST_SIGNATURES = 60;
const LONGEST = 10;

/**
 * @param chain as it was sent, the signer's certificate first; the order of the others does not matter
 * @param anchors certificates that the reader trusts
 */
export async function findPath(
  chain: readonly Uint8Array[],
  anchors: readonly Uint8Array[],
  now: number,
): Promise<Path> {
  const [first, ...others] = chain.slice(0, LONGEST);
  const leaf = first && parse(first)[0];
  if (!leaf) return { state: 'open' };
  const sent = others.flatMap(parse);
  const trusted = anchors.flatMap(parse);
  if (isAmong(leaf, trusted)) return judge([leaf], now);
  return (await extend([leaf], { trusted, sent, now, left: MOST_SIGNATURES })) ?? { state: 'open' };
}

interface Search {
  trusted: readonly X509Certificate[];
  sent: readonly X509Certificate[];
  now: number;
  /** Signatures that may still be looked at. */
  left: number;
}

/** The first sound path; else the first that is flawed; undefined when none leads anywhere. */
async function extend(path: readonly X509Certificate[], search: Search): Promise<Path | undefined> {
  const last = path.at(-1);
  if (!last || path.length > LONGEST) return undefined;
  let second: Path | undefined;
  for (const issuer of [...search.trusted, ...search.sent]) {
    if (!named(last, issuer) || isAmong(issuer, path) || search.left-- <= 0) continue;
    const longer = [...path, issuer];
    const isTrusted = isAmong(issuer, search.trusted);
    let found: Path | undefined;
    if (!(await isSignedBy(last, issuer))) found = flawed({ why: 'signature', at: path.length - 1 }, path);
    else found = isTrusted ? judge(longer, search.now) : await extend(longer, search);
    if (found?.state === 'anchored') return found;
    // What is wrong on the way to somewhere tells more than a signature that leads nowhere.
    if (!second || (second.state === 'flawed' && second.flaw.why === 'signature')) second = found ?? second;
  }
  return second;
}

function judge(path: readonly X509Certificate[], now: number): Path {
  const flaw = flawOf(path, now);
  const [leaf] = path;
  const anchor = path.at(-1);
  if (flaw || !leaf || !anchor) return flawed(flaw ?? { why: 'signature', at: 0 }, path);
  const names = leaf.getExtension(SubjectAlternativeNameExtension)?.names.items ?? [];
  const ofType = (type: string) => names.filter((name) => name.type === type).map(({ value }) => value);
  return {
    state: 'anchored',
    length: path.length,
    anchor: new Uint8Array(anchor.rawData),
    names: { hosts: ofType('dns'), urls: ofType('url') },
  };
}

function flawed(flaw: Flaw, path: readonly X509Certificate[]): Path {
  return { state: 'flawed', flaw, certificate: new Uint8Array(path[flaw.at]?.rawData ?? new ArrayBuffer(0)) };
}

/** Names are compared as they are encoded, which is stricter than section 7.1 asks and errs on the side of "no path". */
function named(certificate: X509Certificate, issuer: X509Certificate): boolean {
  const [wanted, has] = [certificate.issuerName, issuer.subjectName].map(
    (name) => new Uint8Array(name.toArrayBuffer()),
  );
  return wanted !== undefined && has !== undefined && wanted.length > 2 && equalBytes(wanted, has);
}

async function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): Promise<boolean> {
  try {
    return await certificate.verify({ publicKey: issuer.publicKey, signatureOnly: true });
  } catch {
    return false;
  }
}

function isAmong(certificate: X509Certificate, others: readonly X509Certificate[]): boolean {
  const der = new Uint8Array(certificate.rawData);
  return others.some((other) => equalBytes(der, new Uint8Array(other.rawData)));
}

function parse(der: Uint8Array): X509Certificate[] {
  try {
    const parsed = AsnConvert.parse(der, Certificate);
    if (!isPlain(der, parsed)) return [];
    const { tbsCertificate, signatureAlgorithm } = parsed;
    // Section 4.1.1.2: the algorithm stands inside and outside of what is signed, and must be the same.
    if (!tbsCertificate.signature.isEqual(signatureAlgorithm)) return [];
    const certificate = new X509Certificate(der as Uint8Array<ArrayBuffer>);
    // Read now what is read lazily, so that a broken one is left out here and throws nowhere else.
    void [certificate.extensions, certificate.notBefore, certificate.notAfter, certificate.signatureAlgorithm];
    return [certificate];
  } catch {
    return [];
  }
}
