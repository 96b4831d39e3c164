/** Documents against the schemas that are compiled into Aloi. */
import type { Form } from './define.ts';
import { countValues, listed, type SchemaError } from './errors.ts';
import type { CREDENTIALS } from './schemas.ts';
import { validatorName } from './validator-name.ts';
import * as validators from './validators.mjs';

/** A document with more values is not judged: every fault in it would be an object of its own. */
const MOST_VALUES = 50_000;

export type CredentialClass = (typeof CREDENTIALS)[number];

/** @returns undefined where the document is too large to be judged */
export function credentialErrors(
  document: unknown,
  name: CredentialClass,
  model: Form['model'],
): SchemaError[] | undefined {
  return errorsOf(document, (validators as Record<string, unknown>)[validatorName(name, model)]);
}

/** @param type type of the extension, with or without `extensions:`; undefined in the answer: not one of those known */
export function extensionErrors(extension: unknown, type: string): SchemaError[] | undefined {
  const wanted = `extension${type.replace(/^.*[:#/]/, '')}`.toLowerCase();
  const name = Object.keys(validators).find((one) => one.toLowerCase() === wanted);
  return name === undefined ? undefined : errorsOf(extension, (validators as Record<string, unknown>)[name]);
}

function errorsOf(value: unknown, validator: unknown): SchemaError[] | undefined {
  const validate = validator as validators.Validator;
  if (countValues(value, MOST_VALUES) > MOST_VALUES) return undefined;
  if (validate(value)) return [];
  const errors = (validate.errors ?? []).flatMap(({ instancePath, keyword, params }) => {
    if (keyword === 'if') return [];
    const property = params['missingProperty'] ?? params['additionalProperty'];
    const path = property === undefined ? instancePath : `${instancePath}/${pointer(String(property))}`;
    return [{ path, keyword }];
  });
  return listed(errors);
}

/** RFC 6901, section 3. */
function pointer(name: string): string {
  return name.replace(/~/g, '~0').replace(/\//g, '~1');
}
