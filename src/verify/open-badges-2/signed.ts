/**
 * Signed verification (Open Badges 2.0, "Signed Verification"; 1.1 specification, "Signed Badges"). A key counts only
 * if the issuer's profile, fetched from its own address, lists it: "Do not trust a key not linked from the issuer Profile".
 */
import { type CompactJWSHeaderParameters, compactVerify, decodeProtectedHeader, errors, importJWK } from 'jose';
import { parseJson } from '../../read/json.ts';
import type { Code } from '../codes.ts';
import { isView, many, text, type View } from '../credential/view.ts';
import { checkPeriod, parseOldDate } from '../dates.ts';
import type { Inquiry } from '../inquiry.ts';
import { note, pass } from '../inquiry.ts';
import { fromMethod, fromPem } from '../keys/public-key.ts';
import { originOf } from '../keys/same-id.ts';
import { samePublisher } from '../keys/shared-hosts.ts';
import { judgeProfile } from '../keys/signed-profile.ts';
import type { PublicKey } from '../keys/types.ts';
import type { Part } from '../part.ts';
import { fits, isAllowed } from '../proof/jws.ts';
import type { Check } from '../report.ts';
import { address, resolve, sameAddress, sameSite } from './address.ts';
import type { Award } from './award.ts';
import { factsOf, type Sources } from './facts.ts';
import { checkFormat } from './format.ts';
import { loadText } from './load.ts';
import { related } from './related.ts';
import { checkRevocationList } from './revocation-list.ts';

/** Keys of one profile that are tried where the award names none. */
const MOST_KEYS = 8;

/** `foreign`: the key names another owner than the issuer. */
type Candidate =
  | { id: string; key: PublicKey; foreign?: Check }
  | { id: string; code: Code; detail?: Record<string, unknown> };

export async function verifySigned(jws: string, award: Award, inquiry: Inquiry): Promise<Part> {
  const header = headerOf(jws);
  const sources: Sources = { award };
  const checks: Check[] = [];
  const issuerReference = await addBadge(sources, inquiry, checks);
  const profile = await addProfile(sources, issuerReference, inquiry, checks);
  checks.unshift(...checkFormat(sources));
  if (!isAllowed(header?.alg) || header.b64 !== undefined) {
    checks.push(note('proof.signature', 'fail', 'forbidden-algorithm', { alg: header?.alg }));
  } else if (award.standard === 'endorsement-2.0' || award.standard === 'open-badges-2.0') {
    await checkKeys(jws, header.alg, sources, profile, inquiry, checks);
  } else {
    await checkOldKey(jws, header.alg, sources, profile, inquiry, checks);
  }
  // Whatever path was taken: a good signature alone never stands for the issuer.
  if (!checks.some((check) => check.id === 'proof.key')) {
    checks.push(note('proof.key', 'unknown', 'key-list-unavailable'));
  }
  const facts = factsOf(sources);
  if (profile && passed(checks, 'proof.signature') && passed(checks, 'proof.key')) {
    const host = address(sources.issuerId)?.host ?? '';
    facts.issuer.identity = { level: 'domain', evidence: [{ kind: 'key-host', host, url: profile.url }] };
  }
  checks.push(...(await checkRevocationList(award, profile?.node, profile?.url, inquiry)));
  checks.push(...checkPeriod({ from: award.issuedOn, until: award.expires }, inquiry, parseOldDate));
  return { standard: award.standard, checks, facts };
}

function headerOf(jws: string): CompactJWSHeaderParameters | undefined {
  try {
    return decodeProtectedHeader(jws) as CompactJWSHeaderParameters;
  } catch {
    return undefined;
  }
}

function passed(checks: Check[], id: Check['id']): boolean {
  const answers = checks.filter((check) => check.id === id);
  return answers.length > 0 && answers.every((check) => check.outcome === 'pass' || check.outcome === 'warn');
}

/** An embedded class is covered by the signature; one that is only named is fetched. */
async function addBadge(sources: Sources, inquiry: Inquiry, checks: Check[]): Promise<unknown> {
  const { award } = sources;
  if (award.standard === 'endorsement-2.0') return award.issuer;
  const embedded = isView(award.badge) && award.badge.issuer !== undefined ? award.badge : undefined;
  if (embedded) {
    sources.badge = embedded;
    const id = text(embedded.id ?? embedded['@id']);
    if (id !== undefined) sources.badgeId = id;
    return embedded.issuer;
  }
  const badge = await related(award.badge, undefined, inquiry);
  if (badge.failure) {
    checks.push(note('proof.key', 'unknown', badge.failure.code, badge.failure.detail, badge.id));
  } else checks.push(...badge.checks);
  if (badge.node) sources.badge = badge.node;
  if (badge.id !== undefined) sources.badgeId = badge.id;
  if (badge.url !== undefined) sources.badgeUrl = badge.url;
  return badge.failure ? undefined : badge.node?.issuer;
}

interface Profile {
  node: View;
  url: string;
}

/** The profile from its own address; one that is embedded is the word of whoever signed. */
async function addProfile(
  sources: Sources,
  reference: unknown,
  inquiry: Inquiry,
  checks: Check[],
): Promise<Profile | undefined> {
  if (reference === undefined) {
    const property = sources.badge || sources.award.standard === 'endorsement-2.0' ? 'issuer' : 'badge';
    // A class that could not be had is no class without an issuer.
    if (!checks.some((check) => check.id === 'proof.key')) {
      checks.push(note('format', 'fail', 'missing-property', { property }));
    }
    return undefined;
  }
  const issuer = await related(reference, sources.badgeUrl, inquiry);
  if (issuer.id !== undefined) sources.issuerId = issuer.id;
  if (issuer.node) sources.profile = issuer.node;
  if (issuer.failure) {
    checks.push(note('proof.key', 'unknown', 'key-list-unavailable', { ...issuer.failure }, issuer.id));
    return undefined;
  }
  checks.push(...issuer.checks);
  if (issuer.url === undefined || !issuer.node) {
    checks.push(note('proof.key', 'unknown', 'issuer-not-http', { issuer: issuer.id }));
    return undefined;
  }
  if (!sameSite(issuer.id, issuer.url)) {
    // An open redirector on the issuer's host would let anyone list keys.
    checks.push(note('proof.key', 'unknown', 'host-differs', { issuer: issuer.id, redirected: issuer.url }));
    return undefined;
  }
  const signed = await judgeProfile(issuer.url, issuer.node, inquiry);
  if (signed) checks.push(signed);
  if (signed?.outcome === 'fail') {
    checks.push(note('proof.key', 'unknown', 'profile-untrusted', signed.detail, issuer.id));
    return undefined;
  }
  return { node: issuer.node, url: issuer.url };
}

/** Open Badges 2.0: `verification.creator` must stand in the profile's `publicKey`; without it any key there will do. */
async function checkKeys(
  jws: string,
  alg: string,
  sources: Sources,
  profile: Profile | undefined,
  inquiry: Inquiry,
  checks: Check[],
): Promise<void> {
  const { creator } = sources.award;
  const listed = new Map<string, View | undefined>();
  for (const item of profile ? many(profile.node.publicKey) : []) {
    const id = typeof item === 'string' ? item : isView(item) ? text(item.id ?? item['@id']) : undefined;
    if (id !== undefined) listed.set(resolve(id, profile?.url), isView(item) ? item : undefined);
  }
  const entry = [...listed].find(([id]) => sameAddress(id, creator));
  const tried: [string, View | undefined][] =
    creator === undefined ? [...listed].slice(0, MOST_KEYS) : [entry ?? [creator, undefined]];
  if (profile && creator !== undefined && !entry) {
    checks.push(note('proof.key', 'fail', 'key-not-listed', { creator, listed: [...listed.keys()] }));
  } else if (profile && listed.size === 0) {
    checks.push(note('proof.key', 'unknown', 'key-list-unavailable', { property: 'publicKey' }));
  }
  const candidates: Candidate[] = [];
  for (const [id, embedded] of tried) candidates.push(await keyAt(id, embedded, sources.issuerId, inquiry));
  const signer = await checkSignature(jws, alg, candidates, checks);
  if (signer === undefined || checks.some((check) => check.id === 'proof.key')) return;
  checks.push(signer.foreign ?? pass('proof.key', signer.id));
}

/** A key listed by the profile, as it stands there or at its own address; its owner must be the issuer, if it names one. */
async function keyAt(
  id: string,
  embedded: View | undefined,
  issuer: string | undefined,
  inquiry: Inquiry,
): Promise<Candidate> {
  let node = embedded?.publicKeyPem === undefined && embedded?.publicKeyJwk === undefined ? undefined : embedded;
  if (!node) {
    const loaded = await loadText(id, inquiry);
    if (!loaded.ok) return { id, code: 'key-list-unavailable', detail: { ...loaded.detail, why: loaded.code } };
    const parsed = parseJson(loaded.text);
    node = parsed.ok && isView(parsed.value) ? keyIn(parsed.value, id) : { publicKeyPem: loaded.text };
  }
  const key = await fromMethod(node);
  if (!key) return { id, code: 'key-unsupported' };
  const owner = text(node.owner ?? node.controller);
  if (owner === undefined || issuer === undefined || sameAddress(resolve(owner, id), issuer)) return { id, key };
  return { id, key, foreign: note('proof.key', 'fail', 'key-of-another', { owner, issuer }, id) };
}

/** A key address with a fragment may lead to the profile itself. */
function keyIn(document: View, id: string): View {
  const inside = many(document.publicKey).find((item) => isView(item) && sameAddress(text(item.id), id));
  return isView(inside) ? inside : document;
}

/** Open Badges 1: the award names the key's address itself, so that address must lie with the issuer. */
async function checkOldKey(
  jws: string,
  alg: string,
  sources: Sources,
  profile: Profile | undefined,
  inquiry: Inquiry,
  checks: Check[],
): Promise<void> {
  const { keyUrl } = sources.award;
  if (keyUrl === undefined) {
    checks.push(note('format', 'fail', 'missing-property', { property: 'verify.url' }));
    return;
  }
  const loaded = await loadText(keyUrl, inquiry);
  const candidate: Candidate = loaded.ok
    ? await oldKey(keyUrl, loaded.text)
    : { id: keyUrl, code: 'key-list-unavailable', detail: { ...loaded.detail, why: loaded.code } };
  const signer = await checkSignature(jws, alg, [candidate], checks);
  if (signer === undefined || !profile || checks.some((check) => check.id === 'proof.key')) return;
  // The class may name anyone as its issuer: where the class lies proves nothing.
  const [issuer, key] = [address(sources.issuerId), address(keyUrl)];
  checks.push(
    issuer && key && samePublisher(key, issuer) && (!loaded.ok || originOf(loaded.url) === issuer.origin)
      ? pass('proof.key', keyUrl)
      : note('proof.key', 'unknown', 'weak-key-origin', { key: keyUrl, issuer: sources.issuerId }),
  );
}

async function oldKey(id: string, body: string): Promise<Candidate> {
  const parsed = parseJson(body);
  const key = parsed.ok && isView(parsed.value) ? await fromMethod(parsed.value) : await fromPem(body);
  return key ? { id, key } : { id, code: 'key-unsupported' };
}

/** @returns the key that made the signature; the check `proof.signature` is pushed in any case */
async function checkSignature(
  jws: string,
  alg: string,
  candidates: Candidate[],
  checks: Check[],
): Promise<{ id: string; foreign?: Check } | undefined> {
  let refused: Check | undefined;
  let undecided: Check | undefined;
  for (const candidate of candidates) {
    if ('code' in candidate) {
      undecided ??= note('proof.signature', 'unknown', candidate.code, candidate.detail, candidate.id);
      continue;
    }
    if (!fits(alg, candidate.key) || !candidate.key.jwk) {
      refused ??= note(
        'proof.signature',
        'fail',
        'forbidden-algorithm',
        { alg, key: candidate.key.kind },
        candidate.id,
      );
      continue;
    }
    try {
      const key = await importJWK(candidate.key.jwk, alg);
      await compactVerify(jws, key, { algorithms: [alg] });
      checks.push(pass('proof.signature', candidate.id, { alg }));
      return candidate;
    } catch (error) {
      if (error instanceof errors.JWSSignatureVerificationFailed) {
        refused = note('proof.signature', 'fail', 'signature-mismatch', { alg }, candidate.id);
      } else if (error instanceof errors.JWSInvalid) {
        refused ??= note('proof.signature', 'fail', 'broken-proof', { alg }, candidate.id);
      } else {
        // A key too short, a `crit` header nobody knows: the engine refuses to say.
        const message = error instanceof Error ? error.message : '';
        undecided ??= note('proof.signature', 'unknown', 'key-unsupported', { alg, message }, candidate.id);
      }
    }
  }
  // A key that could not be had might have been the right one.
  checks.push(undecided ?? refused ?? note('proof.signature', 'unknown', 'key-list-unavailable'));
  return undefined;
}
