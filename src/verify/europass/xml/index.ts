/**
 * European Digital Credentials of the years in which they were XML (until 2022), sealed with XAdES inside of the
 * document. Loaded only when there is one.
 */
import { withCertificate } from '../../certificates/issuer.ts';
import { factsOf } from '../../credential/facts.ts';
import type { View } from '../../credential/view.ts';
import { checkPeriod } from '../../dates.ts';
import { type Inquiry, note, pass } from '../../inquiry.ts';
import { noFacts, type Part } from '../../part.ts';
import type { Check } from '../../report.ts';
import { claimedIssuer, withLearningModel } from '../facts.ts';
import { bestOf, type Seal } from '../seal.ts';
import { parseDocument } from './canonical.ts';
import { asLearningModel } from './facts.ts';
import { type Element, readTree } from './tree.ts';
import { checkXades, signaturesOf } from './xades.ts';

const NAMESPACE = 'http://data.europa.eu/snb';
const MOST_SEALS = 5;

export async function verifyEuropassXml(text: string, inquiry: Inquiry): Promise<Part> {
  const tree = readTree(text);
  // What is too much for Aloi, or asks for what it does not do, is no fault of the credential.
  if (!tree.ok) return refused(note('format', tree.code === 'broken-xml' ? 'fail' : 'unknown', tree.code, tree.detail));
  const { root } = tree;
  if (root.local !== 'europassCredential' || root.uri !== NAMESPACE) {
    return refused(note('format', 'unknown', 'unsupported-format', { format: 'Europass XML', element: root.local }));
  }
  const { checks, payload, certified } = await checkSeals(text, inquiry);
  // Of a broken seal the document is shown as it stands; the verdict says what it is worth.
  const view = asLearningModel(payload ?? root);
  const facts = withLearningModel(factsOf(view), view);
  const period = checkPeriod({ from: view['validFrom'], until: view['validUntil'] }, inquiry);
  return {
    standard: 'europass',
    checks: [checkForm(view), ...checks, ...period],
    facts: withCertificate(facts, certified),
  };
}

async function checkSeals(text: string, inquiry: Inquiry): Promise<Seal<Element>> {
  const document = parseDocument(text);
  // One parser has read it and the other has not: nobody knows what was meant.
  if (typeof document === 'string') return { checks: [note('format', 'unknown', 'broken-xml', { message: document })] };
  // A signature inside of another one (a counter-signature) is about that one.
  const signatures = signaturesOf(document).filter((one) => !isWithinAnother(one));
  if (signatures.length === 0) return { checks: [note('proof.signature', 'unknown', 'no-proof')] };
  const seals: Seal<Element>[] = [];
  for (const [index, signature] of signatures.slice(0, MOST_SEALS).entries()) {
    const about = signatures.length === 1 ? {} : { about: `signature ${index + 1}` };
    const seal = await checkXades(signature, document, (root) => claimedIssuer(asLearningModel(root)), inquiry);
    seals.push({ ...seal, checks: seal.checks.map((check) => ({ ...check, ...about })) });
  }
  return bestOf(seals);
}

function isWithinAnother(signature: ReturnType<typeof signaturesOf>[number]): boolean {
  for (let above = signature.parentNode; above; above = above.parentNode) {
    if (above.localName === 'Signature' && above.namespaceURI === signature.namespaceURI) return true;
  }
  return false;
}

function checkForm(view: View): Check {
  const missing = ['issuer', 'credentialSubject'].find((property) => view[property] === undefined);
  return missing === undefined ? pass('format') : note('format', 'fail', 'missing-property', { property: missing });
}

function refused(check: Check): Part {
  return { standard: 'europass', checks: [check], facts: noFacts() };
}
