/** Writes the fictional web as a world file for `npm run verify -- --world`: `node tests/world/write-world-file.ts DIR`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readWorldFile, worldFile } from './world-file.ts';

/** Writes `world.json` and the files it names into a folder; returns the path of the former. */
export async function writeWorldFile(folder: string): Promise<string> {
  const world = await worldFile();
  for (const { file } of Object.values(world)) {
    if (file === undefined) continue;
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), await readWorldFile(file));
  }
  const path = join(folder, 'world.json');
  await mkdir(folder, { recursive: true });
  await writeFile(path, JSON.stringify(world, null, 1));
  return path;
}

if (import.meta.main) {
  const folder = process.argv[2];
  if (folder === undefined) {
    console.error('usage: node tests/world/write-world-file.ts DIR');
    process.exit(2);
  }
  console.log(await writeWorldFile(folder));
}
