/** The keys of one controller: the DID or address is dereferenced, its document read. */

import { isDownload } from '../../net/download.ts';
import { parseJsonBytes } from '../../read/json.ts';
import type { Code } from '../codes.ts';
import { isView, text, type View } from '../credential/view.ts';
import type { Inquiry } from '../inquiry.ts';
import { sameSite } from '../open-badges-2/address.ts';
import { type ListedKey, layoutOf, readBareKeys, readController } from './controller.ts';
import { type Did, didMethod, didWebAddress, parseDid, readDidJwk, readDidKey, type SelfDescribed } from './did.ts';
import { originOf, sameId, upgraded } from './same-id.ts';
import { judgeProfile } from './signed-profile.ts';
import type { KeyAsk } from './types.ts';

/** Where a document came from. */
export interface Served {
  /** Host and origin after redirects: the one that really served the document. */
  host: string;
  origin: string;
  mediaType: string;
  /** Handed out as a file to save, as sites do with what their users put up. */
  download?: true;
}

export type KeyList =
  | {
      state: 'had';
      /** The document's id; for a bare key or a JWK set the address asked. */
      controller: string;
      /** A JWK, a JWK set or a lone method: keys without a statement of whose they are. */
      bare: boolean;
      keys: ListedKey[];
      /** Absent for did:key and did:jwk. */
      served?: Served;
    }
  | {
      state: 'unavailable';
      code: Code;
      detail: Record<string, unknown>;
      /** The server answered, and there is no such document: nothing will be listed there by trying later. */
      absent: boolean;
    };

/** Network answers that the person can do something about keep their own code; the others only say what happened. */
const TELLING: readonly Code[] = ['private-address', 'port-refused', 'http-only', 'aborted'];

/** @param controller a DID or an http(s) address, without fragment */
export async function listKeys(
  controller: string,
  relationship: KeyAsk['relationship'],
  inquiry: Inquiry,
): Promise<KeyList> {
  if (/^https?:\/\//i.test(controller)) return fromWeb(controller, relationship, inquiry);
  const method = didMethod(controller);
  if (method === undefined) return unavailable('key-unsupported', { controller });
  const did = parseDid(controller);
  if (!did) return unavailable('key-list-unavailable', { controller, reason: 'bad-did' });
  if (method === 'key') return selfDescribed(did, readDidKey(did));
  if (method === 'jwk') return selfDescribed(did, readDidJwk(did));
  if (method === 'web') return fromDidWeb(did, relationship, inquiry);
  if (inquiry.resolver !== undefined) return fromResolver(did, inquiry.resolver, relationship, inquiry);
  return unavailable('did-method-unsupported', { method, controller });
}

/**
 * DID Resolution, HTTP(S) binding: a resolution result with `didDocument`, or the document itself. What it says rests on
 * the resolver's word; no host is named as evidence of whose key it is.
 */
async function fromResolver(
  did: Did,
  resolver: string,
  relationship: KeyAsk['relationship'],
  inquiry: Inquiry,
): Promise<KeyList> {
  const address = resolver.replaceAll('{did}', encodeURIComponent(did.did));
  if (!/^https:\/\//i.test(address) || !resolver.includes('{did}')) {
    return unavailable('did-method-unsupported', { method: did.method, controller: did.did, reason: 'bad-resolver' });
  }
  const got = await getDocument(address, inquiry);
  if ('code' in got) return got;
  const { didDocument, didDocumentMetadata } = got.document;
  const document = isView(didDocument) ? didDocument : got.document;
  if (document.id !== did.did) return otherId(address, document);
  if (isView(didDocumentMetadata) && didDocumentMetadata.deactivated === true) {
    return unavailable('key-list-unavailable', { url: address, reason: 'deactivated' });
  }
  const keys = await readController(document, did.did, relationship);
  if (!keys) return unavailable('key-list-unavailable', { controller: did.did, reason: 'too-many-keys' });
  return { state: 'had', controller: did.did, bare: false, keys };
}

function selfDescribed(did: Did, { id, key, signs }: SelfDescribed): KeyList {
  return { state: 'had', controller: did.did, bare: false, keys: [{ id, key, authorised: signs }] };
}

async function fromDidWeb(did: Did, relationship: KeyAsk['relationship'], inquiry: Inquiry): Promise<KeyList> {
  const address = didWebAddress(did);
  if (address === undefined) return unavailable('key-list-unavailable', { controller: did.did, reason: 'bad-did' });
  const got = await getDocument(address, inquiry);
  if ('code' in got) return got;
  // did:web, section 3.2: the document's id must match; another's document is not this controller's list.
  if (got.document.id !== did.did) return otherId(address, got.document);
  const keys = await readController(got.document, did.did, relationship);
  return had(did.did, false, keys, got.served);
}

async function fromWeb(address: string, relationship: KeyAsk['relationship'], inquiry: Inquiry): Promise<KeyList> {
  const got = await getDocument(address, inquiry);
  if ('code' in got) return got;
  const { document, served } = got;
  const layout = layoutOf(document);
  if (layout === 'jwks' || layout === 'jwk' || layout === 'method') {
    return had(address, true, await readBareKeys(document, address), served);
  }
  // An open redirector on a good host would let anyone stand behind one of its addresses.
  if (!sameSite(upgraded(address), `https://${served.host}/`)) {
    return unavailable('key-list-unavailable', { url: address, reason: 'host-differs', redirected: served.host });
  }
  // Controlled Identifiers 1.0, section 3.3: the document's id is the address without fragment.
  const id = text(document.id ?? document['@id']);
  if (!sameId(id, address)) return otherId(address, document);
  const signed = await judgeProfile(address, document, inquiry);
  if (signed?.outcome === 'fail') return unavailable('profile-untrusted', { url: address, ...signed.detail });
  return had(address, false, await readController(document, address, relationship), served);
}

type Got = { document: View; served: Served } | Extract<KeyList, { state: 'unavailable' }>;

async function getDocument(address: string, inquiry: Inquiry): Promise<Got> {
  const url = upgraded(address);
  const answer = await inquiry.door.get(url, 'document', inquiry.signal);
  if (!answer.ok) {
    const code = TELLING.includes(answer.code) ? answer.code : 'key-list-unavailable';
    return unavailable(code, { ...answer.detail, url, reason: answer.code });
  }
  const missing = answer.status === 404 || answer.status === 410;
  if (answer.status !== 200) {
    return unavailable('key-list-unavailable', { url, reason: 'http-error', status: answer.status }, missing);
  }
  if (/html|^image\//.test(answer.mediaType)) {
    const detail = { url, reason: 'wrong-media-type', mediaType: answer.mediaType };
    return unavailable('key-list-unavailable', detail, true);
  }
  const parsed = parseJsonBytes(answer.bytes);
  if (!parsed.ok || !isView(parsed.value)) {
    const reason = parsed.ok ? 'broken-json' : parsed.code;
    return unavailable('key-list-unavailable', { url, reason });
  }
  const host = URL.canParse(answer.url) ? new URL(answer.url).host : '';
  const origin = originOf(answer.url) ?? '';
  const served: Served = {
    host,
    origin,
    mediaType: answer.mediaType,
    ...(isDownload(answer) ? { download: true } : {}),
  };
  return { document: parsed.value, served };
}

function had(controller: string, bare: boolean, keys: ListedKey[] | undefined, served: Served): KeyList {
  if (!keys) return unavailable('key-list-unavailable', { controller, reason: 'too-many-keys' });
  return { state: 'had', controller, bare, keys, served };
}

function unavailable(
  code: Code,
  detail: Record<string, unknown>,
  absent = false,
): Extract<KeyList, { state: 'unavailable' }> {
  return { state: 'unavailable', code, detail, absent };
}

function otherId(url: string, document: View): KeyList {
  const id = text(document.id ?? document['@id']);
  return unavailable('key-list-unavailable', { url, reason: 'id-differs', ...(id === undefined ? {} : { id }) });
}
