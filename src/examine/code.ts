/** A picture without a badge in it -> what the QR codes in it lead to. */
import { compactTexts } from '../read/code/compact.ts';
import { payloadOf } from '../read/code/payload.ts';
import { pixelsOf, type Unpack, type Unreadable } from '../read/code/pixels.ts';
import { readCodes } from '../read/code/qr.ts';
import { read } from '../read/index.ts';
import { rasterHeader } from '../read/raster-header.ts';
import { snapshotsOf } from '../verify/contexts/index.ts';
import { note } from '../verify/inquiry.ts';
import type { Check, Report } from '../verify/report.ts';

/** What one code leads to: something to look into, with the ways in which it may be read, or why there is nothing. */
export type Lead =
  | { kind: 'address'; url: string }
  | { kind: 'texts'; texts: string[]; compact: boolean }
  | { kind: 'none'; check: Check };

/** Characters shown of what is no credential. */
const SHOWN = 80;

/**
 * Undefined where codes are no question: something else than a picture, or one with a badge in it, be it a broken one.
 * Otherwise at least one lead.
 */
export async function leadsIn(bytes: Uint8Array, unpack: Unpack): Promise<Lead[] | undefined> {
  const isRaster = rasterHeader(bytes) !== undefined;
  const { container, found, problem } = await read(bytes);
  if (found.length > 0 || problem || (!isRaster && container !== 'svg')) return undefined;
  const pixels = isRaster ? await pixelsOf(bytes, unpack) : 'drawing';
  const texts = typeof pixels === 'string' ? [] : await readCodes(pixels);
  if (texts.length === 0) return [none(nothing(typeof pixels === 'string' ? pixels : 'none', container))];
  const leads = await Promise.all(texts.map(leadOf));
  const useful = leads.filter(({ kind }) => kind !== 'none');
  return useful.length > 0 ? useful : leads.slice(0, 1);
}

async function leadOf(given: string): Promise<Lead> {
  const payload = payloadOf(given);
  switch (payload.kind) {
    case 'address':
      return { kind: 'address', url: payload.url };
    case 'credential':
      return { kind: 'texts', texts: [payload.text], compact: false };
    case 'compact': {
      const result = await compactTexts(payload.text, (url) => snapshotsOf(url)?.map(({ document }) => document));
      return result.ok
        ? { kind: 'texts', texts: result.texts, compact: true }
        : none(note('format', 'unknown', result.code, { ...result.detail }));
    }
    case 'wallet':
      return none(note('source', 'unknown', 'wallet-request', { scheme: payload.scheme.slice(0, SHOWN) }));
    case 'other':
      return none(note('format', 'unknown', 'code-without-badge', { text: cut(payload.text) }));
  }
}

/** Neither a badge nor a code; `codes` says why none was read. */
export function nothing(codes: Unreadable | 'none' | 'inside-page', container = 'other'): Check {
  return note('format', 'unknown', 'nothing-found', { container, codes });
}

/** A report of what a code led to, with that said first, and to which host. */
export function saidOfCode(report: Report, lead: Exclude<Lead, { kind: 'none' }>): Report {
  const host = lead.kind === 'address' ? URL.parse(lead.url)?.host : undefined;
  const said: Check = {
    id: 'source',
    outcome: 'pass',
    code: 'from-code',
    ...(lead.kind === 'address' ? { about: lead.url.slice(0, 500) } : {}),
    ...(host ? { detail: { host } } : {}),
  };
  return { ...report, checks: [said, ...report.checks] };
}

const none = (check: Check): Lead => ({ kind: 'none', check });

function cut(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
