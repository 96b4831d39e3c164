/**
 * A JSON-LD document as the statements that a signature covers (RDF Dataset Canonicalization 1.0), with everything that
 * JSON-LD would silently drop named: what is dropped is not signed.
 */
import jsonld from 'jsonld';
import * as rdfCanonize from 'rdf-canonize';
import { snapshotsOf } from '../contexts/index.ts';
import { ContextResolver } from './context-resolver.ts';

export interface Term {
  termType: 'NamedNode' | 'BlankNode' | 'Literal' | 'DefaultGraph';
  value: string;
  language?: string;
  datatype?: { value: string };
}

export interface Quad {
  subject: Term;
  predicate: Term;
  object: Term;
  graph: Term;
}

export type Statements =
  | {
      ok: true;
      quads: Quad[];
      canonical: string;
      /** Blank node -> its canonical label. */
      labels: Map<string, string>;
      /** Subject of the document's own node. */
      root: string;
      /** Terms and values that gave no statement: nobody signed them. Empty in a sound document. */
      dropped: string[];
    }
  /** `beyond`: not the document's fault, but too much for Aloi, or stopped. */
  | { ok: false; message: string; dropped: string[]; beyond?: Beyond };

export type Beyond = 'too-large' | 'aborted';

/** Values of a document; no credential comes near. */
const MOST_VALUES = 100_000;
/** The library compares each value of a property with every other: the sum of these comparisons. */
const MOST_COMPARISONS = 16_000_000;

/** Events of jsonld.js after which a part of the document would not be signed (its own safe mode lists the same). */
const DROPS = new Set([
  'empty object',
  'free-floating scalar',
  'invalid @language value',
  'invalid property',
  'null @id value',
  'object with only @id',
  'object with only @language',
  'object with only @list',
  'object with only @value',
  'relative @id reference',
  'relative @type reference',
  'relative @vocab reference',
  'reserved @id value',
  'reserved @reverse value',
  'reserved term',
  'blank node predicate',
  'relative graph reference',
  'relative object reference',
  'relative predicate reference',
  'relative subject reference',
  'rdfDirection not set',
]);

interface JsonLdEvent {
  code: string;
  level: string;
  details?: Record<string, unknown>;
}

/** Document loader over the bundled contexts, for suites that canonicalise themselves. */
export function loadContext(
  url: string,
): Promise<{ contextUrl: undefined; documentUrl: string; document: object; tag: string }> {
  const [snapshot] = snapshotsOf(url) ?? [];
  if (!snapshot) return Promise.reject(new Error(`context not bundled: ${url}`));
  // jsonld.js rewrites relative addresses inside what it is given; `static` lets it keep the processed context.
  const document = structuredClone(snapshot.document);
  return Promise.resolve({ contextUrl: undefined, documentUrl: url, document, tag: 'static' });
}

export interface StatementOptions {
  /** Newest snapshot of contexts to use, `YYYY-MM`. */
  date?: string;
  /** Hash inside the canonicalization: SHA-384 with P-384 keys (vc-di-ecdsa, section 3.2). */
  hash?: 'SHA-256' | 'SHA-384';
  signal?: AbortSignal | undefined;
}

/** @param document a JSON-LD node object with its `@context`; contexts must be bundled (else `broken`) */
export async function statementsOf(
  document: Record<string, unknown>,
  { date = '9999-12', hash = 'SHA-256', signal }: StatementOptions = {},
): Promise<Statements> {
  const dropped = new Set<string>();
  const options = {
    documentLoader: loadContext,
    contextResolver: new ContextResolver(date),
    base: null,
    // Relative references are dropped, and named by an event, instead of resolved on an address that nobody signed.
    safe: false,
    // Text with a direction (VCDM 2.0, section 11.1) keeps it in the statement.
    rdfDirection: 'i18n-datatype' as const,
    eventHandler: ({ event, next }: { event: JsonLdEvent; next: () => void }) => {
      if (event.level === 'warning' && DROPS.has(event.code)) dropped.add(nameOf(event));
      next();
    },
  };
  try {
    const expanded = await jsonld.expand(document, options);
    if (isTooMuch(expanded)) return { ok: false, message: 'too many values', dropped: [], beyond: 'too-large' };
    const [node] = expanded;
    if (expanded.length !== 1 || node === undefined) {
      return { ok: false, message: 'the document is not one node', dropped: [...dropped] };
    }
    if ('@graph' in node || '@included' in node || '@reverse' in node) {
      return { ok: false, message: 'the credential is hidden in a graph, included or reversed', dropped: [...dropped] };
    }
    // The node map numbers blank nodes as it meets them, so an unnamed root is always the first.
    const named = typeof node['@id'] === 'string' ? node['@id'] : undefined;
    const root = named === undefined || named.startsWith('_:') ? '_:b0' : named;
    const types = Array.isArray(node['@type']) ? node['@type'] : [];
    if (types.some((type) => typeof type === 'string' && type.startsWith('_:'))) {
      return { ok: false, message: 'blank node as a type', dropped: [...dropped] };
    }
    const quads = (await jsonld.toRDF(expanded, { ...options, skipExpansion: true })) as Quad[];
    const labels = new Map<string, string>();
    const canonical = await rdfCanonize.canonize(quads, {
      algorithm: 'RDFC-1.0',
      format: 'application/n-quads',
      canonicalIdMap: labels,
      messageDigestAlgorithm: hash,
      ...(signal ? { signal } : {}),
    });
    return { ok: true, quads, canonical, labels, root, dropped: [...dropped] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // The canonicalizer gives up on graphs that are made to be hard; another one may not.
    const beyond = signal?.aborted ? 'aborted' : /^Maximum deep iterations/.test(message) ? 'too-large' : undefined;
    return { ok: false, message, dropped: [...dropped], ...(beyond ? { beyond } : {}) };
  }
}

/** Whether making statements of expanded JSON-LD would take longer than anybody waits. */
function isTooMuch(expanded: unknown[]): boolean {
  const counts = new Map<string, number>();
  const todo: [value: unknown, owner: string][] = expanded.map((node) => [node, '']);
  let values = 0;
  let nodes = 0;
  let comparisons = 0;
  for (let next = todo.pop(); next; next = todo.pop()) {
    const [value, owner] = next;
    if (Array.isArray(value)) {
      for (const item of value) todo.push([item, owner]);
      continue;
    }
    values++;
    const before = counts.get(owner) ?? 0;
    counts.set(owner, before + 1);
    comparisons += before;
    if (values > MOST_VALUES || comparisons > MOST_COMPARISONS) return true;
    if (typeof value !== 'object' || value === null) continue;
    const id = (value as Record<string, unknown>)['@id'];
    // Nodes of one id become one.
    const node = typeof id === 'string' ? id : `_:${nodes++}`;
    for (const [property, inner] of Object.entries(value)) {
      // What stands in a list is not compared.
      if (typeof inner === 'object')
        todo.push([inner, property === '@list' ? `${node} ${nodes++}` : `${node} ${property}`]);
    }
  }
  return false;
}

function nameOf({ code, details = {} }: JsonLdEvent): string {
  for (const key of ['property', 'term', 'type', 'id', 'reserved', 'value']) {
    const value = details[key];
    if (typeof value === 'string') return value;
  }
  return code;
}
