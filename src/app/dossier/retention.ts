/** How long the dossier keeps what was put in. Pure, but for the sweep. */
import { database } from './database.ts';
import { eraseEntries, readEntries } from './store.ts';
import type { Entry, Person } from './types.ts';

/** The moment from which on something put in at `added` is erased: so many calendar months later (UTC). */
export function erasedOn(added: number, months: number): number {
  const date = new Date(added);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime();
}

export function isOverdue({ added }: Pick<Entry | Person, 'added'>, now: number, months: number): boolean {
  return erasedOn(added, months) <= now;
}

/** Erases what is past its time, and people nothing is left of. */
export async function sweep(months: number, now = Date.now()): Promise<number> {
  const overdue: string[] = [];
  for await (const piece of readEntries()) {
    for (const entry of piece) if (isOverdue(entry, now, months)) overdue.push(entry.id);
  }
  if (overdue.length > 0) await eraseEntries(overdue);
  const db = await database();
  for (const person of await db.getAll('people')) {
    const isUsed = (await db.countFromIndex('entries', 'person', person.id)) > 0;
    if (!isUsed && isOverdue(person, now, months)) await db.delete('people', person.id);
  }
  return overdue.length;
}
