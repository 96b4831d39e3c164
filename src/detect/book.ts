/** What was found on a page: each credential once, however often it stands there. */
import type { Candidate } from './candidate.ts';

/** A page of more than these is a list of everything, or an attack. */
const MOST = { found: 160, possible: 40 };

export type Book = ReturnType<typeof openBook>;

export function openBook() {
  let round = new Map<string, Candidate>();
  let before = '[]';

  return {
    /** Notes a candidate. The same one met again lends what the first lacked. */
    add(candidate: Candidate): void {
      const { id, certainty } = candidate;
      const known = round.get(id);
      const alike = [...round.values()].filter((other) => other.certainty === certainty);
      if (!known && alike.length >= MOST[certainty]) return;
      round.set(id, { ...candidate, ...known, certainty: known?.certainty === 'found' ? 'found' : certainty });
    },

    /** Ends a round: everything there is, and whether that differs from the round before. */
    turn(): [candidates: Candidate[], isNew: boolean] {
      const candidates = [...round.values()];
      const text = JSON.stringify(candidates);
      const isNew = text !== before;
      before = text;
      round = new Map();
      return [candidates, isNew];
    },
  };
}
