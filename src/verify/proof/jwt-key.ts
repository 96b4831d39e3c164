/** The key that signed a JWT, and whether it is the issuer's: `proof.signature` and `proof.key`. */
import { hex } from '@scure/base';
import type { CertifiedKey } from '../certificates/check.ts';
import { text, type View } from '../credential/view.ts';
import { type Inquiry, note, pass } from '../inquiry.ts';
import type { ListedKey } from '../keys/controller.ts';
import { findKey } from '../keys/index.ts';
import { judgeKey } from '../keys/judge.ts';
import { type KeyList, listKeys } from '../keys/list.ts';
import { fromJwk } from '../keys/public-key.ts';
import { findPublished } from '../keys/published.ts';
import { describe, refuse, settle } from '../keys/result.ts';
import type { KeyAsk, KeyResult, PublicKey } from '../keys/types.ts';
import type { Check } from '../report.ts';
import { fits, isAllowed, type JwsResult, verifyJws } from './jws.ts';
import { checkCertified, readChain } from './jwt-certificate.ts';

export interface JwtAsk {
  token: string;
  header: View;
  /** Whose signature it must be; undefined when the credential names nobody. */
  issuer: string | undefined;
  relationship: KeyAsk['relationship'];
  /** When the token says it was made. */
  created: string | undefined;
  /** Of another format with the same header members: what was signed, and how; `token` is then empty. */
  bytes?: { signed: Uint8Array; verify(key: PublicKey): Promise<JwsResult> };
  /** Names that the credential gives its issuer; undefined where it is not at hand. */
  issuerNames?: readonly string[];
}

export interface JwtProof {
  checks: Check[];
  /** Host that served the list in which the key stands. */
  host?: string;
  /** The key came in a certificate that leads to an authority the reader trusts. */
  certified?: Omit<CertifiedKey, 'checks'>;
}

/** Most keys tried on one token that names none. */
const MOST = 10;
/** These say that the key at hand is the one meant, though not that it may be trusted; under any other unknown it is a hint. */
const IDENTIFIED: readonly unknown[] = ['key-revoked', 'key-not-bound', 'missing-property'];

/**
 * RFC 7515, section 4.1: `jku` and `x5u` are never followed, since the signer chooses them. `crit` names extensions
 * that must be understood; none is, `b64` (RFC 7797) included. A certificate in `x5c` says something only where the
 * issuer's own keys cannot be had: what the issuer publishes always counts more.
 */
export async function checkJwtProof(ask: JwtAsk, inquiry: Inquiry): Promise<JwtProof> {
  const proof = await checkByKeys(ask, inquiry);
  const { alg, x5c } = ask.header;
  const isOpen = proof.checks.every(({ outcome }) => outcome === 'unknown');
  if (x5c === undefined || !isOpen || !isAllowed(alg)) return proof;
  const sent = await readChain(x5c);
  if (!sent) return { checks: [note('proof.signature', 'fail', 'broken-proof', { property: 'x5c' })] };
  const [open] = proof.checks;
  const certified = await checkCertified(ask, alg, sent, inquiry);
  // Why the issuer's keys could not be had stays said.
  const keys = { keys: open?.code, ...(open?.detail ? { keysDetail: open.detail } : {}) };
  const checks = certified.checks.map((check) =>
    check.id === 'proof.key' ? { ...check, detail: { ...check.detail, ...keys } } : check,
  );
  return { ...certified, checks };
}

async function checkByKeys(ask: JwtAsk, inquiry: Inquiry): Promise<JwtProof> {
  const { alg, kid, jwk, crit, b64 } = ask.header;
  if (!isAllowed(alg)) return { checks: [note('proof.signature', 'fail', 'forbidden-algorithm', { alg })] };
  if (crit !== undefined || (b64 !== undefined && b64 !== true)) {
    return { checks: [note('proof.signature', 'fail', 'broken-proof', { crit, b64 })] };
  }
  const name = text(kid)?.trim();
  const sent = jwk === undefined ? undefined : fromJwk(jwk);
  if (jwk !== undefined && (jwk === null || Object.hasOwn(Object(jwk), 'd'))) {
    // Whoever holds this credential holds the private key too (Open Badges 3.0, "JOSE Header": `d` MUST NOT be there).
    return { checks: [note('proof.signature', 'fail', 'broken-proof', { property: 'jwk.d' })] };
  }

  let result: KeyResult | undefined;
  if (name !== undefined && /^(?:did:|https?:\/\/|#)/i.test(name)) {
    const { issuer, relationship } = ask;
    result = await findKey({ method: name, relationship, ...(issuer === undefined ? {} : { issuer }) }, inquiry);
  }
  if (sent && (result === undefined || result.outcome === 'unknown')) {
    const published = await findPublished(sent, ask.issuer, ask.relationship, inquiry);
    if (result === undefined || published.outcome === 'pass' || !result.key) result = published;
  }
  if (jwk !== undefined && !sent && result === undefined) result = refuse('unknown', 'key-unsupported', { jwk: true });
  if (!result) return tryListed(ask, alg, name, inquiry);
  if (result.code === 'key-not-listed') {
    // A wrong or incomplete `kid` (the bare DID, an old index) does no harm where another key of the issuer's list fits.
    const tried = await tryListed(ask, alg, name, inquiry);
    if (tried.checks.some(({ id, outcome }) => id === 'proof.signature' && outcome === 'pass')) return tried;
  }
  const signature = await checkSignature(ask, alg, result);
  return { checks: [signature, judgeKey(result, ask.created, inquiry)], ...hostOf(result) };
}

async function checkSignature(ask: JwtAsk, alg: string, result: KeyResult): Promise<Check> {
  const { key, outcome, code = 'key-list-unavailable', detail } = result;
  if (!key) return note('proof.signature', 'unknown', code, detail);
  const facts = { alg, ...(ask.header['kid'] === undefined ? {} : { kid: ask.header['kid'] }) };
  const verdict = await verifyAsked(ask, alg, key);
  if (verdict === 'good') return pass('proof.signature', undefined, facts);
  if (verdict === 'unsupported') return note('proof.signature', 'unknown', 'key-unsupported', facts);
  // A mere hint that does not verify may be the wrong key as well as the wrong bytes.
  if (outcome === 'unknown' && !IDENTIFIED.includes(code)) return note('proof.signature', 'unknown', code, detail);
  if (verdict === 'misfit') return note('proof.signature', 'fail', 'forbidden-algorithm', { ...facts, key: key.kind });
  return note('proof.signature', 'fail', 'signature-mismatch', { ...facts, ...(await intermediate(ask)) });
}

/**
 * No key is named, or only by a word that has a meaning to the issuer: any key of the issuer's own list will do, since
 * `kid` is only a hint (RFC 7515, section 4.1.4) and the list is what binds. Those with that name are tried first.
 */
async function tryListed(ask: JwtAsk, alg: string, name: string | undefined, inquiry: Inquiry): Promise<JwtProof> {
  if (ask.issuer === undefined) return undecided('missing-property', { property: 'issuer' });
  const list = await listKeys(ask.issuer.split('#')[0] ?? '', ask.relationship, inquiry);
  return tryKeys(ask, alg, name, list, inquiry);
}

function undecided(code: NonNullable<Check['code']>, detail: Record<string, unknown>): JwtProof {
  return { checks: [note('proof.signature', 'unknown', code, detail), note('proof.key', 'unknown', code, detail)] };
}

/** Any key of `list`, which is the issuer's own, those named `name` first. */
export async function tryKeys(
  ask: JwtAsk,
  alg: string,
  name: string | undefined,
  list: KeyList,
  inquiry: Inquiry,
): Promise<JwtProof> {
  if (list.state === 'unavailable') return undecided(list.code, list.detail);
  const detail = { issuer: ask.issuer, ...(name === undefined ? {} : { kid: name }) };
  if (list.keys.length === 0) return undecided('key-list-unavailable', { ...detail, reason: 'no-keys' });

  const origin = { controller: list.controller, ...(list.served ? { host: list.served.host } : {}) };
  const isNamed = (listed: ListedKey) =>
    name !== undefined && (listed.kid === name || listed.id?.split('#')[1] === name || listed.id === name);
  const fitting = list.keys.filter((listed) => listed.key && fits(alg, listed.key));
  const ordered = [...fitting.filter(isNamed), ...fitting.filter((listed) => !isNamed(listed))];
  // A key not meant for assertions is tried too, only to be able to say so.
  ordered.sort((one, other) => Number(other.authorised) - Number(one.authorised));
  const tried = ordered.slice(0, MOST);
  for (const listed of tried) {
    if (!listed.key || (await verifyAsked(ask, alg, listed.key)) !== 'good') continue;
    const found = { ...detail, ...(listed.id === undefined ? {} : { verificationMethod: listed.id }) };
    const result = listed.authorised
      ? settle(listed, origin, found, inquiry.now)
      : refuse('fail', 'key-not-authorised', { ...found, relationship: ask.relationship }, describe(listed, origin));
    const signature = pass('proof.signature', undefined, { alg, ...found });
    return { checks: [signature, judgeKey(result, ask.created, inquiry)], ...hostOf(result) };
  }
  // One of those that could not be tried may be the right one.
  if (list.keys.some((listed) => listed.authorised && !listed.key) || ordered.length > MOST)
    return undecided('key-unsupported', detail);
  const none = tried.length === 0;
  return {
    checks: [
      none
        ? note('proof.signature', 'unknown', 'key-not-listed', { ...detail, alg })
        : note('proof.signature', 'fail', 'signature-mismatch', { ...detail, alg, ...(await intermediate(ask)) }),
      note('proof.key', 'fail', 'key-not-listed', detail),
    ],
  };
}

function hostOf(result: KeyResult): { host?: string } {
  return result.outcome === 'pass' && result.host !== undefined ? { host: result.host } : {};
}

async function verifyAsked({ token, bytes }: JwtAsk, alg: string, key: PublicKey): Promise<JwsResult> {
  if (!bytes) return verifyJws(token, alg, key);
  return fits(alg, key) ? bytes.verify(key) : 'misfit';
}

/** For an issuer in search of the fault: what was hashed, and its hash. */
async function intermediate({ token, bytes }: JwtAsk): Promise<Record<string, unknown>> {
  const signed = bytes?.signed ?? new TextEncoder().encode(token.slice(0, token.lastIndexOf('.')));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', signed as Uint8Array<ArrayBuffer>));
  return { signedBytes: signed.length, sha256: hex.encode(hash) };
}
