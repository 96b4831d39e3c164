/** Files of `--anchor`: read once, before anything is verified. */
import { readFile } from 'node:fs/promises';
import { UsageError } from './arguments.ts';

/** Throws a UsageError for a file that cannot be read, or has no certificate in it. */
export async function openAnchors(paths: readonly string[]): Promise<Uint8Array[]> {
  if (paths.length === 0) return [];
  const { readAnchors } = await import('../verify/certificates/anchors.ts');
  const files: Uint8Array[] = [];
  for (const path of paths) {
    const file = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`${path} cannot be read (${error.code})`);
    });
    if (!(await readAnchors(file))) throw new UsageError(`${path} holds no certificates that can be read`);
    files.push(file);
  }
  return files;
}
