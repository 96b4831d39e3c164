/**
 * The `context` check of a document: which contexts it names, and whether an inline one could give signed terms another
 * name (an alias under a good signature shows what nobody signed; measured, even in jsonld's safe mode).
 */
import { note, pass } from '../inquiry.ts';
import type { Check } from '../report.ts';
import { snapshotsOf } from './index.ts';

export interface Named {
  /** Addresses of contexts, in order of appearance, each once. */
  urls: string[];
  inline: unknown[];
}

/** Every `@context` of a document, wherever it stands. */
export function contextsOf(document: unknown): Named {
  const urls = new Set<string>();
  const inline: unknown[] = [];
  const todo: unknown[] = [document];
  // All of it, however large: what is not looked at may be what matters.
  while (todo.length > 0) {
    const value = todo.pop();
    if (Array.isArray(value)) for (const item of value) todo.push(item);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        if (key !== '@context') todo.push(item);
        else {
          for (const context of Array.isArray(item) ? item : [item]) {
            if (typeof context === 'string') urls.add(context);
            else inline.push(context);
          }
        }
      }
    }
  }
  return { urls: [...urls], inline };
}

/** Contexts of a document that are judged one by one; no credential has more. */
const MOST = 32;

/**
 * @param signs `statements`: an RDF suite, where contexts decide what is signed · `bytes`: JWT and JCS sign the text itself
 * @returns the `context` checks; `unknown` ones stop an RDF suite
 */
export function judgeContexts(document: unknown, signs: 'statements' | 'bytes'): Check[] {
  const { urls, inline } = contextsOf(document);
  const soft = signs === 'bytes' ? 'warn' : 'unknown';
  const checks: Check[] = [];
  if (urls.length === 0 && inline.length === 0) return [note('context', soft, 'context-missing')];
  for (const url of urls.filter((one) => !snapshotsOf(one)).slice(0, MOST)) {
    checks.push(note('context', soft, 'unknown-context', { url }, url));
  }
  for (const context of inline.slice(0, MOST)) {
    // Each is compared with all the others: of more than anybody writes, nothing is believed.
    const merely = inline.length <= MOST && merelyAdds(context, inline, urls);
    checks.push(
      note('context', merely ? 'warn' : soft, 'inline-context', { context: JSON.stringify(context)?.slice(0, 2000) }),
    );
  }
  return checks.length > 0 ? checks : [pass('context', undefined, { urls })];
}

/** What a harmless definition may say; anything else (aliases, `@reverse`, `@nest`, scoped contexts) may move meaning. */
const HARMLESS = new Set(['@id', '@type', '@container', '@language', '@protected']);
const HARMLESS_CONTAINERS = new Set(['@set', '@list', '@language']);

/** Neither a keyword, nor a term, nor an IRI that the document's other contexts define. */
function merelyAdds(context: unknown, all: unknown[], urls: string[]): boolean {
  if (typeof context !== 'object' || context === null || Array.isArray(context)) return false;
  const known = definedBy(urls);
  const own = new Map<string, string>();
  for (const [term, definition] of Object.entries(context)) {
    if (term === '@protected' || term === '@version') continue;
    if (term.startsWith('@') || term.includes(':') || known.terms.has(term)) return false;
    const iri = harmlessIri(definition);
    if (iri === undefined) return false;
    own.set(term, iri);
  }
  for (const iri of own.values()) {
    const [prefix = ''] = iri.split(':', 1);
    const base = own.get(prefix) ?? known.prefixes.get(prefix);
    const absolute =
      base === undefined || iri.slice(prefix.length + 1).startsWith('//') ? iri : base + iri.slice(prefix.length + 1);
    if (!absolute.includes(':') || known.iris.has(absolute) || known.iris.has(iri)) return false;
    // A prefix of known IRIs could write a known term under a new name: `"x": "https://schema.org/"`, `"x:name": …`.
    for (const other of known.iris) if (other.startsWith(absolute)) return false;
  }
  // The same term defined twice by different inline contexts has two meanings.
  for (const other of all) {
    if (other === context || typeof other !== 'object' || other === null) continue;
    for (const term of own.keys())
      if (term in other && JSON.stringify((other as never)[term]) !== JSON.stringify((context as never)[term]))
        return false;
  }
  return true;
}

function harmlessIri(definition: unknown): string | undefined {
  if (typeof definition === 'string') return definition.startsWith('@') ? undefined : definition;
  if (typeof definition !== 'object' || definition === null || Array.isArray(definition)) return undefined;
  const entry = definition as Record<string, unknown>;
  if (Object.keys(entry).some((key) => !HARMLESS.has(key))) return undefined;
  const containers = Array.isArray(entry['@container']) ? entry['@container'] : [entry['@container'] ?? '@set'];
  if (containers.some((one) => typeof one !== 'string' || !HARMLESS_CONTAINERS.has(one))) return undefined;
  const id = entry['@id'];
  return typeof id === 'string' && !id.startsWith('@') ? id : undefined;
}

interface Defined {
  terms: Set<string>;
  iris: Set<string>;
  prefixes: Map<string, string>;
}
const cache = new Map<string, Defined>();

function definedBy(urls: string[]): Defined {
  const all: Defined = { terms: new Set(), iris: new Set(), prefixes: new Map() };
  for (const url of urls) {
    let one = cache.get(url);
    if (!one) {
      one = { terms: new Set(), iris: new Set(), prefixes: new Map() };
      for (const { document } of snapshotsOf(url) ?? []) collect(document['@context'], one);
      cache.set(url, one);
    }
    for (const term of one.terms) all.terms.add(term);
    for (const iri of one.iris) all.iris.add(iri);
    for (const [prefix, base] of one.prefixes) all.prefixes.set(prefix, base);
  }
  return all;
}

function collect(context: unknown, into: Defined): void {
  if (Array.isArray(context)) for (const part of context) collect(part, into);
  else if (typeof context === 'object' && context !== null) {
    for (const [term, definition] of Object.entries(context)) {
      if (term.startsWith('@')) continue;
      into.terms.add(term);
      const id = typeof definition === 'string' ? definition : (definition as Record<string, unknown> | null)?.['@id'];
      if (typeof id === 'string') {
        if (/[#/:]$/.test(id)) into.prefixes.set(term, id);
        else into.iris.add(id);
      }
      if (typeof definition === 'object' && definition !== null)
        collect((definition as Record<string, unknown>)['@context'], into);
    }
  }
}
