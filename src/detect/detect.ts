import { openBook } from './book.ts';
import type { Candidate } from './candidate.ts';
import { look } from './look.ts';
import { refine } from './refine.ts';
import { shadowsBelow } from './shadow.ts';

/** The credentials that a page shows or points to, without network: the scanner's look, judged. */
export function detect(page: Document): Candidate[] {
  const book = openBook();
  const shadows = [...shadowsBelow(page)].filter((shadow) => shadow !== undefined);
  for (const _ of look(page, book, shadows));
  return refine(book.turn()[0], page.location?.href ?? '');
}
