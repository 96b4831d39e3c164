/** The whole chain: an address, bytes or the text of a credential -> report, with what ties the issuer and whose it is. */
import { budgeted } from '../net/budget.ts';
import { createDoor } from '../net/door.ts';
import type { Door } from '../net/types.ts';
import type { Unpack } from '../read/code/pixels.ts';
import { resolve } from '../resolve/index.ts';
import { LONGEST_LINK } from '../resolve/link-payload.ts';
import { identify } from '../trust/identity.ts';
import { checkRecipient } from '../trust/recipient.ts';
import { compose, refusal } from '../verify/compose.ts';
import { clock, type VerifyOptions, verify } from '../verify/index.ts';
import { note } from '../verify/inquiry.ts';
import { noFacts } from '../verify/part.ts';
import type { Report } from '../verify/report.ts';
import type { Lead } from './code.ts';
import { askPlatform } from './platform.ts';

export interface ExamineOptions extends VerifyOptions {
  /** The person's own addresses or those of whom the credential should be about; compared on this machine only. */
  recipients?: readonly string[];
  /** Hears the document that is verified: what the address led to, or the input itself. */
  taken?: (document: Uint8Array | string) => void;
  /**
   * The platform's decoder of pictures. With it, a picture that holds no badge is searched for QR codes, and what they
   * lead to is looked into: only where a person pointed at this very picture, for a code can lead anywhere.
   */
  unpack?: Unpack;
}

/** Never throws. `input`: an http(s) address (a platform's page too), the bytes of an image or document, or their text. */
export async function examine(input: Uint8Array | string, options: ExamineOptions): Promise<Report> {
  const { signal } = options;
  const fetch = options.fetch ?? (() => Promise.reject(new TypeError('no network')));
  // One allowance for the whole chain: finding the credential, verifying it, and asking who publishes it.
  const door = budgeted(options.door ?? createDoor({ fetch }), signal ? { signal } : {});
  let report: Report;
  try {
    report = await chain(input, { ...options, door });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    report = refusal('unknown', note('format', 'unknown', 'internal', { message }));
  }
  return { ...report, source: { ...report.source, retrieved: [...door.retrieved] } };
}

async function chain(input: Uint8Array | string, options: ExamineOptions & { door: Door }): Promise<Report> {
  const address = typeof input === 'string' ? asAddress(input) : undefined;
  const located = address === undefined ? undefined : await resolve(address, options.door, options.signal);
  if (located && !located.ok) return located.report;
  const bytes = located ? located.bytes : input;
  const { unpack } = options;
  if (unpack) {
    const report = await picture(bytes, { ...options, unpack });
    if (report) return report;
  }
  options.taken?.(bytes);
  const asking = askPlatform(located ? [address ?? '', ...located.via] : [], options.door, options.signal);
  const verified = await verify(bytes, options);
  const placed = located?.url === undefined ? verified : withUrl(verified, located.url);
  const report = await identify(placed, bytes, options.door, clock(options.now), options.signal);
  const checked = checkRecipient(report, options.recipients ?? []);
  const said = await asking.answer();
  return said ? { ...checked, said } : checked;
}

/** What the codes in a picture lead to; undefined where it is none, or has a badge in it. */
async function picture(
  bytes: Uint8Array | string,
  { unpack, ...options }: ExamineOptions & { door: Door; unpack: Unpack },
): Promise<Report | undefined> {
  const isInsidePage = typeof bytes === 'string' && /^blob:/i.test(bytes);
  if (typeof bytes === 'string' && !isInsidePage) return undefined;
  // Its reader is needed for few pictures, and not small.
  const { leadsIn, nothing, saidOfCode } = await import('./code.ts');
  // Such a picture has no address outside its page.
  if (typeof bytes === 'string') return refusal('unknown', nothing('inside-page'));
  const leads = await leadsIn(bytes, unpack);
  if (!leads) return undefined;
  const { taken: _taken, ...silent } = options;
  const reports: Report[] = [];
  for (const lead of leads) {
    if (lead.kind === 'none') reports.push(refusal('unknown', lead.check));
    // A code that leads to another picture ends there.
    else reports.push(saidOfCode(await follow(lead, leads.length === 1 ? options : silent), lead));
  }
  const [only, ...more] = reports;
  const said = reports.flatMap(({ checks }) => checks.filter(({ code }) => code === 'from-code'));
  if (more.length === 0) return only;
  return compose(
    { standard: 'collection', checks: said, facts: noFacts() },
    { contains: reports, verdictOfParts: true },
  );
}

/** Of the ways in which a text may be read, the first that its own signature does not contradict. */
async function follow(
  lead: Exclude<Lead, { kind: 'none' }>,
  options: ExamineOptions & { door: Door },
): Promise<Report> {
  if (lead.kind === 'address') return chain(lead.url, options);
  for (const text of lead.texts) {
    const report = await chain(text, options);
    if (!lead.compact || !report.reasons.includes('signature-mismatch')) return report;
  }
  // Altered, or written with an edition of its vocabulary that is not at hand: the one cannot be told from the other.
  return refusal('unknown', note('format', 'unknown', 'broken-code', { why: 'no reading fits the signature' }));
}

function withUrl(report: Report, url: string): Report {
  return { ...report, source: { url, ...report.source } };
}

/** An input that is nothing but an address. */
function asAddress(text: string): string | undefined {
  const trimmed = text.trim();
  // An image that stands in a page itself is an address too (RFC 2397).
  if (trimmed.length <= 400_000 && /^data:image\/\S+$/i.test(trimmed)) return trimmed;
  // A link may hold the credential itself; what is longer than a server takes is asked of none.
  const isLink = trimmed.length <= LONGEST_LINK && /^https?:\/\/\S+$/i.test(trimmed);
  return isLink && URL.canParse(trimmed) ? trimmed : undefined;
}
