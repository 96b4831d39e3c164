/** Puts what was collected into the dossier, a few at a time, so that memory in use does not grow with what is added. */
import type { Added, AddOptions } from '../../ui/dossier/actions.ts';
import { fromBase64 } from './base64.ts';
import { collect } from './collect/collect.ts';
import type { Aside, Item, PdfReader, Source } from './collect/types.ts';
import { readFile } from './file.ts';
import { folderName } from './folder-name.ts';
import { addEntries, type NewEntry, newPerson, putPerson, readPeople } from './store.ts';
import type { Person } from './types.ts';

/** Written together. */
const BATCH = 20;

export interface Adder {
  options: AddOptions;
  readPdf: PdfReader;
  /** The queue has something new. */
  wake: () => void;
}

/** Finds or makes the person of a name; told apart without regard to case. */
export async function personNamed(name: string): Promise<Person | undefined> {
  const wanted = name.trim().slice(0, 200);
  if (!wanted) return undefined;
  const fold = (text: string) => text.normalize('NFC').toLocaleLowerCase();
  const known = (await readPeople()).find((person) => fold(person.name) === fold(wanted));
  if (known) return known;
  const person = newPerson(wanted);
  await putPerson(person);
  return person;
}

export async function addSources(
  sources: AsyncIterable<Source> | Iterable<Source>,
  adder: Adder,
  allLinks = false,
): Promise<Added> {
  const { readPdf } = adder;
  const { signal } = adder.options;
  return addItems(collect(sources, { readPdf, signal, allLinks }), adder, (path) => ({
    kind: 'file',
    name: path.join(' › '),
  }));
}

export async function addItems(
  items: AsyncIterable<Item | Aside> | Iterable<Item | Aside>,
  adder: Adder,
  placeOf: (path: string[]) => NewEntry['place'],
): Promise<Added> {
  const { options, wake } = adder;
  const out: Added = { added: 0, known: 0, lines: 0, imported: 0, notImported: false, aside: [] };
  let batch: NewEntry[] = [];
  const persons = new Map<string, Promise<Person | undefined>>();
  const flush = async () => {
    if (batch.length === 0) return;
    const { added, known } = await addEntries(batch);
    batch = [];
    out.added += added.length;
    out.known += known;
    options.progress(out.added);
    if (added.length > 0) wake();
  };
  for await (const item of items) {
    if (options.signal.aborted) break;
    if (item.kind === 'aside') {
      out.aside.push(item);
    } else if (item.kind === 'dossier') {
      const imported = await importFile(item.text, adder);
      if (imported === undefined) out.notImported = true;
      else {
        out.added += imported.added;
        out.known += imported.known;
        out.imported += imported.added;
      }
    } else {
      const folder = options.perFolder ? folderName(item.path) : undefined;
      const name = folder ?? options.who;
      const found = persons.get(name) ?? personNamed(name);
      persons.set(name, found);
      const person = await found;
      const suggest = folderName(item.path);
      batch.push({
        input: item.kind === 'url' ? { url: item.url } : { bytes: item.bytes, name: item.path.join(' › ') },
        place: placeOf(item.path),
        ...(person ? { person: person.id } : suggest ? { suggest } : {}),
      });
      if (batch.length >= BATCH) await flush();
    }
  }
  await flush();
  return out;
}

/** A saved dossier: everything in it is checked anew; what it says of results is kept as its claim. */
async function importFile(text: string, { wake }: Adder): Promise<{ added: number; known: number } | undefined> {
  const file = readFile(text, fromBase64);
  if (!file) return undefined;
  const ids = new Map<string, string>();
  for (const one of file.people) {
    const person = await personNamed(one.name);
    if (!person) continue;
    ids.set(one.id, person.id);
    const addresses = [...new Set([...person.addresses, ...(one.addresses ?? [])])];
    await putPerson({ ...person, addresses, note: person.note || (one.note ?? '') });
  }
  let added = 0;
  let known = 0;
  for (let at = 0; at < file.entries.length; at += BATCH) {
    const items = file.entries.slice(at, at + BATCH).map((entry): NewEntry => {
      const person = entry.person === undefined ? undefined : ids.get(entry.person);
      return {
        input: entry.input,
        place: { kind: 'import', name: file.by },
        note: entry.note,
        imported: { by: file.by, ...entry.said },
        ...(person === undefined ? {} : { person }),
      };
    });
    const done = await addEntries(items);
    added += done.added.length;
    known += done.known;
    wake();
  }
  return { added, known };
}
