// The database in Node, true to the specification.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { database } from './database.ts';
import { erasedOn } from './erased-on.ts';
import { isOverdue, sweep } from './retention.ts';
import {
  addEntries,
  changeEntries,
  eraseAll,
  eraseEntries,
  erasePerson,
  fileUnder,
  newId,
  newPerson,
  putPerson,
  readDocument,
  readEntries,
  readEntry,
  readPeople,
} from './store.ts';
import type { Entry } from './types.ts';

const LIST = { kind: 'list' as const, name: '' };
const bytes = (text: string) => new TextEncoder().encode(text);
const counts = async () => {
  const db = await database();
  const names = ['people', 'entries', 'reports', 'documents', 'facts'] as const;
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await db.count(name)])));
};
async function all(): Promise<Entry[]> {
  const out: Entry[] = [];
  for await (const piece of readEntries(2)) out.push(...piece);
  return out;
}

beforeEach(eraseAll);

test('ids keep the order of adding', async () => {
  const ids = Array.from({ length: 200 }, () => newId(1_700_000_000_000));
  expect([...ids].sort()).toEqual(ids);
});

test('the same thing for the same person goes in once', async () => {
  const items = [
    { input: { url: 'https://a.example' }, place: LIST },
    { input: { url: 'https://a.example' }, place: LIST },
    { input: { bytes: bytes('x'), name: 'x' }, place: LIST },
    { input: { bytes: bytes('x'), name: 'y' }, place: LIST },
    { input: { url: 'https://a.example' }, place: LIST, person: 'p' },
  ];
  expect(await addEntries(items)).toMatchObject({ added: { length: 3 }, known: 2 });
  expect(await addEntries(items)).toMatchObject({ added: [], known: 5 });
  expect(await counts()).toMatchObject({ entries: 3, documents: 1 });
});

test('entries are read in pieces, in order', async () => {
  await addEntries(Array.from({ length: 5 }, (_, i) => ({ input: { url: `https://a.example/${i}` }, place: LIST })));
  expect((await all()).map(({ input }) => 'url' in input && input.url.at(-1))).toEqual(['0', '1', '2', '3', '4']);
});

test('a document goes with the last entry that needs it', async () => {
  const { added } = await addEntries([
    { input: { bytes: bytes('x'), name: 'x' }, place: LIST },
    { input: { bytes: bytes('x'), name: 'x' }, place: LIST, person: 'p' },
  ]);
  const [first = '', second = ''] = added;
  const entry = await readEntry(first);
  const digest = entry && 'digest' in entry.input ? entry.input.digest : '';
  await eraseEntries([first]);
  expect(await readDocument(digest)).toEqual(bytes('x'));
  await eraseEntries([second]);
  expect(await counts()).toEqual({ people: 0, entries: 0, reports: 0, documents: 0, facts: 0 });
});

test('erasing a person leaves nothing of theirs, and everything of others', async () => {
  const [a, b] = [newPerson('A'), newPerson('B')];
  await putPerson(a);
  await putPerson(b);
  await addEntries([
    { input: { bytes: bytes('1'), name: '1' }, place: LIST, person: a.id, note: 'secret' },
    { input: { bytes: bytes('2'), name: '2' }, place: LIST, person: b.id },
  ]);
  await erasePerson(a.id);
  expect(await readPeople()).toEqual([b]);
  expect(await counts()).toMatchObject({ entries: 1, documents: 1 });
  expect(JSON.stringify(await all())).not.toContain('secret');
});

test('a change of an entry that was erased meanwhile brings nothing back', async () => {
  const { added } = await addEntries([{ input: { url: 'https://a.example' }, place: LIST }]);
  await eraseEntries(added);
  await changeEntries(added, (entry) => ({ ...entry, note: 'late' }));
  expect(await all()).toEqual([]);
});

test('filing, and taking back', async () => {
  const { added } = await addEntries([{ input: { url: 'https://a.example' }, place: LIST }]);
  await fileUnder(added, 'p');
  expect((await all())[0]?.person).toBe('p');
  await fileUnder(added, undefined);
  expect((await all())[0]).not.toHaveProperty('person');
});

test('months of the calendar', () => {
  const day = (text: string) => Date.parse(`${text}T12:00:00Z`);
  expect(erasedOn(day('2026-01-31'), 1)).toBe(day('2026-02-28'));
  expect(erasedOn(day('2027-11-30'), 3)).toBe(day('2028-02-29'));
  expect(erasedOn(day('2026-03-15'), 12)).toBe(day('2027-03-15'));
  expect(isOverdue({ added: day('2026-03-15') }, day('2027-03-14'), 12)).toBe(false);
  expect(isOverdue({ added: day('2026-03-15') }, day('2027-03-15'), 12)).toBe(true);
});

test('what is past its time is erased, and people nothing is left of', async () => {
  const now = Date.parse('2027-06-01T00:00:00Z');
  const old = { ...newPerson('Old'), added: Date.parse('2026-01-01T00:00:00Z') };
  const fresh = { ...newPerson('Fresh'), added: Date.parse('2026-01-01T00:00:00Z') };
  await putPerson(old);
  await putPerson(fresh);
  await addEntries([
    { input: { bytes: bytes('1'), name: '1' }, place: LIST, person: old.id, added: old.added },
    { input: { url: 'https://a.example' }, place: LIST, person: fresh.id, added: Date.parse('2027-01-01T00:00:00Z') },
  ]);
  expect(await sweep(12, now)).toBe(1);
  expect(await readPeople()).toEqual([fresh]);
  expect(await counts()).toMatchObject({ entries: 1, documents: 0 });
});
