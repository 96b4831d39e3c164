/** A picture without a badge in it -> what the QR codes in it lead to. */
import { compactTexts } from '../read/code/compact.ts';
import { payloadOf } from '../read/code/payload.ts';
import { drawingPixels, type Pixels, pixelsOf, type Unpack, type Unreadable } from '../read/code/pixels.ts';
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
/** Pixels on the longer side of a drawing. */
const SIDES = [1_000, 2_500] as const;

/**
 * Undefined where codes are no question: something else than a picture, or one with a badge in it, be it a broken one.
 * Otherwise at least one lead.
 */
export async function leadsIn(bytes: Uint8Array, unpack: Unpack): Promise<Lead[] | undefined> {
  const isRaster = rasterHeader(bytes) !== undefined;
  const { container, found, problem } = await read(bytes);
  if (found.length > 0 || problem || (!isRaster && container !== 'svg')) return undefined;
  const texts = isRaster ? await codesOf(await pixelsOf(bytes, unpack)) : await drawnCodes(bytes, unpack);
  if (typeof texts === 'string') return [none(nothing(texts, container))];
  const leads = await Promise.all(texts.map(leadOf));
  const useful = leads.filter(({ kind }) => kind !== 'none');
  return useful.length > 0 ? useful : leads.slice(0, 1);
}

/** At least one; otherwise why there is none. */
async function codesOf(pixels: Pixels | Unreadable): Promise<string[] | Unreadable | 'none'> {
  if (typeof pixels === 'string') return pixels;
  const texts = await readCodes(pixels);
  return texts.length > 0 ? texts : 'none';
}

/** A drawing is sharp at every size: where the code is a small part of it, it is drawn larger. */
async function drawnCodes(bytes: Uint8Array, unpack: Unpack): Promise<string[] | Unreadable | 'none'> {
  const [first, larger] = SIDES;
  const codes = await codesOf(await drawingPixels(bytes, first, unpack));
  return codes === 'none' ? codesOf(await drawingPixels(bytes, larger, unpack)) : codes;
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
