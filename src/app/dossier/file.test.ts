import fc from 'fast-check';
import { expect, test } from 'vitest';
import { madeUp } from '../../ui/testing.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { FILE_END, fileEntry, fileStart, readFile } from './file.ts';
import { entryOf } from './testing.ts';
import type { Entry, Person } from './types.ts';

const PERSON: Person = { id: 'p1', name: 'Camille', addresses: ['c@ac.example'], note: 'met', added: 0 };

async function written(entries: [Entry, Uint8Array | undefined][], people = [PERSON]): Promise<string> {
  const texts = await Promise.all(entries.map(([entry, bytes]) => fileEntry(entry, entry.brief, bytes, toBase64)));
  return fileStart({ made: '2026-01-02T03:04:05Z', by: 'Aloi 0.1.0' }, people) + texts.join(',\n') + FILE_END;
}

test('there and back: people, notes, documents byte for byte, what was said of the check', async () => {
  const png = new Uint8Array([0x89, 0x50, 0, 255, 254]);
  const json = new TextEncoder().encode('{"é":1}\n');
  const bom = new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]);
  const checked = Date.UTC(2026, 0, 2);
  const text = await written([
    [
      entryOf(
        { person: 'p1', digest: 'sha256:1', kept: 'yes', note: 'n', checked },
        madeUp({ achievement: { name: 'A' } }),
      ),
      json,
    ],
    [entryOf({ input: { digest: 'sha256:2', name: 'b.png' } }), png],
    [entryOf({ input: { digest: 'sha256:3', name: 'bom.json' } }), bom],
  ]);
  const file = readFile(text, fromBase64);
  expect(file).toMatchObject({
    by: 'Aloi 0.1.0',
    left: 0,
    people: [{ id: 'p1', name: 'Camille', addresses: ['c@ac.example'], note: 'met' }],
  });
  expect(file?.entries[0]).toMatchObject({
    person: 'p1',
    note: 'n',
    input: { bytes: json },
    said: { verdict: 'valid', name: 'A' },
  });
  expect(file?.entries[0]?.said.checked).toBeGreaterThan(0);
  expect(file?.entries[1]?.input).toEqual({ bytes: png, name: 'b.png' });
  expect(file?.entries[2]?.input).toEqual({ bytes: bom, name: 'bom.json' });
});

test('a document that may not be kept is asked for again at its address', async () => {
  const text = await written([
    [entryOf({ input: { url: 'https://www.credly.com/badges/1' }, digest: 'sha256:1', kept: 'terms' }), undefined],
  ]);
  expect(JSON.parse(text).entries[0].document).toEqual({ digest: 'sha256:1', missing: 'terms' });
  expect(readFile(text, fromBase64)?.entries[0]?.input).toEqual({ url: 'https://www.credly.com/badges/1' });
});

test('results that a file states are not taken over', async () => {
  const text = await written([
    [entryOf({ kept: 'yes' }, madeUp({ verdict: 'valid' })), new TextEncoder().encode('{}')],
  ]);
  const file = readFile(text, fromBase64);
  expect(JSON.stringify(file)).not.toContain('checks');
  expect(file?.entries[0]).not.toHaveProperty('report');
});

test('persons nobody named, addresses of other kinds and broken entries are left out and counted', () => {
  const file = readFile(
    JSON.stringify({
      format: 'aloi-dossier',
      version: 1,
      people: [{ id: 'a' }, { id: 'b', name: 'B', addresses: [1, 'x'] }, null],
      entries: [
        { person: 'nobody', input: { url: 'https://a.example' } },
        { input: { url: 'javascript:alert(1)' } },
        { input: { name: 'x' }, document: { base64: '***' } },
        7,
      ],
    }),
    fromBase64,
  );
  expect(file?.people).toEqual([{ id: 'b', name: 'B', addresses: ['x'], note: '' }]);
  expect(file?.entries).toEqual([{ input: { url: 'https://a.example' }, note: '', said: {} }]);
  expect(file?.left).toBe(3);
});

test('other files, other versions', () => {
  for (const text of [
    '',
    'x',
    '[]',
    '{}',
    '{"format":"aloi-dossier","version":2,"entries":[]}',
    '{"format":"aloi-dossier","version":1}',
  ]) {
    expect(readFile(text, fromBase64), text).toBeUndefined();
  }
});

test('whatever the file says, reading ends without an exception', () => {
  const anything = fc.record({
    format: fc.constant('aloi-dossier'),
    version: fc.constant(1),
    people: fc.anything(),
    entries: fc.array(
      fc.oneof(
        fc.anything(),
        fc.record({ input: fc.anything(), document: fc.anything(), report: fc.anything(), person: fc.anything() }),
      ),
    ),
  });
  fc.assert(
    fc.property(anything, (value) => {
      let text: string;
      try {
        text = JSON.stringify(value);
      } catch {
        return;
      }
      const file = readFile(text, fromBase64);
      for (const { input } of file?.entries ?? []) {
        if ('url' in input) expect(input.url).toMatch(/^https?:/i);
        else expect(input.bytes).toBeInstanceOf(Uint8Array);
      }
    }),
  );
});

test('base64 there and back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60_000 }), (bytes) => {
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    }),
    { numRuns: 20 },
  );
});
