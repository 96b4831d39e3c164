/**
 * Hosted verification (Open Badges 2.0, "Hosted Verification"; 1.1 specification, "Badge Validation"): of what was
 * given only the address counts; the document fetched from there is the award.
 */
import { platformOfHost } from '../../platforms/index.ts';
import { isView, text, type View } from '../credential/view.ts';
import { checkPeriod, parseOldDate } from '../dates.ts';
import type { Inquiry } from '../inquiry.ts';
import { note, pass } from '../inquiry.ts';
import { judgeProfile } from '../keys/signed-profile.ts';
import type { Part } from '../part.ts';
import type { Check } from '../report.ts';
import { address, resolve, sameAddress, sameSite } from './address.ts';
import { type Award, awardOf, isRevoked } from './award.ts';
import { claims } from './claims.ts';
import { differences } from './differences.ts';
import { factsOf, type Sources } from './facts.ts';
import { checkFormat } from './format.ts';
import { type Failure, load } from './load.ts';
import { type Related, related } from './related.ts';
import { checkScope } from './scope.ts';

/**
 * @param from the award's own address: its id or `verify.url`
 * @param given what was at hand, compared with what is served; shown, as a mere claim, only where nothing is served
 */
export async function verifyHosted(from: string, given: Award | undefined, inquiry: Inquiry): Promise<Part> {
  const loaded = await load(from, 'credential', inquiry);
  if (!loaded.ok) return unserved(from, given, loaded);
  const { value, url, download } = loaded;
  const award = awardOf(value, url);
  const about = { requested: from, url };
  const own = award?.address ?? ownAddress(value, url);
  if (isRevoked(value) && (own === undefined || isAt(own, from, url))) {
    return withdrawn(from, value, 200, given, award);
  }
  // Of a withdrawn one "only id and revoked" are left.
  if (isRevoked(value))
    return claimed(given, from, [note('hosted.fetch', 'fail', 'id-differs', { ...about, id: own })]);
  if (!award) return claimed(given, from, [note('hosted.fetch', 'unknown', 'not-a-credential', about)]);
  if (award.mode === 'signed') {
    // Its issuer says that the signature counts, and there is none here.
    return claimed(given ?? award, from, [note('proof.signature', 'unknown', 'no-proof', about)]);
  }
  const old = award.standard !== 'open-badges-2.0' && award.standard !== 'endorsement-2.0';
  if (award.address === undefined) {
    if (!old) return claimed(given, from, [note('hosted.fetch', 'unknown', 'missing-property', { property: 'id' })]);
    // Version 1 documents may leave it to their address to name them.
    award.id = from;
    award.address = from;
  } else if (!isAt(award.address, from, url)) {
    return claimed(given, from, [note('hosted.fetch', 'fail', 'id-differs', { ...about, id: award.address })]);
  }

  const redirected = sameAddress(from, url) ? {} : { redirected: url };
  const checks: Check[] = [pass('hosted.fetch', from, redirected)];
  const sources: Sources = { award, url };
  const issuer = await addBadge(sources, inquiry, checks);
  await addProfile(sources, issuer, inquiry, checks);
  checks.unshift(...checkFormat(sources));
  const facts = factsOf(sources);
  if (given) {
    const differs = differences(claims(given), facts);
    if (differs.length > 0) checks.push(note('hosted.fetch', 'warn', 'content-differs', { differs }, from));
  }
  const scope = checks.find((check) => check.id === 'hosted.scope');
  const isUpload = download && platformOfHost(address(url)?.host ?? '') === undefined;
  if (isUpload && scope?.outcome === 'pass') {
    // A student's file on the site of a school is no award of the school.
    checks[checks.indexOf(scope)] = note(
      'hosted.scope',
      'unknown',
      'served-as-download',
      { host: scope.detail?.host },
      url,
    );
  } else if (scope?.outcome === 'pass') {
    const host = String(scope.detail?.issuerHost ?? '');
    facts.issuer.identity = { level: 'domain', evidence: [{ kind: 'hosted', host, url }] };
  }
  checks.push(pass('status.revocation', from));
  checks.push(...checkPeriod({ from: award.issuedOn, until: award.expires }, inquiry, parseOldDate));
  return { standard: award.standard, checks, facts };
}

interface IssuerReference {
  reference?: unknown;
  /** Why the class, in which the issuer stands, could not be had. */
  failure?: Related['failure'];
}

/** The class, for an assertion; the reference to the issuer, for both. */
async function addBadge(sources: Sources, inquiry: Inquiry, checks: Check[]): Promise<IssuerReference> {
  const { award, url } = sources;
  if (award.standard === 'endorsement-2.0') return { reference: award.issuer };
  const badge = await related(award.badge, url, inquiry);
  checks.push(...badge.checks);
  if (badge.node) sources.badge = badge.node;
  if (badge.id !== undefined) sources.badgeId = badge.id;
  const base = badge.url ?? url;
  if (base !== undefined) sources.badgeUrl = base;
  if (badge.node) return { reference: badge.node.issuer, ...(badge.failure ? { failure: badge.failure } : {}) };
  if (badge.failure) return { failure: badge.failure };
  return award.badge === undefined ? {} : { failure: { code: 'bad-url', detail: { badge: badge.id } } };
}

async function addProfile(sources: Sources, from: IssuerReference, inquiry: Inquiry, checks: Check[]): Promise<void> {
  const { award } = sources;
  const id = award.address ?? '';
  if (award.standard === 'open-badges-0.5') {
    // 0.5 specification: `issuer.origin` "must match the origin of the hosted badge assertion".
    const profile = isView(from.reference) ? from.reference : undefined;
    const origin = text(profile?.origin);
    if (profile) sources.profile = profile;
    if (origin !== undefined) sources.issuerId = origin;
    checks.push(checkScope(id, origin, undefined));
    return;
  }
  if (from.reference === undefined) {
    const property = sources.badge || award.standard === 'endorsement-2.0' ? 'issuer' : 'badge';
    checks.push(
      from.failure
        ? note('hosted.scope', 'unknown', from.failure.code, from.failure.detail)
        : note('format', 'fail', 'missing-property', { property }),
    );
    return;
  }
  const issuer = await related(from.reference, sources.badgeUrl ?? sources.url, inquiry);
  checks.push(...issuer.checks);
  if (issuer.node) sources.profile = issuer.node;
  if (issuer.id !== undefined) sources.issuerId = issuer.id;
  const signed = issuer.url && issuer.node ? await judgeProfile(issuer.url, issuer.node, inquiry) : undefined;
  if (signed) checks.push(signed);
  if (signed?.outcome === 'fail') {
    // What it allows to be published elsewhere is nobody's word.
    checks.push(note('hosted.scope', 'unknown', 'profile-untrusted', signed.detail, issuer.id));
    return;
  }
  checks.push(
    issuer.failure
      ? note('hosted.scope', 'unknown', issuer.failure.code, issuer.failure.detail, issuer.id)
      : redirectedAway(checkScope(id, issuer.id, issuer.url === undefined ? undefined : issuer.node), sources, issuer),
  );
}

/**
 * Redirects are allowed, and the scope is that of the id; but where one leads off the site, the words are another
 * host's, and an open redirector on the issuer's host would let anyone speak: undecided, unless the issuer names that host.
 */
function redirectedAway(scope: Check, { award, url }: Sources, issuer: Related): Check {
  if (scope.outcome !== 'pass') return scope;
  const allowed = scope.detail?.allowed as string[];
  const host = address(url)?.host ?? '';
  const away = [
    ...(sameSite(award.address, url) || allowed.includes(host) ? [] : [url]),
    ...(issuer.url === undefined || sameSite(issuer.id, issuer.url) ? [] : [issuer.url]),
  ];
  return away.length === 0 ? scope : note('hosted.scope', 'unknown', 'host-differs', { redirected: away });
}

function ownAddress(value: View, url: string): string | undefined {
  const own = text(value.id ?? value['@id']);
  const resolved = own === undefined ? undefined : resolve(own, url);
  return address(resolved) ? resolved : undefined;
}

/** The id is the address asked for, or the one that served it in the end (redirects are allowed). */
function isAt(own: string, from: string, url: string): boolean {
  return sameAddress(own, from) || sameAddress(own, url);
}

function unserved(from: string, given: Award | undefined, failure: Failure): Part {
  const { code, detail, status } = failure;
  if (status === 410) return withdrawn(from, failure.body, 410, given, undefined);
  // The issuer's own server does not know it. Any other refusal says nothing about the award.
  if (status === 404) return claimed(given, from, [note('hosted.fetch', 'fail', 'not-found', detail, from)]);
  return claimed(given, from, [note('hosted.fetch', 'unknown', code, detail, from)]);
}

/** Only what the server itself still says is shown: the copy at hand may say anything. */
function withdrawn(
  from: string,
  body: View | undefined,
  status: number,
  given: Award | undefined,
  award: Award | undefined,
): Part {
  const reason = body?.revocationReason ?? body?.reason;
  // 410 without a word also answers for what never was (Moodle): a code of its own, so that it can be said so.
  const revoked = note('status.revocation', 'fail', status === 410 ? 'gone' : 'revoked', {
    by: 'host',
    status,
    ...(typeof reason === 'string' ? { reason } : {}),
  });
  const standard = award?.standard ?? given?.standard ?? 'unknown';
  const shown: Award = award ?? { standard, raw: body ?? {}, revoked: true, names: [] };
  return {
    standard,
    checks: [pass('hosted.fetch', from, { status }), revoked],
    facts: factsOf({ award: { ...shown, id: from }, ...shownBadge(shown) }),
  };
}

/** What a withdrawn award embeds; nothing more is fetched for it. */
function shownBadge(award: Award): Partial<Sources> {
  const badge = isView(award.badge) ? award.badge : undefined;
  const profile = isView(badge?.issuer) ? badge.issuer : undefined;
  return { ...(badge ? { badge } : {}), ...(profile ? { profile } : {}) };
}

function claimed(given: Award | undefined, from: string, checks: Check[]): Part {
  if (!given) {
    const none: Award = { standard: 'unknown', raw: {}, revoked: false, names: [], id: from };
    return { standard: 'unknown', checks, facts: factsOf({ award: none }) };
  }
  return { standard: given.standard, checks, facts: claims(given) };
}
