/**
 * BitstringStatusListEntry (W3C Recommendation 2025-05-15, section 3.2 "Validate Algorithm") and its forerunners
 * StatusList2021Entry and RevocationList2020Status, which differ only in names and in what is optional.
 */

import type { Code } from '../codes.ts';
import { idOf, many, nodes, text, texts, typesOf, type View } from '../credential/view.ts';
import { note, pass } from '../inquiry.ts';
import { sameId } from '../keys/same-id.ts';
import type { Check, Outcome } from '../report.ts';
import { readBits, unpackBits } from './bits.ts';
import { listCredential } from './list-credential.ts';
import type { StatusAsk } from './types.ts';

const LISTS = ['BitstringStatusList', 'StatusList2021', 'RevocationList2020', 'SuspensionList2020'];
/** Section 3.2: fewer entries would give the holder away (STATUS_LIST_LENGTH_ERROR). */
const LEAST = 131_072;
const WIDEST = 32;

export async function checkBitstringEntry(entry: View, ask: StatusAsk): Promise<Check[]> {
  const purposes = purposesOf(entry);
  const checks: Check[] = [];
  for (const purpose of purposes) checks.push(await checkPurpose(entry, purpose, ask));
  return checks.length > 0 ? checks : [broken('revocation', ask, { reason: 'no-purpose' })];
}

async function checkPurpose(entry: View, purpose: string, ask: StatusAsk): Promise<Check> {
  const place = entry['statusListCredential'] ?? entry['revocationListCredential'] ?? entry['suspensionListCredential'];
  const number = entry['statusListIndex'] ?? entry['revocationListIndex'] ?? entry['suspensionListIndex'];
  // Two entries under one id are one node of statements: whose number is whose, nobody can tell.
  if ([place, number, entry['statusSize']].some(isSeveral)) return broken(purpose, ask, { reason: 'several' });
  const url = idOf(place);
  const index = integer(number);
  const size = entry['statusSize'] === undefined ? 1 : integer(entry['statusSize']);
  if (url === undefined) return broken(purpose, ask, { reason: 'no-list' });
  if (index === undefined) return broken(purpose, ask, { reason: 'index', url });
  if (size === undefined || size < 1 || size > WIDEST) return broken(purpose, ask, { reason: 'size', url });

  const list = await listCredential(url, ask);
  if (list.state === 'unknown') return trouble(purpose, list.code, list.detail, ask);
  // The issuer signed the address of the list, not what is in it: a list by another is not its word.
  if (!sameId(list.issuer, ask.issuer)) {
    const detail = { url, reason: 'issuer', issuer: ask.issuer, listIssuer: list.issuer };
    return trouble(purpose, 'status-list-untrusted', detail, ask);
  }
  const subject = nodes(list.view['credentialSubject']).find((node) =>
    typesOf(node).some((type) => LISTS.includes(type)),
  );
  const encoded = subject && text(subject['encodedList']);
  if (!subject || encoded === undefined) return broken(purpose, ask, { reason: 'no-list', url });
  const stated = texts(subject['statusPurpose']);
  if (stated.length > 0 ? !stated.includes(purpose) : !isOld(entry)) {
    return broken(purpose, ask, { reason: 'purpose', url, purpose, listPurpose: stated });
  }
  const bits = await unpackBits(encoded);
  if (!bits) return broken(purpose, ask, { reason: 'encoding', url });
  const length = Math.floor((bits.length * 8) / size);
  // The forerunners only recommend the length.
  if (length < LEAST && typesOf(entry).includes('BitstringStatusListEntry')) {
    return broken(purpose, ask, { reason: 'length', url, length });
  }
  const value = readBits(bits, index, size);
  if (value === undefined) return broken(purpose, ask, { reason: 'range', url, index, length });
  return judge(purpose, value, { url, index, ...messageOf(entry, value) }, ask);
}

function judge(purpose: string, value: number, detail: Record<string, unknown>, ask: StatusAsk): Check {
  const told = { ...detail, purpose, ...(value > 1 ? { status: value } : {}) };
  const say = (id: Check['id'], outcome: Exclude<Outcome, 'pass'>, code: Code) =>
    note(id, outcome, code, told, ask.about);
  switch (purpose) {
    case 'revocation':
      return value === 0 ? pass('status.revocation', ask.about, told) : say('status.revocation', 'fail', 'revoked');
    case 'suspension':
      return value === 0 ? pass('status.suspension', ask.about, told) : say('status.suspension', 'fail', 'suspended');
    case 'message':
    case 'refresh':
      return value === 0 ? pass('status.other', ask.about, told) : say('status.other', 'warn', 'status-message');
    default:
      // A purpose of the issuer's own: what a set bit means is not known, and it may well mean "withdrawn".
      return value === 0
        ? pass('status.other', ask.about, told)
        : say('status.revocation', 'unknown', 'status-unsupported');
  }
}

/** Section 2.1: `statusMessage` is a list of `{status: "0x…", message}`. */
function messageOf(entry: View, value: number): { message?: string } {
  const found = nodes(entry['statusMessage']).find((node) => Number(text(node['status']) ?? Number.NaN) === value);
  const message = found && text(found['message'] ?? found['value']);
  return message === undefined ? {} : { message };
}

function purposesOf(entry: View): string[] {
  const types = typesOf(entry);
  if (types.includes('RevocationList2020Status')) return ['revocation'];
  if (types.includes('SuspensionList2020Status')) return ['suspension'];
  return [...new Set(texts(entry['statusPurpose']))];
}

function isOld(entry: View): boolean {
  return typesOf(entry).some((type) => type === 'RevocationList2020Status' || type === 'SuspensionList2020Status');
}

/** The specification has decimal digits in a string; numbers are common. */
function integer(value: unknown): number | undefined {
  const written = text(value);
  const number =
    typeof value === 'number' ? value : written !== undefined && /^\d{1,15}$/.test(written) ? Number(written) : -1;
  return Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

function isSeveral(value: unknown): boolean {
  return new Set(many(value).map((one) => idOf(one) ?? text(one) ?? one)).size > 1;
}

function broken(purpose: string, ask: StatusAsk, detail: Record<string, unknown>): Check {
  return trouble(purpose, 'status-broken', detail, ask);
}

/** Not decided: messages and refreshes change no verdict; anything else might be a revocation. */
function trouble(purpose: string, code: Code, detail: Record<string, unknown>, ask: StatusAsk): Check {
  const aside = purpose === 'message' || purpose === 'refresh';
  const id = aside ? 'status.other' : purpose === 'suspension' ? 'status.suspension' : 'status.revocation';
  return note(id, 'unknown', code, { ...detail, purpose }, ask.about);
}
