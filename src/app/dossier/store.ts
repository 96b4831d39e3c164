/** Reading and writing the dossier. Every change of an entry is one transaction: page and background both write. */

import type { IDBPTransaction } from 'idb';
import type { Report } from '../../verify/report.ts';
import { type DossierSchema, database } from './database.ts';
import { digestOf } from './digest.ts';
import { announce } from './news.ts';
import type { Entry, Imported, Person, Place } from './types.ts';

/** Something to be put in. */
export interface NewEntry {
  input: { url: string } | { bytes: Uint8Array; name: string };
  place: Place;
  person?: string;
  suggest?: string;
  note?: string;
  added?: number;
  imported?: Imported;
  /** What is known already, from the page it was added from. */
  brief?: Report;
  checked?: number;
}

export const readPeople = async (): Promise<Person[]> => (await database()).getAll('people');
export const readEntry = async (id: string): Promise<Entry | undefined> => (await database()).get('entries', id);
export const readReport = async (id: string): Promise<Report | undefined> =>
  (await (await database()).get('reports', id))?.report;
export const readDocument = async (digest: string): Promise<Uint8Array | undefined> =>
  (await (await database()).get('documents', digest))?.bytes;

/** Every entry, in pieces, so that reading a thousand never blocks the page. */
export async function* readEntries(piece = 150): AsyncGenerator<Entry[]> {
  const db = await database();
  let after: string | undefined;
  for (;;) {
    const found = await db.getAll('entries', after === undefined ? null : IDBKeyRange.lowerBound(after, true), piece);
    if (found.length > 0) yield found;
    if (found.length < piece) return;
    after = found.at(-1)?.id;
  }
}

export async function isEmpty(): Promise<boolean> {
  return (await (await database()).count('entries')) === 0;
}

let last = 0;
/** Ids in the order of adding, whichever context adds. */
export function newId(now = Date.now()): string {
  last = Math.max(now * 1000, last + 1);
  return `${last.toString(36).padStart(11, '0')}-${crypto.randomUUID().slice(0, 8)}`;
}

/**
 * Puts things in, to be checked by the queue. What the same person already has from the same address, or with the same
 * bytes, is not put in twice. Answers the ids put in, and how many were there already.
 */
export async function addEntries(items: readonly NewEntry[]): Promise<{ added: string[]; known: number }> {
  // Digests first: a transaction ends as soon as something else is waited for.
  const prepared = await Promise.all(
    items.map(async (item) => ({
      item,
      digest: 'bytes' in item.input ? await digestOf(item.input.bytes) : undefined,
    })),
  );
  const db = await database();
  const transaction = db.transaction(['entries', 'documents'], 'readwrite');
  const entries = transaction.objectStore('entries');
  const added: string[] = [];
  let known = 0;
  for (const { item, digest } of prepared) {
    const entry = toEntry(item, digest);
    const same =
      'url' in entry.input
        ? await entries.index('url').getAll(entry.input.url)
        : await entries.index('input').getAll(entry.input.digest);
    if (same.some(({ person }) => person === entry.person)) {
      known += 1;
      continue;
    }
    await entries.put(entry);
    if (digest !== undefined && 'bytes' in item.input) {
      await transaction.objectStore('documents').put({ digest, bytes: item.input.bytes });
    }
    added.push(entry.id);
  }
  await transaction.done;
  announce({ entries: added });
  return { added, known };
}

function toEntry(item: NewEntry, digest: string | undefined): Entry {
  const added = item.added ?? Date.now();
  return {
    id: newId(),
    input: 'url' in item.input ? { url: item.input.url } : { digest: digest ?? '', name: item.input.name },
    place: item.place,
    added,
    state: 'waiting',
    attempt: 0,
    note: item.note ?? '',
    ...(item.person === undefined ? {} : { person: item.person }),
    ...(item.suggest === undefined ? {} : { suggest: item.suggest }),
    ...(item.imported === undefined ? {} : { imported: item.imported }),
    ...(item.brief === undefined ? {} : { brief: item.brief }),
    ...(item.checked === undefined ? {} : { checked: item.checked }),
  };
}

/** Changes entries that are still there; `change` answers the new one. */
export async function changeEntries(ids: readonly string[], change: (entry: Entry) => Entry): Promise<void> {
  const transaction = (await database()).transaction('entries', 'readwrite');
  for (const id of ids) {
    const entry = await transaction.store.get(id);
    if (entry) void transaction.store.put(change(entry));
  }
  await transaction.done;
  announce({ entries: [...ids] });
}

export const noteOn = (id: string, note: string): Promise<void> =>
  changeEntries([id], (entry) => ({ ...entry, note: note.slice(0, 10_000) }));

/** Files entries under a person; without one they go back to what is not filed. */
export function fileUnder(ids: readonly string[], person: string | undefined): Promise<void> {
  return changeEntries(ids, ({ person: _person, ...entry }) => (person === undefined ? entry : { ...entry, person }));
}

/** Puts entries back into the queue. */
export function askAgain(ids: readonly string[]): Promise<void> {
  return changeEntries(ids, ({ worker: _worker, ...entry }) => ({ ...entry, state: 'waiting', attempt: 0 }));
}

export async function putPerson(person: Person): Promise<void> {
  await (await database()).put('people', person);
  announce({ entries: [], people: true });
}

export function newPerson(name: string): Person {
  return { id: crypto.randomUUID(), name: name.trim().slice(0, 200), addresses: [], note: '', added: Date.now() };
}

/** Erases entries, their reports, and documents that no other entry needs. */
export async function eraseEntries(ids: readonly string[]): Promise<void> {
  const transaction = (await database()).transaction(['entries', 'reports', 'documents'], 'readwrite');
  const entries = transaction.objectStore('entries');
  for (const id of ids) {
    const entry = await entries.get(id);
    if (!entry) continue;
    await entries.delete(id);
    void transaction.objectStore('reports').delete(id);
    const digests = new Set([entry.digest, 'digest' in entry.input ? entry.input.digest : undefined]);
    for (const digest of digests) {
      if (digest !== undefined) await dropUnneeded(transaction, digest);
    }
  }
  await transaction.done;
  announce({ entries: [...ids] });
}

type Writing = IDBPTransaction<DossierSchema, ('entries' | 'reports' | 'documents')[], 'readwrite'>;

/** Erases a document that no entry keeps any more; an entry that only has its fingerprint does not need it. */
export async function dropUnneeded(transaction: Writing, digest: string): Promise<void> {
  const entries = transaction.objectStore('entries');
  const isHandedOver = (await entries.index('input').count(digest)) > 0;
  const isKept = (await entries.index('digest').getAll(digest)).some(({ kept }) => kept === 'yes');
  if (!isHandedOver && !isKept) await transaction.objectStore('documents').delete(digest);
}

/** Erases a person and everything filed under them. */
export async function erasePerson(id: string): Promise<void> {
  const db = await database();
  await eraseEntries(await db.getAllKeysFromIndex('entries', 'person', id));
  await db.delete('people', id);
  announce({ entries: [], people: true });
}

export async function eraseAll(): Promise<void> {
  const db = await database();
  const ids = await db.getAllKeys('entries');
  const names = ['people', 'entries', 'reports', 'documents', 'facts'] as const;
  const transaction = db.transaction(names, 'readwrite');
  for (const name of names) void transaction.objectStore(name).clear();
  await transaction.done;
  announce({ entries: ids, people: true, queue: true });
}

export const isPaused = async (): Promise<boolean> => (await (await database()).get('facts', 'paused')) === true;

export async function pause(paused: boolean): Promise<void> {
  await (await database()).put('facts', paused, 'paused');
  announce({ entries: [], queue: true });
}
