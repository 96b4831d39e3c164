/** The dossier as a page holds it: read in pieces, kept up to date with what the background and other pages write. */
import { onNews } from '../../app/dossier/news.ts';
import { isPaused, readEntries, readEntry, readPeople } from '../../app/dossier/store.ts';
import type { Entry, Person } from '../../app/dossier/types.ts';

export interface Snapshot {
  /** In the order of adding. */
  entries: ReadonlyMap<string, Entry>;
  people: ReadonlyMap<string, Person>;
  paused: boolean;
  /** Everything has been read. */
  loaded: boolean;
}

/** Changes are gathered for this long before the page is drawn again (milliseconds). */
const GATHER = 150;

/** Calls back with every new state; returns how to stop. */
export function followDossier(listener: (snapshot: Snapshot) => void): () => void {
  let entries = new Map<string, Entry>();
  let people = new Map<string, Person>();
  let paused = false;
  let loaded = false;
  let stopped = false;
  const stale = new Set<string>();
  let stalePeople = true;
  let staleQueue = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading: Promise<void> | undefined;

  const publish = () => {
    if (!stopped) listener({ entries, people, paused, loaded });
  };

  async function refresh(): Promise<void> {
    const ids = [...stale].sort();
    stale.clear();
    if (stalePeople) {
      stalePeople = false;
      people = new Map((await readPeople()).map((person) => [person.id, person]));
    }
    if (staleQueue) {
      staleQueue = false;
      paused = await isPaused();
    }
    const found = await Promise.all(ids.map(async (id) => [id, await readEntry(id)] as const));
    const next = new Map(entries);
    for (const [id, entry] of found) {
      if (entry) next.set(id, entry);
      else next.delete(id);
    }
    entries = next;
    publish();
  }

  function soon(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      reading = (reading ?? Promise.resolve()).then(refresh).catch(() => undefined);
    }, GATHER);
  }

  const stop = onNews((news) => {
    for (const id of news.entries) stale.add(id);
    stalePeople ||= news.people === true;
    staleQueue ||= news.queue === true;
    soon();
  });

  reading = (async () => {
    await refresh();
    for await (const piece of readEntries()) {
      const next = new Map(entries);
      for (const entry of piece) next.set(entry.id, entry);
      entries = next;
      publish();
      // Let the page breathe between pieces.
      await new Promise((resolve) => setTimeout(resolve));
    }
    loaded = true;
    publish();
  })();

  return () => {
    stopped = true;
    clearTimeout(timer);
    stop();
  };
}
