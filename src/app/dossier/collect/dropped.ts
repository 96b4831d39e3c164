/** What was dropped on the page or chosen in its dialogs, folders included. */
import { LIMITS } from './limits.ts';
import type { Source } from './types.ts';

/** Files of an input element; those of a chosen folder know their path in it. */
export function* chosen(files: Iterable<File>): Generator<Source> {
  for (const file of files) yield { path: file.webkitRelativePath || file.name, blob: file };
}

/** Must be called within the drop's own event: the list is empty afterwards. */
export function dropped(transfer: DataTransfer): { sources: AsyncGenerator<Source>; text: string } {
  const entries = [...transfer.items].flatMap((item) => {
    if (item.kind !== 'file') return [];
    // A picture dragged from a page is a file without a place in any folder.
    return item.webkitGetAsEntry() ?? item.getAsFile() ?? [];
  });
  const text = entries.length > 0 ? '' : transfer.getData('text/uri-list') || transfer.getData('text/plain');
  return { sources: walk(entries), text: text.replace(/^#.*$/gm, '') };
}

async function* walk(entries: (FileSystemEntry | File)[]): AsyncGenerator<Source> {
  let seen = 0;
  const open = [...entries].reverse();
  for (let entry = open.pop(); entry; entry = open.pop()) {
    if (seen++ > LIMITS.entries * 2) return;
    if (entry instanceof File) yield { path: entry.name, blob: entry };
    else if (entry.isFile) {
      const file = await fileOf(entry as FileSystemFileEntry);
      if (file) yield { path: entry.fullPath.replace(/^\//, ''), blob: file };
    } else if (entry.isDirectory) open.push(...(await children(entry as FileSystemDirectoryEntry)).reverse());
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File | undefined> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(undefined)));
}

async function children(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  // A reader answers a hundred at a time, and nothing when it has told all.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0 || all.length > LIMITS.entries) return all;
    all.push(...some);
  }
}
