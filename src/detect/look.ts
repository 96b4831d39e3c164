/** A whole page: what its own address says, then what stands on it. In pieces. */
import { match } from '../platforms/match.ts';
import type { Book } from './book.ts';
import { add, scan } from './scan.ts';

/**
 * Images, JSON and plain text opened in a tab stand in a page of the browser's own making, as an `img` or a `pre`: what
 * finds them elsewhere finds them there. `shadows`: the page's shadow trees, as far as they are known.
 */
export function* look(page: Document, book: Book, shadows: Iterable<ShadowRoot>): Generator<undefined, void> {
  const address = page.location?.href ?? '';
  if (match(address)) add(book, 'page', address);
  for (const root of [page, ...shadows]) if (root.isConnected) yield* scan(root, book);
}
