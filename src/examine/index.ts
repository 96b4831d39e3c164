/** The whole chain: an address, bytes or the text of a credential -> report, with what ties the issuer and whose it is. */
import { budgeted } from '../net/budget.ts';
import { createDoor } from '../net/door.ts';
import type { Door } from '../net/types.ts';
import { resolve } from '../resolve/index.ts';
import { identify } from '../trust/identity.ts';
import { checkRecipient } from '../trust/recipient.ts';
import { refusal } from '../verify/compose.ts';
import { clock, type VerifyOptions, verify } from '../verify/index.ts';
import { note } from '../verify/inquiry.ts';
import type { Report } from '../verify/report.ts';
import { askPlatform } from './platform.ts';

export interface ExamineOptions extends VerifyOptions {
  /** The person's own addresses or those of whom the credential should be about; compared on this machine only. */
  recipients?: readonly string[];
  /** Hears the document that is verified: what the address led to, or the input itself. */
  taken?: (document: Uint8Array | string) => void;
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
  options.taken?.(bytes);
  const asking = askPlatform(located ? [address ?? '', ...located.via] : [], options.door, options.signal);
  const verified = await verify(bytes, options);
  const placed = located?.url === undefined ? verified : withUrl(verified, located.url);
  const report = await identify(placed, bytes, options.door, clock(options.now), options.signal);
  const checked = checkRecipient(report, options.recipients ?? []);
  const said = await asking.answer();
  return said ? { ...checked, said } : checked;
}

function withUrl(report: Report, url: string): Report {
  return { ...report, source: { url, ...report.source } };
}

/** An input that is nothing but an address. */
function asAddress(text: string): string | undefined {
  const trimmed = text.trim();
  // An image that stands in a page itself is an address too (RFC 2397).
  if (trimmed.length <= 400_000 && /^data:image\/\S+$/i.test(trimmed)) return trimmed;
  return trimmed.length <= 8192 && /^https?:\/\/\S+$/i.test(trimmed) && URL.canParse(trimmed) ? trimmed : undefined;
}
