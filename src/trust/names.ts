import { wordsOf } from './plain-text.ts';

/** `part`: something in common, something not (a married name, a nickname, a brother). `unknown`: not comparable. */
export type NameComparison = 'same' | 'part' | 'other' | 'unknown';

const TITLES = new Set('m mr mrs ms mme mlle miss dr prof pr sir monsieur madame phd msc mba'.split(' '));
const MAX_WORDS = 12;

/**
 * Do two texts name the same person? Order, accents, case, titles, initials and left-out middle names do not matter.
 * `same` means equal names, never the same person; `other` only when nothing at all is in common.
 */
export function compareNames(one: string, other: string): NameComparison {
  const [a, b] = [partsOf(one), partsOf(other)];
  if (!a || !b || scriptOf(a) !== scriptOf(b)) return 'unknown';
  const [restOfA, restOfB, equal] = withoutCommon(a, b);
  if (fits(restOfA, restOfB, equal)) {
    // A first name alone is shared by many.
    return Math.min(a.length, b.length) < 2 && a.join() !== b.join() ? 'part' : 'same';
  }
  if (equal > 0) return 'part';
  const isRelated = a.some((x) => b.some((y) => initialOf(x, y) || (Math.min(x.length, y.length) > 2 && within(x, y))));
  return isRelated ? 'part' : 'other';
}

/** At least two words of letters and nothing else: it may be the name of a person. */
export function isNameLike(text: string): boolean {
  const parts = text.length <= 80 && !/[\d@/|:&()]/.test(text) ? partsOf(text) : undefined;
  return parts !== undefined && parts.length >= 2 && parts.length <= 5;
}

function partsOf(text: string): string[] | undefined {
  if (/[@\d]|:\/\//.test(text)) return undefined; // an address or a user name
  const words = wordsOf(text);
  const parts = words.filter((word) => word.length === 1 || !TITLES.has(word));
  return parts.length === 0 || parts.length > MAX_WORDS || parts.every(({ length }) => length === 1)
    ? undefined
    : parts;
}

function scriptOf(parts: string[]): string {
  const text = parts.join('');
  return /^\p{Script=Latin}+$/u.test(text) ? 'Latn' : /\p{Script=Latin}/u.test(text) ? 'mixed' : 'other';
}

function withoutCommon(a: string[], b: string[]): [string[], string[], number] {
  const rest = [...b];
  const left = a.filter((word) => {
    const at = word.length > 1 ? rest.indexOf(word) : -1;
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return [left, rest, a.length - left.length];
}

/** What is left once equal words are gone: nothing, initials of the other's, or the same letters otherwise divided. */
function fits(a: string[], b: string[], equal: number): boolean {
  if (a.join('') === b.join('')) return true;
  if (equal === 0) return false;
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  if (fewer.length === 0) return true;
  const initials = more.map(([letter]) => letter).join('');
  // "JP" for "Jean-Paul"
  if (fewer.length === 1 && more.length > 1 && fewer[0] === initials) return true;
  const rest = [...more];
  return fewer.every((word) => {
    const at = rest.findIndex((candidate) => initialOf(word, candidate));
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
}

function initialOf(x: string, y: string): boolean {
  return (x.length === 1 || y.length === 1) && x[0] === y[0];
}

function within(x: string, y: string): boolean {
  return x.includes(y) || y.includes(x);
}
