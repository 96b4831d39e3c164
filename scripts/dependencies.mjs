// node_modules as package-lock.json says, installed without any package's own scripts.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, run } from './run.mjs';

/** Installs what is missing or of another version; does nothing, at no cost, where all is there. */
export async function installDependencies() {
  const missing = await firstMissing();
  if (missing === undefined) return;
  console.log(`Installing the dependencies (${missing}) …`);
  const { code } = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) throw new Error('npm ci failed: the dependencies could not be installed; the reason stands above.');
}

/**
 * The first package that node_modules lacks, or `undefined`. npm keeps a lock file of what it installed: comparing
 * the two says more than their dates, which a clone or a copy changes. Optional packages may be absent (other systems).
 */
async function firstMissing() {
  const wanted = await packages(join(ROOT, 'package-lock.json'));
  const installed = await packages(join(ROOT, 'node_modules', '.package-lock.json'));
  if (!installed) return 'none are there yet';
  for (const [path, entry] of Object.entries(wanted ?? {})) {
    if (path === '') continue;
    const found = installed[path];
    if (found ? found.version !== entry.version : !(entry.optional || entry.devOptional || entry.peer)) {
      return `${path.replace(/^node_modules\//, '')} ${entry.version}`;
    }
  }
  return undefined;
}

async function packages(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
