import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { read } from './index.ts';
import { svg } from './testing/bake.ts';

// Loops of many cases on a busy machine: a hang would still be seen.
vi.setConfig({ testTimeout: 30_000 });

const URL_1 = 'https://a.example/1';
const ASSERTION = `{"id":"${URL_1}","name":"Élève’s ® 🏅 <&> {}"}`;
const JWS = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.${Buffer.from('{"id":"x"}').toString('base64url')}.c2ln`;
const kinds = async (text: string) => (await read(text)).found.map((found) => found.kind);

describe('both vocabularies, any prefix', () => {
  test.each([
    ['openbadges', 'assertion', 'http://openbadges.org'],
    ['ob', 'assertion', 'http://openbadges.org/'],
    ['openbadges', 'credential', 'https://purl.imsglobal.org/ob/v3p0'],
    ['x', 'assertion', 'https://purl.imsglobal.org/ob/v3p0'],
    ['clr', 'credential', 'https://purl.imsglobal.org/clr/v2p0'],
    ['openbadges', 'credential', 'http://openbadges.org'],
  ])('%s:%s in %s', async (prefix, element, namespace) => {
    const attribute = `xmlns:${prefix}="${namespace}"`;
    expect((await read(svg(`<${prefix}:${element} verify="${JWS}"/>`, attribute))).found).toEqual([
      { kind: 'jws', text: JWS },
    ]);
    const body = await read(svg(`<${prefix}:${element}><![CDATA[ ${ASSERTION} ]]></${prefix}:${element}>`, attribute));
    expect(body.found).toEqual([{ kind: 'json', value: JSON.parse(ASSERTION), text: ASSERTION }]);
    expect(body.notes).toEqual([]);
  });

  test('as bytes', async () => {
    const bytes = new TextEncoder().encode(svg(`<openbadges:assertion verify="${URL_1}"/>`));
    expect(await read(bytes)).toEqual({ container: 'svg', found: [{ kind: 'url', url: URL_1 }], notes: [] });
  });

  test('escaped text as body, and a declared encoding', async () => {
    const body = ASSERTION.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    expect((await read(svg(`<openbadges:assertion>${body}</openbadges:assertion>`))).found).toMatchObject([
      { text: ASSERTION },
    ]);
    const latin1 = svg('<openbadges:assertion>{"name":"Élève"}</openbadges:assertion>').replace('UTF-8', 'ISO-8859-1');
    expect((await read(new Uint8Array(Buffer.from(latin1, 'latin1')))).found).toMatchObject([
      { value: { name: 'Élève' } },
    ]);
  });

  test('a body that copies the document at the address is that document; another stands beside it', async () => {
    const same = svg(
      `<openbadges:assertion verify="http://a.example/1"><![CDATA[${ASSERTION}]]></openbadges:assertion>`,
    );
    expect(await kinds(same)).toEqual(['json']);
    const other = svg(
      `<openbadges:assertion verify="https://b.example/2"><![CDATA[${ASSERTION}]]></openbadges:assertion>`,
    );
    expect(await kinds(other)).toEqual(['url', 'json']);
    const signed = svg(`<openbadges:assertion verify="${JWS}"><![CDATA[${ASSERTION}]]></openbadges:assertion>`);
    expect(await kinds(signed)).toEqual(['jws']);
  });

  test('several, deduped', async () => {
    const one = `<openbadges:assertion verify="${URL_1}"/>`;
    expect(await kinds(svg(`${one}${one}<openbadges:credential verify="${JWS}"/>`))).toEqual(['url', 'jws']);
  });

  test('an ordinary drawing holds nothing', async () => {
    expect(await read(svg('<g><text>assertion</text></g>'))).toEqual({ container: 'svg', found: [], notes: [] });
    expect((await read(svg(`<assertion verify="${URL_1}"/>`))).found).toEqual([]);
  });
});

describe('broken and hostile drawings', () => {
  const drawing = svg(`<openbadges:assertion verify="${URL_1}"/>`);

  test('a bare document type is harmless; one with entities is refused', async () => {
    const bare = drawing.replace(
      '<svg',
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://e.example/x.dtd"><svg',
    );
    expect(await kinds(bare)).toEqual(['url']);
    const entities = drawing.replace('<svg', '<!DOCTYPE svg [<!ENTITY a "https://evil.example/1">]><svg');
    const result = await read(entities);
    expect(result.found).toEqual([]);
    expect(result.problem?.code).toBe('broken-xml');
  });

  test('undeclared entities are not expanded', async () => {
    const result = await read(svg('<openbadges:assertion verify="&x;"/>'));
    expect(result.found).toEqual([]);
    expect(result.problem).toBeDefined();
  });

  test('errors elsewhere do not hide the credential', async () => {
    const result = await read(drawing.replace('<path', '<path d=1'));
    expect(result.found).toHaveLength(1);
    expect(result.notes.map((note) => note.code)).toEqual(['broken-xml']);
  });

  test('a lost declaration of the usual prefix', async () => {
    expect(await kinds(svg(`<openbadges:assertion verify="${URL_1}"/>`, ''))).toEqual(['url']);
  });

  test('truncated, empty', async () => {
    expect((await read(drawing.slice(0, drawing.indexOf('a.example')))).problem?.code).toBe('broken-xml');
    expect((await read(svg('<openbadges:assertion/>'))).problem?.code).toBe('broken-image');
  });

  test('nesting, errors and size are bounded', async () => {
    const deep = svg('<g>'.repeat(1_000_000));
    const nonsense = svg('&x;'.repeat(1_000_000));
    const start = performance.now();
    await read(deep);
    await read(nonsense);
    expect(performance.now() - start).toBeLessThan(20_000);
    expect((await read(svg('x'.repeat(5_000_001)))).problem?.code).toBe('too-large');
  });

  test('no change makes reading throw', async () => {
    const text = svg(`<openbadges:assertion verify="${URL_1}"><![CDATA[${ASSERTION}]]></openbadges:assertion>`);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length),
        fc.nat(40),
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('<', '>', '&', '"', ']]>', '<!DOCTYPE', '<?xml', '\0')),
        async (at, length, put) => {
          const result = await read(text.slice(0, at) + put + text.slice(at + length));
          expect(Array.isArray(result.found)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
