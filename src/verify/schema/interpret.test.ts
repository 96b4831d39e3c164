import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interpret } from './interpret.ts';

const errors = (schema: unknown, document: unknown) => {
  const judged = interpret(schema, document);
  if (!judged.ok) throw new Error(judged.why);
  return judged.errors;
};
const refused = (schema: unknown, document: unknown = {}) => {
  const judged = interpret(schema, document);
  return judged.ok ? 'interpreted' : judged.why;
};

describe('a schema is kept to', () => {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://schemas.example/award.json',
    title: 'Award',
    type: 'object',
    properties: {
      id: { type: 'string', format: 'uri' },
      grade: { $ref: '#/$defs/grade' },
      again: { $ref: 'https://schemas.example/award.json#/$defs/grade' },
      // Names of keywords may be names of properties.
      pattern: { type: 'string' },
      not: { type: 'boolean' },
    },
    required: ['id'],
    additionalProperties: false,
    $defs: { grade: { enum: ['A', 'B'] } },
  };
  test.each([
    [{ id: 'urn:a', grade: 'A', again: 'B', pattern: '(a+)+$', not: true }, []],
    [{}, [{ path: '/id', keyword: 'required' }]],
    [{ id: 'not a uri' }, [{ path: '/id', keyword: 'format' }]],
    [{ id: 'urn:a', grade: 'C' }, [{ path: '/grade', keyword: 'enum' }]],
    [{ id: 'urn:a', again: 'C' }, [{ path: '/again', keyword: 'enum' }]],
    [{ id: 'urn:a', pattern: 7 }, [{ path: '/pattern', keyword: 'type' }]],
    [{ id: 'urn:a', other: 7 }, [{ path: '/other', keyword: 'additionalProperties' }]],
    [[], [{ path: '', keyword: 'type' }]],
  ])('%j', (document, expected) => {
    expect(errors(schema, document)).toEqual(expected);
  });

  test('of any draft since the fourth', () => {
    for (const $schema of [
      'http://json-schema.org/draft-04/schema#',
      'http://json-schema.org/draft-07/schema#',
      'https://json-schema.org/draft/2019-09/schema',
    ]) {
      expect(errors({ $schema, required: ['a'] }, {})).toEqual([{ path: '/a', keyword: 'required' }]);
    }
    expect(refused({ $schema: 'http://json-schema.org/draft-03/schema#' })).toBe('unknown-draft');
  });

  test('a document that fails always says where', () => {
    expect(errors(false, {})).toEqual([{ path: '', keyword: 'additionalProperties' }]);
    expect(errors({ not: {} }, {})).toEqual([{ path: '', keyword: 'not' }]);
    expect(errors({ propertyNames: { maxLength: 1 } }, { long: 1 })).toEqual([{ path: '/long', keyword: 'maxLength' }]);
  });
});

describe('regular expressions of strangers', () => {
  test('are not run, and the answer says so', () => {
    const schema = {
      properties: { a: { type: 'string', pattern: '^(a+)+$' } },
      patternProperties: { '^(b+)+$': false },
    };
    const judged = interpret(schema, { a: `${'a'.repeat(50)}!`, [`${'b'.repeat(50)}!`]: 1 });
    expect(judged).toEqual({ ok: true, errors: [], unchecked: ['pattern', 'patternProperties'] });
    expect(errors(schema, { a: 7 })).toEqual([{ path: '/a', keyword: 'type' }]);
  });

  test('what would turn on them is left out too', () => {
    for (const schema of [
      { not: { pattern: '^x' } },
      { oneOf: [{ pattern: '^a' }, { pattern: '^b' }] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      { if: { pattern: '^x' }, else: { type: 'string' }, then: { type: 'number' } },
      { patternProperties: { '^a': true }, additionalProperties: false },
    ]) {
      for (const document of ['abc', { abc: 1 }]) expect(errors(schema, document), JSON.stringify(schema)).toEqual([]);
    }
    expect(errors({ oneOf: [{ type: 'string', pattern: '^a' }, { type: 'number' }] }, true)).toEqual([
      { path: '', keyword: 'anyOf' },
    ]);
  });
});

describe('bounds', () => {
  test('references out of the schema are not followed', () => {
    expect(refused({ $ref: 'https://elsewhere.example/schema.json' })).toBe('remote-reference');
    expect(refused({ $ref: 'other.json' })).toBe('remote-reference');
    expect(refused({ $dynamicRef: '#meta' })).toBe('dynamic-reference');
    expect(refused({ $ref: '#/$defs/missing' })).toBe('broken-schema');
  });

  test('a reference to itself', () => {
    expect(refused({ $ref: '#' })).toBe('too-complex');
  });

  test('forty lines that ask for 2^40', () => {
    const $defs = Object.fromEntries(
      Array.from({ length: 40 }, (_, n) => [
        `d${n}`,
        n === 39 ? { type: 'string' } : { anyOf: [{ $ref: `#/$defs/d${n + 1}` }, { $ref: `#/$defs/d${n + 1}` }] },
      ]),
    );
    expect(refused({ $defs, $ref: '#/$defs/d0' })).toBe('too-complex');
  });

  test('twenty thousand values, each compared with each', () => {
    expect(
      refused(
        { uniqueItems: true },
        Array.from({ length: 19_000 }, (_, n) => n),
      ),
    ).toBe('too-complex');
  });

  test('parts within parts with addresses of their own', () => {
    let schema: object = { $id: 'urn:z' };
    for (let n = 0; n < 40; n++) schema = { $id: `urn:${n}`, not: schema };
    expect(refused(schema)).toBe('nested-id');
  });

  test('what is no schema', () => {
    for (const schema of [null, 7, 'text', [], { properties: [] }, { anyOf: {} }, { required: true }, { $ref: 7 }]) {
      expect(refused(schema)).toBe('broken-schema');
    }
    expect(refused({ anyOf: Array(30_000).fill(true) })).toBe('too-large');
  });

  test('any schema on any document ends, without a throw', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.jsonValue({ maxDepth: 4 }), (schema, document) => {
        interpret({ properties: { a: schema }, allOf: [schema], items: schema }, document);
      }),
      { numRuns: 300 },
    );
  });

  test('a property called __proto__ is one like any other', () => {
    const schema = JSON.parse('{"properties":{"__proto__":{"type":"number"}}}');
    expect(errors(schema, JSON.parse('{"__proto__":"text"}'))).toEqual([{ path: '/__proto__', keyword: 'type' }]);
  });
});
