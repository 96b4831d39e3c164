import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { en, type Words } from './en.ts';
import { fr } from './fr.ts';
import type { Language } from './language.ts';

const Spoken = createContext<Words>(en);

export const WordsProvider = Spoken.Provider;

export function useWords(): Words {
  return useContext(Spoken);
}

export function wordsOf(language: Language): Words {
  return language === 'fr' ? fr : en;
}
