/** The list of revoked credentials that a Blockcerts issuer names in its profile (Blockcerts 2, "Revocation list"). */
import type { View } from '../credential/view.ts';
import type { Inquiry } from '../inquiry.ts';
import type { Award } from '../open-badges-2/award.ts';
import { checkRevocationList } from '../open-badges-2/revocation-list.ts';
import type { Check, Standard } from '../report.ts';
import type { Profile } from './profile.ts';

/**
 * The same list as that of Open Badges 2. It is the profile's word which one counts; where the profile names none or
 * cannot be had, the one that the credential itself names.
 * @param embedded the issuer as it stands in the credential
 */
export function checkRevoked(
  credential: { id: string | undefined; view: View; standard: Standard },
  profile: Profile | undefined,
  embedded: View | undefined,
  inquiry: Inquiry,
): Promise<Check[]> {
  const { id, view: raw, standard } = credential;
  const names = id === undefined ? [] : [id];
  const award: Award = { standard, raw, issuedOn: undefined, expires: undefined, revoked: false, names };
  const published = profile?.ok ? profile : undefined;
  const hasList = (node: View | undefined) => node?.['revocationList'] !== undefined;
  const source = !hasList(published?.value) && hasList(embedded) ? embedded : published?.value;
  return checkRevocationList(award, source, published?.url, inquiry);
}
