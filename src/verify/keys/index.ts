/** Retrieval of a verification method (Controlled Identifiers 1.0, section 3.3), and whether it is the issuer's. */
import type { Inquiry } from '../inquiry.ts';
import { bareKey } from './bare-key.ts';
import { absolute, type ListedKey } from './controller.ts';
import { grantOf } from './grant.ts';
import { type KeyList, listKeys } from './list.ts';
import { fromMultibase } from './public-key.ts';
import { describe, isRevoked, refuse, settle } from './result.ts';
import { sameId } from './same-id.ts';
import type { KeyAsk, KeyResult, PublicKey } from './types.ts';

/**
 * The key that `ask.method` names: always dereferenced, and found in its controller's list under the relationship
 * asked. A key that stands in the fragment of another's address (`https://victim.example/issuer#z6Mk…`) is never taken
 * for listed; it comes back as a mere hint.
 */
export async function findKey(ask: KeyAsk, inquiry: Inquiry): Promise<KeyResult> {
  const method = absolute(ask.method.trim(), ask.issuer ?? '') ?? '';
  const [address = '', fragment] = method.split('#');
  const hint = fragment === undefined ? undefined : fromMultibase(fragment);
  const list = await listKeys(address, ask.relationship, inquiry);
  if (list.state === 'unavailable') return withoutList({ ...ask, method }, list, hint, inquiry);
  if (list.bare) return bareKey({ ...ask, method }, list, inquiry);

  const origin = { controller: list.controller, ...(list.served ? { host: list.served.host } : {}) };
  const detail = { verificationMethod: method, controller: list.controller };
  const listed = pick(list.keys, method, fragment);
  if (!listed) return refuse('fail', 'key-not-listed', detail, { ...origin, ...(hint ? { key: hint } : {}) });

  const known = describe(listed, origin);
  // Section 3.3: the method's controller is the document it was found in.
  if (listed.controller !== undefined && !sameId(listed.controller, list.controller)) {
    return refuse('fail', 'key-of-another', { ...detail, controller: listed.controller }, known);
  }
  if (!listed.authorised) {
    return refuse('fail', 'key-not-authorised', { ...detail, relationship: ask.relationship }, known);
  }
  if (ask.issuer === undefined || sameId(ask.issuer, list.controller)) {
    return settle(listed, origin, detail, inquiry.now);
  }
  // Another's key; but the issuer's own list may have it as well, and then it is the issuer who authorises it.
  const grant = await grantOf(ask.issuer, { id: method, key: listed.key }, ask.relationship, inquiry);
  // Whether the issuer lists it cannot be told while the issuer's own list cannot be had.
  if (grant.state === 'unavailable' || grant.state === 'no-list') {
    const code = grant.state === 'unavailable' ? grant.code : 'key-list-unavailable';
    return refuse('unknown', code, { ...detail, ...grant.detail, issuer: ask.issuer }, known);
  }
  if (grant.state !== 'granted') return refuse('fail', 'key-of-another', { ...detail, issuer: ask.issuer }, known);
  const revoked = isRevoked(listed.revoked, inquiry.now) ? listed.revoked : grant.by.revoked;
  const by = { ...listed, ...grant.by, ...(revoked === undefined ? {} : { revoked }) };
  return settle(by, grant.origin, { ...detail, listedBy: ask.issuer }, inquiry.now);
}

async function withoutList(
  ask: KeyAsk,
  list: Extract<KeyList, { state: 'unavailable' }>,
  hint: PublicKey | undefined,
  inquiry: Inquiry,
): Promise<KeyResult> {
  const { method, issuer } = ask;
  const [address = ''] = method.split('#');
  const known = hint ? { key: hint } : {};
  if (issuer !== undefined && !sameId(issuer, address)) {
    const grant = await grantOf(issuer, { id: method, key: undefined }, ask.relationship, inquiry);
    if (grant.state === 'granted') {
      return settle(grant.by, grant.origin, { verificationMethod: method, listedBy: issuer }, inquiry.now);
    }
    // A DID says itself whose key it is; what an address holds may still turn out to be the issuer's.
    if (address.startsWith('did:') && (grant.state === 'not-listed' || grant.state === 'not-authorised')) {
      return refuse('fail', 'key-of-another', { verificationMethod: method, controller: address, issuer }, known);
    }
  }
  return refuse('unknown', list.code, { ...list.detail, verificationMethod: method }, known);
}

/** The method of that id; a did:key or did:jwk without fragment has only one key to mean. */
function pick(keys: ListedKey[], method: string, fragment: string | undefined): ListedKey | undefined {
  if (fragment === undefined && /^did:(?:key|jwk):/.test(method)) return keys[0];
  const named = keys.filter((listed) => sameId(listed.id, method));
  return (
    named.find((listed) => listed.authorised && listed.key) ?? named.find((listed) => listed.authorised) ?? named[0]
  );
}
