/**
 * `proof.key`: whoever signed the transaction must be listed by the issuer. Blockcerts lists addresses in the issuer's
 * profile (`publicKey`, ids `ecdsa-koblitz-pubkey:ADDRESS`); an issuer with a DID lists the key itself.
 */
import type { Code } from '../codes.ts';
import { nodes, text, texts, type View } from '../credential/view.ts';
import { parseDate } from '../dates.ts';
import { type Inquiry, note, pass } from '../inquiry.ts';
import { findKey } from '../keys/index.ts';
import { judgeKey } from '../keys/judge.ts';
import type { Check } from '../report.ts';
import { addressesOf, sameChainAddress } from './addresses.ts';
import type { Profile } from './profile.ts';
import type { Transaction } from './transaction.ts';

export interface IssuingKey {
  check: Check;
  /** Host that served the list, where the key is the issuer's. */
  host?: string;
}

interface Listed {
  address: string;
  created?: string | undefined;
  expires?: string | undefined;
  revoked?: string | undefined;
}

type Confirmed = Transaction & { time: number };

/**
 * @param issuer as signed
 * @param profile the issuer's, from its own address; undefined for an issuer that is no address
 * @param method `verificationMethod` of a MerkleProof2019: not signed, so that it only says where to look
 */
export async function checkIssuingKey(
  transaction: Confirmed,
  issuer: string | undefined,
  profile: Profile | undefined,
  method: string | undefined,
  inquiry: Inquiry,
): Promise<IssuingKey> {
  const no = (outcome: 'fail' | 'unknown', code: Code, detail: Record<string, unknown> = {}): IssuingKey => ({
    check: note('proof.key', outcome, code, { issuer, signers: transaction.signers.slice(0, 4), ...detail }),
  });
  if (issuer === undefined) return no('unknown', 'missing-property', { property: 'issuer' });
  const listed = profile?.ok ? listedKeys(profile.value) : [];
  const own = listed.find(({ address }) => transaction.signers.some((signer) => sameChainAddress(signer, address)));
  if (own && profile?.ok) return { check: judgeListed(own, transaction, issuer), host: profile.host };
  if (method !== undefined) {
    const found = await fromMethod(transaction, issuer, method, inquiry);
    if (found) return found;
  }
  if (profile && !profile.ok) return no('unknown', profile.code, profile.detail);
  if (profile && listed.length === 0) return no('unknown', 'key-list-unavailable', { reason: 'no-keys' });
  if (!profile && method === undefined) return no('unknown', 'missing-property', { property: 'verificationMethod' });
  return no('fail', 'key-not-listed', { listed: listed.slice(0, 8).map(({ address }) => address) });
}

function listedKeys(profile: View): Listed[] {
  const name = (value: string) => value.replace(/^ecdsa-koblitz-pubkey:/i, '');
  return [
    ...nodes(profile['publicKey']).flatMap((key): Listed[] => {
      const id = text(key['id']) ?? text(key['publicKey']);
      if (id === undefined) return [];
      const [created, expires, revoked] = [text(key['created']), text(key['expires']), text(key['revoked'])];
      return [{ address: name(id), created, expires, revoked }];
    }),
    ...texts(profile['publicKey']).map((id) => ({ address: name(id) })),
  ];
}

/** Nobody can set back the clock of a chain: what counts is whether the key was in force when the block was made. */
function judgeListed({ address, created, expires, revoked }: Listed, { time }: Confirmed, issuer: string): Check {
  const facts = { issuer, address, time: new Date(time).toISOString() };
  for (const [code, written] of [
    ['key-revoked', revoked],
    ['key-expired', expires],
  ] as const) {
    if (written === undefined) continue;
    const end = parseDate(written);
    if (!end) return note('proof.key', 'unknown', code, { ...facts, date: written });
    if (end.ms <= time) return note('proof.key', 'fail', code, { ...facts, date: written });
  }
  const start = created === undefined ? undefined : parseDate(created);
  // Issuers set up a new profile and list the old key under a new date: odd, but no sign of a forger.
  if (start && start.ms > time) return note('proof.key', 'unknown', 'key-not-authorised', { ...facts, created });
  return pass('proof.key', undefined, facts);
}

/** Undefined when the method says nothing of the transaction's signer. */
async function fromMethod(
  { signers, time }: Confirmed,
  issuer: string,
  method: string,
  inquiry: Inquiry,
): Promise<IssuingKey | undefined> {
  const result = await findKey({ method, issuer, relationship: 'assertionMethod' }, inquiry);
  const own = addressesOf(result.key);
  const fits = own.some((address) => signers.some((signer) => sameChainAddress(signer, address)));
  if (result.outcome === 'pass' && !fits) return undefined;
  const check = judgeKey(result, new Date(time).toISOString(), inquiry);
  if (!fits && check.outcome === 'fail') return undefined;
  return { check, ...(result.outcome === 'pass' && result.host !== undefined ? { host: result.host } : {}) };
}
