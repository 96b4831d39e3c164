/**
 * An assertion or endorsement of any version before 3.0, upgraded to the terms of Open Badges 2.0
 * (Open Badges 2.0, section "Backward compatibility"; 1.1 specification, "Badge Class", "Assertion").
 */
import { idOf, isView, nodes, text, typesOf, type View } from '../credential/view.ts';
import type { Standard } from '../report.ts';
import { address, resolve } from './address.ts';
import { recogniseOpenBadges2 } from './recognise.ts';

export interface Award {
  standard: Standard;
  raw: View;
  /** What the document calls itself: an address, a urn. Open Badges 1: `verify.url` of a hosted one, else `id` or `uid`. */
  id?: string;
  /** Where a hosted one has to be fetched. */
  address?: string;
  mode?: 'hosted' | 'signed';
  /** Open Badges 2 signed: id of the key. */
  creator?: string;
  /** Open Badges 1 signed: address of the key. */
  keyUrl?: string;
  /** Of an assertion: the BadgeClass or its id. */
  badge?: unknown;
  /** Of an endorsement: the endorser; of an assertion the issuer stands in its class. */
  issuer?: unknown;
  claim?: View;
  /** As written; 0.5 calls it `issued_on`. */
  issuedOn?: unknown;
  expires?: unknown;
  revoked: boolean;
  reason?: string;
  /** Names under which a revocation list may list it. */
  names: string[];
}

/** @param base address the document came from, for relative references */
export function awardOf(raw: View, base?: string): Award | undefined {
  const standard = recogniseOpenBadges2(raw);
  if (!standard) return undefined;
  const old = standard !== 'open-badges-2.0' && standard !== 'endorsement-2.0';
  const verification = nodes(raw.verification)[0] ?? nodes(raw.verify)[0];
  const mode = modeOf(verification);
  const ownId = text(raw.id ?? raw['@id']);
  const id = ownId === undefined ? undefined : resolve(ownId, base);
  const verifyUrl = text(verification?.url);
  const uid = text(raw.uid);
  const signedOld = old && mode === 'signed';
  // Of a version 1 award signed by a key, `verify.url` is the key's address.
  const name = signedOld ? (id ?? uid) : old ? (verifyUrl ?? id ?? uid) : (id ?? verifyUrl ?? uid);
  const where = [name, verifyUrl, id].find((candidate) => address(candidate) !== undefined);
  const creator = idOf(verification?.creator);
  const reason = text(raw.revocationReason ?? raw.reason);
  return {
    standard,
    raw,
    ...opt('id', name),
    ...(mode === 'signed' ? {} : opt('address', where)),
    ...(mode ? { mode } : {}),
    ...opt('creator', creator === undefined ? undefined : resolve(creator, base)),
    ...(signedOld ? opt('keyUrl', verifyUrl) : {}),
    ...(standard === 'endorsement-2.0' ? { issuer: raw.issuer } : { badge: raw.badge }),
    ...(isView(raw.claim) ? { claim: raw.claim } : {}),
    issuedOn: raw.issuedOn ?? raw.issued_on,
    expires: raw.expires,
    revoked: isRevoked(raw),
    ...opt('reason', reason),
    names: [...new Set([id, uid, name].filter((one) => one !== undefined))],
  };
}

/** `revoked: true`, also as old servers write it. */
export function isRevoked(raw: View): boolean {
  return raw.revoked === true || raw.revoked === 'true' || raw.revoked === 1;
}

function modeOf(verification: View | undefined): Award['mode'] {
  const types = verification ? typesOf(verification).map((type) => type.toLowerCase().replace(/^.*[:#/]/, '')) : [];
  if (types.some((type) => type === 'signed' || type === 'signedbadge')) return 'signed';
  if (types.some((type) => type === 'hosted' || type === 'hostedbadge')) return 'hosted';
  return undefined;
}

/** A member that is absent rather than undefined. */
export function opt<Name extends string>(name: Name, value: string | undefined): { [key in Name]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { [key in Name]?: string });
}
