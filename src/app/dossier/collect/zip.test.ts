import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { LIMITS } from './limits.ts';
import { type Unpacked, type UnzipLimits, unzip } from './zip.ts';

const text = (words: string) => new TextEncoder().encode(words);
const blob = (bytes: Uint8Array) => new Blob([bytes as Uint8Array<ArrayBuffer>]);

async function all(
  bytes: Uint8Array,
  limits: Partial<UnzipLimits> = {},
  wanted?: (name: string) => boolean,
): Promise<Unpacked[]> {
  const out: Unpacked[] = [];
  for await (const one of unzip(blob(bytes), { limits: { ...LIMITS, ...limits }, ...(wanted ? { wanted } : {}) }))
    out.push(one);
  return out;
}

test('files, stored and deflated, without folders', async () => {
  const archive = zipSync({
    'a/': new Uint8Array(),
    'a/x.json': text('{}'),
    'y.txt': [text('y'.repeat(500)), { level: 9 }],
    z: [text('z'), { level: 0 }],
  });
  const found = await all(archive);
  expect(found.map(({ name }) => name)).toEqual(['a/x.json', 'y.txt', 'z']);
  expect(new TextDecoder().decode(found[1]?.bytes)).toBe('y'.repeat(500));
});

test('only what is wanted is held in memory', async () => {
  expect(await all(zipSync({ a: text('a'), b: text('b') }), {}, (name) => name === 'b')).toEqual([
    { name: 'b', bytes: text('b') },
  ]);
});

test('too many files', async () => {
  const archive = zipSync(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`f${i}`, text('x')])));
  expect((await all(archive, { entries: 5 })).at(-1)).toEqual({ name: '', problem: 'too-many' });
});

test('a file that is too large is named, the others are read', async () => {
  const archive = zipSync({ big: [new Uint8Array(300_000), { level: 0 }], small: text('s') });
  expect(await all(archive, { holder: 100_000 })).toEqual([
    { name: 'big', problem: 'too-large' },
    { name: 'small', bytes: text('s') },
  ]);
});

test('a bomb is left as soon as it shows', async () => {
  const bomb = zipSync({ bomb: [new Uint8Array(20_000_000), { level: 1 }] });
  expect(bomb.length).toBeLessThan(100_000);
  expect((await all(bomb)).at(-1)).toEqual({ name: '', problem: 'too-dense' });
});

test('too much in all', async () => {
  const archive = zipSync({ a: [new Uint8Array(60_000), { level: 0 }], b: [new Uint8Array(60_000), { level: 0 }] });
  expect((await all(archive, { unpacked: 100_000 })).at(-1)).toEqual({ name: '', problem: 'too-large' });
});

test('cut off, empty, or no archive: said, never thrown', async () => {
  const archive = zipSync({ a: [crypto.getRandomValues(new Uint8Array(40_000)), { level: 0 }] });
  expect((await all(archive.subarray(0, 20_000))).at(-1)).toMatchObject({ problem: 'unreadable' });
  expect(await all(new Uint8Array())).toEqual([{ name: '', problem: 'unreadable' }]);
});

test('whatever the bytes, it ends without an exception', async () => {
  const start = zipSync({ a: text('abc'), b: text('def') });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(start.length - 1), fc.nat(255)), { maxLength: 12 }), async (changes) => {
      const bytes = start.slice();
      for (const [at, value] of changes) bytes[at] = value;
      for (const one of await all(bytes)) expect(one.bytes ?? one.problem).toBeDefined();
    }),
    { numRuns: 200 },
  );
});
