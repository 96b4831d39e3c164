/** Credentials that stand inside a container, as documents of their own. */
import { classify } from '../../read/classify.ts';
import type { Found } from '../../read/types.ts';
import { isView, many, nodes, text, typesOf, type View } from '../credential/view.ts';

/**
 * `verifiableCredential` of a presentation (VCDM 2.0, section 4.13) or of a CLR's subject (CLR 2.0, section 5):
 * objects, tokens, envelopes. Undefined where one is nothing that can be read.
 */
export function contained(document: View): (Found | undefined)[] {
  const places = [document, ...nodes(document['credentialSubject'])];
  return places
    .flatMap((place) => many(place['verifiableCredential']))
    .map((item) => {
      if (typeof item === 'string') return classify(item).found;
      if (!isView(item)) return undefined;
      return unwrapEnvelope(item) ?? asDocument(item, document);
    });
}

/** A part that names no context of its own is read with its container's, as JSON-LD does. */
function asDocument(item: View, container: View): Found {
  const value = item['@context'] === undefined ? { '@context': container['@context'], ...item } : item;
  return { kind: 'json', value, text: JSON.stringify(value) };
}

/** `data:application/vc+jwt,…` and its kin (VCDM 2.0, sections 4.14 and 4.15). */
export function unwrapEnvelope(item: View): Found | undefined {
  if (!typesOf(item).some((type) => type.startsWith('Enveloped'))) return undefined;
  const id = text(item['id'] ?? item['@id']) ?? '';
  const [, media = '', body = ''] = /^data:([^,]*),([\s\S]*)$/.exec(id) ?? [];
  if (/^application\/(?:v[cp]\+cose|[\w.+-]*mdoc|cbor)(?:;|$)/i.test(media)) return classify(id).found;
  if (!/^application\/(?:vc|vp|sd|dc|jwt)?\+?(?:jwt|sd-jwt|ld\+json\+jwt)?/i.test(media)) return undefined;
  try {
    const found = classify(decodeURIComponent(body)).found;
    return found && found.kind !== 'url' ? found : undefined;
  } catch {
    return undefined;
  }
}
