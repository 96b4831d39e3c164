/**
 * A drawing (SVG), written anew so that QR codes in it can be looked for: its shapes and the pictures within it. What does
 * not draw a code is left out; what could turn a few bytes into hours of work is bounded. Pure.
 */
import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { rasterHeader } from '../../read/raster-header.ts';
import { fromBase64, toBase64 } from '../dossier/base64.ts';
import { ATTRIBUTES, ELEMENTS, inXml, isPlain, SVG } from './drawing.ts';

export interface ForCodes {
  /** A `data:` address that loads nothing else. */
  url: string;
  /** Pixels, the longer side `side` of them. */
  width: number;
  height: number;
}

const SHAPES = new Set(['rect', 'circle', 'ellipse', 'path', 'polygon']);
/** A link or a choice between ways to draw is drawn as what it holds. */
const GROUPS = new Set(['a', 'switch']);
/** Words draw no code. Dashes and what is drawn through a shape cost more than they show: the one goes, the other is counted. */
const WITHOUT = new Set(['text', 'tspan', 'stroke-dasharray', 'stroke-dashoffset']);
const MOST = {
  elements: 40_000,
  depth: 64,
  characters: 3_000_000,
  clips: 8,
  /** Pictures within the drawing, and pixels of all. */
  images: 8,
  pixels: 9_000_000,
  /** Characters of a shape that is drawn in several places, and of all sheets of style. */
  repeated: 500,
  styles: 4_000,
};
/** CSS pixels (CSS Values and Units 4, section 6.2). */
const UNITS: Record<string, number> = { '': 1, px: 1, pt: 4 / 3, pc: 16, in: 96, cm: 96 / 2.54, mm: 96 / 25.4 };

/** Undefined where it is broken, without a size, or too much work. Never throws. `side` in pixels. */
export function drawnForCodes(text: string, side: number): ForCodes | undefined {
  if (text.length > MOST.characters) return undefined;
  const writer = new Writer(side);
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) throw new Error('document type with internal subset');
  });
  parser.on('opentag', ({ uri, local, attributes }) =>
    writer.open(uri === SVG ? local : '', Object.values(attributes)),
  );
  parser.on('text', (value) => writer.text(value));
  parser.on('cdata', (value) => writer.text(value));
  parser.on('closetag', () => writer.close());
  try {
    parser.write(text).close();
    return writer.drawing();
  } catch {
    return undefined;
  }
}

class Writer {
  readonly #side: number;
  readonly #parts: string[] = [];
  readonly #open: string[] = [];
  readonly #ids = new Set<string>();
  /** Ids of shapes that are cheap enough to be drawn again. */
  readonly #repeatable = new Set<string>();
  #size: { width: number; height: number } | undefined;
  /** Depth at which something left out began. */
  #outside: number | undefined;
  #depth = 0;
  #elements = 0;
  #clips = 0;
  #images = 0;
  #pixels = 0;
  #styles = 0;

  constructor(side: number) {
    this.#side = side;
  }

  /** `name`: empty for what stands in another namespace. */
  open(name: string, attributes: readonly SaxesAttributeNS[]): void {
    if (++this.#depth > MOST.depth || ++this.#elements > MOST.elements) throw new Error('too much');
    if (this.#outside !== undefined) return;
    const isRoot = this.#open.length === 0;
    if (isRoot && name !== 'svg') throw new Error('no drawing');
    const written = isRoot ? this.#root(attributes) : this.#element(GROUPS.has(name) ? 'g' : name, attributes);
    if (written === undefined) {
      this.#outside = this.#depth;
      return;
    }
    this.#parts.push(`<${written.name}${written.rest}>`);
    this.#open.push(written.name);
  }

  text(value: string): void {
    if (this.#outside !== undefined || this.#open.at(-1) !== 'style') return;
    this.#styles += value.length;
    const isKept = this.#styles <= MOST.styles && isPlain(value) && !/clip-path|dash/i.test(value);
    if (isKept) this.#parts.push(inXml(value));
  }

  close(): void {
    if (this.#outside === undefined) this.#parts.push(`</${this.#open.pop()}>`);
    else if (this.#outside === this.#depth) this.#outside = undefined;
    this.#depth--;
  }

  drawing(): ForCodes | undefined {
    if (!this.#size) return undefined;
    const bytes = new TextEncoder().encode(this.#parts.join(''));
    return { url: `data:image/svg+xml;base64,${toBase64(bytes)}`, ...this.#size };
  }

  #root(attributes: readonly SaxesAttributeNS[]): { name: string; rest: string } {
    const value = (name: string) => attributes.find((one) => one.prefix === '' && one.local === name)?.value;
    const box = value('viewBox')
      ?.trim()
      .split(/[\s,]+/)
      .map(Number);
    const [, , boxWidth = 0, boxHeight = 0] = box?.length === 4 && box.every(Number.isFinite) ? box : [];
    const hasBox = boxWidth > 0 && boxHeight > 0;
    const own = { width: pixels(value('width')), height: pixels(value('height')) };
    const { width = boxWidth, height = boxHeight } = own.width && own.height ? own : {};
    if (!(width > 0 && height > 0)) throw new Error('without a size');
    const scale = this.#side / Math.max(width, height);
    this.#size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
    const kept = this.#attributes(
      'svg',
      attributes.filter(({ local }) => !/^(?:width|height|viewBox|x|y)$/.test(local)),
    );
    const viewBox = hasBox ? box?.join(' ') : `0 0 ${width} ${height}`;
    const rest = ` xmlns="${SVG}" width="${this.#size.width}" height="${this.#size.height}" viewBox="${viewBox}"${kept}`;
    return { name: 'svg', rest };
  }

  /** Undefined: left out, with all it holds. */
  #element(name: string, attributes: readonly SaxesAttributeNS[]): { name: string; rest: string } | undefined {
    if (name === 'use') return this.#use(attributes);
    if (name === 'image') return this.#image(attributes);
    if (name === 'style') return { name, rest: '' };
    if (!ELEMENTS.has(name) || WITHOUT.has(name)) return undefined;
    const before = this.#clips;
    const rest = this.#attributes(name, attributes);
    const id = attributes.find(({ prefix, local }) => prefix === '' && local === 'id')?.value;
    if (id !== undefined) {
      // Of two with the same name, it is not said which one is meant.
      if (this.#ids.has(id)) this.#repeatable.delete(id);
      else if (SHAPES.has(name) && rest.length <= MOST.repeated && this.#clips === before) this.#repeatable.add(id);
      this.#ids.add(id);
    }
    return { name, rest };
  }

  #use(attributes: readonly SaxesAttributeNS[]): { name: string; rest: string } | undefined {
    const target = hrefOf(attributes);
    if (!target?.startsWith('#') || !this.#repeatable.has(target.slice(1))) return undefined;
    return { name: 'use', rest: ` href="${inXml(target)}"${this.#attributes('use', attributes)}` };
  }

  #image(attributes: readonly SaxesAttributeNS[]): { name: string; rest: string } | undefined {
    const href = hrefOf(attributes)?.replace(/\s+/g, '');
    const body = /^data:image\/(?:png|jpe?g|gif|webp);base64,([\w+/]+=*)$/i.exec(href ?? '')?.[1];
    const bytes = body === undefined ? undefined : fromBase64(body);
    const header = bytes && rasterHeader(bytes);
    if (!header || ++this.#images > MOST.images) return undefined;
    this.#pixels += header.width * header.height;
    if (this.#pixels > MOST.pixels) return undefined;
    const rest = ` href="data:${header.type};base64,${body}"${this.#attributes('image', attributes)}`;
    return { name: 'image', rest };
  }

  #attributes(name: string, attributes: readonly SaxesAttributeNS[]): string {
    // Clips within clips multiply.
    const isWithin = this.#open.includes('clipPath') || this.#open.includes('defs');
    const hasName = this.#open.length > 0 && ELEMENTS.has(name);
    return attributes
      .flatMap(({ prefix, local, value }) => {
        if (name.endsWith('Gradient') && local === 'href' && /^#[\w.-]+$/.test(value)) return [` href="${value}"`];
        // A name leads to what is known under it, never to a picture or to what is itself a repetition.
        const isKnown = (ATTRIBUTES.has(local) && (local !== 'id' || hasName)) || local === 'shape-rendering';
        if (prefix !== '' || !isKnown || WITHOUT.has(local) || !isPlain(value) || /dash/i.test(value)) return [];
        if (local === 'clip-path' || /clip-path/i.test(value)) {
          if (isWithin) return [];
          if (++this.#clips > MOST.clips) throw new Error('too much');
        }
        return [` ${local}="${inXml(value)}"`];
      })
      .join('');
  }
}

const hrefOf = (attributes: readonly SaxesAttributeNS[]): string | undefined =>
  attributes.find(({ prefix, local }) => local === 'href' && (prefix === '' || prefix === 'xlink'))?.value.trim();

function pixels(length: string | undefined): number | undefined {
  const [, number, unit = ''] = /^\s*([\d.]+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(length ?? '') ?? [];
  const factor = UNITS[unit.toLowerCase()];
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}
