/**
 * Names of members that stand twice in one JSON object. RFC 8259, section 4, leaves open which of them counts: `JSON.parse`
 * takes the last, others the first, and a signature over the text holds for both readings.
 */

/** More are not listed. */
const MOST = 20;
const OPEN = /[[\]{},:]|"(?:[^"\\]|\\.)*"/gs;

/**
 * @param text a JSON text that has been parsed already; of any other the answer means nothing
 * @returns the names, each once, in order of appearance
 */
export function repeatedNames(text: string): string[] {
  const found = new Set<string>();
  /** Names of the objects around the place, innermost last; undefined for an array. */
  const around: (Set<string> | undefined)[] = [];
  let before = '';
  for (const [token] of text.matchAll(OPEN)) {
    if (token === '{') around.push(new Set());
    else if (token === '[') around.push(undefined);
    else if (token === '}' || token === ']') around.pop();
    else if (token.startsWith('"') && (before === '{' || before === ',')) {
      const names = around.at(-1);
      // In an array a text is a value.
      if (names) {
        const name = nameOf(token);
        if (names.has(name) && found.size < MOST) found.add(name);
        names.add(name);
      }
    }
    before = token;
  }
  return [...found];
}

/** `"\u0069d"` is `"id"`. */
function nameOf(token: string): string {
  if (!token.includes('\\')) return token.slice(1, -1);
  try {
    return JSON.parse(token) as string;
  } catch {
    return token.slice(1, -1);
  }
}
