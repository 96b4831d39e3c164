/**
 * Mobile documents (ISO/IEC 18013-5) as documents: who issued them, unaltered, in force. Section 9.3.1 "Inspection
 * procedure for issuer data authentication". Whether the device that shows one is the one it was issued to (9.3.2, 9.3.3)
 * needs the exchange in which it was shown, and is not judged.
 */
import { base64urlnopad } from '@scure/base';
import { withCertificate } from '../certificates/issuer.ts';
import { plain } from '../cose/claims.ts';
import { chainOf, checkCoseProof, LABEL } from '../cose/proof.ts';
import { checkPeriod, parseDate } from '../dates.ts';
import { type Inquiry, note, pass, SKEW } from '../inquiry.ts';
import type { Certificate } from '../keys/certificate.ts';
import { noFacts, type Part } from '../part.ts';
import { readChain } from '../proof/jwt-certificate.ts';
import type { JwtAsk, JwtProof } from '../proof/jwt-key.ts';
import type { Check } from '../report.ts';
import { checkIssuerKey } from '../sd-jwt/issuer-key.ts';
import { checkStatus } from '../status/index.ts';
import { isStatusClaim } from '../status/token-list.ts';
import type { VerifyList } from '../status/types.ts';
import { documentsIn, type MobileDocument } from './documents.ts';
import { factsOf } from './facts.ts';
import { checkItems, type Items, isDigestAlgorithm } from './items.ts';
import { isForDocuments } from './key-purpose.ts';
import { type SecurityObject, securityObject } from './security-object.ts';

const LARGEST = 4_000_000;
/** Documents of one response; more are not looked at. */
const MOST = 20;
const FORMAT = { format: 'mdoc', kind: 'mobile document (ISO 18013-5)' } as const;

/** One part for each document; `checks`: what concerns none of them. */
export interface VerifiedMdoc {
  parts: Part[];
  checks: Check[];
}

/** @param given base64url of a `DeviceResponse`, a `Document` or an `IssuerSigned` */
export async function verifyMdoc(given: string, inquiry: Inquiry, verifyList: VerifyList): Promise<VerifiedMdoc> {
  const refused = (check: Check): VerifiedMdoc => ({ parts: [], checks: [check] });
  if (given.length > (LARGEST * 4) / 3) return refused(note('format', 'unknown', 'too-large', { limit: LARGEST }));
  const read = documentsIn(base64urlnopad.decode(given));
  if (!read.ok) return refused(note('format', read.outcome, read.code, read.detail));
  const parts: Part[] = [];
  for (const document of read.documents.slice(0, MOST)) parts.push(await verifyOne(document, inquiry, verifyList));
  const { length } = read.documents;
  return { parts, checks: length > MOST ? [note('contains', 'unknown', 'too-many-parts', { parts: length })] : [] };
}

async function verifyOne(document: MobileDocument, inquiry: Inquiry, verifyList: VerifyList): Promise<Part> {
  const object = securityObject(document.issuerAuth.payload);
  if (!object) return part([note('format', 'fail', 'broken-cbor', { ...FORMAT, reason: 'MobileSecurityObject' })]);
  const { digestAlgorithm, digests } = object;
  const proof = await checkProof(document, object, inquiry);
  const form = checkForm(document, object);
  const isSigned = proof.checks.some(({ id, outcome }) => id === 'proof.signature' && outcome === 'pass');
  const items = isDigestAlgorithm(digestAlgorithm)
    ? await checkItems(document.nameSpaces, digestAlgorithm, digests)
    : undefined;
  const doubt = judgeItems(items, object);
  if (form.outcome === 'pass' && items)
    form.detail = { ...form.detail, items: items.proven.length, unread: items.unread };
  const checks = [
    form,
    ...(doubt ? [doubt, ...withoutPass(proof.checks)] : proof.checks),
    ...checkTimes(object, inquiry),
  ];
  const isSound = !checks.some(({ outcome }) => outcome === 'fail');
  if (isSound) checks.push(...(await status(object, proof, inquiry, verifyList)));
  checks.push(note('holder', 'unknown', 'holder-unchecked', { device: document.device ? 'unchecked' : 'absent' }));
  // What nobody signed is nobody's word: not even which certificate came with it.
  if (!isSigned) return part(checks, factsOf({ ...NO_DATES, docType: object.docType }, []));
  const facts = factsOf(object, items?.proven ?? []);
  if (proof.name !== undefined) facts.issuer.name = proof.name;
  const isWhole = doubt === undefined && form.outcome !== 'fail';
  return part(checks, isWhole ? withCertificate(facts, proof.certified) : facts);
}

const NO_DATES = { signed: undefined, validFrom: undefined, validUntil: undefined };

function part(checks: Check[], facts = noFacts()): Part {
  // The list of standards is closed and has no name for these.
  return { standard: 'unknown', checks, facts };
}

function checkForm({ docType: outside }: MobileDocument, { docType, version, missing }: SecurityObject): Check {
  const detail = { ...FORMAT, ...(docType === undefined ? {} : { docType }) };
  if (version !== undefined && !/^1\.\d+$/.test(version)) {
    return note('format', 'unknown', 'unsupported-format', { ...detail, version });
  }
  if (docType === undefined) return note('format', 'unknown', 'missing-property', { ...detail, property: 'docType' });
  if (outside !== undefined && outside !== docType) {
    const said = typeof outside === 'string' ? outside.slice(0, 200) : null;
    return note('format', 'fail', 'claims-differ', { ...detail, property: 'docType', outside: said });
  }
  return missing.length > 0
    ? note('format', 'warn', 'missing-property', { ...detail, property: missing.join(', ') })
    : pass('format', undefined, detail);
}

/** A good signature over the digests is none over items that do not fit them. */
function judgeItems(items: Items | undefined, { digestAlgorithm }: SecurityObject): Check | undefined {
  if (!items) {
    return note('proof.signature', 'unknown', 'unsupported-proof', { digestAlgorithm: digestAlgorithm ?? null });
  }
  const { differing, twice } = items;
  if (differing.length > 0) {
    const detail = { part: 'items', digestAlgorithm, differing: differing.length, digestIDs: differing.slice(0, 20) };
    return note('proof.signature', 'fail', 'signature-mismatch', detail);
  }
  return twice === undefined
    ? undefined
    : note('format', 'fail', 'broken-cbor', { ...FORMAT, reason: 'twice', element: twice });
}

function withoutPass(checks: Check[]): Check[] {
  return checks.filter(({ id, outcome }) => id !== 'proof.signature' || outcome !== 'pass');
}

interface Proof extends JwtProof {
  /** Whom the certificate names. */
  name?: string;
}

/** Section 9.1.2.4: the signer's certificate in `x5chain`; there is no other way to the key. */
async function checkProof(document: MobileDocument, object: SecurityObject, inquiry: Inquiry): Promise<Proof> {
  const { issuerAuth } = document;
  const alg = issuerAuth.header.get(LABEL.alg);
  const x5c = chainOf(issuerAuth);
  if (x5c === undefined) return undecided({ property: 'x5chain' });
  // Curves of the standard that WebCrypto does not have (section 9.1.2.4, table 22; RFC 9864): the Brainpool ones, Ed448.
  if (typeof alg === 'number' && (BRAINPOOL.includes(alg) || alg === -53)) {
    return {
      checks: ['proof.signature', 'proof.key'].map((id) =>
        note(id as Check['id'], 'unknown', 'unsupported-proof', { alg }),
      ),
    };
  }
  const created = object.signed ?? undefined;
  const ask = { message: issuerAuth, issuer: undefined, relationship: 'assertionMethod', created } as const;
  // The issuer is whom the certificate names.
  const prove = (one: JwtAsk) => checkIssuerKey({ ...one, issuerNames: [] }, inquiry);
  const proof = await checkCoseProof({ ...ask, prove }, inquiry);
  const sent = await readChain(x5c);
  if (!sent) return proof;
  const { leaf } = sent;
  const name = leaf.subject.organisation ?? leaf.subject.name;
  const named = { ...proof, ...(name === undefined ? {} : { name }) };
  const flaw = flawOf(leaf, object);
  if (!flaw || !proof.certified) return named;
  const { certified: _certified, ...rest } = named;
  return {
    ...rest,
    checks: proof.checks.map((one) => (one.id === 'proof.key' && one.outcome === 'pass' ? flaw : one)),
  };
}

/** ESB256 to ESB512 (RFC 9864, section 2.1). */
const BRAINPOOL = [-261, -262, -263, -264, -265, -266, -267, -268];

function undecided(detail: Record<string, unknown>): JwtProof {
  return {
    checks: [
      note('proof.signature', 'unknown', 'missing-property', detail),
      note('proof.key', 'unknown', 'missing-property', detail),
    ],
  };
}

/** What the standard asks of a certificate beyond its path: signed while it was in force (9.3.1), and for this use (B.1.4). */
function flawOf(leaf: Certificate, { signed, docType }: SecurityObject): Check | undefined {
  const [from, until] = [leaf.notBefore, leaf.notAfter].map((ms) => new Date(ms).toISOString());
  const certificate = leaf.subject.organisation ?? leaf.subject.name ?? '';
  const at = typeof signed === 'string' ? parseDate(signed)?.ms : undefined;
  const dates = { certificate, certificateFrom: from, certificateUntil: until, signed };
  if (at === undefined) return note('proof.key', 'unknown', 'bad-date', { property: 'signed', date: signed });
  if (at < leaf.notBefore - SKEW || at > leaf.notAfter + SKEW) {
    return note('proof.key', 'unknown', 'certificate-expired', { ...dates, why: 'signed-outside' });
  }
  return isForDocuments(leaf.der, docType)
    ? undefined
    : note('proof.key', 'unknown', 'certificate-chain-broken', { certificate, why: 'key-usage', at: 0 });
}

function checkTimes({ validFrom, validUntil, signed }: SecurityObject, inquiry: Inquiry): Check[] {
  const checks: Check[] = [];
  for (const [id, property, date] of [
    ['validity.from', 'validFrom', validFrom],
    ['validity.until', 'validUntil', validUntil],
  ] as const) {
    if (date === undefined) checks.push(note(id, 'unknown', 'missing-property', { property }));
    if (date === null) checks.push(note(id, 'unknown', 'bad-date', { property }));
  }
  checks.push(...checkPeriod({ from: validFrom, until: validUntil }, inquiry));
  const made = typeof signed === 'string' ? parseDate(signed)?.ms : undefined;
  if (made !== undefined && made > inquiry.now + SKEW) {
    checks.push(note('proof.dates', 'warn', 'proof-created-in-future', { created: signed }));
  }
  return checks;
}

/** A token status list counts only when the same organisation signed it, by a certificate that leads to the same place. */
async function status(
  object: SecurityObject,
  { certified, name }: Proof,
  inquiry: Inquiry,
  verifyList: VerifyList,
): Promise<Check[]> {
  if (object.status === undefined) return [];
  const claim = plain(object.status);
  if (!isStatusClaim(claim)) return [note('status.revocation', 'unknown', 'status-unsupported', { type: null })];
  const owner = certified?.organisation ?? name;
  const issuerNames = owner === undefined ? [] : [owner];
  const prove: typeof checkIssuerKey = (ask, inner) => checkIssuerKey({ ...ask, issuerNames }, inner);
  return checkStatus({ status: claim }, { issuer: undefined, credentialId: undefined, prove }, inquiry, verifyList);
}
