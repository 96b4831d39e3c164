/** Every digest that a credential states of something outside it, wherever it stands. */
import { isView, text, texts, type View } from '../credential/view.ts';
import { type Digest, digestOfMultibase, digestsOfSri } from './digests.ts';
import { readHashlink } from './hashlink.ts';

export interface Stated {
  id: string;
  /** Addresses at which it may be had. */
  urls: string[];
  /** One list per statement, any of which will do; every statement must hold. */
  digests: Digest[][];
  /** Statements that cannot be read. */
  unreadable: string[];
}

export function statedDigests(view: View): Stated[] {
  const found = new Map<string, Stated>();
  const waiting: unknown[] = [view];
  const seen = new Set<unknown>();
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string') addHashlink(value, found);
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isView(value)) addNode(value, found);
    waiting.push(...Object.values(value).reverse());
  }
  return [...found.values()];
}

function addNode(node: View, found: Map<string, Stated>): void {
  const id = text(node['id'] ?? node['@id']);
  const sri = texts(node['digestSRI']);
  const multibase = texts(node['digestMultibase']);
  if (id === undefined || sri.length + multibase.length === 0) return;
  const stated = entry(id, [id], found);
  for (const [value, digests] of [
    ...sri.map((one) => [one, digestsOfSri(one)] as const),
    ...multibase.map((one) => [one, several(digestOfMultibase(one))] as const),
  ]) {
    if (digests) stated.digests.push(digests);
    else stated.unreadable.push(value.slice(0, 200));
  }
}

function addHashlink(value: string, found: Map<string, Stated>): void {
  const link = readHashlink(value);
  if (!link) return;
  const stated = entry(value, link.urls, found);
  if (link.digest) stated.digests.push([link.digest]);
  else stated.unreadable.push(value.slice(0, 200));
}

function several(digest: Digest | undefined): Digest[] | undefined {
  return digest && [digest];
}

function entry(id: string, urls: string[], found: Map<string, Stated>): Stated {
  const stated = found.get(id) ?? { id, urls, digests: [], unreadable: [] };
  found.set(id, stated);
  return stated;
}
