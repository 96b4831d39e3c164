/** Both languages at once, for pages that speak one and print the other. */
import { en, type Words } from './en.ts';
import { fr } from './fr.ts';
import type { Language } from './language.ts';

export function wordsOf(language: Language): Words {
  return language === 'fr' ? fr : en;
}
