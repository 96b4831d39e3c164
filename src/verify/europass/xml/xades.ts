/**
 * One XAdES seal (ETSI EN 319 132-1, baseline) inside of the document that it seals, by XML Signature 1.1, section 3.2
 * "Core Validation". Only one shape is accepted: the whole document without its signatures, and the signed properties
 * with the digest of the signer's certificate. What was signed is read again from the very characters that were hashed,
 * never from the tree that they came from, so that nothing else can be shown in its place.
 */
import { base64 } from '@scure/base';
import type { Document, Element as Node } from '@xmldom/xmldom';
import { checkCertificate } from '../../certificates/check.ts';
import type { Claimed } from '../../certificates/names.ts';
import type { Code } from '../../codes.ts';
import { parseDate } from '../../dates.ts';
import { type Inquiry, note, pass, SKEW } from '../../inquiry.ts';
import { type Certificate, readCertificate } from '../../keys/certificate.ts';
import type { Check } from '../../report.ts';
import type { Seal } from '../seal.ts';
import { digestOf, isAccepted, isSecret, verifySignature } from './algorithms.ts';
import { canonical, isMethod, type Method } from './canonical.ts';
import { type Reference, readSignedInfo, readSignedProperties, type SignedInfo } from './signed-info.ts';
import { type Element, readTree } from './tree.ts';

export const DS = 'http://www.w3.org/2000/09/xmldsig#';
const XADES = 'http://uri.etsi.org/01903/v1.3.2#';
const MOST_CERTIFICATES = 10;
const LONGEST = 65_536;

/** Thrown inside of this file only. */
class Refusal extends Error {
  readonly check: Check;

  constructor(outcome: 'fail' | 'unknown', code: Code, detail: Record<string, unknown>) {
    super(code);
    this.check = note('proof.signature', outcome, code, detail);
  }
}

/**
 * @param signature a `ds:Signature` of `document`
 * @param claimedBy what a sealed credential says of its issuer
 */
export async function checkXades(
  signature: Node,
  document: Document,
  claimedBy: (root: Element) => Claimed,
  inquiry: Inquiry,
): Promise<Seal<Element>> {
  try {
    return await check(signature, document, claimedBy, inquiry);
  } catch (error) {
    if (error instanceof Refusal) return { checks: [error.check] };
    throw error;
  }
}

async function check(
  signature: Node,
  document: Document,
  claimedBy: (root: Element) => Claimed,
  inquiry: Inquiry,
): Promise<Seal<Element>> {
  const node = only(signature, DS, 'SignedInfo');
  const written = canonical(node, methodOf(only(node, DS, 'CanonicalizationMethod')));
  const info = readSignedInfo(written);
  if (typeof info === 'string') throw new Refusal('fail', 'broken-proof', { property: info });
  const { algorithm } = info;
  if (isSecret(algorithm)) throw new Refusal('fail', 'forbidden-algorithm', { alg: algorithm });
  if (!isAccepted(algorithm)) throw unsupported({ algorithm });

  const properties = propertiesOf(signature);
  const [whole, own] = referencesOf(info, properties);
  const sealed = await dereference(whole, sealedPart(whole, signature, document));
  const signedProperties = await dereference(own, canonical(properties, plainMethod(own)));
  const { certificate, signingTime } = readSignedProperties(signedProperties) ?? {};
  if (!certificate) throw unsupported({ property: 'SigningCertificate' });
  const { leaf, chain } = await certificatesOf(signature, certificate);

  const facts = { alg: algorithm.split('#').at(-1), x5c: true };
  if (!leaf.key) throw new Refusal('unknown', 'key-unsupported', facts);
  const value = decode(only(signature, DS, 'SignatureValue'));
  const verdict = value && (await verifySignature(algorithm, leaf.key, value, written));
  if (verdict === 'misfit') throw new Refusal('fail', 'forbidden-algorithm', { ...facts, key: leaf.key.kind });
  if (verdict === 'unsupported') throw new Refusal('unknown', 'key-unsupported', facts);
  if (verdict !== 'good') throw new Refusal('fail', 'signature-mismatch', facts);

  const tree = readTree(sealed);
  // Canonical XML of a document that was read can be read.
  if (!tree.ok) throw new Refusal('unknown', tree.code, tree.detail);
  const checks = [pass('proof.signature', undefined, facts), ...checkTime(signingTime, inquiry)];
  const { checks: ofKey, ...certified } = await checkCertificate(leaf, chain, claimedBy(tree.root), inquiry);
  return { checks: [...checks, ...ofKey], payload: tree.root, ...(certified.identity ? { certified } : {}) };
}

function unsupported(detail: Record<string, unknown>): Refusal {
  return new Refusal('unknown', 'unsupported-proof', detail);
}

/** Exactly two: the document, and the signed properties of this signature. Which other parts are signed is not shown. */
function referencesOf(info: SignedInfo, properties: Node): [Reference, Reference] {
  const id = properties.getAttribute('Id');
  const own = info.references.filter(({ uri }) => id !== null && uri === `#${id}`);
  const whole = info.references.filter(({ uri }) => uri === '');
  const [first] = whole;
  const [second] = own;
  if (!first) throw new Refusal('fail', 'broken-proof', { property: 'Reference', why: 'not the whole document' });
  if (!second) throw unsupported({ property: 'SignedProperties' });
  if (info.references.length !== 2) throw unsupported({ property: 'Reference', references: info.references.length });
  return [first, second];
}

/** Undefined digests are of algorithms that are not accepted. */
async function dereference({ uri, digestMethod, digest }: Reference, text: string): Promise<string> {
  const actual = await digestOf(digestMethod, text);
  if (!actual) throw unsupported({ algorithm: digestMethod });
  const found = base64.encode(actual);
  // For an issuer in search of the fault: what was hashed for this reference, and its hash.
  if (found !== digest) {
    throw new Refusal('fail', 'signature-mismatch', { reference: uri, characters: text.length, digest: found });
  }
  return text;
}

/** The document without this signature ("enveloped"), or without any (as the Commission's own software seals). */
function sealedPart({ transforms }: Reference, signature: Node, document: Document): string {
  const [removal, ...rest] = transforms;
  if (removal !== 'enveloped' && removal !== 'no-signatures') throw unsupported({ property: 'Transform' });
  const method = writingOf(rest);
  const copy = document.cloneNode(true) as Document;
  const all = signaturesOf(copy);
  // The copy has its elements in the same order.
  const at = signaturesOf(document).indexOf(signature);
  for (const [index, one] of all.entries()) {
    if (removal === 'no-signatures' || index === at) one.parentNode?.removeChild(one);
  }
  return canonical(copy, method);
}

function plainMethod({ transforms }: Reference): Method {
  return writingOf(transforms);
}

/** Section 4.4.3.2: what is still a tree after the last transform is written by canonical XML 1.0. */
function writingOf(transforms: string[]): Method {
  const [method = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315', ...more] = transforms;
  if (!isMethod(method) || more.length > 0) throw unsupported({ property: 'Transform', transforms });
  return method;
}

function methodOf(element: Node): Method {
  const algorithm = element.getAttribute('Algorithm') ?? '';
  // An element in it would change how it writes (InclusiveNamespaces).
  if (!isMethod(algorithm) || elementsOf(element).length > 0) throw unsupported({ algorithm });
  return algorithm;
}

/** All `ds:Signature`, in document order, those inside of others too. */
export function signaturesOf(document: Document): Node[] {
  return Array.from(document.getElementsByTagNameNS(DS, 'Signature'));
}

/** ETSI EN 319 132-1, section 4.3.2: one `QualifyingProperties`, about this signature and no other. */
function propertiesOf(signature: Node): Node {
  const qualifying = elementsOf(signature, DS, 'Object').flatMap((one) =>
    elementsOf(one, XADES, 'QualifyingProperties'),
  );
  const [first, ...more] = qualifying;
  if (!first) throw unsupported({ property: 'QualifyingProperties' });
  const id = signature.getAttribute('Id');
  if (more.length > 0 || id === null || first.getAttribute('Target') !== `#${id}`) {
    throw new Refusal('fail', 'broken-proof', { property: 'QualifyingProperties' });
  }
  return only(first, XADES, 'SignedProperties');
}

/** The signer's is the one whose digest was signed; the others, signed or not, may lie on the way to an authority. */
async function certificatesOf(
  signature: Node,
  wanted: { method: string; digest: string },
): Promise<{ leaf: Certificate; chain: Uint8Array[] }> {
  const all = [
    ...signaturePart(signature, DS, 'X509Certificate'),
    ...signaturePart(signature, XADES, 'EncapsulatedX509Certificate'),
  ]
    .slice(0, MOST_CERTIFICATES)
    .flatMap((one) => decode(one) ?? []);
  if (all.length === 0) throw new Refusal('unknown', 'key-list-unavailable', { x5c: false });
  for (const der of all) {
    const digest = await digestOf(wanted.method, der);
    if (!digest) throw unsupported({ algorithm: wanted.method });
    if (base64.encode(digest) !== wanted.digest) continue;
    const leaf = await readCertificate(der);
    if (leaf) return { leaf, chain: [der, ...all.filter((other) => other !== der)] };
  }
  throw new Refusal('fail', 'broken-proof', { property: 'SigningCertificate' });
}

function signaturePart(signature: Node, uri: string, local: string): Node[] {
  return Array.from(signature.getElementsByTagNameNS(uri, local));
}

/** The signer's own word on the time; timestamps, which are others', are not looked at. */
function checkTime(signingTime: string | undefined, inquiry: Inquiry): Check[] {
  const ms = signingTime === undefined ? undefined : parseDate(signingTime)?.ms;
  if (ms === undefined) return [];
  return ms > inquiry.now + SKEW
    ? [note('proof.dates', 'unknown', 'proof-created-in-future', { created: signingTime })]
    : [pass('proof.dates', undefined, { created: signingTime })];
}

function elementsOf(node: Node, uri?: string, local?: string): Node[] {
  return Array.from(node.childNodes).filter(
    (child): child is Node =>
      child.nodeType === child.ELEMENT_NODE &&
      (uri === undefined || ((child as Node).namespaceURI === uri && child.localName === local)),
  );
}

/** The only child of that name: several, and somebody chooses which one counts. */
function only(node: Node, uri: string, local: string): Node {
  const [first, ...more] = elementsOf(node, uri, local);
  if (!first || more.length > 0) throw new Refusal('fail', 'broken-proof', { property: local });
  return first;
}

function decode(node: Node): Uint8Array | undefined {
  const text = (node.textContent ?? '').replace(/\s+/g, '');
  if (text === '' || text.length > LONGEST) return undefined;
  try {
    return base64.decode(text);
  } catch {
    return undefined;
  }
}
