/** Classes that the Comprehensive Learner Record 2.0 adds to those of Open Badges 3.0 (CLR 2.0, appendix B). */
import { boolean, compactJws, type Form, object, ref, type Schema, several, string, types } from './define.ts';
import { associationType } from './enumerations.ts';
import { context, issued } from './verifiable-credential.ts';

export function clrClasses(form: Form): Record<string, Schema> {
  const { required, optional } = issued(form);
  return {
    ClrCredential: object(
      {
        '@context': context(form),
        type: types,
        id: string,
        name: string,
        credentialSubject: ref('ClrSubject'),
        ...required,
      },
      {
        description: string,
        endorsement: several(form, ref('EndorsementCredential')),
        endorsementJwt: several(form, compactJws),
        image: ref('Image'),
        partial: boolean,
        ...optional,
      },
    ),
    ClrSubject: object(
      { type: types, verifiableCredential: several(form, contained(form), 1) },
      {
        id: string,
        identifier: several(form, ref('IdentityObject')),
        achievement: several(form, ref('Achievement')),
        association: several(form, ref('Association')),
      },
    ),
    Association: object({ type: string, associationType, sourceId: string, targetId: string }, {}, form.strict),
  };
}

/** VCDM 2.0, section 4.14: a credential secured as a token stands in an envelope; some put the bare token. */
function contained(form: Form): Schema {
  if (form.strict) return ref('VerifiableCredential');
  const enveloped = {
    type: 'object',
    required: ['type'],
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    properties: { type: { if: { type: 'array' }, then: { contains: ENVELOPED }, else: ENVELOPED } },
  };
  return { if: { anyOf: [{ type: 'string' }, enveloped] }, else: ref('VerifiableCredential') };
}

const ENVELOPED: Schema = { const: 'EnvelopedVerifiableCredential' };
