/** The keys that a document lists, in every layout in use: controlled identifier document, JWK set, one bare key. */
import { idOf, isView, many, nodes, text, texts, type View } from '../credential/view.ts';
import { fromJwk, fromMethod } from './public-key.ts';
import { comparable } from './same-id.ts';
import type { KeyAsk, PublicKey } from './types.ts';

/** A key as its controller lists it. */
export interface ListedKey {
  /** Absolute; the address of the document with `#kid` for a JWK that has a `kid`. */
  id: string | undefined;
  /** A JWK's own `kid`. */
  kid?: string;
  /** Undefined when the list only refers to it, or when it is of an unknown kind. */
  key: PublicKey | undefined;
  /** Listed under the relationship asked for. */
  authorised: boolean;
  /** `controller` or `owner` of the method, where it is written. */
  controller?: string;
  expires?: string;
  revoked?: string;
}

/**
 * `controller`: a document with verification methods (Controlled Identifiers 1.0, section 2) or the older `publicKey`.
 * `jwks`, `jwk`: RFC 7517. `method`: one verification method served at its own address. `none`: no key in it.
 */
export type Layout = 'controller' | 'jwks' | 'jwk' | 'method' | 'none';

const RELATIONSHIPS = [
  'assertionMethod',
  'authentication',
  'keyAgreement',
  'capabilityInvocation',
  'capabilityDelegation',
] as const;
const MATERIAL = ['publicKeyJwk', 'publicKeyMultibase', 'publicKeyBase58', 'publicKeyHex', 'publicKeyPem'];
const MOST = 500;

export function layoutOf(document: View): Layout {
  const has = (...names: string[]) => names.some((name) => many(document[name]).length > 0);
  if (has('verificationMethod', ...RELATIONSHIPS)) return 'controller';
  if (Array.isArray(document.keys)) return 'jwks';
  if (typeof document.kty === 'string') return 'jwk';
  if (has(...MATERIAL)) return 'method';
  return has('publicKey') ? 'controller' : 'none';
}

/**
 * Keys of a `controller` document. `base` is its id. Undefined when there are more methods than any issuer has: to read
 * only some of them would be to say of the others that they are not there.
 */
export async function readController(
  document: View,
  base: string,
  relationship: KeyAsk['relationship'],
): Promise<ListedKey[] | undefined> {
  const related = RELATIONSHIPS.filter((name) => document[name] !== undefined);
  // The security vocabulary before DID Core (and Open Badges 2 profiles) has no relationships: `publicKey` is the list.
  const legacy = related.length === 0 && document.verificationMethod === undefined;
  const references = many(document[relationship]).flatMap((item) => reference(item, base) ?? []);
  const granted = new Set(references.map(comparable));

  const methods: { method: View; authorised: boolean }[] = [];
  const add = (items: View[], authorised: boolean) => {
    for (const method of items) methods.push({ method, authorised });
  };
  add(nodes(document.verificationMethod), false);
  add(nodes(document.publicKey), legacy);
  for (const name of related) {
    const embedded = nodes(document[name]).filter((item) => MATERIAL.some((member) => item[member] !== undefined));
    add(embedded, name === relationship);
  }
  if (methods.length > MOST || references.length > MOST) return undefined;

  const found: ListedKey[] = [];
  for (const { method, authorised } of methods) {
    const id = absolute(idOf(method), base);
    const grants = authorised || (id !== undefined && granted.has(comparable(id)));
    found.push({ id, authorised: grants, ...(await readMethod(method)) });
  }
  // References to methods that stand elsewhere.
  const here = new Set(found.flatMap(({ id }) => (id === undefined ? [] : comparable(id))));
  const published = legacy ? texts(document.publicKey).flatMap((item) => absolute(item, base) ?? []) : [];
  for (const id of [...references, ...published]) {
    if (!here.has(comparable(id))) found.push({ id, key: undefined, authorised: true });
  }
  return found;
}

/** Keys of a JWK set or of one bare key at `address`. */
export async function readBareKeys(document: View, address: string): Promise<ListedKey[] | undefined> {
  if (layoutOf(document) === 'method') {
    return [{ id: text(document.id) ?? address, authorised: true, ...(await readMethod(document)) }];
  }
  const jwks = layoutOf(document) === 'jwks' ? nodes(document.keys) : [document];
  if (jwks.length > MOST) return undefined;
  return jwks.map((jwk) => {
    const kid = text(jwk.kid);
    const id = kid === undefined ? address : /^(?:https?|did):/i.test(kid) ? kid : `${address}#${kid}`;
    return { id, ...(kid === undefined ? {} : { kid }), key: fromJwk(jwk), authorised: jwk.use !== 'enc' };
  });
}

/** Relative ids are resolved on the document's id (Controlled Identifiers 1.0, section 2.1.1; DID Core, section 3.2.2). */
export function absolute(id: string | undefined, base: string): string | undefined {
  if (id === undefined || id === '') return undefined;
  if (id.startsWith('#')) return base.split('#')[0] + id;
  if (/^[a-z][a-z0-9+.-]*:/i.test(id)) return id;
  return URL.canParse(id, base) && /^https?:/i.test(base) ? new URL(id, base).href : id;
}

async function readMethod(
  method: View,
): Promise<Pick<ListedKey, 'key' | 'controller' | 'expires' | 'revoked' | 'kid'>> {
  const controller = text(method.controller ?? method.owner);
  const jwk = method.publicKeyJwk;
  const kid = isView(jwk) ? text(jwk.kid) : undefined;
  const expires = text(method.expires);
  // A flag instead of a date is no date, but it says the same.
  const revoked = method.revoked === true ? 'true' : text(method.revoked);
  return {
    key: await fromMethod(method),
    ...(controller === undefined ? {} : { controller }),
    ...(kid === undefined ? {} : { kid }),
    ...(expires === undefined ? {} : { expires }),
    ...(revoked === undefined ? {} : { revoked }),
  };
}

function reference(item: unknown, base: string): string | undefined {
  if (typeof item === 'string') return absolute(item, base);
  return isView(item) ? absolute(idOf(item), base) : undefined;
}
