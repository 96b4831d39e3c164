/**
 * Canonical XML 1.0 and exclusive canonical XML 1.0, without comments: what a signature is over. The tree is xmldom's,
 * the writing xmldsigjs's; both run where there is no `DOMParser`.
 */
import { DOMParser, type Document, type Element, type Node } from '@xmldom/xmldom';
import { XmlCanonicalizer } from 'xmldsigjs';

export const INCLUSIVE = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
export const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export type Method = typeof INCLUSIVE | typeof EXCLUSIVE;

const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** @param text that `readTree` has read, and so within its limits. A text says why there is no document. */
export function parseDocument(text: string): Document | string {
  const parser = new DOMParser({
    // XML 1.0, section 2.11; the parser's own way is that of XML 1.1, which changes two more characters.
    normalizeLineEndings: (source) => source.replace(/\r\n?/g, '\n'),
    onError: (level, message) => {
      if (level !== 'warning') throw new Error(message);
    },
  });
  try {
    return parser.parseFromString(text, 'text/xml');
  } catch (error) {
    return error instanceof Error ? error.message : 'broken';
  }
}

export function isMethod(algorithm: string | undefined): algorithm is Method {
  return algorithm === INCLUSIVE || algorithm === EXCLUSIVE;
}

/** @param node a document, or an element of one */
export function canonical(node: Document | Element, method: Method): string {
  const apex = method === INCLUSIVE && node.nodeType === node.ELEMENT_NODE ? inContext(node as Element) : node;
  return new XmlCanonicalizer(false, method === EXCLUSIVE).Canonicalize(apex as unknown as globalThis.Node);
}

/**
 * Canonical XML 1.0, section 2.4: an element taken out of its document brings along the namespaces and the attributes
 * of `xml:` that are in force where it stood.
 */
function inContext(element: Element): Element {
  const copy = element.cloneNode(true) as Element;
  for (let above: Node | null = element.parentNode; above; above = above.parentNode) {
    if (above.nodeType !== above.ELEMENT_NODE) continue;
    for (const { namespaceURI, nodeName, localName, prefix, value } of Array.from((above as Element).attributes)) {
      const isInherited = namespaceURI === XMLNS || prefix === 'xml';
      if (!isInherited || localName === null || copy.hasAttributeNS(namespaceURI, localName)) continue;
      copy.setAttributeNS(namespaceURI, nodeName, value);
    }
  }
  return copy;
}
