import { expect, test } from 'vitest';
import { chosen, dropped } from './dropped.ts';

/** As browsers hand over what was dropped: folders answer a hundred at a time. */
const file = (path: string, isReadable = true) =>
  ({
    isFile: true,
    isDirectory: false,
    fullPath: path,
    file: (done: (file: File) => void, failed: () => void) =>
      isReadable ? done(new File([path], path.split('/').at(-1) ?? '')) : failed(),
  }) as unknown as FileSystemEntry;
const folder = (path: string, inside: FileSystemEntry[]) =>
  ({
    isFile: false,
    isDirectory: true,
    fullPath: path,
    createReader: () => {
      const left = [...inside];
      return { readEntries: (done: (some: FileSystemEntry[]) => void) => done(left.splice(0, 100)) };
    },
  }) as unknown as FileSystemEntry;

function transfer(entries: (FileSystemEntry | File)[], texts: Record<string, string> = {}): DataTransfer {
  const items = entries.map((entry) => ({
    kind: 'file',
    webkitGetAsEntry: () => (entry instanceof File ? null : entry),
    getAsFile: () => (entry instanceof File ? entry : null),
  }));
  return { items, getData: (type: string) => texts[type] ?? '' } as unknown as DataTransfer;
}

async function pathsOf(given: DataTransfer): Promise<string[]> {
  const paths: string[] = [];
  for await (const { path } of dropped(given).sources) paths.push(path);
  return paths;
}

test('a folder: everything in it, in order, with the path in it; what cannot be read is passed over', async () => {
  const many = Array.from({ length: 250 }, (_, index) => file(`/class/many/${index}.png`));
  const given = transfer([
    folder('/class', [
      folder('/class/Louise', [file('/class/Louise/a.png'), file('/class/Louise/b.png', false)]),
      folder('/class/many', many),
    ]),
    file('/cv.pdf'),
  ]);
  const paths = await pathsOf(given);
  expect(paths).toHaveLength(252);
  expect(paths.slice(0, 3)).toEqual(['class/Louise/a.png', 'class/many/0.png', 'class/many/1.png']);
  expect(paths.at(-1)).toBe('cv.pdf');
});

test('a picture dragged from a page is a file without a folder', async () => {
  const given = transfer([new File(['x'], 'badge.png')], { 'text/uri-list': 'https://x.example/badge.png' });
  expect(await pathsOf(given)).toEqual(['badge.png']);
  expect(dropped(given).text).toBe('');
});

test('addresses: without the comments of their list', async () => {
  const given = transfer([], { 'text/uri-list': '# from a page\r\nhttps://x.example/1', 'text/plain': 'x' });
  expect(dropped(given).text.trim()).toBe('https://x.example/1');
  expect(await pathsOf(given)).toEqual([]);
});

test('folders within themselves come to an end', async () => {
  const endless: FileSystemEntry[] = [];
  endless.push(folder('/again', endless), file('/again/one'));
  // Only its bound ends it.
  expect((await pathsOf(transfer(endless))).length).toBeLessThan(100_000);
});

test('of a chosen folder each file knows its path', () => {
  const one = Object.assign(new File(['x'], 'a.png'), { webkitRelativePath: 'Louise/a.png' });
  expect([...chosen([one, new File(['x'], 'b.png')])].map(({ path }) => path)).toEqual(['Louise/a.png', 'b.png']);
});
