import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readPdf } from './pdf.ts';
import { pdf } from './testing/pdf.ts';

const LINKS = ['https://api.badgr.io/public/assertions/abc', 'https://example.org/(brackets)?a=b\\c'];
const FILE = { name: 'badge.json', bytes: new TextEncoder().encode('{"a":1}') };

test('links and embedded files', async () => {
  const { links, files, problem } = await readPdf(pdf(LINKS, [FILE]));
  expect(problem).toBeUndefined();
  expect(links.map((url) => new URL(url).hostname)).toEqual(['api.badgr.io', 'example.org']);
  expect(files).toEqual([FILE]);
});

test('a file whose table of objects is lost still gives its links', async () => {
  const { links, files } = await readPdf(pdf(LINKS, [FILE], { xref: false }));
  expect(links).toHaveLength(2);
  expect(files).toHaveLength(1);
});

test('only web addresses', async () => {
  const { links } = await readPdf(pdf(['javascript:alert(1)', 'file:///etc/passwd', 'mailto:a@b.example']));
  expect(links).toEqual([]);
});

test('what is no PDF is unreadable', async () => {
  expect(await readPdf(new TextEncoder().encode('hello'))).toMatchObject({ problem: 'unreadable' });
  expect(await readPdf(new Uint8Array())).toMatchObject({ problem: 'unreadable' });
});

test('a part that unpacks to too much is left, and the memory with it; the others are read', async () => {
  // Objects may lie in such a part, too (7.5.7): a link, behind seventy million blanks.
  const text = Buffer.alloc(70_000_000, ' ');
  text.write('30 0 << /URI (https://www.credly.com/badges/far) >>');
  text.copy(text, text.length - 50, 5, 55);
  text.fill(' ', 5, 55);
  const bomb = { name: 'bomb', bytes: deflateSync(text), filter: 'FlateDecode', type: 'ObjStm /N 1 /First 5' };
  const { links, files } = await readPdf(pdf(LINKS, [FILE, bomb]));
  expect(links).toHaveLength(LINKS.length);
  expect(files).toEqual([FILE]);
});

test('an embedded file that is packed', async () => {
  const bytes = deflateSync(FILE.bytes);
  expect((await readPdf(pdf([], [{ ...FILE, bytes, filter: 'FlateDecode' }]))).files).toEqual([FILE]);
});
