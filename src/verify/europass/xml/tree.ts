/** XML text -> elements, as plain data. Read as inert XML: nothing is loaded, and what defines entities is refused. */
import { SaxesParser } from 'saxes';
import { DOCUMENT_BYTES } from '../../../read/limits.ts';
import type { Code } from '../../codes.ts';

export interface Element {
  /** Name without prefix, and namespace (empty for none). */
  local: string;
  uri: string;
  prefix: string;
  /** By name; those in a namespace as `{namespace}name`. Declarations of namespaces are not among them. */
  attributes: Record<string, string>;
  children: Element[];
  /** Text directly in it, whatever stands between; comments are none. */
  text: string;
}

export type Tree = { ok: true; root: Element } | { ok: false; code: Code; detail: Record<string, unknown> };

const DEPTH = 128;
const ELEMENTS = 50_000;
const ATTRIBUTES = 256;
/** Exclusive canonical XML looks below each declaration of a namespace for its use: the sum of these looks. */
const LOOKS = 3_000_000;
const XMLNS = 'http://www.w3.org/2000/xmlns/';

class Refused extends Error {
  readonly code: Code;
  readonly detail: Record<string, unknown>;

  constructor(code: Code, detail: Record<string, unknown>) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

export function readTree(text: string): Tree {
  if (text.length > DOCUMENT_BYTES) return { ok: false, code: 'too-large', detail: { limit: DOCUMENT_BYTES } };
  try {
    return { ok: true, root: parse(text) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, code: error.code, detail: error.detail };
    return { ok: false, code: 'broken-xml', detail: { message: error instanceof Error ? error.message : 'broken' } };
  }
}

function parse(text: string): Element {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: Element[] = [];
  /** Declarations of namespaces in each open element. */
  const declared: number[] = [];
  let inForce = 0;
  let elements = 0;
  let looks = 0;
  let root: Element | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('xmldecl', ({ version }) => {
    if (version !== '1.0') throw new Refused('unsupported-format', { why: `XML ${version}` });
  });
  parser.on('doctype', () => {
    throw new Refused('unsupported-format', { why: 'doctype' });
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.values(tag.attributes);
    const spaces = attributes.filter(({ uri }) => uri === XMLNS);
    declared.push(spaces.length);
    inForce += spaces.length;
    looks += inForce;
    elements++;
    if (open.length >= DEPTH) throw new Refused('too-deep', { limit: DEPTH });
    if (elements > ELEMENTS || attributes.length > ATTRIBUTES || looks > LOOKS) {
      throw new Refused('too-large', { elements, attributes: attributes.length });
    }
    // The canonicalizer writes these as they are, which it must not.
    if (spaces.some(({ value }) => /["&<\s]/.test(value))) {
      throw new Refused('unsupported-format', { why: 'namespace' });
    }
    const element: Element = {
      local: tag.local,
      uri: tag.uri,
      prefix: tag.prefix,
      attributes: Object.fromEntries(
        attributes
          .filter(({ uri }) => uri !== XMLNS)
          .map(({ uri, local, value }) => [uri === '' ? local : `{${uri}}${local}`, value]),
      ),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const take = (part: string) => {
    const last = open.at(-1);
    if (last) last.text += part;
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    open.pop();
    inForce -= declared.pop() ?? 0;
  });
  parser.write(text).close();
  if (!root) throw new Error('no element');
  return root;
}

/** Its children of that name. */
export function childrenOf(element: Element | undefined, local: string, uri?: string): Element[] {
  return (element?.children ?? []).filter((child) => child.local === local && (uri === undefined || child.uri === uri));
}

/** Its only child of that name; undefined for none, and for several. */
export function childOf(element: Element | undefined, local: string, uri?: string): Element | undefined {
  const [first, ...more] = childrenOf(element, local, uri);
  return more.length === 0 ? first : undefined;
}
