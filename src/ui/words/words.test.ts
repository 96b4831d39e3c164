import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CHECK_IDS, CODES } from '../../verify/codes.ts';
import { achievementType } from '../../verify/schema/enumerations.ts';
import { toolbarWords } from './browser.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { languageOf } from './language.ts';
import { quoted, say } from './phrase.ts';

type Leaf = [path: string, value: unknown];

function leaves(value: unknown, path = ''): Leaf[] {
  if (Array.isArray(value)) return value.map((one, index): Leaf => [`${path}.${index}`, one]);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, one]) => leaves(one, path ? `${path}.${key}` : key));
  }
  return [[path, value]];
}

/** What a word or a function of words says. */
function spoken(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'function') return [];
  const detail = {
    host: 'h',
    status: 500,
    property: 'p',
    url: 'u',
    terms: ['t'],
    method: 'm',
    message: 'x',
    name: 'n',
  };
  const call = value as (...given: unknown[]) => string;
  return value.length === 1
    ? [call(detail), call({}), call(0), call(1), call(2), call('x')]
    : [call('x', 'y'), call(1, 2)];
}

test('French has exactly the keys of English, and every one of them is said', () => {
  const paths = (words: unknown) => leaves(words).map(([path, value]) => [path, typeof value]);
  // A hint on what to do is given where there is something to do, in both languages.
  expect(paths(fr).map(([path]) => path)).toEqual(paths(en).map(([path]) => path));
  for (const words of [en, fr]) {
    for (const [path, value] of leaves(words)) {
      for (const text of spoken(value)) expect(text.trim().length, path).toBeGreaterThan(1);
    }
  }
});

test('every code and every check is said in both languages', () => {
  for (const words of [en, fr]) {
    for (const code of CODES) {
      expect(words.codes[code].short, code).toMatch(/[^.]$/);
      expect(say(words.codes[code].meaning), code).toMatch(/[.”»]$/);
      expect(say(words.codes[code].meaning, { host: 'h', terms: ['a', 'b'] }), code).not.toMatch(/undefined|\[object/);
    }
    for (const id of CHECK_IDS) expect(words.checks[id].pass, id).toMatch(/\.$/);
  }
});

test('every kind of achievement that the standard names is said in both languages', () => {
  const [terms] = JSON.stringify(achievementType).match(/(?<="enum":)\[[^\]]*\]/) ?? ['[]'];
  const known: string[] = JSON.parse(terms);
  expect(known.length).toBeGreaterThan(25);
  for (const words of [en, fr]) expect(Object.keys(words.kinds).sort()).toEqual(known.sort());
});

test('nothing is said twice in one language and left as it was in the other', () => {
  const same = leaves(fr).filter(([path, value]) => {
    const [, other] = leaves(en).find(([name]) => name === path) ?? [];
    return typeof value === 'string' && value.length > 12 && value === other;
  });
  expect(same.map(([path]) => path).filter((path) => !path.startsWith('standard.'))).toEqual([]);
});

test('French punctuation keeps to its word', () => {
  for (const [path, value] of [...leaves(fr), ...leaves(toolbarWords.fr)]) {
    for (const text of spoken(value)) {
      expect(text, path).not.toMatch(/ [;:?!»]|« /);
      expect(text, path).not.toMatch(/'/);
    }
  }
});

test('no word is left over', () => {
  const root = join(import.meta.dirname, '..', '..', '..');
  const files = ['src/ui', 'src/app', 'entrypoints'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/^words\b|test/.test(file))
      .map((file) => readFileSync(join(root, folder, file), 'utf8')),
  );
  const source = files.join('\n');
  // Kinds are terms of the standard: looked up, never written out.
  const {
    kinds: _kinds,
    associationTypes: _types,
    codes: _codes,
    checks: _checks,
    standard: _standard,
    outcome: _outcome,
    ...pages
  } = en;
  const unused = leaves(pages)
    .map(([path]) => path.replace(/\.\d+$/, '').split('.'))
    .filter((path) => !new RegExp(`\\b${path.at(-1)}\\b`).test(source))
    .map((path) => path.join('.'));
  expect(unused).toEqual([]);
});

test('values of credentials cannot turn the words around them', () => {
  expect(quoted('\u202eabc')).toBe('\u2068abc\u2069');
  expect(quoted(['a', 'b'])).toBe('\u2068a, b\u2069');
  expect(quoted(undefined)).toBe('');
});

test('the language is the person’s choice, else the browser’s, else English', () => {
  expect(languageOf('fr', 'en-US')).toBe('fr');
  expect(languageOf('auto', 'fr-CA')).toBe('fr');
  expect(languageOf('auto', 'frr')).toBe('en');
  expect(languageOf('auto', 'de')).toBe('en');
});

test('plurals', () => {
  expect(toolbarWords.en.title(0)).toContain('no badge');
  expect(toolbarWords.fr.title(1)).toContain('1 badge trouvé');
  expect(en.popup.contains(1)).toBe('Contains 1 credential');
  expect(en.popup.contains(3)).toBe('Contains 3 credentials');
  expect(fr.popup.contains(0)).toBe('Contient 0 attestation');
});
