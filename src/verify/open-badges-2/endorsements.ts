/** Endorsements that stand in an assertion, its class or its issuer's profile (Open Badges 2.0, "Endorsement"). */
import { isView, many, text, type View } from '../credential/view.ts';
import type { EndorsementSource } from '../part.ts';
import { address, resolve } from './address.ts';
import type { Sources } from './facts.ts';

/** More are not looked at: each one costs several requests. */
const MOST = 20;

/**
 * Each must be about the assertion, the class or the issuer. One that has an address is fetched from there, as only
 * its id is to be trusted; one without stands for itself.
 */
export function endorsementSources(sources: Sources): EndorsementSource[] {
  const { award, badge, profile, badgeId, issuerId } = sources;
  const about = [award.id, badgeId, issuerId].filter((id) => id !== undefined);
  const found = new Map<string, EndorsementSource>();
  const places: [View | undefined, string | undefined][] = [
    [award.raw, sources.url],
    [badge, sources.badgeUrl],
    [profile, issuerId],
  ];
  for (const [place, base] of places) {
    // An embedded copy of the whole badge repeats what stands in the class.
    for (const item of many(place?.endorsement)) {
      const source = sourceOf(item, base, about);
      if (source) found.set(source.url ?? JSON.stringify(source.found), source);
    }
  }
  return [...found.values()].slice(0, MOST);
}

function sourceOf(item: unknown, base: string | undefined, about: string[]): EndorsementSource | undefined {
  if (typeof item === 'string') {
    if (/^[\w-]+\.[\w-]+\.[\w-]*$/.test(item)) return { found: { kind: 'jws', text: item }, about };
    const url = resolve(item, base);
    return address(url) ? { url, about } : undefined;
  }
  if (!isView(item)) return undefined;
  const id = text(item.id ?? item['@id']);
  // Only a reference: `{ "id": "https://…" }`.
  if (id !== undefined && address(id) && item.claim === undefined) return { url: id, about };
  return { found: { kind: 'json', value: item, text: JSON.stringify(item) }, about };
}
