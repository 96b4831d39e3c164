/** How long the dossier keeps what was put in. Pure, but for the sweep. */
import { database } from './database.ts';
import { erasedOn } from './erased-on.ts';
import { eraseEntries, readEntries } from './store.ts';
import type { Entry, Person } from './types.ts';

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
