/** Letters that have no decomposition into a plain one and an accent (Unicode Standard, annex 15). */
const LETTERS: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' };

/** The words of a text, without case, accents and punctuation; apostrophes join ("O’Brien", "obrien"). At most 500 characters are read. */
export function wordsOf(text: string): string[] {
  const plain = text
    .slice(0, 500)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øłđðþßæœı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/['’ʼ`´]/g, '');
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}
