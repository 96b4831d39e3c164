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

test('the lock file names the programs of every system, so that a clean install works everywhere', async () => {
  const { packages } = JSON.parse(await read('package-lock.json')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  // `npm ci` refuses a lock file that leaves out an optional package, such as a compiler for a system that nobody here has.
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !places(path).some((folder) => `${folder}node_modules/${name}` in packages))
      .map((name) => `${path} needs ${name}`),
  );
  expect(missing).toEqual([]);
});

/** Where Node looks for what a package needs: beside it, then further and further out. */
function places(path: string): string[] {
  const steps = path.split(/(?=node_modules\/)/).filter(Boolean);
  return steps
    .map(
      (_, index) =>
        `${steps
          .slice(0, steps.length - index)
          .join('')
          .replace(/\/?$/, '/')}`,
    )
    .concat('');
}
