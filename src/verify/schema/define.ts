/** Words in which the schemas are written: the multiplicities and types of the specification's property tables. */

export type Schema = { [keyword: string]: unknown };

/**
 * `model`: the data model of W3C that the credential follows. `strict`: exactly as 1EdTech published it, where each
 * property of several values is an array and most classes are closed; without it, what the specification's text
 * tolerates is tolerated: compacted single values (OB 3.0, appendix A.2.1) and extended classes (appendix C).
 */
export interface Form {
  model: '1.1' | '2.0';
  strict: boolean;
}

export const string: Schema = { type: 'string' };
export const number: Schema = { type: 'number' };
export const boolean: Schema = { type: 'boolean' };
/** `DateTime` and `DateTimeZ`. */
export const dateTime: Schema = { type: 'string', format: 'date-time' };
/** BCP 47, as far as OB 3.0 "LanguageCode" goes. */
export const language: Schema = {
  type: 'string',
  pattern: '^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$',
};
/** "CompactJws": three base64url parts. */
export const compactJws: Schema = {
  type: 'string',
  pattern: '^[a-zA-Z0-9_-]+\\.[a-zA-Z0-9_-]*\\.[a-zA-Z0-9_-]+$',
};

/** Another class of the same definitions. */
export function ref(name: string): Schema {
  return { $ref: `#/$defs/${name}` };
}

/** Terms of an enumeration that "can be extended with new, proprietary terms" beginning with `ext:`. */
export function extensible(...terms: string[]): Schema {
  return {
    anyOf: [
      { type: 'string', enum: terms },
      { type: 'string', pattern: 'ext:[A-Za-z0-9|._]' },
    ],
  };
}

/** One value or an array of them. Not `anyOf`: its errors would name the branch that nobody meant. */
export function oneOrMany(item: Schema, least?: number): Schema {
  const array = { items: item, ...(least === undefined ? {} : { minItems: least }) };
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  return { if: { type: 'array' }, then: array, else: item };
}

/** Multiplicity `0..*` or `1..*`. */
export function several(form: Form, item: Schema, least?: number): Schema {
  if (!form.strict) return oneOrMany(item, least);
  return { type: 'array', items: item, ...(least === undefined ? {} : { minItems: least }) };
}

/** The `type` of a class, alone or among others. */
export const types: Schema = oneOrMany(string, 1);

/** A class: properties of multiplicity `1` or `1..*`, and the others. */
export function object(required: Record<string, Schema>, optional: Record<string, Schema>, closed = false): Schema {
  return {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    ...(closed ? { additionalProperties: false } : {}),
  };
}
