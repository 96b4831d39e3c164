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
  | { ok: false; message: string; dropped: string[] };

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
    return { ok: false, message: error instanceof Error ? error.message : String(error), dropped: [...dropped] };
  }
}

function nameOf({ code, details = {} }: JsonLdEvent): string {
  for (const key of ['property', 'term', 'type', 'id', 'reserved', 'value']) {
    const value = details[key];
    if (typeof value === 'string') return value;
  }
  return code;
}
