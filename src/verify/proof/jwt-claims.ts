/** The registered claims of a JWT against the credential it carries. */
import { idOf, isView, many, nodes, text, type View } from '../credential/view.ts';
import { type Inquiry, note, pass } from '../inquiry.ts';
import { sameId } from '../keys/same-id.ts';
import type { Check } from '../report.ts';
import { settlePeriod } from './jwt-period.ts';
import type { Unpacked } from './jwt-unpack.ts';

export type Differences = Record<string, { claim: unknown; credential?: unknown }>;

/**
 * Fills in what the claims stand for, settles what they contradict, and says so in `jwt.claims` and `proof.dates`.
 *
 * `iss`, `sub` and `jti` say who, to whom and which: where one of them contradicts the credential (Open Badges 3.0,
 * "JWT Payload": each MUST be equal), nobody can say what was signed, and the credential is worthless (fail). `nbf` and
 * `exp` only bound it: the stricter of the two dates is used, with a warning. An absent claim contradicts nothing.
 */
export function settleClaims(unpacked: Unpacked, payload: View, inquiry: Inquiry): Check[] {
  const differ: Differences = {
    ...settleIssuer(unpacked, payload['iss']),
    ...settleSubject(unpacked, payload['sub']),
    ...settleId(unpacked, payload['jti']),
  };
  const { bounds, checks } = settlePeriod(unpacked, payload, inquiry);
  if (Object.keys(differ).length > 0) {
    checks.push(note('jwt.claims', 'fail', 'claims-differ', { claims: { ...differ, ...bounds } }));
  } else if (Object.keys(bounds).length > 0) {
    checks.push(note('jwt.claims', 'warn', 'claims-differ', { claims: bounds }));
  } else if (!checks.some((check) => check.id === 'jwt.claims')) {
    checks.push(pass('jwt.claims'));
  }
  return checks;
}

function settleIssuer({ credential, kind }: Unpacked, iss: unknown): Differences {
  if (iss === undefined) return {};
  const term = kind === 'presentation' ? 'holder' : 'issuer';
  const id = idOf(credential[term]);
  if (typeof iss !== 'string' || (id !== undefined && !sameId(id, iss))) return { iss: { claim: iss, credential: id } };
  if (id === undefined) credential[term] = isView(credential[term]) ? { ...credential[term], id: iss } : iss;
  return {};
}

function settleSubject({ credential, kind, packing }: Unpacked, sub: unknown): Differences {
  if (sub === undefined || kind === 'presentation') return {};
  const subjects = nodes(credential['credentialSubject']);
  const ids = subjects.flatMap((subject) => text(subject['id']) ?? []);
  if (typeof sub !== 'string' || (ids.length > 0 && !ids.some((id) => sameId(id, sub)))) {
    return { sub: { claim: sub, credential: many(ids)[0] } };
  }
  // A subject that has only `identifier` is common; in VCDM 1.1 alone the claim stands in for the missing id.
  const [only] = subjects;
  if (packing === 'vc-claim' && ids.length === 0 && only && subjects.length === 1) {
    credential['credentialSubject'] = { ...only, id: sub };
  }
  return {};
}

function settleId({ credential, packing }: Unpacked, jti: unknown): Differences {
  if (jti === undefined) return {};
  const id = text(credential['id']);
  if (id === undefined && typeof jti === 'string') {
    if (packing === 'vc-claim') credential['id'] = jti;
    return {};
  }
  if (typeof jti !== 'string') return { jti: { claim: jti, credential: id } };
  // The same UUID with and without its URN prefix is one name (RFC 9562, section 4).
  const same = sameId(id, jti) || id?.toLowerCase() === `urn:uuid:${jti.toLowerCase()}`;
  return same ? {} : { jti: { claim: jti, credential: id } };
}
