/**
 * Whether a presentation was made for the exchange at hand: `domain` and `challenge` of its proof (Data Integrity 1.0,
 * section 4.2 "Verify Proof", steps 7 and 8), `aud` and `nonce` of its token (VCDM 1.1, section 6.3.1; RFC 7519,
 * section 4.1.3). The check is `proof.purpose`.
 */
import { texts, type View } from './credential/view.ts';
import { type Inquiry, note } from './inquiry.ts';
import type { Check } from './report.ts';

/** What the person expects. Empty: not asked. */
export interface Exchange {
  domain: readonly string[];
  challenge: readonly string[];
}

type Given = string | readonly string[] | undefined;

/** Undefined where nothing is expected. */
export function exchangeOf(domain: Given, challenge: Given): Exchange | undefined {
  const list = (given: Given) => (given === undefined ? [] : typeof given === 'string' ? [given] : [...given]);
  const exchange = { domain: list(domain), challenge: list(challenge) };
  return exchange.domain.length + exchange.challenge.length > 0 ? exchange : undefined;
}

/**
 * @param signed where the members stand, as the signature covers them
 * @param bound whether it must be bound to the exchange, as a presentation; else only what it says is compared
 * @returns undefined where nothing differs
 */
export function checkExchange(
  signed: View,
  names: { domain: string; challenge: string },
  bound: boolean,
  { exchange, depth }: Inquiry,
  about?: string,
): Check | undefined {
  // What a presentation contains was not made for its exchange, nor were lists and endorsements.
  if (!exchange || (!bound && depth > 0)) return undefined;
  const domain = [...new Set(texts(signed[names.domain]))];
  const challenge = texts(signed[names.challenge]);
  const asked = (expected: readonly string[], found: string[]) => expected.length > 0 && (bound || found.length > 0);
  // "If domain was given, and it does not contain the same strings as proof.domain".
  if (asked(exchange.domain, domain) && !sameStrings(exchange.domain, domain)) {
    const detail = { domain: domain.length > 0 ? domain : null, expected: exchange.domain };
    return note('proof.purpose', 'fail', 'wrong-domain', detail, about);
  }
  if (
    asked(exchange.challenge, challenge) &&
    !(challenge.length === 1 && exchange.challenge.includes(challenge[0] ?? ''))
  ) {
    const detail = { challenge: challenge[0] ?? null, expected: exchange.challenge };
    return note('proof.purpose', 'fail', 'wrong-challenge', detail, about);
  }
  return undefined;
}

function sameStrings(one: readonly string[], other: readonly string[]): boolean {
  return one.every((item) => other.includes(item)) && other.every((item) => one.includes(item));
}
