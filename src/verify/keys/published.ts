/** A key that came with the credential itself (a JOSE `jwk` header): does the issuer publish the same one? */
import type { Inquiry } from '../inquiry.ts';
import { grantOf } from './grant.ts';
import { refuse, settle } from './result.ts';
import type { KeyAsk, KeyResult, PublicKey } from './types.ts';

/**
 * Such a key proves nothing of the issuer until the issuer's own list has it (same RFC 7638 thumbprint). The list was
 * had and has other keys: fail. The issuer publishes no list at all: `key-not-bound`, which is unknown, because Open
 * Badges 3.0 lets an issuer send its key this way and asks for nothing more.
 */
export async function findPublished(
  key: PublicKey,
  issuer: string | undefined,
  relationship: KeyAsk['relationship'],
  inquiry: Inquiry,
): Promise<KeyResult> {
  if (issuer === undefined) return refuse('unknown', 'missing-property', { property: 'issuer' }, { key });
  const grant = await grantOf(issuer, { id: undefined, key }, relationship, inquiry);
  switch (grant.state) {
    case 'granted':
      return settle(grant.by, grant.origin, { verificationMethod: grant.by.id, listedBy: issuer }, inquiry.now);
    case 'not-authorised':
      return refuse('fail', 'key-not-authorised', { issuer, relationship }, { key });
    case 'not-listed':
      return refuse('fail', 'key-not-listed', { issuer }, { key });
    case 'no-list':
      return refuse('unknown', 'key-not-bound', { ...grant.detail, issuer }, { key });
    case 'unavailable':
      return refuse('unknown', grant.code, { ...grant.detail, issuer }, { key });
  }
}
