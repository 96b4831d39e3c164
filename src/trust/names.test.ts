import { expect, test } from 'vitest';
import { compareNames, isNameLike } from './names.ts';

test.each([
  ['Camille Moreau', 'MOREAU Camille'],
  ['Élodie Lefèvre', 'Elodie Lefevre'],
  ['C. Moreau', 'Camille Moreau'],
  ['Moreau C.', 'Camille Moreau'],
  ['Camille Jeanne Moreau', 'Camille Moreau'],
  ['Dr Camille Moreau, PhD', 'Camille Moreau'],
  ['Camille Moreau-Dupont', 'Camille Moreau'],
  ['JP Martin', 'Jean-Paul Martin'],
  ['J.-P. Martin', 'Jean-Paul Martin'],
  ['Jeanpaul Martin', 'Jean-Paul Martin'],
  ['Marie De La Tour', 'Marie Delatour'],
  ['Sean O’Brien', "O'Brien Sean"],
  ['Søren Ångström', 'Soren Angstrom'],
  ['王小明', '王小明'],
])('%s and %s are the same name', (one, other) => {
  expect(compareNames(one, other)).toBe('same');
  expect(compareNames(other, one)).toBe('same');
});

test.each([
  ['Camille Moreau', 'Paul Martin', 'other'],
  ['Camille Moreau', 'Paul', 'other'],
  ['Camille Moreau', 'Camille Dupont', 'part'],
  ['Paul Moreau', 'Jean Moreau', 'part'],
  ['Camille', 'Camille Moreau', 'part'],
  ['C. Moreau', 'Paul Moreau', 'part'],
  ['C. Dupont', 'Camille Moreau', 'part'],
  ['camille.moreau@ecole.example', 'Paul Martin', 'unknown'],
  ['cmoreau42', 'Paul Martin', 'unknown'],
  ['Иван Петров', 'Ivan Petrov', 'unknown'],
  ['', 'Paul Martin', 'unknown'],
  ['C. M.', 'Paul Martin', 'unknown'],
])('%s and %s: %s', (one, other, expected) => {
  expect(compareNames(one, other)).toBe(expected);
  expect(compareNames(other, one)).toBe(expected);
});

test.each([
  ['Camille Moreau', true],
  ['Jean-Paul de La Tour', true],
  ['Camille', false],
  ['Licenses & certifications', false],
  ['camille@ecole.example', false],
  ['Les badges de la classe de robotique', false],
])('%s may be a name: %s', (text, expected) => expect(isNameLike(text)).toBe(expected));
