/**
 * Embedded proofs (Verifiable Credential Data Integrity 1.0, section 4.5 "Verify Proof" and 4.6 "Verify Proof Sets and
 * Chains"): each proof is put its own questions; the credential stands on the best of them.
 */
import { base58, base64urlnopad } from '@scure/base';
import { isMerkleProof2019 } from '../blockcerts/chain.ts';
import { judgeMerkleProof } from '../blockcerts/judge.ts';
import type { Profile } from '../blockcerts/profile.ts';
import type { Code } from '../codes.ts';
import { judgeContexts } from '../contexts/judge.ts';
import { vocabulary } from '../contexts/vocabulary.ts';
import { idOf, isView, nodes, text, texts, typesOf, type View } from '../credential/view.ts';
import { parseDate } from '../dates.ts';
import { checkExchange } from '../exchange.ts';
import { type Inquiry, note, pass, SKEW } from '../inquiry.ts';
import { findKey } from '../keys/index.ts';
import { judgeKey } from '../keys/judge.ts';
import type { KeyResult } from '../keys/types.ts';
import type { Check } from '../report.ts';
import { verifyDetached } from './detached-jws.ts';
import { type HashData, type HashResult, hashData } from './hash-data.ts';
import { verifyRaw } from './raw-signature.ts';
import { disclosureOf, verifyDisclosed } from './selective-disclosure.ts';
import { type Suite, suiteOf } from './suites.ts';

export interface Integrity {
  checks: Check[];
  /** The document as the deciding proof sees it; absent when it could not be read. */
  view?: View;
  /** Host that served the key of the deciding proof. */
  host?: string;
  /** Of a deciding Merkle proof: the issuer's profile, where it was asked for. */
  profile?: Profile;
}

export interface Expectation {
  purpose: 'assertionMethod' | 'authentication';
  /** Who must have signed: read from the signed view. */
  signer: (view: View) => string | undefined;
}

interface Judged {
  checks: Check[];
  view?: View | undefined;
  host?: string | undefined;
  profile?: Profile | undefined;
}

type Json = Record<string, unknown>;
/** Proofs looked at; more is an attack on time, not a credential. */
const MOST_PROOFS = 8;

export async function verifyDataIntegrity(
  document: Json,
  expectation: Expectation,
  inquiry: Inquiry,
): Promise<Integrity> {
  const { proof, ...bare } = document;
  const proofs = nodes(proof).slice(0, MOST_PROOFS);
  if (proofs.length === 0) return { checks: [note('proof.signature', 'unknown', 'no-proof')] };
  const judged: Judged[] = [];
  for (const [index, one] of proofs.entries()) {
    const about = proofs.length === 1 ? undefined : (idOf(one) ?? `proof ${index + 1}`);
    judged.push(await judgeProof(bare, one, proofs, about, expectation, inquiry));
  }
  return best(judged);
}

/**
 * OB 3.0 lets a verifier use "any one proof" of a set: the best one decides, and what is amiss with another is a
 * warning. A proof that somebody else adds to a sound credential must not make it look forged.
 */
function best(judged: Judged[]): Integrity {
  const rank = ({ checks }: Judged): number =>
    checks.some(({ outcome }) => outcome === 'fail') ? 2 : checks.some(({ outcome }) => outcome === 'unknown') ? 1 : 0;
  const [first, ...others] = judged.map((one, index) => ({ one, index })).sort((a, b) => rank(a.one) - rank(b.one));
  if (!first) return { checks: [] };
  const soften = (check: Check): Check =>
    check.outcome === 'fail' || check.outcome === 'unknown' ? { ...check, outcome: 'warn' } : check;
  const checks = judged.flatMap(({ checks: own }, index) =>
    others.some((other) => other.index === index) ? own.map(soften) : own,
  );
  const { view, host, profile } = first.one;
  return {
    checks: unique(checks),
    ...(view ? { view } : {}),
    ...(host ? { host } : {}),
    ...(profile ? { profile } : {}),
  };
}

function unique(checks: Check[]): Check[] {
  const seen = new Set<string>();
  return checks.filter((check) => {
    const text = JSON.stringify(check);
    return seen.has(text) ? false : seen.add(text) && true;
  });
}

async function judgeProof(
  bare: Json,
  proof: View,
  all: View[],
  about: string | undefined,
  expectation: Expectation,
  inquiry: Inquiry,
): Promise<Judged> {
  if (isMerkleProof2019(proof)) {
    const { checks, ...more } = await judgeMerkleProof(bare, proof, all, expectation.signer, inquiry);
    return { ...more, checks: about === undefined ? checks : checks.map((check) => ({ ...check, about })) };
  }
  const suite = suiteOf(typesOf(proof)[0], text(proof['cryptosuite']));
  if (!suite) {
    const named = text(proof['cryptosuite']) ?? text(proof['chainedProofType']) ?? typesOf(proof)[0] ?? '';
    return { checks: [note('proof.signature', 'unknown', 'unsupported-proof', { suite: named }, about)], view: bare };
  }
  const chain = previous(proof, all);
  if (chain === undefined) {
    return { checks: [note('proof.signature', 'fail', 'previous-proof-missing', undefined, about)], view: bare };
  }
  const document = chain.length > 0 ? { ...bare, proof: chain } : bare;
  const contexts = judgeContexts(
    { ...document, proof: [...chain, proof] },
    suite.form === 'jcs' ? 'bytes' : 'statements',
  );
  if (suite.form !== 'jcs' && contexts.some(({ code }) => code === 'unknown-context' || code === 'context-missing')) {
    return {
      checks: [...contexts, note('proof.signature', 'unknown', 'unknown-context', undefined, about)],
      view: bare,
    };
  }
  if (suite.form === 'ecdsa-sd' || suite.form === 'bbs') {
    return judgeDisclosed(document, proof, suite.form, suite.name, contexts, about, expectation, inquiry);
  }
  return judgeHashed(document, proof, suite, contexts, about, expectation, inquiry);
}

/** The proofs that this one names in `previousProof`; undefined when one of them is not there. */
function previous(proof: View, all: View[]): View[] | undefined {
  const found = texts(proof['previousProof']).map((id) => all.find((other) => other !== proof && idOf(other) === id));
  return found.every((one) => one !== undefined) ? found : undefined;
}

async function judgeHashed(
  document: Json,
  proof: View,
  suite: Suite,
  contexts: Check[],
  about: string | undefined,
  expectation: Expectation,
  inquiry: Inquiry,
): Promise<Judged> {
  const form = suite.form as 'rdfc' | 'jcs';
  let chosen: HashData | undefined;
  let found: { key: KeyResult; signature: Check } | undefined;
  const refused: string[] = [];
  for await (const hashed of hashData(document, proof, form, 'SHA-256', inquiry.signal)) {
    if (!hashed.ok) {
      refused.push(...hashed.dropped);
      if (hashed.dropped.length > 0 && !hashed.beyond) continue;
      return { checks: unread(hashed, contexts, about), view: chosen?.view ?? document };
    }
    const key = await keyFor(hashed, expectation, inquiry);
    const signature = await checkSignature(document, proof, suite, hashed, key, about, inquiry);
    const holds = signature.outcome === 'pass';
    const whole = hashed.dropped.length === 0;
    // Where only an older snapshot holds, what it does not define was added after signing: that is what has to be said.
    const better =
      !chosen ||
      !found ||
      (found.signature.outcome === 'pass' ? whole && holds : holds || (whole && chosen.dropped.length > 0));
    if (better) [chosen, found] = [hashed, { key, signature }];
    if (holds && whole) break;
  }
  if (!chosen || !found) {
    return {
      checks: [note('context', 'fail', 'unsigned-terms', { terms: [...new Set(refused)] }, about)],
      view: undefined,
    };
  }
  const checks = questions(chosen, contexts, found.signature, found.key, expectation, about, inquiry);
  return { checks, view: chosen.view, host: hostOf(found.key) };
}

/** A document that gives no statements: by its own fault, or because it is too much. */
function unread(
  { message, beyond }: Extract<HashResult, { ok: false }>,
  contexts: Check[],
  about: string | undefined,
): Check[] {
  const why = beyond
    ? note('proof.signature', 'unknown', beyond, { message }, about)
    : note('context', 'fail', 'broken-json-ld', { message }, about);
  return [...contexts.filter(({ outcome }) => outcome !== 'pass'), why];
}

/** All checks of one proof, in the order in which a reader asks. */
function questions(
  hashed: HashData,
  contexts: Check[],
  signature: Check,
  key: KeyResult,
  expectation: Expectation,
  about: string | undefined,
  inquiry: Inquiry,
): Check[] {
  const { dropped, options } = hashed;
  const unsigned = dropped.length > 0 ? [note('context', 'fail', 'unsigned-terms', { terms: dropped })] : [];
  return [
    ...(unsigned.length > 0 ? contexts.filter(({ outcome }) => outcome !== 'pass') : contexts),
    ...unsigned,
    signature,
    checkPurpose(options, expectation, about, inquiry),
    ...checkProofDates(options, about, inquiry),
    { ...judgeKey(key, text(options['created']), inquiry), ...(about === undefined ? {} : { about }) },
  ];
}

/** Only a key that the issuer publishes says anything of the host it is published on. */
function hostOf(key: KeyResult): string | undefined {
  return key.outcome === 'pass' ? key.host : undefined;
}

/** A derived proof covers exactly the statements that stand here. */
async function judgeDisclosed(
  document: Json,
  proof: View,
  form: 'ecdsa-sd' | 'bbs',
  suite: string,
  contexts: Check[],
  about: string | undefined,
  expectation: Expectation,
  inquiry: Inquiry,
): Promise<Judged> {
  const disclosure = disclosureOf(proof);
  if (disclosure !== 'derived') {
    const code = disclosure === 'base' ? 'undisclosed-proof' : 'unsupported-proof';
    return { checks: [...contexts, note('proof.signature', 'unknown', code, { suite }, about)], view: document };
  }
  for await (const hashed of hashData(document, proof, 'rdfc', 'SHA-256', inquiry.signal)) {
    if (!hashed.ok) return { checks: unread(hashed, contexts, about), view: document };
    const key = await keyFor(hashed, expectation, inquiry);
    const holds = key.key && hashed.dropped.length === 0 && (await verifyDisclosed(form, document, proof, key.key));
    const signature = !key.key
      ? note('proof.signature', 'unknown', key.code ?? 'key-list-unavailable', undefined, about)
      : holds
        ? pass('proof.signature', about)
        : note('proof.signature', 'fail', 'signature-mismatch', bounded(hashed.intermediate), about);
    return {
      checks: questions(hashed, contexts, signature, key, expectation, about, inquiry),
      view: hashed.view,
      host: hostOf(key),
    };
  }
  return { checks: contexts, view: document };
}

/** The method as signed, or the older `creator`; its key must be the signer's own. */
async function keyFor(hashed: HashData, expectation: Expectation, inquiry: Inquiry): Promise<KeyResult> {
  const method = idOf(hashed.options['verificationMethod']) ?? idOf(hashed.options['creator']);
  if (method === undefined)
    return { outcome: 'fail', code: 'broken-proof', detail: { property: 'verificationMethod' } };
  const issuer = expectation.signer(hashed.view);
  const relationship = expectation.purpose;
  return findKey({ method, relationship, ...(issuer === undefined ? {} : { issuer }) }, inquiry);
}

async function checkSignature(
  document: Json,
  proof: View,
  suite: Suite,
  hashed: HashData,
  { key, code }: KeyResult,
  about: string | undefined,
  inquiry: Inquiry,
): Promise<Check> {
  if (!key) return note('proof.signature', 'unknown', code ?? 'key-list-unavailable', undefined, about);
  if (!suite.keys.includes(key.kind)) {
    return note('proof.signature', 'fail', 'forbidden-algorithm', { suite: suite.name, key: key.kind }, about);
  }
  const value = suite.signature === 'jws' ? text(proof['jws']) : text(proof['proofValue']);
  if (value === undefined) return note('proof.signature', 'fail', 'broken-proof', { property: suite.signature }, about);
  let data = hashed;
  if (key.kind === 'P-384' && suite.signature === 'proofValue') {
    // P-384 hashes with SHA-384, outside and inside (vc-di-ecdsa, section 3.1).
    for await (const other of hashData(document, proof, suite.form as 'rdfc' | 'jcs', 'SHA-384', inquiry.signal)) {
      if (!other.ok) continue;
      data = other;
      if (await holds(suite, key, value, other)) return pass('proof.signature', about);
    }
  } else if (await holds(suite, key, value, hashed)) return pass('proof.signature', about);
  return note('proof.signature', 'fail', signatureCode(value, suite), bounded(data.intermediate), about);
}

async function holds(
  suite: Suite,
  key: NonNullable<KeyResult['key']>,
  value: string,
  { data }: HashData,
): Promise<boolean> {
  try {
    if (suite.signature === 'jws') return await verifyDetached(value, data, key, suite.algorithms ?? []);
    const signature = decode(value);
    return signature !== undefined && (await verifyRaw(key, signature, data));
  } catch {
    return false;
  }
}

function signatureCode(value: string, suite: Suite): Code {
  return suite.signature === 'proofValue' && decode(value) === undefined ? 'broken-proof' : 'signature-mismatch';
}

/** Multibase: base58btc (`z`) as the suites of Data Integrity ask, base64url (`u`) as drafts did. */
function decode(value: string): Uint8Array | undefined {
  try {
    if (value.length > 4096) return undefined;
    if (value.startsWith('z')) return base58.decode(value.slice(1));
    return value.startsWith('u') ? base64urlnopad.decode(value.slice(1)) : undefined;
  } catch {
    return undefined;
  }
}

/** A report carries the values by which an issuer finds the fault, not megabytes of them. */
function bounded(values: Record<string, string>): Record<string, string> {
  const most = 20_000;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value.length > most ? `${value.slice(0, most)}…` : value]),
  );
}

function checkPurpose(options: View, { purpose }: Expectation, about: string | undefined, inquiry: Inquiry): Check {
  const written = idOf(options['proofPurpose']);
  const term = written === undefined ? undefined : (vocabulary().property.get(written) ?? written);
  const names = { domain: 'domain', challenge: 'challenge' };
  return term === purpose
    ? (checkExchange(options, names, purpose === 'authentication', inquiry, about) ?? pass('proof.purpose', about))
    : note('proof.purpose', 'fail', 'wrong-purpose', { purpose: term ?? null, expected: purpose }, about);
}

/** `created` and `expires` of the proof (Data Integrity 1.0, section 2.1); a proof that has run out proves nothing. */
function checkProofDates(options: View, about: string | undefined, inquiry: Inquiry): Check[] {
  const created = text(options['created']);
  const expires = text(options['expires']);
  if (created === undefined && expires === undefined) return [];
  for (const [property, value] of [
    ['created', created],
    ['expires', expires],
  ] as const) {
    if (value !== undefined && !parseDate(value)) {
      return [note('proof.dates', property === 'expires' ? 'unknown' : 'warn', 'bad-date', { property, value }, about)];
    }
  }
  const end = expires === undefined ? undefined : parseDate(expires);
  if (end && end.ms < inquiry.now - SKEW) return [note('proof.dates', 'fail', 'proof-expired', { expires }, about)];
  const start = created === undefined ? undefined : parseDate(created);
  if (start && start.ms > inquiry.now + SKEW) {
    // Not false, only odd: a wrong clock somewhere, or a signature prepared for later.
    return [note('proof.dates', 'unknown', 'proof-created-in-future', { created }, about)];
  }
  const zoneless = start?.zoneless || end?.zoneless;
  return [
    zoneless
      ? note('proof.dates', 'warn', 'date-without-zone', { created, expires }, about)
      : pass('proof.dates', about),
  ];
}

/** Whether a document carries an embedded proof at all. */
export function hasProof(document: unknown): boolean {
  return isView(document) && nodes(document['proof']).length > 0;
}
