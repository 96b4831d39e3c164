import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dossierWords } from './index.ts';

type Leaf = [path: string, value: unknown];

function leaves(value: unknown, path = ''): Leaf[] {
  if (Array.isArray(value)) return value.map((one, index): Leaf => [`${path}.${index}`, one]);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, one]) => leaves(one, path ? `${path}.${key}` : key));
  }
  return [[path, value]];
}

function spoken(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  const call = value as (...given: unknown[]) => string;
  if (value instanceof Function && value.length > 1) return [call('x', 'y', 'z'), call(1, 2, 3)];
  return [call(0), call(1), call(2), call('x')];
}

test('French has exactly the keys of English, and says every one', () => {
  const paths = (words: unknown) => leaves(words).map(([path]) => path);
  expect(paths(dossierWords.fr)).toEqual(paths(dossierWords.en));
  for (const words of Object.values(dossierWords)) {
    for (const [path, value] of leaves(words)) {
      for (const text of spoken(value)) expect(text.trim().length, path).toBeGreaterThan(1);
    }
  }
});

test('French punctuation keeps to its word', () => {
  for (const [path, value] of leaves(dossierWords.fr)) {
    for (const text of spoken(value)) {
      expect(text, path).not.toMatch(/ [;:?!»]|« |'/);
    }
  }
});

test('nothing is left in English', () => {
  const english = new Map(leaves(dossierWords.en));
  const same = leaves(dossierWords.fr).filter(
    ([path, value]) => typeof value === 'string' && value.length > 12 && english.get(path) === value,
  );
  expect(same).toEqual([]);
});

test('no word is left over', () => {
  const root = join(import.meta.dirname, '..', '..', '..', '..');
  const source = ['src/ui/dossier', 'entrypoints/dossier']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file) && !/^words\b|test/.test(file))
        .map((file) => readFileSync(join(root, folder, file), 'utf8')),
    )
    .join('\n');
  const unused = leaves(dossierWords.en)
    .map(([path]) => path.replace(/\.\d+$/, '').split('.'))
    // Looked up by a code.
    .filter(([, group]) => !['why', 'tones', 'identities', 'sorts'].includes(group ?? ''))
    .filter((path) => !new RegExp(`\\b${path.at(-1)}\\b`).test(source))
    .map((path) => path.join('.'));
  expect(unused).toEqual([]);
});
