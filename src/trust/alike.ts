import { wordsOf } from './plain-text.ts';

/** Words that add nothing to a title or to a name of an organisation. */
const EMPTY = new Set(
  (
    'a an the of and for in with to on by le la les l de du des d un une et en pour aux au par sur dans avec der die das und ' +
    'fur mit von el los las del y para con open badge badges certificate certification certificat certified certifie certifiee ' +
    'attestation diploma diplome course formation niveau level ' +
    // legal forms
    'inc incorporated ltd limited llc llp plc corp corporation co company gmbh ag kg ev ug sa sas sasu sarl eurl scop scic snc gie gip epic ' +
    'asbl aisbl vzw bv nv srl spa sl slu oy ab aps association assoc asso'
  ).split(' '),
);
/** Words that give a language away. */
const LANGUAGES: [string, Set<string>, RegExp?][] = [
  ['fr', new Set('le la les de du des un une et pour aux au par sur dans avec niveau'.split(' ')), /[éèêàçùœ]/i],
  ['en', new Set('the of and for with to on by level introduction'.split(' ')), /\w{3}ing\b/i],
  ['de', new Set('der die das und fur mit von zur zum'.split(' ')), /[äöß]/i],
  ['es', new Set('el los las del y para con'.split(' ')), /[ñ¿¡]/i],
];

/**
 * Could two texts be names of the same thing? Tolerates case, accents, order, abbreviations, acronyms, additions and other
 * languages: a profile is written by hand. `false` is a clear difference.
 */
export function isAlike(one: string, other: string): boolean {
  const [a, b] = [joined(wordsOf(one)), joined(wordsOf(other))];
  if (a.length === 0 || b.length === 0) return one.trim() === other.trim();
  // "Level 3" beside a badge of level 1 is no addition.
  const [counted, others] = [a.filter(isNumber), b.filter(isNumber)];
  if (counted.length > 0 && others.length > 0 && !counted.some((word) => others.includes(word))) return false;
  if (within(a, b) || within(b, a)) return true;
  const [x, y] = [significant(a), significant(b)];
  if (isAcronym(x, b) || isAcronym(y, a) || isAcronym(x, y) || isAcronym(y, x)) return true;
  const [fewer, more] = x.length <= y.length ? [x, y] : [y, x];
  const rest = [...more];
  const common = fewer.filter((word) => {
    const at = rest.findIndex((candidate) => isRelated(word, candidate));
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  if (common.length * 2 > fewer.length) return true;
  const [here, there] = [languageOf(one, a), languageOf(other, b)];
  return here !== undefined && there !== undefined && here !== there;
}

/** "S.A.S." and "SAS" are one word. */
function joined(words: string[]): string[] {
  const isLetter = (word: string | undefined) => word !== undefined && /^\p{L}$/u.test(word);
  const out: string[] = [];
  for (const [index, word] of words.entries()) {
    const before = out.at(-1);
    if (isLetter(word) && isLetter(words[index - 1]) && before !== undefined) out[out.length - 1] = before + word;
    else out.push(word);
  }
  return out;
}

function significant(words: string[]): string[] {
  const some = words.filter((word) => !EMPTY.has(word) && !isNumber(word));
  return some.length > 0 ? some : words;
}

function within(few: string[], many: string[]): boolean {
  return ` ${many.join(' ')} `.includes(` ${few.join(' ')} `);
}

/** The same word abbreviated, inflected, or in a kindred language ("educational", "éducative"). */
function isRelated(x: string, y: string): boolean {
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  if (short === long || (short.length >= 3 && long.startsWith(short))) return true;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  return same >= 4 && same * 2 >= long.length;
}

function isAcronym(words: string[], full: string[]): boolean {
  const initials = full.map(([letter]) => letter).join('');
  return full.length > 1 && words.some((word) => word === initials || (word.length >= 3 && initials.includes(word)));
}

function isNumber(word: string): boolean {
  return /^(?:\p{N}+|i{2,3}|iv|vi{0,3})$/u.test(word);
}

function languageOf(text: string, words: string[]): string | undefined {
  const scores = LANGUAGES.map(([language, known, letters]) => ({
    language,
    score: words.filter((word) => known.has(word)).length + (letters?.test(text) ? 1 : 0),
  })).sort((x, y) => y.score - x.score);
  const [first, second] = scores;
  return first && first.score > (second?.score ?? 0) ? first.language : undefined;
}
