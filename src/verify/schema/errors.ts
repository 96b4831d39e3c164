/** Where a document departs from a schema, in the words of reports. */

export interface SchemaError {
  /** JSON pointer of the value that is wrong, missing or too much. */
  path: string;
  /** The keyword of JSON Schema that it offends. */
  keyword: string;
}

/** More are not listed. */
const MOST = 20;

/** One for each place, the first: that a value is no array says all, and what its items should be nothing more. */
export function listed(errors: Iterable<SchemaError>): SchemaError[] {
  const byPath = new Map<string, SchemaError>();
  for (const error of errors) {
    if (byPath.size >= MOST) break;
    if (!byPath.has(error.path)) byPath.set(error.path, error);
  }
  return [...byPath.values()];
}

/** Values of a document, counted no further than the limit: arrays, objects and what is in them. */
export function countValues(value: unknown, limit: number): number {
  let count = 0;
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && count <= limit) {
    const one = waiting.pop();
    count++;
    if (typeof one === 'object' && one !== null) for (const inner of Object.values(one)) waiting.push(inner);
  }
  return count;
}
