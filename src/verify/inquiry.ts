/** What every check has at hand: the way out, the clock, the depth. One inquiry serves one credential and its relations. */
import type { Door } from '../net/types.ts';
import type { Code } from './codes.ts';
import type { Exchange } from './exchange.ts';
import type { Profiles } from './keys/signed-profile.ts';
import type { Check } from './report.ts';

/** Clock skew tolerated everywhere, in milliseconds (VCDM gives none; five minutes is what peers use). */
export const SKEW = 300_000;

/**
 * Blockchain explorers that the person chose: https addresses in which `{txid}` stands for the transaction, asked with a
 * plain GET. Whoever runs one learns which credentials are looked at, so there is none unless one is named.
 */
export interface Explorers {
  /** `https://blockstream.info/api/tx/{txid}`, or anything that answers like Esplora or BlockCypher. */
  bitcoin?: string;
  /** `https://eth.blockscout.com/api/v2/transactions/{txid}`, or anything that answers like Blockscout or BlockCypher. */
  ethereum?: string;
}

export interface Inquiry {
  door: Door;
  /** Milliseconds since 1970. */
  now: number;
  /** 0 for the credential itself; endorsements and related credentials count up to 3. */
  depth: number;
  explorer?: Explorers;
  /**
   * A universal resolver that the person chose, for DID methods that Aloi does not know: an https address in which
   * `{did}` stands for the DID. Whoever runs it learns whose credentials are looked at, so there is none unless named.
   */
  resolver?: string;
  /** Certificates of authorities that the person trusts, in DER: what leads to one of them is believed. */
  anchors?: readonly Uint8Array[];
  /** `false`: schemas that are not bundled are not fetched. */
  foreignSchemas?: boolean;
  /** `true`: files of which only a digest is stated are fetched and compared. */
  attachments?: boolean;
  /** What the person expects a presentation to have been made for. */
  exchange?: Exchange;
  signal?: AbortSignal;
  /** Signed profiles of issuers that were met. */
  profiles?: Profiles;
  /** Profiles whose own proof is being verified: their lists are read as they are. */
  judging?: readonly string[];
  /** What is verified is itself a newer version: no still newer one is asked for. */
  refreshed?: true;
}

/** A check that passed, in one word. */
export function pass(id: Check['id'], about?: string, detail?: Record<string, unknown>): Check {
  return { id, outcome: 'pass', ...(about === undefined ? {} : { about }), ...(detail ? { detail } : {}) };
}

/** Any other outcome; `code` says why. */
export function note(
  id: Check['id'],
  outcome: 'fail' | 'warn' | 'unknown' | 'skip',
  code: Code,
  detail?: Record<string, unknown>,
  about?: string,
): Check {
  return { id, outcome, code, ...(about === undefined ? {} : { about }), ...(detail ? { detail } : {}) };
}
