/** What the dossier's pages can have done; the page's entry point does it. */
import type { Aside } from '../../app/dossier/collect/types.ts';
import type { Entry, Person } from '../../app/dossier/types.ts';
import type { RawDocument } from '../../app/raw.ts';
import type { Report } from '../../verify/report.ts';
import type { Language } from '../words/language.ts';

/** What came of adding. */
export interface Added {
  added: number;
  /** There already. */
  known: number;
  /** Pasted lines without an address or a credential. */
  lines: number;
  /** Entries of a saved dossier among `added`; undefined for a file that claims to be one and is none. */
  imported: number;
  notImported: boolean;
  aside: Aside[];
}

export interface AddOptions {
  /** The person's name; empty: not filed. */
  who: string;
  /** Each folder's name is a person's. */
  perFolder: boolean;
  signal: AbortSignal;
  progress: (added: number) => void;
}

export interface Actions {
  addFiles(files: Iterable<File>, options: AddOptions): Promise<Added>;
  /** Must be called within the drop's own event. */
  addDropped(transfer: DataTransfer, options: AddOptions): Promise<Added>;
  addText(text: string, options: AddOptions): Promise<Added>;
  addLinks(asides: readonly Aside[], options: AddOptions): Promise<Added>;
  pause(paused: boolean): void;
  again(ids: readonly string[]): void;
  /** Files under a person of this name, who is made if need be; an empty name: nobody. */
  fileUnder(ids: readonly string[], name: string): void;
  changePerson(person: Person): void;
  noteOn(id: string, note: string): void;
  erase(ids: readonly string[]): void;
  erasePerson(id: string): void;
  eraseAll(): void;
  report(id: string): Promise<Report | undefined>;
  /** The entry's document to be read and copied; only one that is kept. */
  raw(entry: Entry): Promise<RawDocument | undefined>;
  /** Saves the entry's document as a file; fetches it where it was not kept. `false`: it could not be had. */
  saveDocument(entry: Entry): Promise<boolean>;
  saveTable(entries: readonly Entry[], people: ReadonlyMap<string, Person>, language: Language): Promise<void>;
  saveFile(entries: readonly Entry[], people: ReadonlyMap<string, Person>): Promise<void>;
  keepFor(months: number): void;
}
