export type Language = 'en' | 'fr';

/** The language to speak: the person's choice, else the browser's, else English. `offered` is a BCP 47 tag. */
export function languageOf(choice: 'auto' | Language, offered: string): Language {
  if (choice !== 'auto') return choice;
  return /^fr\b/i.test(offered) ? 'fr' : 'en';
}
