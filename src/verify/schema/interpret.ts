/** A document against a stranger's JSON Schema, without eval (which extensions forbid), within bounded time. */
import { dereference, type OutputUnit, type SchemaDraft, validate } from '@cfworker/json-schema';
import { isView } from '../credential/view.ts';
import { countValues, listed, type SchemaError } from './errors.ts';
import { tidy } from './tidy.ts';

export type Judgement =
  /** `unchecked`: keywords that were left out. */
  { ok: true; errors: SchemaError[]; unchecked: string[] } | { ok: false; why: string };

const MOST_VALUES = 20_000;
/** Look-ups in schema and document; a schema of forty lines can ask for 2^40. */
const MOST_STEPS = 1_000_000;
const MOST_MS = 500;
/** Said of a value because of a value in it, which is listed itself. */
const OUTER = new Set([
  '$ref',
  '$recursiveRef',
  'additionalItems',
  'additionalProperties',
  'allOf',
  'dependencies',
  'dependentSchemas',
  'if',
  'items',
  'patternProperties',
  'prefixItems',
  'properties',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
]);

/** @param draft the draft to assume where the schema names none */
export function interpret(schema: unknown, document: unknown, draft: SchemaDraft = '2020-12'): Judgement {
  if (countValues(schema, MOST_VALUES) > MOST_VALUES || countValues(document, MOST_VALUES) > MOST_VALUES) {
    return { ok: false, why: 'too-large' };
  }
  const declared = isView(schema) && typeof schema['$schema'] === 'string' ? draftOf(schema['$schema']) : draft;
  if (!declared) return { ok: false, why: 'unknown-draft' };
  const tidied = tidy(schema);
  if ('why' in tidied) return { ok: false, why: tidied.why };
  try {
    const metered = meter();
    const root = tidied.schema;
    const lookup = metered(dereference(root));
    const { valid, errors } = validate(metered(document), metered(root), declared, lookup, false);
    const found = valid ? [] : listed(leaves(errors));
    if (!valid && found.length === 0) found.push({ path: '', keyword: errors.at(-1)?.keyword ?? 'false' });
    return { ok: true, errors: found, unchecked: tidied.unchecked };
  } catch (error) {
    const exhausted = error instanceof Exhausted || error instanceof RangeError;
    return { ok: false, why: exhausted ? 'too-complex' : 'broken-schema' };
  }
}

function draftOf(address: string): SchemaDraft | undefined {
  const [, version] = /^https?:\/\/json-schema\.org\/(?:draft\/|draft-0?)([\d-]+)/.exec(address) ?? [];
  if (version === '4' || version === '04') return '4';
  if (version === '6' || version === '7' || version === '06' || version === '07') return '7';
  return version === '2019-09' || version === '2020-12' ? version : undefined;
}

class Exhausted extends Error {}

/** Objects that count each look-up in them, and stop answering when there were too many. */
function meter(): <T>(value: T) => T {
  const known = new WeakMap<object, object>();
  const end = performance.now() + MOST_MS;
  let steps = 0;
  const wrap = <T>(value: T): T => {
    if (typeof value !== 'object' || value === null) return value;
    const before = known.get(value);
    if (before) return before as T;
    const proxy = new Proxy(value, {
      get(target, name) {
        // One text is at most one document long, so that between two looks at the clock little can happen.
        if (++steps > MOST_STEPS || (steps % 32 === 0 && performance.now() > end)) throw new Exhausted();
        return wrap(Reflect.get(target, name));
      },
    });
    known.set(value, proxy);
    return proxy;
  };
  return wrap;
}

function* leaves(errors: OutputUnit[]): Iterable<SchemaError> {
  for (const { instanceLocation, keyword, error } of errors) {
    const path = instanceLocation.replace(/^#/, '');
    if (keyword === 'required') yield { path: `${path}/${/"(.*)"/s.exec(error)?.[1] ?? ''}`, keyword };
    else if (keyword === 'false') yield { path, keyword: 'additionalProperties' };
    else if (!OUTER.has(keyword)) yield { path, keyword };
  }
}
