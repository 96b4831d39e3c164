import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Fetch } from '../net/types.ts';
import { type WorldEntry, worldFetch } from '../net/world.ts';
import { UsageError } from './arguments.ts';

/** A network made of one JSON file (design, section 5.2). Paths in it are relative to it. */
export async function openWorld(path: string): Promise<Fetch> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`the world file ${path} cannot be read (${error.code})`);
  });
  return worldFetch(parse(path, text), (file) => readFile(resolve(dirname(path), file)));
}

function parse(path: string, text: string): Record<string, WorldEntry> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(`the world file ${path} is not JSON`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(`the world file ${path} must hold an object with one answer per URL`);
  }
  for (const [url, entry] of Object.entries(value)) {
    if (typeof entry !== 'object' || entry === null)
      throw new UsageError(`the world file ${path} has no answer for ${url}`);
  }
  return value as Record<string, WorldEntry>;
}
