/** What every credential of 1EdTech has from the data model of W3C: OB 3.0, appendix B.1.19 to B.1.28. */
import { dateTime, type Form, object, oneOrMany, ref, type Schema, several, string, types } from './define.ts';

export function credentialClasses(form: Form): Record<string, Schema> {
  const closed = form.strict;
  return {
    CredentialSchema: object({ id: string, type: string }, {}, closed),
    // VCDM 2.0, section 4.10: the id of a status entry may be left out.
    CredentialStatus: form.strict
      ? object({ id: string, type: string }, {}, true)
      : object({ type: string }, { id: string }),
    CredentialSubject: object({}, { id: string }),
    Proof: object(
      { type: string },
      {
        created: dateTime,
        challenge: string,
        // VCDM 2.0 and Data Integrity 1.0, section 2.1: a proof may be bound to several domains.
        domain: form.strict ? string : oneOrMany(string),
        nonce: string,
        proofPurpose: string,
        proofValue: string,
        verificationMethod: string,
        ...(form.strict ? {} : { cryptosuite: string }),
      },
    ),
    RefreshService: object({ id: string, type: string }, {}),
    TermsOfUse: object({ type: string }, { id: string }),
    VerifiableCredential: object(
      {
        '@context': context(form),
        type: types,
        credentialSubject: form.strict ? ref('CredentialSubject') : oneOrMany(ref('CredentialSubject')),
        ...issued(form).required,
      },
      { id: string, ...issued(form).optional },
    ),
  };
}

/** "An ordered set": addresses, and in VCDM 2.0 maps too. */
export function context(form: Form): Schema {
  return { type: 'array', minItems: 1, items: form.strict ? string : { type: ['string', 'object'] } };
}

/** Issuer, dates, proof, and the four kinds of extensions. */
export function issued(form: Form): { required: Record<string, Schema>; optional: Record<string, Schema> } {
  const old = form.model === '1.1';
  return {
    required: {
      // "ProfileRef": an address will do.
      issuer: form.strict ? ref('Profile') : { if: { type: 'string' }, else: ref('Profile') },
      ...(old ? { issuanceDate: dateTime } : { validFrom: dateTime }),
    },
    optional: {
      ...(old ? { expirationDate: dateTime } : { validUntil: dateTime, awardedDate: dateTime }),
      proof: oneOrMany(ref('Proof')),
      credentialSchema: several(form, ref('CredentialSchema')),
      // VCDM 2.0, section 4.10: there may be several.
      credentialStatus: form.strict ? ref('CredentialStatus') : oneOrMany(ref('CredentialStatus')),
      refreshService: form.strict ? ref('RefreshService') : oneOrMany(ref('RefreshService')),
      ...(form.strict ? {} : { termsOfUse: oneOrMany(ref('TermsOfUse')) }),
    },
  };
}
