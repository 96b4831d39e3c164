/** What may be shown of a Blockcerts credential, from the terms as hashed. */
import { compact } from '../credential/facts.ts';
import { idOf, nodes, text, typesOf, type View } from '../credential/view.ts';
import type { Award } from '../open-badges-2/award.ts';
import { factsOf as factsOfAward, type Sources } from '../open-badges-2/facts.ts';
import type { Facts } from '../part.ts';
import type { Achievement } from '../report.ts';

/** Blockcerts 2: an Open Badges 2 assertion with class and issuer inside. */
export function sourcesOf(view: View): Sources {
  const badge = nodes(view['badge'])[0];
  const issuer = badge?.['issuer'];
  const id = text(view['id']);
  const award: Award = {
    standard: 'open-badges-2.0',
    raw: { ...view, recipient: nodes(view['recipient']).map(withShortType) },
    issuedOn: text(view['issuedOn']),
    expires: text(view['expires']),
    revoked: false,
    names: id === undefined ? [] : [id],
    ...(id === undefined ? {} : { id }),
  };
  const [profile] = nodes(issuer);
  return compact<Sources>({ award, badge, badgeId: idOf(badge), profile, issuerId: idOf(issuer) });
}

export function factsOf2(view: View): Facts {
  const facts = factsOfAward(sourcesOf(view));
  // Nothing is followed from here: endorsements of Blockcerts are not a practice.
  delete facts.endorsementSources;
  return facts;
}

/** `http://schema.org/email` is the context's name for the type `email`. */
function withShortType(node: View): View {
  return { ...node, type: typesOf(node).map((type) => type.replace(/^.*[#/]/, '')) };
}

/**
 * Blockcerts 3 says what was achieved in `credentialSubject.claim`, or only in text for people (`display`, HTML, which is
 * never shown) and machines (`metadata`, free JSON).
 */
export function achievementOf3(view: View): Achievement | undefined {
  const claim = nodes(view['credentialSubject']).flatMap((subject) => nodes(subject['claim']))[0];
  const name = text(view['name']) ?? text(claim?.['name']);
  if (name === undefined) return undefined;
  const description = text(claim?.['description']) ?? text(view['description']);
  return compact<Achievement>({ id: text(claim?.['id']), name, description });
}
