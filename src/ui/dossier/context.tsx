import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { useWords } from '../words/context.tsx';
import type { Actions } from './actions.ts';
import { type DossierWords, dossierWords } from './words/index.ts';

const Doing = createContext<Actions | undefined>(undefined);

export const ActionsProvider = Doing.Provider;

export function useActions(): Actions {
  const actions = useContext(Doing);
  if (!actions) throw new Error('The dossier has no actions.');
  return actions;
}

/** The dossier's words, in the language spoken around. */
export function useDossierWords(): DossierWords {
  return dossierWords[useWords().language === 'fr' ? 'fr' : 'en'];
}
