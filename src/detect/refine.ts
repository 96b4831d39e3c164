/**
 * What the scanner noticed, judged with more room than a script on every page may take: wrapped addresses unwrapped,
 * which "badges" are of another kind, what the words beside a badge say. Runs in the background, on messages from pages:
 * nothing in them is trusted.
 */
import { isClassImage } from '../platforms/index.ts';
import { match } from '../platforms/match.ts';
import { attempt } from '../platforms/plain.ts';
import { unwrap } from '../platforms/unwrap.ts';
import type { Candidate } from './candidate.ts';
import { isBadge, isOtherFile } from './named.ts';
import { saidOf } from './said.ts';

/** Formats that nothing can be baked into. */
const LOSSY = /\.(?:jpe?g|gif|webp|avif|ico)(?:[?#]|$)/i;

/** The same candidates, judged, each thing once; `page` is the address of the page as the browser says it. */
export function refine(candidates: Candidate[], page: string): Candidate[] {
  const byId = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const one = judged(candidate, page);
    const before = one && byId.get(one.id);
    if (one) byId.set(one.id, before ? { ...one, ...before, certainty: surer(one, before) } : one);
  }
  // A document opened in a tab is one thing, though its address and its text both say so.
  const own = match(page)?.award;
  return [...byId.values()].filter(({ text }) => own === undefined || match(idOf(text))?.award !== own);
}

/** The id that a JSON credential gives itself. */
function idOf(text = ''): string {
  const value = text.startsWith('{') ? attempt(() => JSON.parse(text)) : undefined;
  const id: unknown = (value as { id?: unknown } | undefined)?.id;
  return typeof id === 'string' ? id : '';
}

function judged(candidate: Candidate, page: string): Candidate | undefined {
  const { words = [], url, image, ...rest } = candidate;
  const one: Candidate = { ...rest };
  if (url !== undefined) {
    const inner = url.startsWith('data:') ? url : unwrap(url);
    if (!inner) return undefined;
    one.url = inner;
    // A proxy's address names the same thing as the original's.
    const award = match(inner);
    if (inner !== url) one.id = award?.award ?? inner.replace(/^http:/, 'https:').replace(/#.*/, '');
    if (award) one.platform = award.platform;
    else if (candidate.via === 'link' && isOtherFile(inner)) return undefined;
    if (!award && candidate.via === 'image' && !inner.startsWith('data:')) {
      if (LOSSY.test(inner) || isClassImage(inner)) return undefined;
      one.certainty = isBadge(words, inner) ? 'found' : 'possible';
      if (one.certainty === 'possible' && !/\.(?:png|svg)\b/i.test(inner)) return undefined;
    }
  }
  const picture = image?.startsWith('data:') ? image : image && unwrap(image);
  if (picture) one.image = picture;
  const said = candidate.via === 'image' ? undefined : saidOf(words, page);
  if (said) one.said = said;
  return one;
}

function surer(a: Candidate, b: Candidate): Candidate['certainty'] {
  return a.certainty === 'found' || b.certainty === 'found' ? 'found' : 'possible';
}
