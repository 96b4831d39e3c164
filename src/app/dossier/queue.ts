/**
 * The dossier's queue. It lives in the database and is worked through in the background, so that it goes on when the page
 * is closed and after the browser was; what is in memory can be lost at any moment.
 */
import { browser } from 'wxt/browser';
import { isRecognised } from '../../verify/recognised.ts';
import type { Report } from '../../verify/report.ts';
import { CEILING, undecided } from '../job.ts';
import type { Portray } from '../jobs.ts';
import { keepAlive } from '../keep-alive.ts';
import { trimReport } from '../trim-report.ts';
import { QUEUE_ALARM } from './alarms.ts';
import { brief } from './brief.ts';
import { database } from './database.ts';
import { digestOf } from './digest.ts';
import { keptReport, mayKeep } from './may-keep.ts';
import { announce } from './news.ts';
import { changeEntries, dropUnneeded, isPaused, readDocument } from './store.ts';
import type { Entry } from './types.ts';

/** Looks into an address or a document; `taken` hears the bytes that were verified. Never throws. */
export type LookInto = (
  input: Uint8Array | string,
  signal: AbortSignal,
  taken: (document: Uint8Array | string) => void,
) => Promise<Report>;

/** In flight at once, documents and all: what is held in memory does not grow with the dossier. */
const AT_ONCE = 8;
const SOFT = CEILING - 8_000;
const MAX_ATTEMPTS = 2;
/** Milliseconds for a picture, its request included. */
const PICTURE = 10_000;

export class DossierQueue {
  readonly #worker = crypto.randomUUID();
  readonly #look: LookInto;
  readonly #changed: (busy: boolean) => void;
  readonly #portray: Portray | undefined;
  readonly #active = new Map<string, AbortController>();
  #working: Promise<void> | undefined;
  #again = false;
  #bell = Promise.withResolvers<void>();

  /** `changed` hears when work begins and when it has ended. */
  constructor(look: LookInto, changed: (busy: boolean) => void, portray?: Portray) {
    this.#look = look;
    this.#changed = changed;
    this.#portray = portray;
  }

  /** Something was put in, or the queue paused or resumed, or the background woke up. Resolves when there is nothing left. */
  wake(): Promise<void> {
    this.#again = true;
    this.#bell.resolve();
    this.#working ??= keepAlive(this.#work()).finally(() => {
      this.#working = undefined;
      // Woken in the very moment it ended.
      if (this.#again) void this.wake();
    });
    return this.#working;
  }

  async #work(): Promise<void> {
    if (!(await hasWork())) {
      this.#again = false;
      await browser.alarms.clear(QUEUE_ALARM);
      return;
    }
    this.#changed(true);
    void browser.alarms.create(QUEUE_ALARM, { delayInMinutes: 1, periodInMinutes: 1 });
    try {
      await this.#recover();
      const running = new Set<Promise<void>>();
      for (;;) {
        this.#again = false;
        this.#bell = Promise.withResolvers();
        const next = (await isPaused()) ? [] : await this.#begin(AT_ONCE - running.size);
        for (const entry of next) {
          const run: Promise<void> = this.#run(entry).finally(() => running.delete(run));
          running.add(run);
        }
        if (running.size === 0 && !this.#again) break;
        await Promise.race([...running, this.#bell.promise]);
      }
    } finally {
      this.#changed(false);
      if (!(await hasWork()) || (await isPaused())) await browser.alarms.clear(QUEUE_ALARM);
    }
  }

  /** What another life of the background left running is redone once, then given up. */
  async #recover(): Promise<void> {
    const transaction = (await database()).transaction('entries', 'readwrite');
    for (const entry of await transaction.store.index('state').getAll('running')) {
      if (entry.worker === this.#worker) continue;
      const { worker: _worker, ...rest } = entry;
      if (entry.attempt < MAX_ATTEMPTS) await transaction.store.put({ ...rest, state: 'waiting' });
      else await transaction.store.put(finished(rest, undecided('aborted')));
    }
    await transaction.done;
  }

  async #begin(count: number): Promise<Entry[]> {
    if (count <= 0) return [];
    const transaction = (await database()).transaction('entries', 'readwrite');
    const waiting = await transaction.store.index('state').getAll('waiting', count);
    const begun = waiting.map(
      (entry): Entry => ({ ...entry, state: 'running', worker: this.#worker, attempt: entry.attempt + 1 }),
    );
    for (const entry of begun) await transaction.store.put(entry);
    await transaction.done;
    if (begun.length > 0) announce({ entries: begun.map(({ id }) => id) });
    return begun;
  }

  async #run(entry: Entry): Promise<void> {
    const abort = new AbortController();
    this.#active.set(entry.id, abort);
    try {
      const given = 'url' in entry.input ? entry.input.url : await readDocument(entry.input.digest);
      let taken: Uint8Array | string | undefined;
      const report =
        given === undefined
          ? undecided('unreadable')
          : await this.#within(given, abort, (document) => {
              taken = document;
            });
      const kept = await save(entry.id, report, taken);
      const picture = kept && (await this.#portray?.(report, taken, AbortSignal.timeout(PICTURE)));
      // Checked again meanwhile: it may be another badge's picture by now.
      if (picture) await changeEntries([entry.id], (now) => (now.checked === kept.checked ? { ...now, picture } : now));
    } catch {
      await save(entry.id, undecided('internal'), undefined).catch(() => undefined);
    } finally {
      this.#active.delete(entry.id);
    }
  }

  async #within(
    input: Uint8Array | string,
    abort: AbortController,
    taken: (document: Uint8Array | string) => void,
  ): Promise<Report> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<Report>((resolve) => {
      timer = setTimeout(() => {
        abort.abort();
        resolve(undecided('timeout'));
      }, CEILING);
    });
    try {
      return await Promise.race([
        this.#look(input, AbortSignal.any([abort.signal, AbortSignal.timeout(SOFT)]), taken),
        late,
      ]);
    } finally {
      clearTimeout(timer);
    }
  }
}

async function hasWork(): Promise<boolean> {
  const db = await database();
  return (
    (await db.countFromIndex('entries', 'state', 'waiting')) +
      (await db.countFromIndex('entries', 'state', 'running')) >
    0
  );
}

function finished(entry: Entry, report: Report): Entry {
  const { worker: _worker, ...rest } = entry;
  return {
    ...rest,
    state: 'done',
    checked: Date.now(),
    version: browser.runtime.getManifest().version,
    brief: brief(report),
  };
}

/** Writes what came of an entry, unless it was erased meanwhile. Answers it where its document may be, and is, kept. */
async function save(id: string, report: Report, taken: Uint8Array | string | undefined): Promise<Entry | undefined> {
  // Of a withdrawn badge there is nothing but its address.
  const document = typeof taken === 'string' && /^https?:\/\/\S*$/i.test(taken) ? undefined : taken;
  const bytes = typeof document === 'string' ? new TextEncoder().encode(document) : document;
  const digest = bytes && (await digestOf(bytes));
  const transaction = (await database()).transaction(['entries', 'reports', 'documents'], 'readwrite');
  const entries = transaction.objectStore('entries');
  const before = await entries.get(id);
  let stored: Entry | undefined;
  if (before) {
    const own = 'digest' in before.input ? before.input.digest : undefined;
    const { digest: _digest, kept: _kept, picture: _picture, ...rest } = finished(before, report);
    const isKept = digest !== undefined && (digest === own || mayKeep(before.input, report));
    // Something that holds no credential is not kept: only what it was called, and what was found.
    const keep = isKept && isRecognised(report);
    const after: Entry = {
      ...rest,
      ...(digest === undefined ? {} : { digest, kept: keep || digest === own ? 'yes' : isKept ? 'no' : 'terms' }),
    };
    if (keep && bytes && digest !== own) await transaction.objectStore('documents').put({ digest, bytes });
    await transaction.objectStore('reports').put({ id, report: trimReport(keptReport(before.input, report)) });
    await entries.put(after);
    if (keep) stored = after;
    // An earlier document that this entry alone had.
    if (before.digest !== undefined && before.digest !== digest) await dropUnneeded(transaction, before.digest);
  }
  await transaction.done;
  announce({ entries: [id] });
  return stored;
}
