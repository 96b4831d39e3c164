/** A whole page: what its own address says, then what stands on it. In pieces. */
import { match } from '../platforms/match.ts';
import { plain } from '../platforms/plain.ts';
import type { Book } from './book.ts';
import { add, scan } from './scan.ts';

/**
 * Images, JSON and plain text opened in a tab stand in a page of the browser's own making, as an `img` or a `pre`: what
 * finds them elsewhere finds them there.
 */
export function* look(page: Document, book: Book, live?: (shadow: ShadowRoot) => void): Generator<undefined, void> {
  const address = page.location?.href ?? '';
  if (match(plain(address))) add(book, 'page', address);
  yield* scan(page, book, live);
}
