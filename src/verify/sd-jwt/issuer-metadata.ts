/** Keys of an SD-JWT VC's issuer (draft-ietf-oauth-sd-jwt-vc, section "JWT VC Issuer Metadata"). */
import { parseJsonBytes } from '../../read/json.ts';
import type { Code } from '../codes.ts';
import { isView, text, type View } from '../credential/view.ts';
import type { Inquiry } from '../inquiry.ts';
import { readBareKeys } from '../keys/controller.ts';
import type { KeyList } from '../keys/list.ts';
import { originOf, sameId, upgraded } from '../keys/same-id.ts';

/** Network answers that the person can do something about keep their own code. */
const TELLING: readonly Code[] = ['private-address', 'port-refused', 'http-only', 'aborted'];

type Unavailable = Extract<KeyList, { state: 'unavailable' }>;

/** Undefined when `iss` is no plain https address. */
export function metadataAddress(iss: string): string | undefined {
  const url = upgraded(iss);
  if (!/^https:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  const { origin, pathname, search, hash, username } = new URL(url);
  if (search !== '' || hash !== '' || username !== '') return undefined;
  return `${origin}/.well-known/jwt-vc-issuer${pathname.replace(/\/$/, '')}`;
}

/** The set of keys stands in the metadata (`jwks`) or at one address of the same origin (`jwks_uri`); never both. */
export async function issuerKeys(iss: string, inquiry: Inquiry): Promise<KeyList> {
  const address = metadataAddress(iss);
  if (address === undefined) return unavailable('key-unsupported', { issuer: iss, reason: 'bad-url' });
  const metadata = await getJson(address, inquiry);
  if ('state' in metadata) return metadata;
  const { value } = metadata;
  if (!sameId(text(value['issuer']), iss)) {
    return unavailable('key-list-unavailable', { url: address, reason: 'id-differs', id: value['issuer'] });
  }
  const { jwks, jwks_uri: elsewhere } = value;
  if ((jwks === undefined) === (elsewhere === undefined)) {
    return unavailable('key-list-unavailable', { url: address, reason: 'bad-metadata' });
  }
  if (jwks !== undefined) return listOf(jwks, iss, address, metadata.served);
  if (typeof elsewhere !== 'string' || originOf(elsewhere) !== originOf(iss)) {
    return unavailable('key-list-unavailable', { url: address, reason: 'jwks-elsewhere', jwks_uri: elsewhere });
  }
  const set = await getJson(elsewhere, inquiry);
  return 'state' in set ? set : listOf(set.value, iss, elsewhere, set.served);
}

async function listOf(jwks: unknown, controller: string, url: string, served: Got['served']): Promise<KeyList> {
  const keys = isView(jwks) && Array.isArray(jwks['keys']) ? await readBareKeys(jwks, controller) : undefined;
  if (!keys) return unavailable('key-list-unavailable', { url, reason: 'no-keys' });
  return { state: 'had', controller, bare: false, keys, served };
}

interface Got {
  value: View;
  served: { host: string; origin: string; mediaType: string };
}

async function getJson(url: string, inquiry: Inquiry): Promise<Got | Unavailable> {
  const answer = await inquiry.door.get(url, 'document', inquiry.signal);
  if (!answer.ok) {
    const code = TELLING.includes(answer.code) ? answer.code : 'key-list-unavailable';
    return unavailable(code, { ...answer.detail, url, reason: answer.code });
  }
  // The address is derived, not given: that nothing is there says nothing of the credential.
  if (answer.status !== 200) {
    return unavailable('key-list-unavailable', { url, reason: 'http-error', status: answer.status });
  }
  const parsed = parseJsonBytes(answer.bytes);
  if (!parsed.ok || !isView(parsed.value)) {
    return unavailable('key-list-unavailable', { url, reason: parsed.ok ? 'broken-json' : parsed.code });
  }
  // Who answers for the issuer is the issuer's origin; what another one serves after a redirect is that other's word.
  if (originOf(answer.url) !== originOf(url)) {
    return unavailable('key-list-unavailable', { url, reason: 'redirected', to: answer.url });
  }
  const { host, origin } = new URL(answer.url);
  return { value: parsed.value, served: { host, origin, mediaType: answer.mediaType } };
}

function unavailable(code: Code, detail: Record<string, unknown>): Unavailable {
  return { state: 'unavailable', code, detail, absent: false };
}
