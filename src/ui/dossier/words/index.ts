import type { Language } from '../../words/language.ts';
import { type DossierWords, en } from './en.ts';
import { fr } from './fr.ts';

export type { DossierWords } from './en.ts';

export const dossierWords: Record<Language, DossierWords> = { en, fr };
