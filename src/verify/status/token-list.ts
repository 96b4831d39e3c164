/**
 * Token Status List (draft-ietf-oauth-status-list), as a JWT: the registered claim `status` of a JWT credential says
 * `{status_list: {idx, uri}}`. The list itself is a JWT or a CWT. `identifier_list` is not read.
 */
import { base64urlnopad } from '@scure/base';
import { classify } from '../../read/classify.ts';
import { readCose } from '../../read/cose.ts';
import { inflate } from '../../read/inflate.ts';
import { claimsIn } from '../cose/claims.ts';
import { readMessage } from '../cose/message.ts';
import { checkCoseProof, LABEL, textOf } from '../cose/proof.ts';
import { isView, text, type View } from '../credential/view.ts';
import { type Inquiry, note, pass, SKEW } from '../inquiry.ts';
import { sameId } from '../keys/same-id.ts';
import { checkJwtProof, type JwtAsk, type JwtProof } from '../proof/jwt-key.ts';
import { parseJwt } from '../proof/jwt-parse.ts';
import { madeAt } from '../proof/jwt-period.ts';
import type { Check } from '../report.ts';
import { UNPACKED } from './bits.ts';
import { fetchStatus } from './fetch.ts';
import type { StatusContext } from './types.ts';

type Detail = Record<string, unknown>;
type Code = NonNullable<Check['code']>;

/** Members of `status` that the registry of status mechanisms knows, of which only the first is read. */
const MECHANISMS = ['status_list', 'identifier_list', 'status_assertion', 'status_attestation'];

/** Whether a `status` member is the registered claim, and not a term of somebody's own vocabulary. */
export function isStatusClaim(status: unknown): status is View {
  return isView(status) && MECHANISMS.some((name) => status[name] !== undefined);
}

/** Section 8.3 "Validation Rules". The list counts only when the credential's own issuer signed it. */
export async function checkStatusClaim(
  status: View,
  { issuer, prove = checkJwtProof }: StatusContext,
  inquiry: Inquiry,
): Promise<Check> {
  const reference = status['status_list'];
  if (!isView(reference)) {
    return note('status.revocation', 'unknown', 'status-unsupported', { type: Object.keys(status) });
  }
  const url = text(reference['uri']);
  const index = reference['idx'];
  const unknown = (code: Code, detail: Detail) => note('status.revocation', 'unknown', code, { url, ...detail }, url);
  if (url === undefined || typeof index !== 'number' || !Number.isSafeInteger(index) || index < 0) {
    return unknown('status-broken', { reason: url === undefined ? 'no-list' : 'index' });
  }
  const fetched = await fetchStatus(url, inquiry);
  if (!fetched.ok) return unknown(fetched.code, fetched.detail);
  const token = readJwt(fetched.bytes, prove) ?? readCwt(fetched.bytes, prove);
  if (!token) return unknown('status-broken', { reason: 'not-a-token' });

  const { form, typ, payload } = token;
  // The explicit type keeps any other token of the same issuer from being passed off as a list (RFC 8725, section 3.11).
  if (typ?.toLowerCase().replace(/^application\//, '') !== `statuslist+${form}`)
    return unknown('status-broken', { reason: 'typ' });
  if (!sameId(text(payload['sub']), url)) return unknown('status-broken', { reason: 'sub' });
  if (payload['iss'] !== undefined && !sameId(text(payload['iss']), issuer)) {
    return unknown('status-list-untrusted', { reason: 'issuer', listIssuer: payload['iss'] });
  }
  const late = lapsed(payload, inquiry.now);
  if (late !== undefined) return unknown('status-list-untrusted', { reason: late });
  const ask = { issuer, relationship: 'assertionMethod', created: madeAt(payload) } as const;
  const doubts = (await token.prove(ask, inquiry)).checks.filter(
    ({ outcome }) => outcome === 'fail' || outcome === 'unknown',
  );
  if (doubts.length > 0) {
    return unknown('status-list-untrusted', { reasons: [...new Set(doubts.flatMap(({ code }) => code ?? []))] });
  }
  const value = await readStatus(payload['status_list'], index);
  return typeof value === 'string' ? unknown('status-broken', { reason: value }) : judge(value, { url, index });
}

interface Token {
  form: 'jwt' | 'cwt';
  typ: string | undefined;
  payload: View;
  prove(ask: Pick<JwtAsk, 'issuer' | 'relationship' | 'created'>, inquiry: Inquiry): Promise<JwtProof>;
}

function readJwt(bytes: Uint8Array, prove: NonNullable<StatusContext['prove']>): Token | undefined {
  const { found } = classify(new TextDecoder().decode(bytes));
  const parsed = found?.kind === 'jws' ? parseJwt(found.text) : undefined;
  if (found?.kind !== 'jws' || !parsed) return undefined;
  const { header, payload } = parsed;
  return {
    form: 'jwt',
    typ: text(header['typ']),
    payload,
    prove: (ask, inquiry) => prove({ ...ask, token: found.text, header }, inquiry),
  };
}

/** Section 5.2: the same claims under numbers, in a COSE_Sign1; its type in the header parameter 16. */
function readCwt(bytes: Uint8Array, prove: NonNullable<StatusContext['prove']>): Token | undefined {
  const found = readCose(bytes);
  const message = found?.kind === 'cose' ? readMessage(found.text) : undefined;
  const payload = message && claimsIn(message.payload);
  if (!message || !payload) return undefined;
  return {
    form: 'cwt',
    typ: textOf(message.header.get(LABEL.typ)),
    payload,
    prove: (ask, inquiry) => checkCoseProof({ ...ask, message, prove }, inquiry),
  };
}

/** Section 7.1: 0 valid, 1 invalid, 2 suspended; what is beyond belongs to applications. */
function judge(value: number, detail: Detail & { url: string }): Check {
  if (value === 0) return pass('status.revocation', detail.url, detail);
  if (value === 1) return note('status.revocation', 'fail', 'revoked', detail, detail.url);
  if (value === 2) return note('status.suspension', 'fail', 'suspended', detail, detail.url);
  return note('status.revocation', 'unknown', 'status-unsupported', { ...detail, status: value }, detail.url);
}

/** Section 4.1: `bits` per entry, from the least significant bit of each byte; zlib in base64url. A text is the fault. */
async function readStatus(list: unknown, index: number): Promise<number | string> {
  if (!isView(list) || typeof list['lst'] !== 'string') return 'no-list';
  const { bits } = list;
  if (bits !== 1 && bits !== 2 && bits !== 4 && bits !== 8) return 'size';
  let packed: Uint8Array;
  try {
    packed = base64urlnopad.decode(list['lst'].replace(/=+$/, ''));
  } catch {
    return 'encoding';
  }
  const unpacked = await inflate(packed, 'deflate', UNPACKED);
  if (!unpacked.ok) return 'encoding';
  const perByte = 8 / bits;
  const byte = unpacked.bytes[Math.floor(index / perByte)];
  return byte === undefined ? 'range' : (byte >> ((index % perByte) * bits)) & (2 ** bits - 1);
}

function lapsed(payload: View, now: number): string | undefined {
  const { iat, exp } = payload;
  if (typeof iat !== 'number' || iat * 1000 > now + SKEW) return 'iat';
  if (exp !== undefined && (typeof exp !== 'number' || exp * 1000 + SKEW < now)) return 'exp';
  return undefined;
}
