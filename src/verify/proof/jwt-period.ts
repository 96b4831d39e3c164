/** `nbf`, `exp` and `iat` against the credential's own period. */
import { many, text, type View } from '../credential/view.ts';
import { parseDate } from '../dates.ts';
import { type Inquiry, note, pass, SKEW } from '../inquiry.ts';
import type { Check } from '../report.ts';
import type { Differences } from './jwt-claims.ts';
import type { Unpacked } from './jwt-unpack.ts';

/** Seconds up to the end of the year 9999, beyond which RFC 3339 has no notation. */
const LAST = 253_402_300_799;
const V2 = 'https://www.w3.org/ns/credentials/v2';

/**
 * In VC-JOSE-COSE (section 3.1.3) and in presentations `nbf` and `exp` are the lifetime of the signature: a signature
 * that has run out fails in `proof.dates`. Elsewhere they are `validFrom` and `validUntil` (VCDM 1.1 section 6.3.1, Open
 * Badges 3.0 "JWT Payload"): they are filled in, or where they contradict the credential the stricter date is used.
 * What is shown stays the credential's own date as long as that makes no difference.
 */
export function settlePeriod(
  { credential, packing, kind }: Unpacked,
  payload: View,
  inquiry: Inquiry,
): { bounds: Differences; checks: Check[] } {
  const checks: Check[] = [];
  const bounds: Differences = {};
  for (const property of ['exp', 'nbf', 'iat']) {
    // A date that cannot be read may be the one that matters: not valid, but nothing to call invalid either.
    if (payload[property] !== undefined && millisOf(payload[property]) === undefined) {
      checks.push(note('jwt.claims', 'unknown', 'bad-property', { property, value: payload[property] }));
    }
  }
  const newer = packing !== 'vc-claim' || many(credential['@context']).includes(V2);
  const from = newer ? 'validFrom' : 'issuanceDate';
  const until = newer ? 'validUntil' : 'expirationDate';
  const ofSignature = packing === 'vc-jose' || kind === 'presentation';

  const nbf = millisOf(payload['nbf']);
  if (nbf !== undefined) {
    const own = text(credential[from]);
    if (own !== undefined && !ofSignature && !sameSecond(own, nbf))
      bounds['nbf'] = { claim: iso(nbf), credential: own };
    const ahead = nbf > inquiry.now + SKEW;
    const later = own === undefined ? ahead || !ofSignature : ahead && nbf > (parseDate(own)?.ms ?? nbf);
    if (later) credential[from] = iso(nbf);
  }

  const exp = millisOf(payload['exp']);
  const own = text(credential[until]);
  if (exp !== undefined && !(own !== undefined && sameSecond(own, exp))) {
    if (ofSignature) {
      const over = exp + SKEW < inquiry.now;
      const detail = { expires: iso(exp) };
      checks.push(over ? note('proof.dates', 'fail', 'proof-expired', detail) : pass('proof.dates', undefined, detail));
    } else {
      if (own !== undefined) bounds['exp'] = { claim: iso(exp), credential: own };
      // An own date that cannot be read stays, so that it is reported.
      if (own === undefined || exp < (parseDate(own)?.ms ?? exp)) credential[until] = iso(exp);
    }
  }

  const iat = millisOf(payload['iat']);
  if (iat !== undefined && iat > inquiry.now + SKEW) {
    checks.push(note('proof.dates', 'warn', 'proof-created-in-future', { created: iso(iat) }));
  }
  return { bounds, checks };
}

/** When the token says it was made, as RFC 3339: `iat`, else `nbf`. */
export function madeAt(payload: View): string | undefined {
  const ms = millisOf(payload['iat']) ?? millisOf(payload['nbf']);
  return ms === undefined ? undefined : iso(ms);
}

/** Seconds since 1970 (RFC 7519 NumericDate, a fraction allowed) as milliseconds; undefined for anything else. */
export function millisOf(claim: unknown): number | undefined {
  if (typeof claim !== 'number' || !(claim >= 0 && claim <= LAST)) return undefined;
  return Math.round(claim * 1000);
}

function iso(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

/** Claims are often whole seconds where the credential has a fraction. */
function sameSecond(date: string, ms: number): boolean {
  const own = parseDate(date)?.ms;
  return own !== undefined && Math.floor(own / 1000) === Math.floor(ms / 1000);
}
