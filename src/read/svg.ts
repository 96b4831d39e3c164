/**
 * Credentials baked into an SVG: `<openbadges:assertion verify="…">` or `<openbadges:credential>` with a JSON body.
 * Open Badges Baking 2.0; Open Badges 3.0 "SVG". Read as inert XML: nothing is drawn, run, loaded or expanded.
 */
import { SaxesParser } from 'saxes';
import { classify } from './classify.ts';
import { Collector } from './collect.ts';
import { IMAGE_BYTES } from './limits.ts';
import type { ReadResult } from './types.ts';

/**
 * Without scheme and closing slash; either vocabulary may hold any version. The last is the prefix itself, which the
 * parser reports where the declaration was lost.
 */
const NAMESPACES = new Set([
  'openbadges.org',
  'purl.imsglobal.org/ob/v3p0',
  'purl.imsglobal.org/clr/v2p0',
  'openbadges',
]);
const ELEMENTS = new Set(['assertion', 'credential']);
/** Looking up a namespace takes as long as the nesting is deep. */
const DEPTH = 256;
const ERRORS = 50;

export function readSvg(text: string): ReadResult {
  const collector = new Collector();
  if (text.length > IMAGE_BYTES) {
    collector.problem('too-large', { limit: IMAGE_BYTES });
    return collector.result('svg');
  }
  const error = parse(text, collector);
  // Errors elsewhere in the drawing are no concern of ours while the credential was read.
  if (error !== undefined) {
    if (/openbadges\.org|purl\.imsglobal\.org\/(?:ob|clr)\//i.test(text) && collector.size === 0) {
      collector.problem('broken-xml', { message: error });
    } else collector.note('broken-xml', { message: error });
  }
  return collector.result('svg');
}

/** The first error, if any. */
function parse(text: string, collector: Collector): string | undefined {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  let errors = 0;
  let first: string | undefined;
  let open: { depth: number; verify: string | undefined; body: string } | undefined;
  parser.on('error', (error) => {
    first ??= error.message;
    errors++;
    if (errors > ERRORS) throw new Error(first);
  });
  // A document type may define entities. A bare one, as drawing programs write it, is harmless: it is not loaded.
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) throw new Error('document type with internal subset');
  });
  parser.on('opentagstart', () => {
    if (depth >= DEPTH) throw new Error('nested too deeply');
  });
  parser.on('opentag', (tag) => {
    depth++;
    if (open || !ELEMENTS.has(tag.local) || !NAMESPACES.has(bare(tag.uri)) || !collector.admits()) return;
    open = { depth, verify: tag.attributes.verify?.value, body: '' };
  });
  const take = (part: string) => {
    if (open) open.body += part;
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    if (open?.depth === depth) {
      addElement(open.verify?.trim() ?? '', open.body.trim(), collector);
      open = undefined;
    }
    depth--;
  });
  try {
    parser.write(text).close();
  } catch (error) {
    return error instanceof Error ? error.message : 'broken';
  }
  return first;
}

/**
 * A body is a copy for convenience where `verify` is the address of the same assertion; where `verify` is the signed
 * form, only that counts.
 */
function addElement(verify: string, body: string, collector: Collector): void {
  if (verify === '' && body === '') {
    collector.problem('broken-image', { why: 'empty' });
    return;
  }
  if (verify === '') {
    collector.add(body);
    return;
  }
  const { found } = classify(verify);
  if (found?.kind !== 'url') {
    collector.add(verify);
    // A `verify` that says nothing must not hide a body that does.
    if (!found && body !== '') collector.add(body);
    return;
  }
  const inside = classify(body).found;
  if (inside?.kind === 'json' && !Array.isArray(inside.value) && sameAddress(inside.value, found.url)) {
    collector.add(body);
    return;
  }
  collector.add(verify);
  if (inside) collector.add(body);
}

function sameAddress(assertion: Record<string, unknown>, url: string): boolean {
  const verify = assertion.verify;
  const own = typeof verify === 'object' && verify !== null ? (verify as Record<string, unknown>).url : undefined;
  return [assertion.id, own].some((id) => typeof id === 'string' && bare(id) === bare(url));
}

function bare(uri: string): string {
  return uri.replace(/^https?:\/\//i, '').replace(/\/$/, '');
}
