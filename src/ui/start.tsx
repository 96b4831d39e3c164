/** Starts a page: language first, then the first frame from stored state. */
import { type ComponentChildren, render } from 'preact';
import { WordsProvider, wordsOf } from './words/context.tsx';
import { type Language, languageOf } from './words/language.ts';

/** Draws the page in the person's language. */
export function draw(choice: 'auto' | Language, content: ComponentChildren): void {
  const language = languageOf(choice, navigator.language);
  document.documentElement.lang = language;
  const root = document.getElementById('root');
  if (!root) return;
  if (root.dataset.drawn === undefined) {
    root.dataset.drawn = '';
    root.replaceChildren();
  }
  render(<WordsProvider value={wordsOf(language)}>{content}</WordsProvider>, root);
}
