/** Every schema that is compiled ahead (`npm run schemas`), each with the name of its validator. */
import { clrClasses } from './clr-2.ts';
import type { Form, Schema } from './define.ts';
import { extensionSchemas } from './extensions.ts';
import { openBadgeClasses } from './open-badges-3.ts';
import { validatorName } from './validator-name.ts';
import { credentialClasses } from './verifiable-credential.ts';

/** All classes of one form, as one document. */
export function definitions(form: Form): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `aloi:${form.model}`,
    $defs: { ...credentialClasses(form), ...openBadgeClasses(form), ...clrClasses(form) },
  };
}

/** Classes of credentials that have a validator, for both data models. */
export const CREDENTIALS = ['AchievementCredential', 'EndorsementCredential', 'ClrCredential'] as const;

export interface Compiled {
  documents: Schema[];
  /** Name of the exported validator -> the schema's id. */
  validators: Record<string, string>;
}

export function compiled(): Compiled {
  const models = ['1.1', '2.0'] as const;
  const documents = models.map((model) => definitions({ model, strict: false }));
  const validators: Record<string, string> = {};
  for (const model of models) {
    for (const name of CREDENTIALS) validators[validatorName(name, model)] = `aloi:${model}#/$defs/${name}`;
  }
  for (const [name, schema] of Object.entries(extensionSchemas)) {
    const $id = `aloi:extension:${name}`;
    documents.push({ $id, ...schema });
    validators[`Extension${name}`] = $id;
  }
  return { documents, validators };
}
