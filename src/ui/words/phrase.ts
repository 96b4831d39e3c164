import { cut } from '../text.ts';
import type { CodeWords, Detail, Phrase } from './types.ts';

/** A phrase with the check's detail put in. */
export function say(phrase: Phrase, detail: Detail = {}): string {
  return typeof phrase === 'string' ? phrase : phrase(detail);
}

/**
 * A value from a credential inside a sentence of ours: cut, and isolated (U+2068 … U+2069) so that it cannot turn the
 * direction of the words around it. Empty when there is none.
 */
export function quoted(value: unknown): string {
  const text = Array.isArray(value)
    ? value.slice(0, 12).map(String).join(', ')
    : value === undefined
      ? ''
      : String(value);
  return text ? `\u2068${cut(text)}\u2069` : '';
}

/** What a code says in a check that failed, or in one that could not be decided. */
export function codeWords(words: CodeWords, isOpen: boolean): CodeWords {
  return isOpen && words.open ? { ...words, ...words.open } : words;
}
