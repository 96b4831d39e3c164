/** Every single change of a document that a schema could care about. */

export interface Mutant {
  /** What was changed, for the reader of a failing test. */
  change: string;
  value: unknown;
}

const OTHERS: unknown[] = ['', 'text', 7, true, {}, [], null, ['text'], [7], [{}]];

export function* mutants(document: unknown): Iterable<Mutant> {
  for (const path of paths(document, [])) {
    const at = (value: unknown, change: string) => ({
      change: `${change} ${path.join('/')}`,
      value: edited(document, path, () => value),
    });
    const current = path.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], document);
    for (const other of OTHERS) yield at(other, `${JSON.stringify(other)} as`);
    yield at([current], 'wrapped');
    yield at([current, current], 'doubled');
    if (Array.isArray(current)) yield at(current[0], 'unwrapped');
    if (typeof current === 'string') yield at(`${current} `, 'longer');
    if (typeof current === 'object' && current !== null && !Array.isArray(current)) {
      yield at({ ...current, unheardOf: 1 }, 'extended');
    }
    if (path.length > 0) yield { change: `without ${path.join('/')}`, value: edited(document, path) };
  }
}

function* paths(value: unknown, path: string[]): Iterable<string[]> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) yield* paths(inner, [...path, name]);
}

function edited(value: unknown, path: string[], edit?: () => unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return edit?.();
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...(value as object) };
  if (rest.length === 0 && !edit) {
    if (Array.isArray(copy)) copy.splice(Number(name), 1);
    else delete copy[name];
  } else copy[name] = edited(copy[name], rest, edit);
  return copy;
}
