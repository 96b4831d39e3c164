/** `docs/coverage.md` is what the tests say: `ALOI_WRITE=1 npx vitest run tests/conformance/coverage.test.ts` writes it anew. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHECK_IDS, CODES } from '../../src/verify/codes.ts';
import { groups, matrix } from '../engines/cases.ts';
import { type Proof, type Row, sections } from './coverage.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const PAGE = join(ROOT, 'docs', 'coverage.md');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const rows = sections.flatMap((section) => section.rows);

/** Titles of tests as they are written: the text after `it(`, `test(`, or the table of an `each`. */
function hasTest(source: string, title: string): boolean {
  const plain = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll("'", "\\\\?'");
  return new RegExp(`(?:\\b(?:it|test)(?:\\.\\w+)?|\\))\\(\\s*(['"\`])${plain}\\1`).test(source);
}

describe('the table of what is checked', () => {
  it('has the rows of the comparison, each once, and names a test for what is done', () => {
    const numbers = rows.map(({ row }) => row);
    expect(numbers.filter((row) => /^\d+$/.test(row))).toEqual(
      Array.from({ length: 99 }, (_, index) => `${index + 1}`),
    );
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(rows.filter(({ answer, tests }) => answer !== 'no' && tests.length === 0)).toEqual([]);
    expect(rows.filter(({ answer, missing }) => answer !== 'yes' && !missing)).toEqual([]);
  });

  it('names tests that are there', () => {
    const wrong: string[] = [];
    for (const { row, tests } of rows) {
      for (const { file, test, group } of tests) {
        if (!globSync(file, { cwd: ROOT }).length) wrong.push(`${row}: no ${file}`);
        else if (!hasTest(read(file), test)) wrong.push(`${row}: ${file} has no “${test}”`);
        if (group !== undefined && !groups.includes(group)) wrong.push(`${row}: the matrix has no ${group}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('every check and every code', () => {
  const OTHERS = 'valid expired revoked suspended not-yet-valid invalid unverified pass fail warn unknown skip'.split(
    ' ',
  );
  const files = globSync(['src/{verify,net,read,resolve,trust,examine,cli}/**/*.test.ts', 'tests/**/*.{test,e2e}.ts'], {
    cwd: ROOT,
  }).filter((file) => !file.includes('coverage'));

  it('occurs in a test as an expected outcome', () => {
    const known = new Set<string>([...CHECK_IDS, ...CODES, ...OTHERS]);
    const seen = new Set<string>();
    for (const file of [...files, 'tests/engines/cases.ts', 'tests/world/expectations.ts']) {
      for (const [, , quoted = ''] of read(file).matchAll(/(['"`])((?:(?!\1)[^\\\n]|\\.)*)\1/g)) {
        // A text that consists of codes, such as 'invalid key-not-listed'; not a sentence that uses the word.
        const words = quoted
          .replace(/\$\{[^}]*\}/g, '')
          .trim()
          .split(/\s+/);
        if (words.every((word) => known.has(word))) for (const word of words) seen.add(word);
      }
    }
    expect([...CHECK_IDS, ...CODES].filter((code) => !seen.has(code))).toEqual([]);
  });
});

const SIGN = { yes: 'yes', partly: 'partly', no: 'no', apart: 'deliberately not' } satisfies Record<
  Row['answer'],
  string
>;

function pageOf(): string {
  const count = (answer: Row['answer']) => rows.filter((row) => row.answer === answer && /^\d/.test(row.row)).length;
  const lines = [
    '# What Aloi checks',
    '',
    'Rows 1 to 99 are the checks and features of ten other verifiers put together; lettered rows are those that none of',
    'them has. This page is generated from `tests/conformance/coverage.ts`, and a test holds every entry to the tests it',
    `names: ${count('yes')} yes, ${count('partly')} partly, ${count('apart')} deliberately not, ${count('no')} no.`,
    '',
    `The matrix (\`tests/engines/cases.ts\`) has ${matrix.length} cases: ${groups.length} proof types by key and JWT algorithms, on both data`,
    'models, each good, altered in claim and proof, with the wrong key, an unauthorised one, one that is not listed,',
    'revoked, run out before and after signing, and with its list unreachable. `npm run test:engines` puts all of them',
    'to Node and to the built extension in Chromium and Firefox.',
    '',
  ];
  for (const { title, rows: of } of sections) {
    lines.push(
      `## ${title}`,
      '',
      '| # | check | Aloi | what is checked | proven by | not done |',
      '| --- | --- | --- | --- | --- | --- |',
    );
    for (const { row, name, answer, what, tests, missing } of of) {
      const cells = [row, name, SIGN[answer], what, tests.map(shown).join('<br>'), missing ?? ''];
      lines.push(`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);
    }
    lines.push('');
  }
  return lines.join('\n');
}

function shown({ file, test, group }: Proof): string {
  return `\`${file}\`: ${(group ?? test).replaceAll('<', '&lt;')}`;
}

it('docs/coverage.md is what the table says', () => {
  if (process.env['ALOI_WRITE']) writeFileSync(PAGE, pageOf());
  expect(readFileSync(PAGE, 'utf8')).toBe(pageOf());
});
