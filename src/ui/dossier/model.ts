/** The dossier as a page holds it: read in pieces, kept up to date with what the background and other pages write. */
import { isWriting, onNews } from '../../app/dossier/news.ts';
import { isPaused, readEntries, readEntry, readPeople } from '../../app/dossier/store.ts';
import type { Entry, Person } from '../../app/dossier/types.ts';

export interface Snapshot {
  /** In the order of adding. */
  entries: ReadonlyMap<string, Entry>;
  people: ReadonlyMap<string, Person>;
  paused: boolean;
  /** Everything has been read. */
  loaded: boolean;
  /** Something was, or is being, written that is not in here yet. */
  stale: boolean;
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
  let isReading = false;
  const stale = new Set<string>();
  let stalePeople = true;
  let staleQueue = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading: Promise<void> | undefined;

  const publish = () => {
    if (!stopped) listener({ entries, people, paused, loaded, stale: isWriting() || timer !== undefined || isReading });
  };

  async function refresh(): Promise<void> {
    isReading = true;
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
    isReading = false;
    publish();
  }

  function soon(): void {
    if (timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      isReading = true;
      reading = (reading ?? Promise.resolve()).then(refresh).catch(() => undefined);
    }, GATHER);
    publish();
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
      const isFirst = entries.size === 0;
      entries = next;
      if (isFirst) publish();
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
