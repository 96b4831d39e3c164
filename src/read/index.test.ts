import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { read } from './index.ts';
import { parseJson, parseJsonBytes } from './json.ts';

// Loops of many cases on a busy machine: a hang would still be seen.
vi.setConfig({ testTimeout: 30_000 });

const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const jws = (header: unknown, payload: unknown) => `${encode(header)}.${encode(payload)}.c2ln`;
const GOOD = jws({ alg: 'ES256' }, { iss: 'x' });

describe('JSON', () => {
  test('objects, arrays, byte order marks, UTF-16', async () => {
    expect(await read('\uFEFF {"a":1}')).toEqual({
      container: 'json',
      found: [{ kind: 'json', value: { a: 1 }, text: '{"a":1}' }],
      notes: [],
    });
    expect((await read('[{"a":1}]')).found).toMatchObject([{ value: [{ a: 1 }] }]);
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from('{"é":"’"}')]);
    expect((await read(bytes)).found).toMatchObject([{ value: { é: '’' } }]);
    const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from('{"é":"’"}', 'utf16le')]);
    expect((await read(utf16)).found).toMatchObject([{ value: { é: '’' } }]);
  });

  test('broken, too deep, too large', async () => {
    expect((await read('{"a":')).problem?.code).toBe('broken-json');
    expect((await read(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]))).problem?.code).toBe('broken-json');
    for (const open of ['[', '{"a":']) {
      expect((await read(open.repeat(100_000))).problem?.code).toBe('too-deep');
      expect((await read(`${open.repeat(65)}1`)).problem?.code).toBe('too-deep');
    }
    expect((await read('['.repeat(64) + ']'.repeat(64))).found).toHaveLength(1);
    expect((await read(`{"a":"${'x'.repeat(4_000_000)}"}`)).problem?.code).toBe('too-large');
    expect((await read(new Uint8Array(5_000_001).fill(0x7b))).problem?.code).toBe('too-large');
  });

  test('brackets in strings do not count as depth', () => {
    expect(parseJson(JSON.stringify({ a: '[{"\\'.repeat(100) })).ok).toBe(true);
    expect(parseJsonBytes(new Uint8Array([0xff]))).toMatchObject({ ok: false, code: 'broken-json' });
  });

  test('every JSON that is shallow enough parses to what JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });
});

describe('tokens and addresses', () => {
  test('compact JWS, also wrapped in lines or quotes', async () => {
    const expected = { container: 'text', found: [{ kind: 'jws', text: GOOD }], notes: [] };
    expect(await read(GOOD)).toEqual(expected);
    expect(await read(`\n${GOOD.slice(0, 20)}\r\n${GOOD.slice(20)}\n`)).toEqual(expected);
    expect(await read(JSON.stringify(GOOD))).toEqual(expected);
    expect((await read(`${encode({ alg: 'none' })}.${encode({})}.`)).found).toHaveLength(1);
    expect((await read(jws('{\n "alg":"ES256"}', {}))).found).toHaveLength(1);
  });

  test('shaped like one, but broken', async () => {
    for (const text of [
      jws('{"alg":', {}),
      jws({ alg: 'ES256' }, 'not json'),
      jws({ alg: 'ES256' }, '[1]'),
      jws({ alg: 'ES256' }, '['.repeat(1000)),
      `${GOOD}==`,
      `${jws('{"alg":', {})}~a~`,
      `${GOOD}~a!b~`,
      `${GOOD}~~`,
    ]) {
      expect((await read(text)).problem?.code).toBe('broken-jwt');
      expect((await read(text)).found).toEqual([]);
    }
  });

  test('SD-JWT', async () => {
    for (const text of [`${GOOD}~`, `${GOOD}~WyJ4Il0~`, `${GOOD}~WyJ4Il0~WyJ5Il0~${GOOD}`]) {
      expect((await read(text)).found).toEqual([{ kind: 'sd-jwt', text }]);
    }
  });

  test('addresses', async () => {
    expect((await read(' https://a.example/b?c=d#e \n')).found).toEqual([
      { kind: 'url', url: 'https://a.example/b?c=d#e' },
    ]);
    expect((await read('https://a.example/ and more')).found).toEqual([]);
    expect((await read('https://')).found).toEqual([]);
  });

  test('what is nothing of ours has no problem', async () => {
    for (const text of ['', 'hello', 'www.example.org', 'a~b', '"quoted"', '""""', '~~~', 'MIIB.AAA.BBB']) {
      expect(await read(text)).toEqual({ container: 'text', found: [], notes: [] });
    }
    for (const bytes of [
      [0xff, 0xd8, 0xff, 0xe0],
      [0x25, 0x50, 0x44, 0x46, 0x00],
      [0x89, 0x50],
      [0, 1, 2],
    ]) {
      expect(await read(new Uint8Array(bytes))).toEqual({ container: 'other', found: [], notes: [] });
    }
    expect(await read('<!DOCTYPE html><html><body><svg></svg></body></html>')).toEqual({
      container: 'html',
      found: [],
      notes: [],
    });
    expect((await read('<rss/>')).container).toBe('other');
  });

  test('nothing throws, and large texts take no long time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array()), async (input) => {
        expect(Array.isArray((await read(input)).found)).toBe(true);
      }),
    );
    const start = performance.now();
    for (const unit of ['~', '=', 'a.', 'eyJ', ' ', '<', '<a', '"', '{"a":"\\']) {
      await read(unit.repeat(Math.floor(3_900_000 / unit.length)));
    }
    await read(`${GOOD}${'~a'.repeat(1_500_000)}~`);
    await read(`${GOOD}${'='.repeat(3_000_000)}x`);
    await read(jws({ alg: 'ES256' }, { text: 'x'.repeat(2_500_000) }));
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
