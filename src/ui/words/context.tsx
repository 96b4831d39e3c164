import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Words } from './en.ts';
import type { Language } from './language.ts';

const Spoken = createContext<Words | undefined>(undefined);

export const WordsProvider = Spoken.Provider;

export function useWords(): Words {
  const words = useContext(Spoken);
  if (!words) throw new Error('No page speaks before its words are loaded.');
  return words;
}

/** The words of one language: each is loaded only by who reads it. */
export async function loadWords(language: Language): Promise<Words> {
  return language === 'fr' ? (await import('./fr.ts')).fr : (await import('./en.ts')).en;
}
