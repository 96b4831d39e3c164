/** The verifier: bytes in, report out. It knows no browser and no trust list; all it fetches goes through the network door. */
import { budgeted } from '../net/budget.ts';
import { createDoor } from '../net/door.ts';
import type { Door, Fetch } from '../net/types.ts';
import { read } from '../read/index.ts';
import type { Found } from '../read/types.ts';
import { trusted } from './certificates/anchors.ts';
import { compose, nothingFound, refusal } from './compose.ts';
import { digest, hex } from './digest.ts';
import { verifyDocument } from './document.ts';
import { exchangeOf } from './exchange.ts';
import { checkCarrier } from './image/against.ts';
import { type Explorers, type Inquiry, note } from './inquiry.ts';
import { checkLinks } from './links.ts';
import { noFacts } from './part.ts';
import type { Report } from './report.ts';

export type { CheckId, Code } from './codes.ts';
export type { Explorers } from './inquiry.ts';
export type { Check, Report, Verdict } from './report.ts';

export interface VerifyOptions {
  /** The standard `fetch`, or anything of its shape; the rules of the network door are put around it. */
  fetch?: Fetch;
  /** A door already made, in place of `fetch`: shared limits and cache over many credentials. */
  door?: Door;
  /** The clock: a date, an RFC 3339 text or milliseconds since 1970. */
  now?: Date | string | number;
  /** For Blockcerts: where their transactions are looked up. Off by default: an explorer learns what is checked. */
  explorer?: Explorers;
  /** For DID methods that Aloi does not know: a universal resolver, `https://…/{did}`. Off by default, for the same reason. */
  resolver?: string;
  /**
   * Certificates of authorities that the reader trusts, each file in DER or PEM (a PEM file may hold several). A seal
   * whose certificate leads to one of them is believed to be by the organisation that the certificate names. Files that
   * cannot be read are left out (`readAnchors` in `certificates/anchors.ts` tells). None by default.
   */
  anchors?: readonly (Uint8Array | string)[];
  /**
   * `false`: schemas that are not bundled are not fetched (the extension: only addresses that authenticity needs are asked
   * without a click). Default true: whoever runs the library or the command line has named the credential themselves.
   */
  foreignSchemas?: boolean;
  /**
   * `true`: files of which the credential states a digest (pictures, evidence, `relatedResource`) are fetched and
   * compared, and the pages and pictures that it names are asked for. Default false: they may lie anywhere, and whoever
   * keeps them would learn that the credential is looked at.
   */
  attachments?: boolean;
  /**
   * The exchange that a presentation must have been made for: `proof.domain` (or `aud` of a token) has exactly these, and
   * `proof.challenge` (or `nonce`) is one of those. Without them a presentation is judged apart from any exchange.
   */
  domain?: string | readonly string[];
  challenge?: string | readonly string[];
  signal?: AbortSignal;
}

/**
 * Verifies whatever the input holds: a baked PNG or SVG, JSON, a compact JWS. Never throws and never hangs: unreadable
 * input gives `unverified` (nothing recognisable) or `invalid` (recognisably a credential, but broken).
 * @param input the bytes, or their text
 */
export async function verify(input: Uint8Array | string, options: VerifyOptions): Promise<Report> {
  if (typeof input !== 'string' && !(input instanceof Uint8Array)) return nothingFound({ input: typeof input });
  const fetch: Fetch = options.fetch ?? (() => Promise.reject(new TypeError('no network')));
  const limits = options.signal ? { signal: options.signal } : {};
  const door = budgeted(options.door ?? createDoor({ fetch }), limits);
  const inquiry: Inquiry = {
    door,
    now: clock(options.now),
    depth: 0,
    profiles: new Map(),
    ...limits,
    ...helpersOf(options),
  };
  let report: Report;
  try {
    const anchors = await trusted(options.anchors);
    report = await verifyBytes(input, anchors.length > 0 ? { ...inquiry, anchors } : inquiry);
    // What nobody has proven sends nobody anywhere.
    if (options.attachments && isSettled(report)) {
      report = { ...report, checks: [...report.checks, ...(await checkLinks(report, inquiry))] };
    }
  } catch (error) {
    // A fault of ours must not look like a fault of the credential.
    const detail = { message: error instanceof Error ? error.message : String(error) };
    report = refusal('unknown', note('format', 'unknown', 'internal', detail));
  }
  report.source.retrieved = [...door.retrieved];
  report.source.digest = await digestOf(input);
  return report;
}

const isSettled = ({ verdict }: Report): boolean => verdict !== 'invalid' && verdict !== 'unverified';

async function verifyBytes(input: Uint8Array | string, inquiry: Inquiry): Promise<Report> {
  const { found, problem, container, notes } = await read(input);
  const distinct = unique(found);
  const [only, ...more] = distinct;
  if (!only) {
    if (!problem) return nothingFound({ container });
    // What is only too much for Aloi, of a kind that it does not read, or nothing that calls itself a credential, is no
    // fault of a credential.
    const beyond = problem.code === 'too-large' || problem.code === 'unsupported-format';
    const unlike = container === 'json' && !looksLikeCredential(input);
    return refusal('unknown', note('format', beyond || unlike ? 'unknown' : 'fail', problem.code, problem.detail));
  }
  const around = notes.map(({ code, detail }) =>
    // What was not looked at may be anything; the rest is a matter of how it was baked.
    code === 'too-many-parts' ? note('contains', 'unknown', code, detail) : note('image', 'warn', code, detail),
  );
  if (more.length === 0 && !around.some(({ outcome }) => outcome === 'unknown')) {
    const report = await verifyDocument(only, inquiry);
    const isPicture = typeof input !== 'string' && (container === 'png' || container === 'svg');
    return { ...report, checks: [...report.checks, ...around, ...(isPicture ? checkCarrier(input, report) : [])] };
  }
  // An image may carry the same badge for Open Badges 2 and 3; each is reported, and the worst is not hidden.
  const contains: Report[] = [];
  for (const one of distinct) contains.push(await verifyDocument(one, { ...inquiry, depth: 1 }));
  return compose({ standard: 'collection', checks: around, facts: noFacts() }, { contains, verdictOfParts: true });
}

/** Members that only credentials and awards have, in a text that cannot be parsed. */
function looksLikeCredential(input: Uint8Array | string): boolean {
  const text = typeof input === 'string' ? input : new TextDecoder().decode(input.subarray(0, 1_000_000));
  return /"(?:@context|credentialSubject|verifiableCredential|recipient|badge|issuedOn)"\s*:/.test(
    text.slice(0, 1_000_000),
  );
}

function unique(found: Found[]): Found[] {
  const seen = new Set<string>();
  return found.filter((one) => {
    const key = one.kind === 'url' ? one.url : one.text;
    return !seen.has(key) && seen.add(key);
  });
}

/** The third parties that the person has named, and the exchange that they had. */
function helpersOf(
  options: VerifyOptions,
): Pick<Inquiry, 'explorer' | 'resolver' | 'foreignSchemas' | 'attachments' | 'exchange'> {
  const { explorer, resolver, foreignSchemas = true, attachments = false } = options;
  const exchange = exchangeOf(options.domain, options.challenge);
  return {
    foreignSchemas,
    attachments,
    ...(explorer ? { explorer } : {}),
    ...(resolver ? { resolver } : {}),
    ...(exchange ? { exchange } : {}),
  };
}

/** Milliseconds since 1970; the real time for none, and for what is no date. */
export function clock(now: VerifyOptions['now']): number {
  const ms = now === undefined ? Date.now() : new Date(now).getTime();
  return Number.isNaN(ms) ? Date.now() : ms;
}

async function digestOf(input: Uint8Array | string): Promise<string> {
  return `sha256:${hex(await digest('SHA-256', input))}`;
}
