/** The dossier's database. Opened only by the dossier's own code, closed by nobody: the browser does that. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Entry, Person, StoredDocument, StoredReport } from './types.ts';

export interface DossierSchema extends DBSchema {
  people: { key: string; value: Person };
  entries: {
    key: string;
    value: Entry;
    /** `digest`, `input`: the stored documents an entry needs, so that one goes when nobody needs it. */
    indexes: { state: Entry['state']; person: string; digest: string; input: string; url: string };
  };
  reports: { key: string; value: StoredReport };
  documents: { key: string; value: StoredDocument };
  facts: { key: string; value: unknown };
}

export type Database = IDBPDatabase<DossierSchema>;

let opened: Promise<Database> | undefined;

export function database(): Promise<Database> {
  opened ??= openDB<DossierSchema>('dossier', 1, {
    upgrade(db) {
      db.createObjectStore('people', { keyPath: 'id' });
      const entries = db.createObjectStore('entries', { keyPath: 'id' });
      entries.createIndex('state', 'state');
      entries.createIndex('person', 'person');
      entries.createIndex('digest', 'digest');
      entries.createIndex('input', 'input.digest');
      entries.createIndex('url', 'input.url');
      db.createObjectStore('reports', { keyPath: 'id' });
      db.createObjectStore('documents', { keyPath: 'digest' });
      db.createObjectStore('facts');
    },
    // A newer version of the extension wants to open it: make way.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
    terminated() {
      opened = undefined;
    },
  });
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}
