/** A stranger's schema, reduced to the keywords that are interpreted, before it is let near the interpreter. */
import { isView, type View } from '../credential/view.ts';

export type Tidied = { schema: View | boolean; unchecked: string[] } | { why: string };

const PLAIN = new Set([
  '$anchor',
  '$recursiveAnchor',
  'type',
  'enum',
  'const',
  'required',
  'dependentRequired',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minContains',
  'maxContains',
  'minProperties',
  'maxProperties',
]);
const ONE = new Set([
  'additionalItems',
  'additionalProperties',
  'contains',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
const LIST = new Set(['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems']);
const MAP = new Set(['$defs', 'definitions', 'dependentSchemas', 'properties']);
/** Measured: the interpreter's own expressions for these take time in proportion to the text; for others they do not. */
const FORMATS = new Set([
  'date',
  'date-time',
  'duration',
  'email',
  'hostname',
  'ipv4',
  'time',
  'uri',
  'uri-reference',
  'uuid',
]);
/** Which become stricter when what they contain becomes looser. */
const CONTRARY = new Set(['not', 'if', 'then', 'else', 'maxContains', 'unevaluatedProperties', 'unevaluatedItems']);

/**
 * Regular expressions of strangers are left out: one of them can keep the processor busy for years. Where any is, the
 * keywords that would turn on what is left out are left out too: the answer may be too kind, never too harsh.
 * `why`: what makes the schema one that cannot be interpreted.
 */
export function tidy(schema: unknown): Tidied {
  const unchecked = new Set<string>();
  try {
    const root = isView(schema) ? (schema['$id'] ?? schema['id']) : undefined;
    const first = part(schema, { unchecked, root, loose: false, top: true });
    if (unchecked.size === 0) return { schema: first, unchecked: [] };
    return { schema: part(schema, { unchecked, root, loose: true, top: true }), unchecked: [...unchecked].sort() };
  } catch (error) {
    return { why: error instanceof Refused ? error.message : 'broken-schema' };
  }
}

class Refused extends Error {}

interface Pass {
  unchecked: Set<string>;
  /** The schema's own address. */
  root: unknown;
  loose: boolean;
  top: boolean;
}

function part(schema: unknown, outer: Pass): View | boolean {
  if (typeof schema === 'boolean') return schema;
  if (!isView(schema)) throw new Refused('broken-schema');
  // The interpreter goes through a part with an address of its own twice, and through parts of that four times.
  if (!outer.top && (typeof schema['$id'] === 'string' || typeof schema['id'] === 'string')) {
    throw new Refused('nested-id');
  }
  const pass = { ...outer, top: false };
  const entries: [string, unknown][] = [];
  const all: unknown[] = [];
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === '$dynamicRef') throw new Refused('dynamic-reference');
    if (keyword === 'pattern' || keyword === 'patternProperties') pass.unchecked.add(keyword);
    else if (keyword === 'format') {
      if (FORMATS.has(String(value))) entries.push([keyword, value]);
      else pass.unchecked.add(keyword);
    } else if (keyword === '$ref' || keyword === '$recursiveRef') entries.push([keyword, local(value, pass.root)]);
    else if (pass.loose && CONTRARY.has(keyword)) pass.unchecked.add(keyword);
    else if (pass.loose && keyword === 'oneOf') all.push({ anyOf: parts(value, pass) });
    else if (keyword === 'additionalProperties' && 'patternProperties' in schema) pass.unchecked.add(keyword);
    else if (PLAIN.has(keyword)) entries.push([keyword, value]);
    else if (LIST.has(keyword) && !(keyword === 'items' && !Array.isArray(value))) {
      if (keyword === 'allOf') all.push(...parts(value, pass));
      else entries.push([keyword, parts(value, pass)]);
    } else if (ONE.has(keyword)) entries.push([keyword, part(value, pass)]);
    else if (MAP.has(keyword)) entries.push([keyword, named(value, pass)]);
    else if (keyword === 'dependencies') entries.push([keyword, named(value, pass, true)]);
  }
  if (all.length > 0) entries.push(['allOf', all]);
  return Object.fromEntries(entries);
}

function parts(value: unknown, pass: Pass): (View | boolean)[] {
  if (!Array.isArray(value)) throw new Refused('broken-schema');
  return value.map((item) => part(item, pass));
}

function named(value: unknown, pass: Pass, lists = false): View {
  if (!isView(value)) throw new Refused('broken-schema');
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, lists && Array.isArray(item) ? item : part(item, pass)]),
  );
}

/** Only references within the schema: following others would be requests that the credential did not name. */
function local(reference: unknown, root: unknown): string {
  if (typeof reference !== 'string') throw new Refused('broken-schema');
  if (reference.startsWith('#')) return reference;
  if (typeof root === 'string' && reference === root) return '#';
  if (typeof root === 'string' && reference.startsWith(`${root}#`)) return reference.slice(root.length);
  throw new Refused('remote-reference');
}
