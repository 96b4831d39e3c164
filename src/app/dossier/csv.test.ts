import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv } from './csv.ts';

/** RFC 4180, section 2, read back. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        if (text[at] !== '"') cell += text[at++];
        else if (text[at + 1] === '"') {
          cell += '"';
          at += 2;
        } else break;
      }
      at += 1;
    } else while (at < text.length && text[at] !== ',' && text[at] !== '\r') cell += text[at++];
    row.push(cell);
    if (text[at] === ',') at += 1;
    else {
      expect(text.slice(at, at + 2)).toBe('\r\n');
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

test('commas, quotes, line breaks, accents', () => {
  expect(
    csv([
      ['a', 'b,c'],
      ['d "e"', 'f\ng'],
    ]),
  ).toBe('\uFEFFa,"b,c"\r\n"d ""e""","f\ng"\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\u200b=1', '＝1', '|calc', '%x'])(
  '%j is no formula',
  (text) => {
    expect(parse(csv([[text]]))).toEqual([[`'${text}`]]);
  },
);

test('ordinary words stay as they are', () => {
  for (const text of ['Élève', '2024-01-02', 'https://a.example/?x=1', 'a=b', ''])
    expect(parse(csv([[text, 'x']]))).toEqual([[text, 'x']]);
});

test('any table comes back', () => {
  const cells = fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { minLength: 2, maxLength: 4 }), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(cells, (rows) => {
      const back = parse(csv(rows));
      expect(back.map((row) => row.length)).toEqual(rows.map((row) => row.length));
      for (const [i, row] of rows.entries()) {
        for (const [j, text] of row.entries()) expect([text, `'${text}`]).toContain(back[i]?.[j]);
      }
    }),
    { numRuns: 50 },
  );
});
