/** From checks to one verdict: design, section 3 ("Verdicts"). Pure; nothing else decides. */
import type { CheckId, Code } from './codes.ts';
import type { Check, Verdict } from './report.ts';

/** Checks on which authenticity rests: a failure of one makes the credential worthless. */
const AUTHENTICITY: readonly CheckId[] = [
  'format',
  'context',
  'proof.signature',
  'proof.purpose',
  'proof.key',
  'proof.dates',
  'hosted.fetch',
  'hosted.scope',
  'jwt.claims',
];

/** While one of these is unknown, nothing that the credential says of its own dates is proven. */
const UNDECIDED: readonly CheckId[] = ['proof.signature', 'proof.key', 'hosted.fetch', 'hosted.scope'];

/** Checks that never change the verdict, whatever they find. */
const ASIDE: readonly CheckId[] = [
  'recipient',
  'holder',
  'endorsement',
  'schema',
  'issuer.blocked',
  'issuer.lookalike',
  'issuer.profile',
  'status.other',
  'image',
  'related',
  'links',
  'refresh',
];

/**
 * Precedence: invalid > revoked > suspended > expired > not-yet-valid > unverified > valid; but dates and lists of a
 * credential whose authenticity is undecided do not speak, unless its own server says that it is gone.
 */
export function decide(checks: Check[]): { verdict: Verdict; reasons: Code[] } {
  const failing = (test: (check: Check) => boolean) =>
    checks.filter((check) => check.outcome === 'fail' && test(check));
  const because = (verdict: Verdict, causes: Check[]) => ({ verdict, reasons: codesOf(causes) });

  const broken = failing(
    ({ id, code }) => AUTHENTICITY.includes(id) || (id === 'validity.until' && code === 'until-before-from'),
  );
  if (broken.length > 0) return because('invalid', broken);

  const unknown = checks.filter(({ id, outcome }) => outcome === 'unknown' && !ASIDE.includes(id));
  const undecided = unknown.filter(({ id }) => UNDECIDED.includes(id));
  const revoked = failing(({ id }) => id === 'status.revocation');
  const said = revoked.filter(({ detail }) => detail?.['by'] === 'host');
  if (undecided.length > 0) return said.length > 0 ? because('revoked', said) : because('unverified', unknown);

  if (revoked.length > 0) return because('revoked', revoked);
  for (const [id, verdict] of [
    ['status.suspension', 'suspended'],
    ['validity.until', 'expired'],
    ['validity.from', 'not-yet-valid'],
  ] as const) {
    const causes = failing((check) => check.id === id);
    if (causes.length > 0) return because(verdict, causes);
  }
  if (unknown.length > 0) return because('unverified', unknown);
  const proven = checks.some(
    ({ id, outcome }) => (id === 'proof.signature' || id === 'hosted.scope') && outcome === 'pass',
  );
  // Silence is no proof: without a signature or a host that answered, nothing was verified.
  return proven ? { verdict: 'valid', reasons: [] } : { verdict: 'unverified', reasons: ['no-proof'] };
}

/** Whether these are the issuer's own words, unaltered: whatever may be said of their dates or status. */
export function isAuthentic(checks: Check[]): boolean {
  const decisive = checks.filter(({ id }) => AUTHENTICITY.includes(id));
  return (
    decisive.some(
      ({ id, outcome }) => (id === 'proof.key' || id === 'hosted.scope') && (outcome === 'pass' || outcome === 'warn'),
    ) && !decisive.some(({ outcome }) => outcome === 'fail' || outcome === 'unknown')
  );
}

function codesOf(checks: Check[]): Code[] {
  return [...new Set(checks.flatMap(({ code }) => code ?? []))];
}

const BADNESS: readonly Verdict[] = [
  'invalid',
  'revoked',
  'suspended',
  'expired',
  'not-yet-valid',
  'unverified',
  'valid',
];

/** The worst of several, for arrays and unsigned presentations. */
export function worst(verdicts: Verdict[]): Verdict {
  return BADNESS.find((verdict) => verdicts.includes(verdict)) ?? 'unverified';
}
