/** The box around a badge's link: its picture and its words are hints for people, never shown as proven. */
import { match } from '../platforms/match.ts';
import { all, attribute, parentOf } from './dom.ts';

/** The largest box around the link that is about this award alone. */
export function card(link: Element, award: string): Element {
  let box = link;
  for (let step = 0; step < 5; step++) {
    const up = parentOf(box);
    if (!up || /^(?:body|main|[ou]l|t.*)$/.test(up.localName)) break;
    const links = [...all(up, 'a[href]')];
    if (links.length > 12 || links.some((other) => (match(addressOf(other))?.award ?? award) !== award)) break;
    box = up;
    if (/^(?:li|article|figure|blockquote)$/.test(box.localName)) break;
  }
  return box;
}

/** Where an element points, absolute; empty where nowhere. */
export function addressOf(element: Element, name = 'href'): string {
  const address = attribute(element, name);
  return address && address.length < 4096 ? (URL.parse(address, element.baseURI)?.href ?? '') : '';
}
