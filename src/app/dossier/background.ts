/** The dossier's half of the background. Loaded when there is something to do for it. */
import { browser } from 'wxt/browser';
import type { Portray } from '../jobs.ts';
import { readSettings } from '../settings.ts';
import { addFromJobs } from './add-from-jobs.ts';
import { QUEUE_ALARM, RETENTION_ALARM } from './alarms.ts';
import { toBase64 } from './base64.ts';
import { DossierQueue, type LookInto } from './queue.ts';
import { sweep } from './retention.ts';
import { readEntry } from './store.ts';

let queue: DossierQueue | undefined;

export interface Surroundings {
  look: LookInto;
  portray?: Portray;
  /** Hears when `who` is about to make requests, and when it makes no more. */
  changed: (busy: boolean, who: 'queue' | 'document') => void;
}

/** Browsers forget alarms at their own times, and may run for weeks: set whenever it is missing. */
async function setRetention(): Promise<void> {
  if (await browser.alarms.get(RETENTION_ALARM)) return;
  await browser.alarms.create(RETENTION_ALARM, { delayInMinutes: 720, periodInMinutes: 720 });
}

/** Works through what is waiting; resolves at once, the work goes on. */
export function wakeDossier(surroundings: Surroundings): void {
  queue ??= new DossierQueue(surroundings.look, (busy) => surroundings.changed(busy, 'queue'), surroundings.portray);
  queue.wake().catch(() => undefined);
  setRetention().catch(() => undefined);
}

export async function addToDossier(keys: readonly string[], surroundings: Surroundings): Promise<boolean> {
  const added = await addFromJobs(keys);
  if (added) wakeDossier(surroundings);
  return added;
}

/** The browser has started, or an alarm rings: erase what is past its time, go on with what is waiting. */
export async function tendDossier(alarm: string | undefined, surroundings: Surroundings): Promise<void> {
  if (alarm !== QUEUE_ALARM) {
    await setRetention();
    await sweep((await readSettings()).dossierMonths);
  }
  wakeDossier(surroundings);
}

/** The document behind an entry, asked for again and kept nowhere: base64. */
export async function documentOf(id: string, { look, changed }: Surroundings): Promise<string | undefined> {
  const entry = await readEntry(id);
  if (!entry || !('url' in entry.input)) return undefined;
  let document: Uint8Array | string | undefined;
  changed(true, 'document');
  try {
    await look(entry.input.url, AbortSignal.timeout(30_000), (taken) => {
      document = taken;
    });
  } finally {
    changed(false, 'document');
  }
  if (document === undefined || (typeof document === 'string' && /^https?:/.test(document))) return undefined;
  return toBase64(typeof document === 'string' ? new TextEncoder().encode(document) : document);
}
