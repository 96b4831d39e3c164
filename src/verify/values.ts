/** Types of values that the property tables of Open Badges name ("Data types"). Of what is only warned about, no more than its shape is asked. */

/** RFC 3987: a scheme, and no spaces; an http address must be one. */
export function isIri(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[a-z][a-z0-9+.-]*:[^\s]+$/i.test(value)) return false;
  return /^https?:/i.test(value) ? URL.canParse(value) : true;
}

export function isUrl(value: unknown): boolean {
  return typeof value === 'string' && /^(?:https?|ftp):\/\//i.test(value) && isIri(value);
}

export function isText(value: unknown): boolean {
  return typeof value === 'string';
}

export function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

/** RFC 5322 has addresses that nobody writes; something on both sides of one sign will do. */
export function isEmail(value: unknown): boolean {
  return typeof value === 'string' && /^[^\s@]+@[^\s@]+$/.test(value);
}

/** OB 2.0 "Profile": "a string in the form of E.164", with an extension as `;ext=`. */
export function isTelephone(value: unknown): boolean {
  return typeof value === 'string' && /^\+?[1-9]\d{1,14}(?:;ext=\d+)?$/.test(value);
}

/** "IdentityHash": the algorithm, a dollar sign, as many hexadecimal digits as it makes. */
export function isIdentityHash(value: unknown): boolean {
  return typeof value === 'string' && /^(?:sha256\$[0-9a-f]{64}|md5\$[0-9a-f]{32})$/i.test(value);
}

/** BCP 47. */
export function isLanguage(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}
