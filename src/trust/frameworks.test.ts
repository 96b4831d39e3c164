import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Alignment } from '../verify/report.ts';
import { frameworkOf } from './frameworks.ts';

const ESCO = 'b8cc0e36-0bd1-4b87-9a4c-7b0a3a0a1a11';

test.each<[Alignment, ReturnType<typeof frameworkOf>]>([
  [{ url: `http://data.europa.eu/esco/skill/${ESCO}` }, { name: 'esco', by: 'address', code: ESCO }],
  [
    {
      url: `https://esco.ec.europa.eu/fr/classification/skills?uri=http%3A%2F%2Fdata.europa.eu%2Fesco%2Fskill%2F${ESCO}`,
    },
    { name: 'esco', by: 'address', code: ESCO },
  ],
  [
    { framework: 'ESCO', name: 'Animer' },
    { name: 'esco', by: 'words' },
  ],
  [
    { framework: 'CRCN', code: '1.3' },
    { name: 'crcn', by: 'words', code: '1.3' },
  ],
  [{ framework: 'Cadre de référence des compétences numériques' }, { name: 'crcn', by: 'words' }],
  [
    { url: 'https://eduscol.education.fr/721/cadre-de-reference-des-competences-numeriques' },
    { name: 'crcn', by: 'address' },
  ],
  [
    { framework: 'CRCN-Édu', code: '2.1' },
    { name: 'crcn-edu', by: 'words', code: '2.1' },
  ],
  [{ framework: 'Cadre de référence des compétences numériques pour l’éducation' }, { name: 'crcn-edu', by: 'words' }],
  [{ framework: 'Pix+ Édu' }, { name: 'crcn-edu', by: 'words' }],
  [
    { framework: 'DigComp 2.2', code: '3.1' },
    { name: 'digcomp', by: 'words', code: '3.1' },
  ],
  [{ name: 'DigComp 2.2 – 3.1 Developing digital content' }, { name: 'digcomp', by: 'words' }],
  [{ framework: 'DigCompEdu' }, { name: 'digcompedu', by: 'words' }],
  [{ url: 'https://joint-research-centre.ec.europa.eu/digcompedu_en' }, { name: 'digcompedu', by: 'address' }],
  [{ url: 'https://joint-research-centre.ec.europa.eu/digcomp_en' }, { name: 'digcomp', by: 'address' }],
  [
    { framework: 'ROME 4.0', code: 'K2107' },
    { name: 'rome', by: 'words', code: 'K2107' },
  ],
  [
    { url: 'https://candidat.francetravail.fr/metierscope/fiche-metier/K2107' },
    { name: 'rome', by: 'address', code: 'K2107' },
  ],
  [{ url: 'https://www.francecompetences.fr/recherche/rncp/38616/' }, { name: 'rncp', by: 'address', code: '38616' }],
  [{ code: 'RNCP38616' }, { name: 'rncp', by: 'words', code: 'RNCP38616' }],
  [{ url: 'https://www.francecompetences.fr/recherche/rs/5453/' }, { name: 'rs', by: 'address', code: '5453' }],
  [
    { framework: 'Répertoire spécifique', code: 'RS5453' },
    { name: 'rs', by: 'words', code: 'RS5453' },
  ],
  [
    {
      framework: 'Référentiel des compétences professionnelles des métiers du professorat et de l’éducation',
      code: 'P3',
    },
    { name: 'teachers', by: 'words', code: 'P3' },
  ],
  [{ framework: 'Référentiel métier enseignant' }, { name: 'teachers', by: 'words' }],
  [
    {
      url: 'https://www.education.gouv.fr/le-referentiel-de-competences-des-metiers-du-professorat-et-de-l-education-5753',
    },
    { name: 'teachers', by: 'address' },
  ],
])('%o', (alignment, expected) => {
  expect(frameworkOf(alignment)).toEqual(expected);
});

test.each<Alignment>([
  {},
  { url: 'not an address' },
  // Somebody else's site that has the name in it.
  { url: `https://data.europa.eu.example/esco/skill/${ESCO}` },
  { url: `https://esco.example/esco/skill/${ESCO}` },
  { url: 'https://pix.fr.example/crcn' },
  { url: 'https://notpix.fr/crcn' },
  { url: 'https://data.europa.eu/data/datasets' },
  { url: 'javascript://data.europa.eu/esco/skill/x' },
  // Course numbers that look like codes of occupations, words that look like names.
  { code: 'K2107' },
  { code: 'K2107', framework: 'University of Rome' },
  { framework: 'Rome Treaty' },
  { name: 'History of Rome' },
  { code: '38616' },
  { code: 'RS5453' },
  { framework: 'Our own', name: 'Like DigComp 2.1' },
  { framework: 'Fresco painting' },
  { framework: 'Référentiel de l’animation' },
])('not recognised: %o', (alignment) => {
  expect(frameworkOf(alignment)).toBeUndefined();
});

test('an address of the framework weighs more than what the badge calls it', () => {
  expect(frameworkOf({ framework: 'CRCN', url: `http://data.europa.eu/esco/skill/${ESCO}` })).toMatchObject({
    name: 'esco',
    by: 'address',
  });
});

test('what is no code of the framework is not shown as one', () => {
  expect(frameworkOf({ framework: 'CRCN', code: '<b>best</b>' })).toEqual({ name: 'crcn', by: 'words' });
});

test('anything may stand in an alignment', () => {
  const text = fc.option(fc.string({ unit: 'binary' }), { nil: undefined });
  fc.assert(
    fc.property(fc.record({ name: text, url: text, code: text, framework: text }), (alignment) => {
      const found = frameworkOf(alignment as Alignment);
      expect(['undefined', 'object']).toContain(typeof found);
    }),
  );
});
