/** One verifiable credential, with an embedded proof or as a JWT: OB 3.0 "OpenBadgeCredential Verification", VCDM 1.1 and 2.0. */
import { withCertificate } from '../certificates/issuer.ts';
import { judgeContexts } from '../contexts/judge.ts';
import { checkPeriod, parseDate } from '../dates.ts';
import { withLearningModel } from '../europass/facts.ts';
import { type Inquiry, note, pass } from '../inquiry.ts';
import { profileChecks } from '../keys/signed-profile.ts';
import type { Part } from '../part.ts';
import { hasProof, verifyDataIntegrity } from '../proof/data-integrity.ts';
import { verifyJwt } from '../proof/jwt.ts';
import type { JwtProof } from '../proof/jwt-key.ts';
import { standardOf } from '../recognise.ts';
import type { Check, IdentityEvidence } from '../report.ts';
import { checkStatus } from '../status/index.ts';
import type { VerifyList } from '../status/types.ts';
import { checkConformance } from './conformance.ts';
import { endorsementsWithin } from './endorsements-within.ts';
import { factsOf } from './facts.ts';
import { isSelective } from './selective.ts';
import { idOf, many, texts, type View } from './view.ts';

/** What was secured, before dates and status are asked about; status lists are read through this as well. */
export interface Secured {
  checks: Check[];
  /** The credential as its signature sees it, or the raw document where no signature could be looked at. */
  view: View;
  raw: View;
  host?: string;
  /** The key came in a certificate that leads to an authority the reader trusts. */
  certified?: JwtProof['certified'];
}

export async function securedJson(document: View, inquiry: Inquiry): Promise<Secured> {
  if (!hasProof(document)) {
    const contexts = judgeContexts(document, 'bytes').filter(({ outcome }) => outcome !== 'pass');
    return { checks: [...contexts, note('proof.signature', 'unknown', 'no-proof')], view: document, raw: document };
  }
  const signer = (view: View) => idOf(view['issuer']);
  const {
    checks,
    view = document,
    host,
  } = await verifyDataIntegrity(document, { purpose: 'assertionMethod', signer }, inquiry);
  return { checks, view, raw: document, ...(host === undefined ? {} : { host }) };
}

export async function securedJwt(token: string, inquiry: Inquiry): Promise<Secured> {
  const { checks, credential = {}, host, certified } = await verifyJwt(token, inquiry);
  const contexts = Object.keys(credential).length > 0 ? judgeContexts(credential, 'bytes') : [];
  return {
    checks: [...contexts, ...checks],
    view: credential,
    raw: credential,
    ...(host === undefined ? {} : { host }),
    ...(certified ? { certified } : {}),
  };
}

/** The questions after the proof: form, dates, status; and what may be shown. */
export async function verifySecured(secured: Secured, inquiry: Inquiry, verifyList: VerifyList): Promise<Part> {
  const { view, raw, host } = secured;
  const issuer = idOf(view['issuer']);
  const form = checkForm(view, raw);
  const profile = await profileChecks(issuer, inquiry);
  const checks = [...form, ...secured.checks, ...profile, ...checkPeriod(period(view), inquiry)];
  if (!checks.some(({ id, outcome }) => id === 'proof.signature' && outcome === 'fail')) {
    const credentialId = typeof view['id'] === 'string' ? view['id'] : undefined;
    checks.push(...(await checkStatus(view, { issuer, credentialId }, inquiry, verifyList)));
  }
  const standard = standardOf(view, raw);
  const facts = standard === 'europass' ? withLearningModel(factsOf(view), view) : factsOf(view);
  facts.endorsementSources = [...(facts.endorsementSources ?? []), ...endorsementsWithin(raw)];
  if (host !== undefined) {
    const evidence: IdentityEvidence = { kind: 'key-host', host };
    facts.issuer.identity = { level: 'domain', evidence: [evidence] };
  }
  return { standard, checks, facts: withCertificate(facts, secured.certified) };
}

/** What a credential cannot do without (VCDM 2.0, section 4): an issuer and a subject. Lesser gaps are warnings. */
function checkForm(view: View, raw: View): Check[] {
  const issuers = many(view['issuer']);
  if (issuers.length === 0 || idOf(view['issuer']) === undefined) {
    return [note('format', 'fail', 'missing-property', { property: 'issuer' })];
  }
  if (issuers.length > 1) return [note('format', 'fail', 'bad-property', { property: 'issuer', why: 'more than one' })];
  if (many(view['credentialSubject']).length === 0) {
    return [note('format', 'fail', 'missing-property', { property: 'credentialSubject' })];
  }
  const warnings = checkConformance(view, isSelective(raw));
  return warnings.length > 0 ? warnings : [pass('format')];
}

/** The strictest of what is written: VCDM 2.0 and 1.1 names may stand side by side. */
function period(view: View): { from?: string; until?: string } {
  const from = bound([...texts(view['validFrom']), ...texts(view['issuanceDate'])], Math.max);
  const until = bound([...texts(view['validUntil']), ...texts(view['expirationDate'])], Math.min);
  return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
}

function bound(dates: string[], pick: (...values: number[]) => number): string | undefined {
  const unreadable = dates.find((date) => !parseDate(date));
  if (unreadable !== undefined) return unreadable;
  const target = pick(...dates.map((date) => parseDate(date)?.ms ?? 0));
  return dates.find((date) => parseDate(date)?.ms === target);
}
