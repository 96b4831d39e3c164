/**
 * The folder a thing stood in, as a person's name: below the folder that was chosen, or at the top of an archive. `path` goes
 * through archives, outermost first. Pure.
 */
export function folderName(path: readonly string[]): string | undefined {
  const inArchive = path[1]?.includes('/') ? path[1] : undefined;
  const folders = (inArchive ?? path[0] ?? '').split('/').slice(0, -1).filter(Boolean);
  const name = inArchive === undefined ? (folders[1] ?? folders[0]) : folders[0];
  return name?.replaceAll('_', ' ').trim().slice(0, 200) || undefined;
}
