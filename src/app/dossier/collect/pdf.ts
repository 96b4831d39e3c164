/** Links and embedded files of a PDF. Heavy: reached only by the worker that reads PDFs (`pdf-worker.ts`). */
import {
  decodePDFRawStream,
  PDFArray,
  PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';
import type { PdfContent } from './types.ts';

/** `room`: bytes that any of its compressed parts may unpack to. */
const MAX = { links: 2_000, files: 200, bytes: 16_000_000, objects: 500_000, room: 64_000_000 };

/** What the library unpacks into (its "DecodeStream", which it keeps to itself). */
interface Unpacking {
  ensureBuffer(requested: number): Uint8Array;
}

/** The library unpacks into a buffer that grows without end: three megabytes can ask for gigabytes. From here on it ends. */
function limitRoom(): void {
  const decoder = decodePDFRawStream(PDFContext.create().stream('', { Filter: 'RunLengthDecode' }));
  const unpacking: Unpacking = Object.getPrototypeOf(Object.getPrototypeOf(decoder));
  const { ensureBuffer } = unpacking;
  unpacking.ensureBuffer = function limited(this: Unpacking, requested) {
    if (requested > MAX.room) throw new RangeError('It unpacks to too much.');
    return ensureBuffer.call(this, requested);
  };
}

limitRoom();

/**
 * Every link action (ISO 32000-2, 12.6.4.8) and embedded file (7.11.4), found by going through all objects rather than
 * through the pages: a CV with a damaged page tree still has its links. Never throws.
 */
export async function readPdf(bytes: Uint8Array): Promise<PdfContent> {
  let document: PDFDocument;
  try {
    document = await PDFDocument.load(bytes, {
      updateMetadata: false,
      throwOnInvalidObject: false,
      capNumbers: true,
      // Documents that only forbid editing open with an empty password.
      password: '',
    });
  } catch (error) {
    const isLocked = /encrypt|password/i.test(String(error));
    return { links: [], files: [], problem: isLocked ? 'locked' : 'unreadable' };
  }
  const { context } = document;
  const links = new Set<string>();
  const files: PdfContent['files'] = [];
  let seen = 0;
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (seen++ > MAX.objects) break;
    // Actions may stand inside annotations, and annotations inside pages.
    visit(object, context, 0, (dict) => {
      const link = linkOf(dict, context);
      if (link && links.size < MAX.links) links.add(link);
      const file = files.length < MAX.files ? fileOf(dict, context) : undefined;
      if (file) files.push(file);
    });
  }
  return { links: [...links], files };
}

function visit(object: PDFObject, context: PDFContext, depth: number, see: (dict: PDFDict) => void): void {
  if (depth > 6) return;
  if (object instanceof PDFDict) {
    see(object);
    // References are visited as objects of their own.
    for (const [, value] of object.entries()) visit(value, context, depth + 1, see);
  } else if (object instanceof PDFArray) {
    for (const value of object.asArray().slice(0, 5_000)) visit(value, context, depth + 1, see);
  }
}

function linkOf(dict: PDFDict, context: PDFContext): string | undefined {
  const uri = attempt(() => context.lookup(dict.get(PDFName.of('URI'))));
  const text = textOf(uri);
  return text && /^https?:\/\//i.test(text) && text.length <= 8_192 && URL.canParse(text) ? text : undefined;
}

function fileOf(dict: PDFDict, context: PDFContext): PdfContent['files'][number] | undefined {
  return attempt(() => {
    const embedded = context.lookup(dict.get(PDFName.of('EF')));
    if (!(embedded instanceof PDFDict)) return undefined;
    const stream = context.lookup(embedded.get(PDFName.of('UF')) ?? embedded.get(PDFName.of('F')));
    if (!(stream instanceof PDFRawStream) || stream.contents.length > MAX.bytes) return undefined;
    const name = textOf(context.lookup(dict.get(PDFName.of('UF')) ?? dict.get(PDFName.of('F')))) ?? '';
    const bytes = decodePDFRawStream(stream).decode();
    return bytes.length <= MAX.bytes ? { name: name.slice(0, 200), bytes: bytes.slice() } : undefined;
  });
}

function textOf(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText().trim() : undefined;
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
