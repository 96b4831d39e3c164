/**
 * A key served at its own address, as Open Badges 3.0 has it for VC-JWT ("JSON Web Token Proof Format", "JOSE Header":
 * `kid` is a URL or DID URL that can be dereferenced to an object of type JWK). Such a key says nothing of whose it is.
 */
import type { Inquiry } from '../inquiry.ts';
import { sameSite } from '../open-badges-2/address.ts';
import type { ListedKey } from './controller.ts';
import { grantOf } from './grant.ts';
import type { KeyList } from './list.ts';
import { describe, refuse, settle } from './result.ts';
import { originOf, sameId } from './same-id.ts';
import { isSharedHost } from './shared-hosts.ts';
import type { KeyAsk, KeyResult } from './types.ts';

/**
 * It is the issuer's when
 * - the issuer's own document (its id dereferenced, or its DID document) lists it, by id or by RFC 7638 thumbprint; or
 * - the issuer publishes no list at all, its id is an https address, and the key is served by that very origin, without
 *   a redirect away: who rules the origin of the id rules the id. Open Badges 3.0 leaves open how ownership of a key is
 *   shown for https issuers (1EdTech/openbadges-specification, no. 605); this is the narrowest reading under which its
 *   own example (profile and JWK on one host, no verificationMethod) holds. Not on hosts where many people publish
 *   under one origin.
 * A list that was had and has other keys always decides against it.
 */
export async function bareKey(
  ask: KeyAsk,
  list: Extract<KeyList, { state: 'had' }>,
  inquiry: Inquiry,
): Promise<KeyResult> {
  const [, fragment] = ask.method.split('#');
  const detail = { verificationMethod: ask.method, ...(ask.issuer === undefined ? {} : { issuer: ask.issuer }) };
  const host = list.served?.host;
  const listed = pickBare(list.keys, ask.method, fragment);
  const own = ask.issuer !== undefined && publishedByIssuer(ask.issuer, list);
  if (!listed) return own ? refuse('fail', 'key-not-listed', detail) : refuse('unknown', 'key-not-bound', detail);
  const known = describe(listed, host === undefined ? {} : { host });
  if (ask.issuer === undefined) return refuse('unknown', 'key-not-bound', detail, known);
  // The issuer's id is this very address: the list is its own, unless an open redirector led to somebody else's.
  if (sameId(ask.issuer, list.controller)) {
    if (sameSite(ask.issuer, `https://${host}/`)) return authorised(listed, ask.issuer);
    return refuse('unknown', 'key-list-unavailable', { ...detail, reason: 'host-differs', redirected: host }, known);
  }

  // By the address that was asked: what a key calls itself is its own word, and may be the name of one that the issuer
  // lists by reference.
  const grant = await grantOf(ask.issuer, { id: ask.method, key: listed.key }, ask.relationship, inquiry);
  switch (grant.state) {
    case 'granted': {
      const revoked = listed.revoked ?? grant.by.revoked;
      const by = { ...grant.by, ...(revoked === undefined ? {} : { revoked }) };
      return settle(by, grant.origin, { ...detail, listedBy: ask.issuer }, inquiry.now);
    }
    case 'not-authorised':
      return refuse('fail', 'key-not-authorised', { ...detail, relationship: ask.relationship }, known);
    case 'not-listed':
      return refuse('fail', 'key-not-listed', detail, known);
    case 'unavailable':
      return refuse('unknown', grant.code, { ...grant.detail, verificationMethod: ask.method }, known);
    case 'no-list':
      if (listed.controller !== undefined && !sameId(listed.controller, ask.issuer)) {
        return refuse('fail', 'key-of-another', { ...detail, controller: listed.controller }, known);
      }
      return own ? authorised(listed, ask.issuer) : refuse('unknown', 'key-not-bound', detail, known);
  }

  function authorised(key: ListedKey, controller: string): KeyResult {
    if (!key.authorised) return refuse('fail', 'key-not-authorised', { ...detail, use: 'enc' }, known);
    return settle(key, { controller, ...(host === undefined ? {} : { host }) }, detail, inquiry.now);
  }
}

/** `kid` of the set against the whole address or its fragment; one key alone needs no name. */
function pickBare(keys: ListedKey[], method: string, fragment: string | undefined): ListedKey | undefined {
  const named = keys.find((listed) => sameId(listed.id, method) || (fragment !== undefined && listed.kid === fragment));
  if (named) return named;
  return keys.length === 1 && (fragment === undefined || keys[0]?.kid === undefined) ? keys[0] : undefined;
}

function publishedByIssuer(issuer: string, list: Extract<KeyList, { state: 'had' }>): boolean {
  const origin = originOf(issuer);
  if (origin === undefined || originOf(list.controller) !== origin || list.served?.origin !== origin) return false;
  if (list.served.download) return false;
  // Text and binary are what upload areas serve; a key that the host means to publish is JSON.
  return /json/.test(list.served.mediaType) && !isSharedHost(list.served.host);
}
