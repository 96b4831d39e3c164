/** A line without its end. `tooLong`: only its beginning was kept. */
export interface Line {
  input: string;
  tooLong?: true;
}

/** Of a line that is too long, so many bytes are kept to name it. */
const START = 200;

/**
 * Splits a stream of bytes into lines, holding one line at most: however long the stream, and even without a single
 * line break in it. Empty lines are left out.
 * @param limit longest line, in bytes
 */
export async function* lines(source: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let size = 0;
  const flush = (): Line | undefined => {
    const tooLong = size > limit;
    const text = Buffer.concat(parts)
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trim();
    parts = [];
    size = 0;
    return tooLong ? { input: `${text}…`, tooLong } : text === '' ? undefined : { input: text };
  };
  const take = (part: Uint8Array) => {
    const fitted = size <= limit;
    size += part.byteLength;
    if (size <= limit) parts.push(part);
    else if (fitted) parts = [Buffer.concat([...parts, part]).subarray(0, START)];
  };
  for await (const chunk of source) {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(0x0a, start);
      if (end < 0) break;
      take(chunk.subarray(start, end));
      start = end + 1;
      const line = flush();
      if (line) yield line;
    }
    take(chunk.subarray(start));
  }
  const last = flush();
  if (last) yield last;
}
