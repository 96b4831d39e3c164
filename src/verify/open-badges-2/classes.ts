/** Classes of Open Badges 2.0 and what the values of their properties are (Open Badges 2.0, tables of "Data model"). */
import { isView, text } from '../credential/view.ts';
import { parseOldDate } from '../dates.ts';
import { isBoolean, isEmail, isIri, isLanguage, isTelephone, isText, isUrl } from '../values.ts';

export interface Rule {
  /** What a value that is no object must be. */
  test?: (value: unknown) => boolean;
  /** The class of a value that is an object. */
  of?: ClassName;
  /** Asked for here only in nested classes: for the others `format.ts` does it. */
  required?: true;
}

export type ClassName =
  | 'Assertion'
  | 'BadgeClass'
  | 'Profile'
  | 'Endorsement'
  | 'IdentityObject'
  | 'Evidence'
  | 'Criteria'
  | 'Image'
  | 'AlignmentObject'
  | 'Claim'
  | 'Related'
  | 'Verification';

/** A picture: an address, or the picture itself. PNG and SVG only, which the check `image` asks of the latter. */
const isImage = (value: unknown) => isUrl(value) || (typeof value === 'string' && /^data:image\//i.test(value));
/** Seconds since 1970 belong to version 1. A date without time or zone has a warning of its own. */
const isDate = (value: unknown) =>
  typeof value === 'string' && !/^\d+$/.test(value) && parseOldDate(value) !== undefined;
const never = () => false;

const id: Rule = { test: isIri };
const words: Rule = { test: isText };
const image: Rule = { test: isImage, of: 'Image' };
/** "All classes": versions, translations. */
const EDITIONS: Record<string, Rule> = {
  '@language': { test: isLanguage },
  version: words,
  related: { test: isIri, of: 'Related' },
};

export const CLASSES: Record<ClassName, Record<string, Rule>> = {
  Assertion: {
    id,
    ...EDITIONS,
    recipient: { of: 'IdentityObject', test: never },
    badge: { test: isIri },
    image,
    evidence: { test: isIri, of: 'Evidence' },
    narrative: words,
    issuedOn: { test: isDate },
    expires: { test: isDate },
    revoked: { test: isBoolean },
    revocationReason: words,
  },
  BadgeClass: {
    id,
    ...EDITIONS,
    name: words,
    description: words,
    image,
    criteria: { test: isIri, of: 'Criteria' },
    issuer: { test: isIri },
    alignment: { of: 'AlignmentObject', test: never },
    tags: words,
  },
  Profile: {
    id,
    ...EDITIONS,
    name: words,
    url: { test: isUrl },
    telephone: { test: isTelephone },
    description: words,
    image,
    email: { test: isEmail },
    revocationList: { test: isIri },
    verification: { of: 'Verification', test: never },
  },
  Endorsement: { id, claim: { of: 'Claim', test: never }, issuedOn: { test: isDate }, issuer: { test: isIri } },
  IdentityObject: {
    // One of the four, or any other property that identifies someone.
    type: { test: isText, required: true },
    identity: { test: isText, required: true },
    hashed: { test: isBoolean, required: true },
    salt: words,
  },
  Evidence: { id, narrative: words, name: words, description: words, genre: words, audience: words },
  Criteria: { id, narrative: words },
  Image: { id: { test: isImage, required: true }, caption: words, author: { test: isIri } },
  AlignmentObject: {
    targetName: { test: isText, required: true },
    targetUrl: { test: isUrl, required: true },
    targetDescription: words,
    targetFramework: words,
    targetCode: words,
  },
  Claim: { id: { test: isIri, required: true }, endorsementComment: words },
  Related: { id: { test: isIri, required: true }, '@language': { test: isLanguage }, version: words },
  Verification: { startsWith: { test: isUrl }, allowedOrigins: words, verificationProperty: words },
};

/** A criteria object has an address or a text. */
export function isCriteria(value: unknown): boolean {
  if (!isView(value)) return true;
  return text(value.id ?? value['@id']) !== undefined || text(value.narrative) !== undefined;
}
