/**
 * A badge's drawing (SVG), written anew from the few elements and attributes that only draw: no scripts, styles that load
 * or move, references to other files, nor shapes that repeat shapes, which a few bytes can turn into hours of work. Pure.
 */
import { SaxesParser } from 'saxes';
import { toBase64 } from '../dossier/base64.ts';

export const SVG = 'http://www.w3.org/2000/svg';
export const ELEMENTS = new Set(
  'svg g path rect circle ellipse line polyline polygon text tspan defs linearGradient radialGradient stop clipPath'.split(
    ' ',
  ),
);
/** Left out with all they hold; any other stranger makes the whole drawing one that is not shown. */
const IGNORED = new Set(['title', 'desc', 'metadata', 'style']);
export const ATTRIBUTES = new Set(
  (
    'id class viewBox preserveAspectRatio transform gradientTransform gradientUnits spreadMethod offset d points x y x1 y1 x2 y2 cx cy r rx ry fx fy fr ' +
    'width height dx dy rotate fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit ' +
    'stroke-dasharray stroke-dashoffset stop-color stop-opacity opacity color clip-path clip-rule clipPathUnits display visibility ' +
    'font-family font-size font-weight font-style text-anchor letter-spacing dominant-baseline style'
  ).split(' '),
);
const MOST = { elements: 3_000, depth: 64, characters: 16_000 };

/** A `data:` address of the drawing; undefined where it has parts that are not drawn here, or is too large. Never throws. */
export function drawingOf(text: string): string | undefined {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const parts: string[] = [];
  const open: string[] = [];
  let elements = 0;
  let size = 0;
  /** Depth at which something left out began. */
  let outside: number | undefined;
  let depth = 0;
  const put = (part: string) => {
    size += part.length;
    if (size > MOST.characters) throw new Error('too large');
    parts.push(part);
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) throw new Error('document type with internal subset');
  });
  parser.on('opentagstart', () => {
    if (++depth > MOST.depth || ++elements > MOST.elements) throw new Error('too much');
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (outside !== undefined) return;
    if (uri !== SVG || IGNORED.has(local)) {
      // What drawing programs and bakers add stands in namespaces of its own.
      outside = depth;
      return;
    }
    if (!ELEMENTS.has(local) || (open.length === 0) !== (local === 'svg')) throw new Error(`<${local}>`);
    const clipped = open.includes('clipPath') || open.includes('defs');
    const kept = Object.values(attributes).flatMap(({ prefix, local: name, value }) => {
      if (isReference(prefix, name, value)) return local.endsWith('Gradient') ? [` href="${inXml(value)}"`] : [];
      if (prefix !== '' || !ATTRIBUTES.has(name) || !isPlain(value)) return [];
      // Clips within clips multiply.
      if (clipped && (name === 'clip-path' || /clip-path/i.test(value))) return [];
      return [` ${name}="${inXml(value)}"`];
    });
    put(`<${local}${open.length === 0 ? ` xmlns="${SVG}"` : ''}${kept.join('')}>`);
    open.push(local);
  });
  const write = (value: string) => {
    if (outside === undefined && /^(?:text|tspan)$/.test(open.at(-1) ?? '')) put(inXml(value));
  };
  parser.on('text', write);
  parser.on('cdata', write);
  parser.on('closetag', () => {
    if (outside === undefined) put(`</${open.pop()}>`);
    else if (outside === depth) outside = undefined;
    depth--;
  });
  try {
    parser.write(text).close();
  } catch {
    return undefined;
  }
  const bytes = new TextEncoder().encode(parts.join(''));
  // Letters beyond ASCII take more than one byte.
  if (bytes.length === 0 || bytes.length > MOST.characters) return undefined;
  return `data:image/svg+xml;base64,${toBase64(bytes)}`;
}

/** `href` or `xlink:href` to something within the drawing. */
function isReference(prefix: string, name: string, value: string): boolean {
  return name === 'href' && (prefix === '' || prefix === 'xlink') && /^#[\w.-]+$/.test(value);
}

/** Loads nothing, moves nothing: of functions that name something, only those within the drawing. */
export function isPlain(value: string): boolean {
  return (
    !/[\\@]|animation|transition|expression|image\s*\(|filter|mask|marker/i.test(value) &&
    !/url\((?!\s*(['"]?)#[\w.-]+\1\s*\))/i.test(value)
  );
}

export function inXml(text: string): string {
  return text.replace(/[&<>"\n\r\t]/g, (one) => `&#${one.charCodeAt(0)};`);
}
