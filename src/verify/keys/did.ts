/** DID syntax and the two methods that carry their key in the identifier (did:key, did:jwk). */
import { base64urlnopad } from '@scure/base';
import { isView, type View } from '../credential/view.ts';
import { fromJwk, fromMultibase } from './public-key.ts';
import type { PublicKey } from './types.ts';

export interface Did {
  /** The DID itself, without path, query and fragment. */
  did: string;
  method: string;
  /** The method-specific identifier. */
  id: string;
}

/** DID Core 1.0, section 3.1. A path or a query (versions, services) is not dereferenced: such a URL is undefined. */
export function parseDid(url: string): Did | undefined {
  const [did = ''] = url.split('#');
  const [, method, id] = /^did:([a-z0-9]+):((?:[A-Za-z0-9._:-]|%[0-9A-Fa-f]{2})+)$/.exec(did) ?? [];
  return method && id && !id.endsWith(':') ? { did, method, id } : undefined;
}

/** The method's name, of any text that starts like a DID. */
export function didMethod(url: string): string | undefined {
  return /^did:([a-z0-9]+):/.exec(url)?.[1];
}

/**
 * Address of the DID document (did:web, section 3.2 "Read"): `:` becomes `/`, `%3A` before a port becomes `:`, no path
 * means `/.well-known`. Undefined where the parts could name anything but a host, a port and plain path segments.
 */
export function didWebAddress(did: Did): string | undefined {
  const [authority = '', ...path] = did.id.split(':');
  const [, host, port] = /^([A-Za-z0-9.-]+)(?:%3[Aa](\d{1,5}))?$/.exec(authority) ?? [];
  if (host === undefined) return undefined;
  for (const segment of path) {
    const plain = decoded(segment);
    // `..` and an escaped slash would leave the directory that the DID names.
    if (plain === undefined || plain === '' || plain === '.' || plain === '..' || /[/\\?#]/.test(plain))
      return undefined;
  }
  const place = path.length === 0 ? '.well-known' : path.join('/');
  const address = `https://${host}${port === undefined ? '' : `:${port}`}/${place}/did.json`;
  return URL.canParse(address) ? address : undefined;
}

export interface SelfDescribed {
  /** Id of the one method: `did#…`. */
  id: string;
  key: PublicKey | undefined;
  /** Whether the key may sign at all (a did:jwk with `use: "enc"` has no assertionMethod). */
  signs: boolean;
}

/** did:key: the identifier is the multibase key, the method's fragment repeats it. */
export function readDidKey(did: Did): SelfDescribed {
  // Newer drafts allow a version before the key (`did:key:1.1:z6Mk…`).
  const text = did.id.replace(/^1(?:\.\d+)?:/, '');
  return { id: `${did.did}#${text}`, key: fromMultibase(text), signs: true };
}

/** did:jwk: the identifier is the JWK in base64url, the method is `#0`. */
export function readDidJwk(did: Did): SelfDescribed {
  const jwk = decodeJwk(did.id);
  return { id: `${did.did}#0`, key: jwk && fromJwk(jwk), signs: jwk?.use !== 'enc' };
}

function decodeJwk(id: string): View | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(base64urlnopad.decode(id)));
    return isView(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
