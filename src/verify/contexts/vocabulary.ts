/**
 * From IRIs back to the standard terms of the bundled contexts: the names under which checks and facts are read from
 * signed statements, whatever a document called them.
 */
import { blockcertsContexts } from './blockcerts.ts';
import { bundledContexts, snapshotsOf } from './index.ts';

export interface Vocabulary {
  /** IRI of a property -> term. */
  property: ReadonlyMap<string, string>;
  /** IRI of a type -> term. */
  type: ReadonlyMap<string, string>;
}

/**
 * Where one IRI has several terms, or the term in the context is not the one that the model's text uses.
 * OB 3.0.1 and 3.0.2 wrote some properties with a capital in the vocabulary.
 */
const PREFERRED: Record<string, string> = {
  'https://w3id.org/security#expiration': 'expires',
  'https://schema.org/name': 'name',
  'https://schema.org/description': 'description',
  'https://schema.org/image': 'image',
  'https://schema.org/url': 'url',
  'https://schema.org/email': 'email',
  'https://purl.imsglobal.org/spec/vc/ob/vocab.html#Criteria': 'criteria',
  'https://purl.imsglobal.org/spec/vc/ob/vocab.html#image': 'image',
  'https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsement': 'endorsement',
};

export type Family = 'credentials' | 'blockcerts';

const built: Partial<Record<Family, Vocabulary>> = {};

/** `blockcerts`: with the terms of Blockcerts and Open Badges 2 besides, which never rename one of the others. */
export function vocabulary(family: Family = 'credentials'): Vocabulary {
  const known = built[family] ?? build(family);
  built[family] = known;
  return known;
}

function build(family: Family): Vocabulary {
  const property = new Map<string, string>();
  const type = new Map<string, string>();
  const urls = [...bundledContexts(), ...(family === 'blockcerts' ? blockcertsContexts.keys() : [])];
  for (const url of urls) {
    for (const { document } of snapshotsOf(url) ?? []) walk(document['@context'], {}, property, type);
  }
  for (const [iri, term] of Object.entries(PREFERRED)) property.set(iri, term);
  return { property, type };
}

function walk(
  context: unknown,
  outer: Record<string, unknown>,
  property: Map<string, string>,
  type: Map<string, string>,
): void {
  if (Array.isArray(context)) {
    for (const part of context) walk(part, outer, property, type);
    return;
  }
  if (typeof context !== 'object' || context === null) return;
  const terms = { ...outer, ...(context as Record<string, unknown>) };
  for (const [term, definition] of Object.entries(context)) {
    if (term.startsWith('@')) continue;
    const iri = absolute(definition, terms);
    if (iri !== undefined) {
      // Types are written with a capital by convention in every bundled context; a later context never renames.
      const map = /^[A-Z0-9]/.test(term) ? type : property;
      if (!map.has(iri)) map.set(iri, term);
    }
    if (typeof definition === 'object' && definition !== null && '@context' in definition) {
      walk((definition as Record<string, unknown>)['@context'], terms, property, type);
    }
  }
}

/** The IRI of a definition: absolute, compact (`ex:name`), or another term. */
function absolute(definition: unknown, terms: Record<string, unknown>, depth = 0): string | undefined {
  const id =
    typeof definition === 'string'
      ? definition
      : typeof definition === 'object' && definition !== null
        ? (definition as Record<string, unknown>)['@id']
        : undefined;
  if (typeof id !== 'string' || id.startsWith('@') || depth > 4) return undefined;
  const [prefix = '', rest] = [id.split(':', 1)[0], id.includes(':') ? id.slice(id.indexOf(':') + 1) : undefined];
  if (rest === undefined) return id in terms ? absolute(terms[id], terms, depth + 1) : undefined;
  if (rest.startsWith('//') || !(prefix in terms)) return id;
  const base = absolute(terms[prefix], terms, depth + 1);
  return base === undefined ? id : base + rest;
}
