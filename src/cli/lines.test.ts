import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lines } from './lines.ts';

async function split(chunks: (string | Uint8Array)[], limit = 1000) {
  const found = [];
  const bytes = chunks.map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk));
  for await (const line of lines(Readable.from(bytes, { objectMode: true }), limit)) found.push(line);
  return found;
}

describe('lines', () => {
  it('leaves out line ends, byte order mark and empty lines', async () => {
    expect(await split(['\uFEFFa\r\n\n  \r\nb c\n', 'd'])).toEqual([{ input: 'a' }, { input: 'b c' }, { input: 'd' }]);
    expect(await split([])).toEqual([]);
  });

  it('are the same however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.integer({ min: 1, max: 7 }),
        async (texts, step) => {
          const bytes = Buffer.from(texts.join('\n'));
          const chunks = Array.from({ length: Math.ceil(bytes.length / step) }, (_, i) =>
            bytes.subarray(i * step, (i + 1) * step),
          );
          expect(await split(chunks)).toEqual(await split([bytes]));
        },
      ),
    );
  });

  it('keep only the beginning of a line that is too long, and go on after it', async () => {
    const long = 'é'.repeat(600);
    expect(await split(['a\n', long, long, '\nb\n'])).toEqual([
      { input: 'a' },
      { input: `${'é'.repeat(100)}…`, tooLong: true },
      { input: 'b' },
    ]);
    expect(await split(['x'.repeat(1000)])).toEqual([{ input: 'x'.repeat(1000) }]);
    expect(await split(['x'.repeat(1001)])).toMatchObject([{ tooLong: true }]);
  });
});
