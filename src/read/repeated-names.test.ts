import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repeatedNames } from './repeated-names.ts';

test.each<[string, string[]]>([
  ['{"a":1,"a":2}', ['a']],
  ['{"a":1,"\\u0061":2}', ['a']],
  ['{"a":{"a":1},"b":[{"a":1},{"a":1}]}', []],
  ['{"x":{"a":[1,{"b":1,"c":2,"b":{}}],"a":3}}', ['b', 'a']],
  ['{"a":"a","b":"a"}', []],
  ['["a","a"]', []],
  ['{"a":["b","b"],"b":"{\\"a\\":1,\\"a\\":2}"}', []],
  ['{ "a" : 1 ,\n "a" : 1 }', ['a']],
  ['{"__proto__":1,"__proto__":2,"constructor":1}', ['__proto__']],
  ['{"\\\\":1,"\\\\":2}', ['\\']],
  ['"a"', []],
  ['', []],
])('%s', (text, names) => {
  expect(repeatedNames(text)).toEqual(names);
});

test('what was written by JSON.stringify repeats no name, and one put in is found', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), fc.jsonValue(), (value, name, other) => {
      expect(repeatedNames(JSON.stringify(value))).toEqual([]);
      const [key, one, two] = [name, value, other].map((item) => JSON.stringify(item));
      expect(repeatedNames(`[{${key}:${one},${key}:${two}}]`)).toEqual([name]);
    }),
  );
});

test('a large text takes time in proportion', () => {
  const text = `{"a":[${Array.from({ length: 200_000 }, (_, n) => `{"n${n}":"${'x'.repeat(8)}"}`).join(',')}],"a":1}`;
  expect(repeatedNames(text)).toEqual(['a']);
});
