/**
 * SD-JWT: the claims that the signature covers, with the disclosed ones put back in their places (RFC 9901, section 7.1
 * "Verification of the SD-JWT"). The digests are how the signature reaches the disclosures, so that each of them must be
 * named by a digest, once, and nothing may take the place of a claim that stands in the open.
 */
import { base64urlnopad } from '@scure/base';
import { parseJsonBytes } from '../../read/json.ts';
import { isView, type View } from '../credential/view.ts';

export type Disclosed =
  | { ok: true; claims: View; algorithm: string }
  /** `altered`: a disclosure that the issuer did not sign; `broken`: against the rules of the format. */
  | { ok: false; kind: 'altered' | 'broken' | 'unsupported'; reason: string };

/** IANA "Named Information Hash Algorithm" names -> those of WebCrypto. */
const HASHES: Record<string, string> = { 'sha-256': 'SHA-256', 'sha-384': 'SHA-384', 'sha-512': 'SHA-512' };
/** JSON of the disclosures may stand inside one another; a credential does not. */
const DEEPEST = 64;

interface Disclosure {
  /** Absent for an element of an array. */
  name?: string;
  value: unknown;
}

class Refusal extends Error {}

/** @param payload of the issuer's JWT  @param disclosures as written, base64url */
export async function disclose(payload: View, disclosures: readonly string[]): Promise<Disclosed> {
  const algorithm = payload['_sd_alg'] ?? 'sha-256';
  if (typeof algorithm !== 'string') return { ok: false, kind: 'broken', reason: '_sd_alg' };
  if (!Object.hasOwn(HASHES, algorithm)) return { ok: false, kind: 'unsupported', reason: algorithm };
  const byDigest = new Map<string, Disclosure>();
  for (const text of disclosures) {
    const disclosure = read(text);
    if (!disclosure) return { ok: false, kind: 'broken', reason: 'not-a-disclosure' };
    const digest = await digestOf(text, algorithm);
    if (byDigest.has(digest)) return { ok: false, kind: 'broken', reason: 'disclosed-twice' };
    byDigest.set(digest, disclosure);
  }
  const { _sd_alg: _algorithm, ...signed } = payload;
  const met = new Set<string>();
  try {
    const claims = open(signed, byDigest, met, 0) as View;
    const unmet = [...byDigest.keys()].some((digest) => !met.has(digest));
    return unmet ? { ok: false, kind: 'altered', reason: 'not-referenced' } : { ok: true, claims, algorithm };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, kind: 'broken', reason: error.message };
    throw error;
  }
}

/** Section 4.2.3: the digest is over the text as sent, not over its bytes. */
export async function digestOf(text: string, algorithm: string): Promise<string> {
  const hash = await crypto.subtle.digest(HASHES[algorithm] ?? '', new TextEncoder().encode(text));
  return base64urlnopad.encode(new Uint8Array(hash));
}

/** Section 4.2.1: `[salt, name, value]`; 4.2.2: `[salt, value]`. */
function read(text: string): Disclosure | undefined {
  let bytes: Uint8Array;
  try {
    bytes = base64urlnopad.decode(text);
  } catch {
    return undefined;
  }
  const parsed = parseJsonBytes(bytes);
  if (!parsed.ok || !Array.isArray(parsed.value)) return undefined;
  const [salt, ...rest] = parsed.value as unknown[];
  if (typeof salt !== 'string') return undefined;
  if (rest.length === 1) return { value: rest[0] };
  const [name, value] = rest;
  return rest.length === 2 && typeof name === 'string' ? { name, value } : undefined;
}

function open(value: unknown, byDigest: Map<string, Disclosure>, met: Set<string>, depth: number): unknown {
  if (depth > DEEPEST) throw new Refusal('too-deep');
  if (Array.isArray(value)) return value.flatMap((item) => openElement(item, byDigest, met, depth));
  return isView(value) ? openObject(value, byDigest, met, depth) : value;
}

function openObject(node: View, byDigest: Map<string, Disclosure>, met: Set<string>, depth: number): View {
  const { _sd: digests = [], ...plain } = node;
  if ('...' in plain) throw new Refusal('misplaced-digest');
  if (!Array.isArray(digests)) throw new Refusal('_sd');
  const members = new Map<string, unknown>();
  for (const [name, value] of Object.entries(plain)) members.set(name, open(value, byDigest, met, depth + 1));
  for (const digest of digests) {
    const disclosure = meet(digest, byDigest, met);
    if (!disclosure) continue;
    const { name } = disclosure;
    if (name === undefined) throw new Refusal('element-as-member');
    if (name === '_sd' || name === '...') throw new Refusal('reserved-name');
    if (members.has(name)) throw new Refusal('name-twice');
    members.set(name, open(disclosure.value, byDigest, met, depth + 1));
  }
  // `fromEntries` defines members, so that even `__proto__` is only a name.
  return Object.fromEntries(members);
}

/** A digest without a disclosure stands for an element that is withheld, or for nothing at all. */
function openElement(item: unknown, byDigest: Map<string, Disclosure>, met: Set<string>, depth: number): unknown[] {
  if (!isView(item) || !('...' in item)) return [open(item, byDigest, met, depth + 1)];
  if (Object.keys(item).length !== 1) throw new Refusal('misplaced-digest');
  const disclosure = meet(item['...'], byDigest, met);
  if (!disclosure) return [];
  if (disclosure.name !== undefined) throw new Refusal('member-as-element');
  return [open(disclosure.value, byDigest, met, depth + 1)];
}

function meet(digest: unknown, byDigest: Map<string, Disclosure>, met: Set<string>): Disclosure | undefined {
  if (typeof digest !== 'string') throw new Refusal('_sd');
  if (met.has(digest)) throw new Refusal('digest-twice');
  met.add(digest);
  return byDigest.get(digest);
}
