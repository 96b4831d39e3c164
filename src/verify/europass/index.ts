/**
 * European Digital Credentials for Learning (Europass): verifiable credentials in the terms of the European Learning
 * Model, sealed with JAdES. The older ones, XML sealed with XAdES, are in `xml/`.
 */

import { withCertificate } from '../certificates/issuer.ts';
import { judgeContexts } from '../contexts/judge.ts';
import { type Secured, verifySecured } from '../credential/index.ts';
import { isView, text, typesOf, type View } from '../credential/view.ts';
import { type Inquiry, note } from '../inquiry.ts';
import { noFacts, type Part } from '../part.ts';
import type { JsonJws } from '../proof/jws-json.ts';
import type { VerifyList } from '../status/types.ts';
import { claimedIssuer } from './facts.ts';
import { checkSeals } from './seal.ts';

const TYPES = ['EuropeanDigitalCredential', 'EuropeanDigitalPresentation'];

/** Whether a payload is one, as it stands or in the `vc` claim of a JWT. */
export function isEuropass(payload: View | undefined): boolean {
  const inner = payload && innerOf(payload);
  return inner !== undefined && typesOf(inner).some((type) => TYPES.includes(type));
}

/** Sealed with a certificate of its own; a credential that a DID signed is as any other JWT. */
export function isSealed(header: View, payload: View): boolean {
  const issuer = innerOf(payload)['issuer'];
  const id = isView(issuer) ? text(issuer['id']) : text(issuer);
  return header['x5c'] !== undefined && isEuropass(payload) && !id?.startsWith('did:');
}

/** Checks and facts, both of what was signed; `view` for credentials inside of it. */
export async function verifyEuropass(
  jws: JsonJws,
  inquiry: Inquiry,
  verifyList: VerifyList,
): Promise<{ part: Part; view: View }> {
  const { checks, payload, certified } = await checkSeals(jws, (signed) => claimedIssuer(innerOf(signed)), inquiry);
  // Of a broken seal the payload is shown as it stands; the verdict says what it is worth.
  const view = innerOf(payload ?? jws.peeked ?? {});
  if (payload && !isEuropass(payload)) {
    checks.push(note('format', 'unknown', 'unsupported-format', { format: 'JAdES' }));
  }
  if (typesOf(view).includes('VerifiablePresentation')) {
    const id = text(view['id']);
    const facts = { ...noFacts(), ...(id === undefined ? {} : { id }) };
    return { part: { standard: 'presentation', checks, facts }, view };
  }
  const secured: Secured = { checks: [...judgeContexts(view, 'bytes'), ...checks], view, raw: view };
  const part = await verifySecured(secured, inquiry, verifyList);
  return { part: { ...part, standard: 'europass', facts: withCertificate(part.facts, certified) }, view };
}

function innerOf(payload: View): View {
  return isView(payload['vc']) ? payload['vc'] : payload;
}
