/** `ds:SignedInfo` and `xades:SignedProperties`, read from the characters that were signed. */
import { childOf, childrenOf, type Element, readTree } from './tree.ts';

const DS = 'http://www.w3.org/2000/09/xmldsig#';
const XADES = 'http://uri.etsi.org/01903/v1.3.2#';
const ENVELOPED = `${DS}enveloped-signature`;
const XPATH = 'http://www.w3.org/TR/1999/REC-xpath-19991116';
const MOST_REFERENCES = 10;

export interface Reference {
  uri: string;
  /**
   * `enveloped`: without this signature. `no-signatures`: without any. Else the algorithm's name. No expression is ever
   * evaluated: the one that the Commission's software writes is known by its letters.
   */
  transforms: string[];
  digestMethod: string;
  /** Base64. */
  digest: string;
}

export interface SignedInfo {
  algorithm: string;
  references: Reference[];
}

/** A text is the name of what is amiss. */
export function readSignedInfo(canonical: string): SignedInfo | string {
  const tree = readTree(canonical);
  if (!tree.ok) return 'SignedInfo';
  const algorithm = childOf(tree.root, 'SignatureMethod', DS)?.attributes['Algorithm'];
  if (algorithm === undefined) return 'SignatureMethod';
  const found = childrenOf(tree.root, 'Reference', DS).map(readReference);
  const references = found.filter((one) => one !== undefined);
  if (references.length < found.length || found.length === 0 || found.length > MOST_REFERENCES) return 'Reference';
  return { algorithm, references };
}

function readReference(element: Element): Reference | undefined {
  // Without a URI the application would have to know what is meant.
  const uri = element.attributes['URI'];
  const digestMethod = childOf(element, 'DigestMethod', DS)?.attributes['Algorithm'];
  const digest = childOf(element, 'DigestValue', DS)?.text.replace(/\s+/g, '');
  const lists = childrenOf(element, 'Transforms', DS);
  if (uri === undefined || digestMethod === undefined || digest === undefined || lists.length > 1) return undefined;
  return { uri, transforms: childrenOf(lists[0], 'Transform', DS).map(transformOf), digestMethod, digest };
}

function transformOf(element: Element): string {
  const { Algorithm: algorithm = '' } = element.attributes;
  if (algorithm === XPATH) {
    const xpath = childOf(element, 'XPath', DS);
    // The prefix is bound to what it must be, since the element has it.
    const expected = `not(ancestor-or-self::${xpath?.prefix}:Signature)`;
    const isKnown = xpath?.prefix !== '' && xpath?.text.trim() === expected && element.children.length === 1;
    return isKnown ? 'no-signatures' : XPATH;
  }
  // Elements within change what is written (InclusiveNamespaces).
  if (element.children.length > 0) return `${algorithm} with ${element.children[0]?.local}`;
  return algorithm === ENVELOPED ? 'enveloped' : algorithm;
}

export interface SignedProperties {
  /** Digest of the signer's certificate, base64: section 5.2.2 (`SigningCertificateV2`), or its forerunner. */
  certificate?: { method: string; digest: string };
  signingTime?: string;
}

export function readSignedProperties(canonical: string): SignedProperties | undefined {
  const tree = readTree(canonical);
  const own = tree.ok ? childOf(tree.root, 'SignedSignatureProperties', XADES) : undefined;
  if (!own) return undefined;
  const list = childOf(own, 'SigningCertificateV2', XADES) ?? childOf(own, 'SigningCertificate', XADES);
  // The first one is the signer's, others may follow.
  const [first] = childrenOf(list, 'Cert', XADES);
  const print = childOf(first, 'CertDigest', XADES);
  const method = childOf(print, 'DigestMethod', DS)?.attributes['Algorithm'];
  const digest = childOf(print, 'DigestValue', DS)?.text.replace(/\s+/g, '');
  const signingTime = childOf(own, 'SigningTime', XADES)?.text.trim();
  return {
    ...(method === undefined || digest === undefined ? {} : { certificate: { method, digest } }),
    ...(signingTime === undefined ? {} : { signingTime }),
  };
}
