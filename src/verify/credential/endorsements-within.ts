/** Endorsement credentials that stand inside a credential, as raw documents: each is verified by its own proof. */
import type { EndorsementSource } from '../part.ts';
import { idOf, nodes, type View } from './view.ts';

/**
 * Read from the raw document and not from the signed view: what counts is the endorser's own signature over the
 * endorser's own text, wherever it stands (OB 3.0, section 5.4).
 */
export function endorsementsWithin(document: View): EndorsementSource[] {
  const issuer = nodes(document['issuer'])[0];
  const achievements = nodes(document['credentialSubject']).flatMap((subject) => nodes(subject['achievement']));
  return [document, ...achievements, ...(issuer ? [issuer] : [])].flatMap((place) => {
    const about = [idOf(place) ?? []].flat();
    return nodes(place['endorsement']).map((value) => {
      const inherited = value['@context'] === undefined ? { '@context': document['@context'], ...value } : value;
      return { found: { kind: 'json' as const, value: inherited, text: JSON.stringify(inherited) }, about };
    });
  });
}
