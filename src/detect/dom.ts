/**
 * What the scanner reads from pages. In Chromium a page's named elements (`<img name=body>`, `<input name=parentNode>`)
 * stand in front of the properties of documents and forms, for extensions too: where a wrong answer would matter the
 * prototype is asked; elsewhere it is read as the text that it then is.
 */

/** A document, a shadow root or an element whose contents are looked at. */
export type Root = Document | ShadowRoot | Element;

export const parentOf = (node: Node): Element | null => Reflect.get(Node.prototype, 'parentElement', node);

export function attribute(element: Element, name: string): string {
  return Element.prototype.getAttribute.call(element, name) ?? '';
}

/** The element itself, or the nearest around it, that fits. */
export const around = (element: Element, selector: string): Element | null =>
  Element.prototype.closest.call(element, selector);

/** Elements below a root. A list, not an array: reaching into it is what costs, element by element. */
export function all(root: Root, selector: string): NodeListOf<Element> {
  const { prototype } = root instanceof Element ? Element : root instanceof Document ? Document : DocumentFragment;
  return prototype.querySelectorAll.call(root, selector);
}

/** Kinds of node to walk: NodeFilter's SHOW_ELEMENT and SHOW_TEXT, in fewer bytes. */
export const ELEMENTS = 1;
export const TEXTS = 4;

/** Walks the nodes of a kind below a root. A page that hid this would hide all its badges at once. */
export const walkerOf = (root: Node, kind: number): TreeWalker =>
  Document.prototype.createTreeWalker.call(document, root, kind);

/** Lines of text below an element, one per text node, at most 16. */
export function lines(element: Element): string[] {
  const walker = walkerOf(element, TEXTS);
  const found = new Set<string>();
  while (found.size < 16 && walker.nextNode()) {
    const line = walker.currentNode.nodeValue?.trim().slice(0, 200);
    if (line) found.add(line);
  }
  return [...found];
}
