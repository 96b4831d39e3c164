/**
 * A credential as its signature sees it: plain JSON with the standard term names of VCDM and Open Badges, whatever
 * the document called them. For RDF suites it is rebuilt from the very statements that were hashed; for JWT, JCS and
 * hosted documents it is the signed JSON itself. Checks and displayed facts read this, never the raw document.
 */
export type View = { [term: string]: unknown };

export function isView(value: unknown): value is View {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One value or many, as many; null and undefined are none. */
export function many(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.filter((item) => item !== undefined && item !== null) : [value];
}

/** The objects among the values. */
export function nodes(value: unknown): View[] {
  return many(value).filter(isView);
}

/** The text of a value: a string, the first string of several, or the `@value` of a literal. */
export function text(value: unknown): string | undefined {
  for (const item of many(value)) {
    if (typeof item === 'string') return item;
    if (isView(item) && typeof item['@value'] === 'string') return item['@value'];
  }
  return undefined;
}

/** The strings among the values. */
export function texts(value: unknown): string[] {
  return many(value).flatMap((item) => {
    const found = text(item);
    return found === undefined ? [] : [found];
  });
}

/** The id of a node given as an object or as a plain string. */
export function idOf(value: unknown): string | undefined {
  for (const item of many(value)) {
    if (typeof item === 'string') return item;
    if (isView(item)) {
      const id = text(item['id'] ?? item['@id']);
      if (id !== undefined) return id;
    }
  }
  return undefined;
}

/** The types of a node, as short names where the vocabulary has one. */
export function typesOf(value: unknown): string[] {
  return isView(value) ? texts(value['type'] ?? value['@type']) : [];
}
