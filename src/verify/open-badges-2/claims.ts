/** Facts of an award by its own word, with what is embedded in it: for comparing, and for naming what could not be checked. */
import { idOf, isView } from '../credential/view.ts';
import type { Facts } from '../part.ts';
import type { Award } from './award.ts';
import { factsOf, type Sources } from './facts.ts';

export function claims(award: Award): Facts {
  const sources: Sources = { award };
  const badgeId = idOf(award.badge);
  if (badgeId !== undefined) sources.badgeId = badgeId;
  if (isView(award.badge)) sources.badge = award.badge;
  const issuer = award.standard === 'endorsement-2.0' ? award.issuer : sources.badge?.issuer;
  const issuerId = idOf(issuer);
  if (issuerId !== undefined) sources.issuerId = issuerId;
  if (isView(issuer)) sources.profile = issuer;
  const facts = factsOf(sources);
  // Nothing is followed on the word of a document that proves nothing.
  delete facts.endorsementSources;
  return facts;
}
