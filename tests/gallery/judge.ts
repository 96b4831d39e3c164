/** What was noticed against what ought to be. */
import type { Candidate } from '../../src/detect/candidate.ts';
import { match } from '../../src/platforms/match.ts';
import type { Seen } from './shape.ts';

/** One name for an award or an address. */
const name = (address: string) => match(address)?.award ?? address;

export function isSame(candidate: Candidate, { at }: Seen): boolean {
  if (candidate.url !== undefined) return name(candidate.url) === name(at);
  const text = candidate.text?.trim() ?? '';
  return text === at.trim() || (text.startsWith('{') && at.startsWith('{') && sameJson(text, at));
}

function sameJson(a: string, b: string): boolean {
  return JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b));
}

/** Found without being expected, and expected without being found. */
export function judge(found: Candidate[], expected: Seen[]): { wrong: Candidate[]; missed: Seen[] } {
  return {
    wrong: found.filter((candidate) => !expected.some((seen) => isSame(candidate, seen))),
    missed: expected.filter((seen) => !found.some((candidate) => isSame(candidate, seen))),
  };
}
