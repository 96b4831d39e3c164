import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { collect } from './collect.ts';
import { LIMITS } from './limits.ts';
import { readPdf } from './pdf.ts';
import { pdf } from './testing/pdf.ts';
import { addressesIn, findInText, looksLikeBadge } from './text.ts';
import type { Aside, Item } from './types.ts';

const BADGE = 'https://api.badgr.io/public/assertions/aaaaaaaaaaaaaaaaaaaaaa';
const JWT = `eyJhbGciOiJFZERTQSJ9.${btoa(JSON.stringify({ vc: { type: ['VerifiableCredential'] } })).replace(/=+$/, '')}.c2lnbmF0dXJlLXNpZ25hdHVyZQ`;
const bytes = (text: string) => new TextEncoder().encode(text);

async function all(files: Record<string, Uint8Array | string>, allLinks = false): Promise<(Item | Aside)[]> {
  const sources = Object.entries(files).map(([path, body]) => ({ path, blob: new Blob([body as BlobPart]) }));
  const out: (Item | Aside)[] = [];
  for await (const one of collect(sources, { readPdf, allLinks })) out.push(one);
  return out;
}

test('a list of addresses, one per line', async () => {
  expect(await all({ 'list.txt': `${BADGE}\nhttps://example.org/x\n` })).toEqual([
    { kind: 'url', url: BADGE, path: ['list.txt'] },
    { kind: 'url', url: 'https://example.org/x', path: ['list.txt'] },
  ]);
});

test('a table: addresses end at the cell', async () => {
  expect(await all({ 'list.csv': `Camille,${BADGE},2024\n` })).toMatchObject([{ url: BADGE }]);
});

test('JSON and pictures are looked into whether or not there is a credential in them', async () => {
  expect(await all({ 'a.json': '{"a":1}', 'b.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' })).toMatchObject([
    { kind: 'bytes', path: ['a.json'] },
    { kind: 'bytes', path: ['b.svg'] },
  ]);
});

test('a PDF: links that look like badges, the others by name, embedded files', async () => {
  const cv = pdf([BADGE, 'https://example.org/me'], [{ name: 'b.json', bytes: bytes('{"b":2}') }]);
  expect(await all({ 'cv.pdf': cv })).toEqual([
    { kind: 'url', url: BADGE, path: ['cv.pdf'] },
    { kind: 'aside', why: 'links', path: ['cv.pdf'], links: ['https://example.org/me'] },
    { kind: 'bytes', bytes: bytes('{"b":2}'), path: ['cv.pdf', 'b.json'] },
  ]);
  expect(await all({ 'cv.pdf': pdf(['https://example.org/me']) }, true)).toMatchObject([{ kind: 'url' }]);
});

test('a CV in a word processor’s format', async () => {
  const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Target="${BADGE}?a=1&amp;b=2"/></Relationships>`;
  const docx = zipSync({
    '[Content_Types].xml': bytes('<Types/>'),
    'word/_rels/document.xml.rels': bytes(rels),
    'word/media/x.png': bytes('x'),
  });
  expect(await all({ 'cv.docx': docx })).toEqual([{ kind: 'url', url: `${BADGE}?a=1&b=2`, path: ['cv.docx'] }]);
});

test('archives in archives, to a depth; litter of systems is passed over', async () => {
  const inner = (n: number): Uint8Array => (n === 0 ? bytes('{"x":1}') : zipSync({ [`in${n}.zip`]: inner(n - 1) }));
  const archive = zipSync({
    'Dupont/a.json': bytes('{}'),
    '__MACOSX/Dupont/._a.json': bytes('x'),
    'Dupont/.DS_Store': bytes('x'),
  });
  expect(await all({ 'a.zip': archive })).toMatchObject([{ path: ['a.zip', 'Dupont/a.json'] }]);
  const deep = await all({ 'deep.zip': inner(5) });
  expect(deep).toMatchObject([{ kind: 'aside', why: 'too-deep' }]);
  expect((deep[0]?.path.length ?? 0) - 1).toBe(LIMITS.depth);
});

test('what cannot be used is said, with why', async () => {
  expect(
    await all({
      'x.bin': new Uint8Array([0, 1, 2, 3]),
      'huge.png': new Uint8Array(6_000_000),
      'bad.zip': 'PK\x03\x04rubbish',
      empty: '',
      'bad.pdf': '%PDF-1.7',
    }),
  ).toMatchObject([
    { kind: 'aside', why: 'nothing' },
    { kind: 'aside', why: 'too-large' },
    { kind: 'aside', why: 'unreadable' },
    { kind: 'aside', why: 'nothing' },
    { kind: 'aside', path: ['bad.pdf'] },
  ]);
});

test('a saved dossier is told apart', async () => {
  expect(await all({ 'd.json': '{ "format": "aloi-dossier", "version": 1 }' })).toMatchObject([{ kind: 'dossier' }]);
});

test('at most so many things', async () => {
  const many = Array.from({ length: LIMITS.items + 5 }, (_, i) => `https://example.org/${i}`).join('\n');
  const found = await all({ 'l.txt': many });
  expect(found).toHaveLength(LIMITS.items + 1);
  expect(found.at(-1)).toMatchObject({ kind: 'aside', why: 'too-many' });
});

test('pasted text: addresses among words, tokens, JSON on several lines, lines with nothing', () => {
  expect(findInText(`See (${BADGE}), and\n\nnothing here\n${JWT}\n{"type":"Assertion"}`)).toEqual({
    urls: [BADGE],
    credentials: [JWT, '{"type":"Assertion"}'],
    left: 1,
  });
  const pretty = JSON.stringify({ a: [1, 2] }, null, 2);
  expect(findInText(pretty)).toEqual({ urls: [], credentials: [pretty], left: 0 });
});

test('brackets that an address opened belong to it', () => {
  expect(addressesIn('https://fr.wikipedia.org/wiki/Aloi_(titre). (https://a.example/b)')).toEqual([
    'https://fr.wikipedia.org/wiki/Aloi_(titre)',
    'https://a.example/b',
  ]);
});

test('links that look like badges', () => {
  expect(looksLikeBadge(BADGE)).toBe(true);
  expect(looksLikeBadge('https://univ.example/credentials/1234')).toBe(true);
  expect(looksLikeBadge('https://www.linkedin.com/in/camille')).toBe(false);
  expect(looksLikeBadge('https://a.example/badge.jpg')).toBe(false);
  expect(looksLikeBadge('nonsense')).toBe(false);
});
