import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { read } from './index.ts';
import { bake, chunk, iTXt, plainPng, tEXt, zTXt } from './testing/bake.ts';

// Loops of many cases on a busy machine: a hang would still be seen.
vi.setConfig({ testTimeout: 30_000 });

const JSON_TEXT = JSON.stringify({ id: 'https://a.example/1', name: 'Certifié® d’or {"}" 🏅' });
const JWS = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.${Buffer.from('{"id":"x"}').toString('base64url')}.c2ln`;

const why = (notes: { detail?: Record<string, unknown> }[]) => notes.map((note) => note.detail?.why);

describe('text chunks', () => {
  test.each(['openbadges', 'openbadge', 'openbadgecredential', 'clrcredential'])('iTXt %s', async (keyword) => {
    const result = await read(bake(iTXt(keyword, JSON_TEXT)));
    expect(result).toEqual({
      container: 'png',
      found: [{ kind: 'json', value: JSON.parse(JSON_TEXT), text: JSON_TEXT }],
      notes: [],
    });
  });

  test('URL, JWS and SD-JWT', async () => {
    expect((await read(bake(tEXt('openbadges', 'https://a.example/1?b=2')))).found).toEqual([
      { kind: 'url', url: 'https://a.example/1?b=2' },
    ]);
    expect((await read(bake(iTXt('openbadgecredential', ` ${JWS}\n`)))).found).toEqual([{ kind: 'jws', text: JWS }]);
    expect((await read(bake(iTXt('openbadgecredential', `${JWS}~`)))).found).toEqual([
      { kind: 'sd-jwt', text: `${JWS}~` },
    ]);
  });

  test('compressed iTXt and zTXt are read and noted', async () => {
    for (const image of [bake(iTXt('openbadges', JSON_TEXT, true)), bake(zTXt('openbadges', JSON_TEXT))]) {
      const result = await read(image);
      expect(result.found).toMatchObject([{ text: JSON_TEXT }]);
      expect(why(result.notes)).toContain('compressed');
    }
  });

  test('tEXt is Latin-1, but UTF-8 where it is UTF-8', async () => {
    const latin1 = await read(bake(tEXt('openbadges', '{"name":"Élève"}')));
    expect(latin1.found).toMatchObject([{ value: { name: 'Élève' } }]);
    const utf8 = await read(bake(tEXt('openbadges', Buffer.from('{"name":"Élève ’"}', 'utf8'))));
    expect(utf8.found).toMatchObject([{ value: { name: 'Élève ’' } }]);
  });

  test('iTXt that is not UTF-8 is noted', async () => {
    const result = await read(bake(iTXt('openbadges', Buffer.from('{"name":"Élève"}', 'latin1'))));
    expect(result.found).toMatchObject([{ value: { name: 'Élève' } }]);
    expect(why(result.notes)).toContain('not-utf-8');
  });

  test('both keywords may stand side by side', async () => {
    const result = await read(bake(iTXt('openbadges', 'https://a.example/1'), iTXt('openbadgecredential', JWS)));
    expect(result.found.map((found) => found.kind)).toEqual(['url', 'jws']);
  });

  test('the same text twice is found once', async () => {
    const result = await read(bake(iTXt('openbadges', JSON_TEXT), tEXt('openbadges', Buffer.from(JSON_TEXT))));
    expect(result.found).toHaveLength(1);
    expect(why(result.notes)).toContain('repeated');
  });

  test('a wrong CRC is noted', async () => {
    const data = Buffer.from(`openbadges\0\0\0\0\0${JSON_TEXT}`, 'utf8');
    const result = await read(bake(chunk('iTXt', data, { crc: 1 })));
    expect(result.found).toHaveLength(1);
    expect(why(result.notes)).toContain('crc');
  });

  test('other keywords and chunks after the end are not read', async () => {
    expect((await read(bake(tEXt('Comment', 'https://a.example/1')))).found).toEqual([]);
    const after = Buffer.concat([plainPng(), iTXt('openbadges', JSON_TEXT)]);
    expect((await read(after)).found).toEqual([]);
  });

  test('a plain image holds nothing, without a problem', async () => {
    expect(await read(plainPng())).toEqual({ container: 'png', found: [], notes: [] });
  });
});

describe('broken and hostile images', () => {
  test('a length that lies', async () => {
    for (const length of [0x7fffffff, 0xffffffff, 1_000_000]) {
      const data = Buffer.from(`openbadges\0\0\0\0\0${JSON_TEXT}`, 'utf8');
      const result = await read(bake(chunk('iTXt', data, { length })));
      expect(result.found).toEqual([]);
      expect(result.problem?.code).toBe('broken-image');
    }
    const header = Buffer.from(bake(iTXt('openbadges', JSON_TEXT)));
    header.writeUInt32BE(0xfffffff0, 8);
    expect((await read(new Uint8Array(header))).problem?.code).toBe('broken-image');
  });

  test('truncated in the credential; truncated elsewhere', async () => {
    const image = bake(iTXt('openbadges', JSON_TEXT));
    const start = Buffer.from(image).indexOf('openbadges');
    expect((await read(image.subarray(0, start + 30))).problem?.code).toBe('broken-image');
    const late = await read(image.subarray(0, image.length - 6));
    expect(late.found).toHaveLength(1);
    expect(late.problem).toBeUndefined();
    expect(why(late.notes)).toContain('truncated');
    const plain = plainPng();
    expect((await read(plain.subarray(0, plain.length - 20))).problem).toBeUndefined();
  });

  test('more than the limits allow', async () => {
    const big = new Uint8Array(5_000_001);
    big.set(plainPng());
    expect((await read(big)).problem?.code).toBe('too-large');
    const bomb = deflateSync(Buffer.alloc(200_000_000, 0x20), { level: 9 });
    const head = Buffer.from('openbadges\0\x01\0\0\0', 'latin1');
    const before = process.memoryUsage().arrayBuffers;
    const result = await read(bake(chunk('iTXt', Buffer.concat([head, bomb]))));
    expect(result.problem?.code).toBe('too-large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60_000_000);
  });

  test('many bombs are not all unpacked', async () => {
    const bomb = deflateSync(Buffer.alloc(4_100_000, 0x20), { level: 9 });
    const one = chunk('zTXt', Buffer.concat([Buffer.from('openbadges\0\0', 'latin1'), bomb]));
    const result = await read(bake(...Array.from({ length: 500 }, () => one)));
    expect(result.problem?.code).toBe('too-large');
    expect(result.notes.map((note) => note.code)).toContain('too-many-parts');
  });

  test('broken compression, broken iTXt, empty and unknown payloads', async () => {
    const head = Buffer.from('openbadges\0\x01\0\0\0', 'latin1');
    for (const data of [
      Buffer.concat([head, Buffer.from('not zlib')]),
      Buffer.from('openbadges\0\0\0', 'latin1'),
      Buffer.from('openbadges\0', 'latin1'),
      Buffer.from('openbadges\0\0\0\0\0', 'latin1'),
      Buffer.from('openbadges\0\0\0\0\0hello', 'latin1'),
    ]) {
      expect((await read(bake(chunk('iTXt', data)))).problem?.code).toBe('broken-image');
    }
    expect((await read(bake(iTXt('openbadges', '{"broken":')))).problem?.code).toBe('broken-json');
  });
});

describe('properties', () => {
  test('what was baked is read, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.json({ stringUnit: 'binary' }),
        fc.constantFrom('openbadges', 'openbadgecredential'),
        fc.boolean(),
        async (value, keyword, compressed) => {
          const text = JSON.stringify({ '®’🏅{"\\': JSON.parse(value) });
          const result = await read(bake(iTXt(keyword, text, compressed)));
          expect(result.found).toEqual([{ kind: 'json', value: JSON.parse(text), text }]);
        },
      ),
    );
  });

  test('no change of a baked image makes reading throw or hang', async () => {
    const image = bake(iTXt('openbadges', JSON_TEXT, true), tEXt('openbadges', JWS), zTXt('openbadge', JSON_TEXT));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(image.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
        fc.nat(image.length),
        async (changes, end) => {
          const changed = image.slice();
          for (const [at, byte] of changes) changed[at] = byte;
          const result = await read(changed.subarray(0, Math.max(end, 8)));
          expect(Array.isArray(result.found)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
