/** Which Open Badges version before 3.0 a JSON document is, if any. */
import { isView, many, texts, typesOf, type View } from '../credential/view.ts';
import type { Standard } from '../report.ts';

const VCDM = /^https:\/\/www\.w3\.org\/(?:2018\/credentials\/v1|ns\/credentials\/v2)$/;
/** `https://w3id.org/openbadges/v2` and its older and longer addresses; the version is the last thing named. */
const CONTEXT =
  /^https?:\/\/(?:w3id\.org\/openbadges|(?:www\.)?openbadgespec\.org|purl\.imsglobal\.org\/(?:spec\/)?ob)\/v([12])/i;

/**
 * An award (assertion) or an endorsement; undefined for badge classes, profiles, Blockcerts, and whatever else.
 * Open Badges 2.1 reports as 2.0.
 */
export function recogniseOpenBadges2(value: unknown): Standard | undefined {
  if (!isView(value)) return undefined;
  const contexts = texts(value['@context']);
  if (contexts.some((context) => VCDM.test(context)) || isBlockcerts(value)) return undefined;
  const types = typesOf(value).map((type) => type.replace(/^.*[:#/]/, ''));
  const version = contexts.map((context) => CONTEXT.exec(context)?.[1]).find((found) => found !== undefined);
  if (types.includes('Endorsement')) return version === '2' || isView(value.claim) ? 'endorsement-2.0' : undefined;
  const awarded = value.badge !== undefined && (value.recipient !== undefined || value.verify !== undefined);
  const assertion = types.includes('Assertion') || awarded;
  if (!assertion) return undefined;
  if (version === '2') return 'open-badges-2.0';
  if (version === '1') return 'open-badges-1.1';
  if (types.includes('Assertion') && isView(value.verification)) return 'open-badges-2.0';
  if (types.includes('Assertion') && contexts.length > 0) return undefined;
  if (!awarded) return undefined;
  return typeof value.recipient === 'string' ? 'open-badges-0.5' : 'open-badges-1.0';
}

/** Blockcerts 2 is a superset of Open Badges 2 with a Merkle proof; it has a verifier of its own. */
function isBlockcerts(value: View): boolean {
  return many(value.signature).some((signature) => typesOf(signature).some((type) => /^MerkleProof/.test(type)));
}
