/** Endorsements that stand in a credential: each is verified by its own proof. */
import type { EndorsementSource } from '../part.ts';
import { idOf, nodes, texts, type View } from './view.ts';

interface Place {
  node: View;
  /** Ids of which an endorsement standing here may speak. */
  about: string[];
}

/**
 * Open Badges 3.0, appendix B: of a credential "about the credential, and the achievement and profiles in the
 * credential"; of an achievement or a profile about that one.
 */
function placesOf(document: View): Place[] {
  const subjects = nodes(document['credentialSubject']);
  const achievements = subjects.flatMap((subject) => nodes(subject['achievement']));
  const profiles = [
    ...nodes(document['issuer']),
    ...subjects.flatMap((subject) => nodes(subject['source'])),
    ...achievements.flatMap((achievement) => nodes(achievement['creator'])),
  ];
  const named = (all: unknown[]) => all.flatMap((one) => idOf(one) ?? []);
  return [
    { node: document, about: named([document, ...achievements, document['issuer'], ...profiles]) },
    ...[...achievements, ...profiles].map((node) => ({ node, about: named([node]) })),
  ];
}

/**
 * `endorsement`, read from the raw document and not from the signed view: what counts is the endorser's own signature
 * over the endorser's own text, wherever it stands (OB 3.0, section 5.4).
 */
export function endorsementsWithin(document: View): EndorsementSource[] {
  return placesOf(document).flatMap(({ node, about }) =>
    nodes(node['endorsement']).map((value) => {
      const inherited = value['@context'] === undefined ? { '@context': document['@context'], ...value } : value;
      return { found: { kind: 'json' as const, value: inherited, text: JSON.stringify(inherited) }, about };
    }),
  );
}

/** `endorsementJwt`, from the view that is signed. */
export function endorsementTokens(view: View): EndorsementSource[] {
  return placesOf(view).flatMap(({ node, about }) =>
    texts(node['endorsementJwt']).map((text) => ({ found: { kind: 'jws' as const, text }, about })),
  );
}
