import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const read = (path: string) => readFile(new URL(`../${path}`, import.meta.url), 'utf8');

test('every dependency has its reason in docs/dependencies.md, and no other package has', async () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(await read('package.json'));
  const wanted = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  const rows = (await read('docs/dependencies.md')).split('\n').filter((line) => line.startsWith('| `'));
  const explained = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1]),
  );
  expect(explained.sort()).toEqual(wanted.sort());
});

test('the lock file names programs for every system, so that a clean install works everywhere', async () => {
  const { packages } = JSON.parse(await read('package-lock.json')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    // `npm ci` refuses a lock file that leaves out an optional package of a package it installs.
    path === 'node_modules/@biomejs/biome' || path === 'node_modules/rolldown'
      ? Object.keys(entry.optionalDependencies ?? {}).filter((name) => !(`node_modules/${name}` in packages))
      : [],
  );
  expect(missing).toEqual([]);
});
