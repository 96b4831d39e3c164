/** The issuer's profile from its own address: keys and revocation list stand there (Blockcerts, "Issuer profile"). */
import type { Code } from '../codes.ts';
import { text, type View } from '../credential/view.ts';
import type { Inquiry } from '../inquiry.ts';
import { sameId } from '../keys/same-id.ts';
import { judgeProfile } from '../keys/signed-profile.ts';
import { address } from '../open-badges-2/address.ts';
import { load } from '../open-badges-2/load.ts';

export type Profile =
  | { ok: true; value: View; url: string; host: string }
  | { ok: false; code: Code; detail: Record<string, unknown> };

/** Network answers that the person can do something about keep their own code. */
const TELLING: readonly Code[] = ['private-address', 'port-refused', 'http-only', 'aborted'];

/** Undefined for an issuer that is no address (a DID). */
export async function loadProfile(issuer: string | undefined, inquiry: Inquiry): Promise<Profile | undefined> {
  if (issuer === undefined || !address(issuer)) return undefined;
  const loaded = await load(issuer, 'document', inquiry);
  if (!loaded.ok) {
    const code = TELLING.includes(loaded.code) ? loaded.code : 'key-list-unavailable';
    return { ok: false, code, detail: { ...loaded.detail, url: issuer, reason: loaded.code } };
  }
  const id = text(loaded.value['id'] ?? loaded.value['@id']);
  // Another's profile is not this issuer's word, whoever serves it.
  if (!sameId(id, issuer)) {
    return { ok: false, code: 'key-list-unavailable', detail: { url: issuer, reason: 'id-differs', id } };
  }
  const signed = await judgeProfile(issuer, loaded.value, inquiry);
  if (signed?.outcome === 'fail') {
    return { ok: false, code: 'profile-untrusted', detail: { url: issuer, ...signed.detail } };
  }
  return { ok: true, value: loaded.value, url: loaded.url, host: new URL(loaded.url).host };
}
