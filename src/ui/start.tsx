/** Starts a page: language first, then the first frame from stored state. */
import { type ComponentChildren, render } from 'preact';
import { keepFocus } from './keep-focus.ts';
import { loadWords, WordsProvider } from './words/context.tsx';
import { type Language, languageOf } from './words/language.ts';

/** Most people read Aloi in their browser's language: its words are on their way while the settings are read. */
const expected = languageOf('auto', navigator.language);
const underWay = loadWords(expected);

let turn = 0;

/** Draws the page in the person's language, as soon as its words are there; the last call wins. */
export async function draw(choice: 'auto' | Language, content: ComponentChildren): Promise<void> {
  const mine = ++turn;
  const language = languageOf(choice, navigator.language);
  const words = await (language === expected ? underWay : loadWords(language));
  const root = document.getElementById('root');
  if (!root || mine !== turn) return;
  document.documentElement.lang = language;
  if (root.dataset.drawn === undefined) {
    root.dataset.drawn = '';
    root.replaceChildren();
    keepFocus(root);
  }
  render(<WordsProvider value={words}>{content}</WordsProvider>, root);
}
