/** Open Badges 0.5 to 2.1, hosted and signed, and their endorsements. */
import { base64urlnopad } from '@scure/base';
import { parseJsonBytes } from '../../read/json.ts';
import type { Found } from '../../read/types.ts';
import { isView, type View } from '../credential/view.ts';
import { noCredential } from '../definition.ts';
import type { Inquiry } from '../inquiry.ts';
import { note } from '../inquiry.ts';
import { noFacts, type Part } from '../part.ts';
import { address } from './address.ts';
import { type Award, awardOf } from './award.ts';
import { claims } from './claims.ts';
import { verifyHosted } from './hosted.ts';
import { load } from './load.ts';
import { verifySigned } from './signed.ts';

export { recogniseOpenBadges2 } from './recognise.ts';

/**
 * Checks and facts of one award or endorsement. Of a JSON document only its address is trusted; of a JWS that which
 * a key of its issuer signed; of an address that which is served there. Never throws.
 */
export async function verifyOpenBadges2(document: Found, inquiry: Inquiry): Promise<Part> {
  if (document.kind === 'url') return verifyAddress(document.url, inquiry);
  const { kind } = document;
  if (kind === 'sd-jwt' || kind === 'cose' || kind === 'mdoc' || kind === 'xml') return nothing();
  const value = document.kind === 'jws' ? payloadOf(document.text) : document.value;
  const award = isView(value) ? awardOf(value) : undefined;
  if (!award) return nothing(value);
  if (document.kind === 'jws' && (award.mode === 'signed' || award.address === undefined)) {
    return verifySigned(document.text, award, inquiry);
  }
  if (document.kind === 'json' && award.mode === 'signed') {
    return { standard: award.standard, checks: [note('proof.signature', 'unknown', 'no-proof')], facts: claims(award) };
  }
  if (award.address !== undefined) return verifyHosted(award.address, award, inquiry);
  // Open Badges 2.0, "Assertion": the id of a hosted one must be its address. Without one there is nothing to ask.
  const check = note('hosted.fetch', 'unknown', 'missing-property', { property: 'id' });
  return { standard: award.standard, checks: [check], facts: claims(award) };
}

/** Old images carry nothing but the address. What is served there may call itself by another one, which then counts. */
async function verifyAddress(url: string, inquiry: Inquiry): Promise<Part> {
  if (!address(url)) return nothing();
  const loaded = await load(url, 'credential', inquiry);
  const award: Award | undefined = loaded.ok ? awardOf(loaded.value, loaded.url) : undefined;
  return verifyHosted(award?.address ?? url, award?.address === undefined ? undefined : award, inquiry);
}

function payloadOf(jws: string): View | undefined {
  try {
    const parsed = parseJsonBytes(base64urlnopad.decode(jws.split('.')[1] ?? ''));
    return parsed.ok && isView(parsed.value) ? parsed.value : undefined;
  } catch {
    return undefined;
  }
}

function nothing(value?: unknown): Part {
  return { standard: 'unknown', checks: [noCredential(value)], facts: noFacts() };
}
