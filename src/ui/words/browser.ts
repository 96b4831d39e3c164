/** Words in the browser's own surfaces: toolbar and menus. Apart from the rest, because the background carries them. */
import type { Language } from './language.ts';

const en = {
  title: (count: number): string =>
    count === 0
      ? 'Aloi: no badge found on this page'
      : count === 1
        ? 'Aloi: 1 badge found on this page'
        : `Aloi: ${count} badges found on this page`,
  check: 'Check this badge or QR code with Aloi',
};

export type BrowserWords = typeof en;

const fr: BrowserWords = {
  title: (count) =>
    count === 0
      ? 'Aloi : aucun badge trouvé sur cette page'
      : count === 1
        ? 'Aloi : 1 badge trouvé sur cette page'
        : `Aloi : ${count} badges trouvés sur cette page`,
  check: 'Vérifier ce badge ou ce code QR avec Aloi',
};

export const toolbarWords: Record<Language, BrowserWords> = { en, fr };
