/**
 * Credentials whose holder may withhold parts: SD-JWT VC (draft-ietf-oauth-sd-jwt-vc), and verifiable credentials secured
 * as SD-JWT (VC-JOSE-COSE, section 3.2).
 */
import { withCertificate } from '../certificates/issuer.ts';
import { namesOf } from '../certificates/names.ts';
import { judgeContexts } from '../contexts/judge.ts';
import { verifySecured } from '../credential/index.ts';
import { idOf, text, type View } from '../credential/view.ts';
import { checkPeriod, type Point } from '../dates.ts';
import { type Inquiry, note, pass, SKEW } from '../inquiry.ts';
import { noFacts, type Part } from '../part.ts';
import { settleClaims } from '../proof/jwt-claims.ts';
import { checkJwtProof, type JwtProof } from '../proof/jwt-key.ts';
import { type ParsedJwt, parseJwt } from '../proof/jwt-parse.ts';
import { madeAt, millisOf } from '../proof/jwt-period.ts';
import { unpack } from '../proof/jwt-unpack.ts';
import type { Check } from '../report.ts';
import { checkStatus } from '../status/index.ts';
import { isStatusClaim } from '../status/token-list.ts';
import type { VerifyList } from '../status/types.ts';
import { type Disclosed, disclose } from './disclose.ts';
import { factsOf } from './facts.ts';
import { checkHolder } from './holder.ts';
import { checkIssuerKey } from './issuer-key.ts';

export interface VerifiedSdJwt {
  part: Part;
  /** The credential itself, where it is one of the verifiable credentials data model. */
  raw?: View;
}

/** `dc+sd-jwt`; `vc+sd-jwt` was its name in drafts, and is that of a secured verifiable credential. */
const TYPES = /^(?:application\/)?(?:dc|vc)\+sd-jwt$/i;
/** Section "Registered JWT Claims": these cannot be withheld, or a holder could hide that the credential has run out. */
const ALWAYS_OPEN = ['iss', 'nbf', 'exp', 'cnf', 'vct', 'vct#integrity', 'status'];

/** Each is hashed and read; no credential has so many claims. */
export const MOST_DISCLOSURES = 5_000;

/** @param given `<issuer's JWT>~<disclosure>~…~<key binding JWT or nothing>` */
export async function verifySdJwt(given: string, inquiry: Inquiry, verifyList: VerifyList): Promise<VerifiedSdJwt> {
  const parts = given.split('~');
  const [token = '', ...disclosures] = parts;
  const binding = disclosures.pop() ?? '';
  const parsed = parseJwt(token);
  if (!parsed) return { part: refused(note('format', 'fail', 'broken-jwt')) };
  if (disclosures.length > MOST_DISCLOSURES) {
    return { part: refused(note('format', 'unknown', 'too-large', { disclosures: disclosures.length })) };
  }
  const { header, payload } = parsed;
  const disclosed = await disclose(payload, disclosures);
  const broken = judgeDisclosed(disclosed, payload);
  const claims = disclosed.ok ? disclosed.claims : openOnly(payload);
  const before = given.slice(0, given.length - binding.length);
  const keyBinding = disclosed.ok ? await checkHolder(binding, before, claims, disclosed.algorithm) : 'unchecked';
  const shape = { disclosures: disclosures.length, keyBinding };

  if (claims['vct'] === undefined && (claims['credentialSubject'] !== undefined || claims['@context'] !== undefined)) {
    return verifyWrapped({ header, payload: claims }, token, broken, shape, inquiry, verifyList);
  }
  const typed = TYPES.test(text(header['typ']) ?? '');
  if (!typed && claims['vct'] === undefined) {
    return { part: refused(note('format', 'unknown', 'unsupported-format', { typ: header['typ'] ?? null })) };
  }
  const form = broken ?? checkForm(claims, typed, shape);
  const issuer = text(claims['iss']);
  const facts = factsOf(claims);
  const issuerNames = facts.issuer.name === undefined ? [] : [facts.issuer.name];
  const relationship = 'assertionMethod';
  const ask = { token, header, issuer, relationship, created: madeAt(payload), issuerNames } as const;
  const proof = await checkIssuerKey(ask, inquiry);
  const checks = [form, ...withoutPass(proof, broken), ...checkTimes(claims, inquiry)];
  if (!checks.some(({ outcome }) => outcome === 'fail')) {
    const names = proof.certified?.organisation === undefined ? issuerNames : [proof.certified.organisation];
    checks.push(...(await status(claims, names, inquiry, verifyList)));
  }
  if (proof.host !== undefined && !broken) {
    facts.issuer.identity = { level: 'domain', evidence: [{ kind: 'key-host', host: proof.host }] };
  }
  const shown = broken ? facts : withCertificate(facts, proof.certified);
  return { part: { standard: 'sd-jwt-vc', checks, facts: shown } };
}

/** What is disclosed is signed only as far as the digests hold. */
function judgeDisclosed(disclosed: Disclosed, payload: View): Check | undefined {
  if (disclosed.ok) {
    const hidden = ALWAYS_OPEN.filter((name) => disclosed.claims[name] !== undefined && payload[name] === undefined);
    if (hidden.length === 0) return undefined;
    return note('format', 'fail', 'bad-property', { property: hidden.join(', '), why: 'selectively disclosed' });
  }
  const { kind, reason } = disclosed;
  if (kind === 'unsupported') return note('proof.signature', 'unknown', 'unsupported-proof', { _sd_alg: reason });
  if (kind === 'altered') return note('proof.signature', 'fail', 'signature-mismatch', { disclosure: reason });
  return note('format', 'fail', 'broken-jwt', { part: 'disclosures', reason });
}

/** A good signature over the digests is none over disclosures that do not fit them. */
function withoutPass({ checks }: JwtProof, broken: Check | undefined): Check[] {
  return broken?.id === 'proof.signature'
    ? checks.filter(({ id, outcome }) => id !== 'proof.signature' || outcome !== 'pass')
    : checks;
}

function openOnly(payload: View): View {
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !name.startsWith('_sd')));
}

function checkForm(claims: View, typed: boolean, shape: Record<string, unknown>): Check {
  if (typeof claims['vct'] !== 'string')
    return note('format', 'warn', 'missing-property', { ...shape, property: 'vct' });
  // An explicit type keeps other tokens of the same issuer from being passed off as credentials (RFC 8725, section 3.11).
  return typed
    ? pass('format', undefined, shape)
    : note('format', 'warn', 'bad-property', { ...shape, property: 'typ' });
}

function checkTimes(claims: View, inquiry: Inquiry): Check[] {
  const parse = (claim: unknown): Point | undefined => {
    const ms = millisOf(claim);
    return ms === undefined ? undefined : { ms, zoneless: false };
  };
  const checks = checkPeriod({ from: claims['nbf'], until: claims['exp'] }, inquiry, parse);
  const made = millisOf(claims['iat']);
  if (made !== undefined && made > inquiry.now + SKEW) {
    checks.push(note('proof.dates', 'warn', 'proof-created-in-future', { created: new Date(made).toISOString() }));
  }
  return checks;
}

/** `status` is a registered claim here: one of an unknown kind is no word of the issuer's own vocabulary. */
async function status(
  claims: View,
  issuerNames: readonly string[],
  inquiry: Inquiry,
  verifyList: VerifyList,
): Promise<Check[]> {
  const claim = claims['status'];
  if (claim === undefined) return [];
  if (!isStatusClaim(claim)) return [note('status.revocation', 'unknown', 'status-unsupported', { type: null })];
  // Whoever certified the credential's issuer has certified others too: the list must be by the same one.
  const prove: typeof checkIssuerKey = (ask, inquiry) => checkIssuerKey({ ...ask, issuerNames }, inquiry);
  const context = { issuer: text(claims['iss']), credentialId: text(claims['jti']), prove };
  return checkStatus({ status: claim }, context, inquiry, verifyList);
}

/** VC-JOSE-COSE, section 3.2.1: once disclosed, the payload is a verifiable credential. */
async function verifyWrapped(
  { header, payload }: ParsedJwt,
  token: string,
  broken: Check | undefined,
  shape: Record<string, unknown>,
  inquiry: Inquiry,
  verifyList: VerifyList,
): Promise<VerifiedSdJwt> {
  const unpacked = unpack(header, payload);
  if (unpacked?.kind !== 'credential') {
    return { part: refused(note('format', 'unknown', 'unsupported-format', { typ: header['typ'] ?? null })) };
  }
  const { credential } = unpacked;
  const claims = settleClaims(unpacked, payload, inquiry);
  const issuer = idOf(credential['issuer']);
  const issuerNames = namesOf(credential['issuer']);
  const relationship = 'assertionMethod';
  const ask = { token, header, issuer, relationship, created: madeAt(payload), issuerNames } as const;
  const proof = header['x5c'] === undefined ? await checkJwtProof(ask, inquiry) : await checkIssuerKey(ask, inquiry);
  const form = broken ? [broken] : [];
  const checks = [...judgeContexts(credential, 'bytes'), ...form, ...withoutPass(proof, broken), ...claims];
  const host = proof.host === undefined || broken ? {} : { host: proof.host };
  const certified = proof.certified && !broken ? { certified: proof.certified } : {};
  const secured = { checks, view: credential, raw: credential, ...host, ...certified };
  const part = await verifySecured(secured, inquiry, verifyList);
  const [first] = part.checks;
  if (first?.id === 'format' && first.outcome === 'pass') first.detail = shape;
  return { part, raw: credential };
}

function refused(check: Check): Part {
  return { standard: 'sd-jwt-vc', checks: [check], facts: noFacts() };
}
