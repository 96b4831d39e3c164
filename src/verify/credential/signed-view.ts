/**
 * Rebuilds a credential from the statements that were hashed, under the standard terms. Whatever leaves the canonical
 * form alone (order, repetition, `@value` wrapping, other names by an inline context) leaves this alone.
 */
import { type Vocabulary, vocabulary } from '../contexts/vocabulary.ts';
import type { Quad, Term } from '../proof/statements.ts';
import type { View } from './view.ts';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
/** Deeper than any credential; a cycle of nodes ends here too. */
const MAX_DEPTH = 32;
/** Nodes shown; two nodes that name each other would otherwise unfold exponentially. */
const MAX_NODES = 5000;

interface Index {
  /** graph -> subject -> its statements. */
  graphs: Map<string, Map<string, Quad[]>>;
  label: (term: Term) => string;
  terms: Vocabulary;
  budget: { nodes: number };
}

/**
 * @param labels canonical labels of blank nodes, by which values are put in a fixed order
 * @param root subject of the credential in the default graph
 * @param terms names of the IRIs
 */
export function signedView(
  quads: Quad[],
  labels: Map<string, string>,
  root: string,
  terms: Vocabulary = vocabulary(),
): View {
  const graphs = new Map<string, Map<string, Quad[]>>();
  for (const quad of quads) {
    const graph = quad.graph.termType === 'DefaultGraph' ? '' : key(quad.graph);
    const subjects = graphs.get(graph) ?? new Map<string, Quad[]>();
    graphs.set(graph, subjects);
    const list = subjects.get(key(quad.subject)) ?? [];
    subjects.set(key(quad.subject), list);
    list.push(quad);
  }
  const label = (term: Term): string =>
    term.termType === 'BlankNode'
      ? `_:${labels.get(key(term)) ?? labels.get(term.value) ?? term.value}`
      : `${term.termType}\u0000${term.value}\u0000${term.language ?? ''}\u0000${term.datatype?.value ?? ''}`;
  return nodeOf(root, '', { graphs, label, terms, budget: { nodes: MAX_NODES } }, []);
}

/** Blank nodes appear with and without `_:` depending on where they come from. */
function key(term: Term): string {
  return term.termType === 'BlankNode' && !term.value.startsWith('_:') ? `_:${term.value}` : term.value;
}

function nodeOf(subject: string, graph: string, index: Index, path: string[]): View {
  const view: Record<string, unknown> = Object.create(null);
  if (!subject.startsWith('_:')) view['id'] = subject;
  const statements = index.graphs.get(graph)?.get(subject);
  if (!statements || path.includes(subject) || path.length >= MAX_DEPTH || index.budget.nodes-- <= 0) return view;
  const { property, type } = index.terms;
  const byPredicate = new Map<string, Term[]>();
  for (const { predicate, object } of statements) {
    const values = byPredicate.get(predicate.value) ?? [];
    byPredicate.set(predicate.value, values);
    values.push(object);
  }
  for (const predicate of [...byPredicate.keys()].sort()) {
    const objects = (byPredicate.get(predicate) ?? []).sort((a, b) => compare(index.label(a), index.label(b)));
    if (predicate === `${RDF}type`) {
      view['type'] = objects.map((object) => type.get(object.value) ?? object.value);
      continue;
    }
    const term = property.get(predicate) ?? predicate;
    const values = objects.flatMap((object) => valuesOf(object, graph, index, [...path, subject]));
    const before = view[term];
    const all = before === undefined ? values : [...(Array.isArray(before) ? before : [before]), ...values];
    view[term] = all.length === 1 ? all[0] : all;
  }
  return view;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function valuesOf(object: Term, graph: string, index: Index, path: string[]): unknown[] {
  if (object.termType === 'Literal') return [literal(object)];
  if (object.value === `${RDF}nil`) return [];
  const subject = key(object);
  const own = index.graphs.get(graph)?.get(subject);
  if (own?.some((quad) => quad.predicate.value === `${RDF}first`)) return listOf(subject, graph, index, path);
  // A graph container (proof, verifiableCredential): the value is the root of its own graph.
  const inner = index.graphs.get(subject);
  if (object.termType === 'BlankNode' && inner && !own) {
    const used = new Set([...inner.values()].flat().map((quad) => key(quad.object)));
    const roots = [...inner.keys()].filter((one) => !used.has(one));
    return roots.map((one) => nodeOf(one, subject, index, path));
  }
  if (!own) return object.termType === 'NamedNode' ? [object.value] : [];
  return [nodeOf(subject, graph, index, path)];
}

function listOf(head: string, graph: string, index: Index, path: string[]): unknown[] {
  const items: unknown[] = [];
  const seen = new Set<string>();
  for (let at = head; at !== `${RDF}nil` && !seen.has(at); ) {
    seen.add(at);
    const statements = index.graphs.get(graph)?.get(at) ?? [];
    const first = statements.find((quad) => quad.predicate.value === `${RDF}first`)?.object;
    const rest = statements.find((quad) => quad.predicate.value === `${RDF}rest`)?.object;
    if (first) items.push(...valuesOf(first, graph, index, path));
    if (!rest) break;
    at = key(rest);
  }
  return items;
}

function literal(term: Term): unknown {
  const datatype = term.datatype?.value;
  if (datatype === `${RDF}JSON`) {
    try {
      return JSON.parse(term.value);
    } catch {
      return term.value;
    }
  }
  if (datatype === `${XSD}boolean`) return term.value === 'true' || term.value === '1';
  if (datatype === `${XSD}integer`) return Number(term.value);
  return term.value;
}
