/** Verifiable Presentations (VCDM 2.0, section 4.13): signed by the holder, or not at all. */
import { idOf, isView, many, text, type View } from '../credential/view.ts';
import { checkExchange } from '../exchange.ts';
import { type Inquiry, note } from '../inquiry.ts';
import { noFacts, type Part } from '../part.ts';
import { hasProof, verifyDataIntegrity } from '../proof/data-integrity.ts';
import { verifyJwt } from '../proof/jwt.ts';
import type { Check } from '../report.ts';

/** @returns `signed` false when it has no proof: then its parts decide */
export async function verifyPresentation(
  document: View | string,
  inquiry: Inquiry,
): Promise<{ part: Part; signed: boolean }> {
  if (typeof document === 'string') {
    const { checks, credential = {}, payload = {} } = await verifyJwt(document, inquiry);
    const differs = checkExchange(payload, { domain: 'aud', challenge: 'nonce' }, true, inquiry);
    return { part: partOf(credential, differs ? [...checks, differs] : checks), signed: true };
  }
  if (!hasProof(document)) {
    // Nobody signed that it was made for this exchange.
    const open = inquiry.exchange ? [note('proof.signature', 'unknown', 'no-proof')] : [];
    // Whoever it names as its holder, nobody has said so.
    const { holder: _holder, ...unclaimed } = document;
    return { part: partOf(unclaimed, open), signed: false };
  }
  const expectation = { purpose: 'authentication' as const, signer: (view: View) => idOf(view['holder']) };
  const { checks, view = document } = await verifyDataIntegrity(document, expectation, inquiry);
  const binding = inquiry.exchange ? [] : checkBinding(document);
  return { part: partOf(view, [...checks, ...binding]), signed: true };
}

/** One secured with COSE, whose signature has been looked at. */
export function presentationOf(document: View, claims: View, checks: Check[], inquiry: Inquiry): Part {
  const differs = checkExchange(claims, { domain: 'aud', challenge: 'nonce' }, true, inquiry);
  return partOf(document, differs ? [...checks, differs] : checks);
}

/**
 * `domain` and `challenge` bind a presentation to one exchange, which Aloi was not part of: whoever shows it now may
 * not be the holder. Said, never judged.
 */
function checkBinding(document: View): Check[] {
  const bound = many(document['proof'])
    .filter(isView)
    .find((proof) => text(proof['challenge']) ?? text(proof['domain']));
  if (!bound) return [];
  return [
    note('proof.purpose', 'warn', 'wrong-domain', {
      domain: text(bound['domain']) ?? null,
      challenge: text(bound['challenge']) ?? null,
    }),
  ];
}

function partOf(view: View, checks: Check[]): Part {
  const holder = idOf(view['holder']);
  const id = text(view['id']);
  const facts = noFacts();
  return {
    standard: 'presentation',
    checks,
    facts: {
      ...facts,
      ...(id === undefined ? {} : { id }),
      ...(holder === undefined ? {} : { issuer: { ...facts.issuer, id: holder } }),
    },
  };
}
