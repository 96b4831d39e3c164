import { createHash } from 'node:crypto';

/** `sha256$` of identifier and salt (Open Badges 2.0, IdentityHash). */
export function identityHash(identifier: string, salt = ''): string {
  return `sha256$${createHash('sha256')
    .update(identifier + salt)
    .digest('hex')}`;
}

/** Recipient of an Open Badges 2.0 assertion. */
export function recipient2(email: string, salt?: string) {
  return { type: 'email', hashed: true, ...(salt === undefined ? {} : { salt }), identity: identityHash(email, salt) };
}

/** Identifier of an Open Badges 3.0 subject. */
export function recipient3(email: string, salt: string) {
  return {
    type: 'IdentityObject',
    identityHash: identityHash(email, salt),
    identityType: 'emailAddress',
    hashed: true,
    salt,
  };
}
