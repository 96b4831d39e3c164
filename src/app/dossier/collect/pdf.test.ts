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
