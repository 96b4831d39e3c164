/**
 * Credentials and presentations secured with COSE (Securing Verifiable Credentials using JOSE and COSE, section 3.3): the
 * payload of a COSE_Sign1 is the JSON document itself.
 */
import { parseJsonBytes } from '../../read/json.ts';
import { judgeContexts } from '../contexts/judge.ts';
import type { Secured } from '../credential/index.ts';
import { idOf, isView, text, type View } from '../credential/view.ts';
import { type Inquiry, note } from '../inquiry.ts';
import { settleClaims } from '../proof/jwt-claims.ts';
import { madeAt } from '../proof/jwt-period.ts';
import { unpack } from '../proof/jwt-unpack.ts';
import type { Check } from '../report.ts';
import { claimsOf } from './claims.ts';
import { type CoseMessage, readCbor, readMessage } from './message.ts';
import { checkCoseProof, LABEL, textOf } from './proof.ts';

export type SecuredCose =
  | { kind: 'credential'; secured: Secured }
  /** `claims`: those of the header, where the audience stands. */
  | { kind: 'presentation'; document: View; claims: View; checks: Check[] }
  | { kind: 'none'; check: Check };

/** @param given base64url of the message */
export async function securedCose(given: string, inquiry: Inquiry): Promise<SecuredCose> {
  const message = readMessage(given);
  if (!message) return { kind: 'none', check: note('format', 'unknown', 'unsupported-format', { format: 'CBOR' }) };
  const parsed = parseJsonBytes(message.payload);
  if (!parsed.ok || !isView(parsed.value)) return { kind: 'none', check: whatElse(message, parsed.ok ? 'JSON' : '') };
  // `typ` and content type say that the payload is the credential itself (section 3.3.1).
  const unpacked = unpack({ typ: 'vc+jwt' }, parsed.value);
  if (!unpacked) return { kind: 'none', check: note('format', 'unknown', 'not-a-credential', typesOf(message)) };
  const { kind, credential } = unpacked;
  const claims = claimsOf(message.header.get(LABEL.claims)) ?? {};
  // A status that stands among the claims is about the credential all the same.
  if (claims['status'] !== undefined) credential['status'] ??= claims['status'];
  const settled = settleClaims(unpacked, claims, inquiry);
  const issuer = idOf(kind === 'presentation' ? credential['holder'] : credential['issuer']);
  const relationship = kind === 'presentation' ? 'authentication' : 'assertionMethod';
  const proof = await checkCoseProof({ message, issuer, relationship, created: madeAt(claims) }, inquiry);
  const checks = [...judgeContexts(credential, 'bytes'), ...proof.checks, ...settled];
  if (kind === 'presentation') return { kind, document: credential, claims, checks };
  const host = proof.host === undefined ? {} : { host: proof.host };
  return { kind, secured: { checks, view: credential, raw: credential, ...host } };
}

/** What was signed is no document of the data model; what it is can be said all the same. */
function whatElse(message: CoseMessage, what: string): Check {
  const payload = readCbor(message.payload);
  const format = payload instanceof Map ? (payload.has('docType') ? 'mdoc' : 'CWT') : what || 'COSE';
  return note('format', 'unknown', 'unsupported-format', { format, ...typesOf(message) });
}

function typesOf({ header }: CoseMessage): Record<string, unknown> {
  const typ = textOf(header.get(LABEL.typ)) ?? text(header.get(LABEL.typ));
  const content = textOf(header.get(LABEL.contentType));
  return { ...(typ === undefined ? {} : { typ }), ...(content === undefined ? {} : { content }) };
}
