/** Entries for tests: made up, never verified. */
import type { Report } from '../../verify/report.ts';
import type { Entry } from './types.ts';

let count = 0;

export function entryOf(change: Partial<Entry> = {}, report?: Report): Entry {
  count += 1;
  return {
    id: `e${String(count).padStart(4, '0')}`,
    input: { url: `https://issuer.example/${count}` },
    place: { kind: 'list', name: '' },
    added: Date.UTC(2026, 0, 31),
    state: report ? 'done' : 'waiting',
    attempt: 0,
    note: '',
    ...(report ? { brief: report, checked: Date.UTC(2026, 1, 1) + count } : {}),
    ...change,
  };
}
