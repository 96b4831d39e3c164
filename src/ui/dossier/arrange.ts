/** What the dossier's list shows: entries filtered, ordered, grouped by person, duplicates joined. Pure. */
import { issuedOf } from '../../app/dossier/issued.ts';
import { holdsNothing, joined, type Row, sameness } from '../../app/dossier/joined.ts';
import type { Entry, Person, Place } from '../../app/dossier/types.ts';
import type { IdentityLevel, Report } from '../../verify/report.ts';
import { headline, type Tone } from '../headline.ts';
import { addressOf } from '../text.ts';
import type { Words } from '../words/en.ts';

export type Sort = 'added' | 'verdict' | 'name' | 'issuer' | 'issued';

export interface Filter {
  search: string;
  tone: Tone | 'pending' | '';
  identity: IdentityLevel | '';
  issuer: string;
  /** Dates of issue, YYYY-MM-DD, both included. */
  from: string;
  until: string;
  sort: Sort;
}

export const NO_FILTER: Filter = { search: '', tone: '', identity: '', issuer: '', from: '', until: '', sort: 'added' };

export interface Group {
  key: string;
  /** Absent for what is not filed yet. */
  person?: Person;
  place?: Place;
  suggest?: string;
  rows: Row[];
  /** Things that hold no badge. */
  empty: Entry[];
  /** How many rows of each tone. */
  counts: ReadonlyMap<Tone | 'pending', number>;
}

export interface Arranged {
  groups: Group[];
  shown: number;
  all: number;
  /** Issuers' names for the filter. */
  issuers: string[];
}

const WORST_FIRST: (Tone | 'pending')[] = ['bad', 'unknown', 'lapsed', 'claimed', 'good', 'pending'];

export function arrange(
  entries: Iterable<Entry>,
  people: ReadonlyMap<string, Person>,
  filter: Filter,
  words: Words,
): Arranged {
  const collator = new Intl.Collator(words.language, { numeric: true, sensitivity: 'base' });
  const groups = new Map<string, { group: Group; entries: Entry[] }>();
  for (const person of people.values()) {
    groups.set(person.id, { group: { key: person.id, person, rows: [], empty: [], counts: new Map() }, entries: [] });
  }
  const issuers = new Set<string>();
  let all = 0;
  for (const entry of entries) {
    all += 1;
    const issuer = entry.brief?.issuer.name;
    if (issuer !== undefined) issuers.add(issuer);
    const person = entry.person === undefined ? undefined : people.get(entry.person);
    const key = person ? person.id : `: ${placeKey(entry.place)}`;
    let held = groups.get(key);
    if (!held) {
      held = { group: { key, place: entry.place, rows: [], empty: [], counts: new Map() }, entries: [] };
      groups.set(key, held);
    }
    held.entries.push(entry);
  }
  const isFiltered = isFilter(filter);
  let shown = 0;
  const out: Group[] = [];
  for (const { group, entries: own } of groups.values()) {
    const suggest = group.person ? undefined : suggested(own);
    if (suggest) group.suggest = suggest;
    const wanted = joined(own).filter(({ entry }) => fits(entry, group.person, filter, words));
    group.empty = wanted.filter(({ entry }) => isEmpty(entry)).flatMap(({ entry, same }) => [entry, ...same]);
    group.rows = sorted(
      wanted.filter(({ entry }) => !isEmpty(entry)),
      filter.sort,
      collator,
      words,
    );
    group.counts = countTones(group.rows, words);
    shown += wanted.reduce((sum, { same }) => sum + 1 + same.length, 0);
    if (wanted.length > 0 || (group.person && !isFiltered)) out.push(group);
  }
  out.sort((a, b) =>
    a.person && b.person
      ? collator.compare(a.person.name, b.person.name)
      : // What is not filed yet comes first: there is something to do.
        Number(a.person !== undefined) - Number(b.person !== undefined),
  );
  return { groups: out, shown, all, issuers: [...issuers].sort(collator.compare) };
}

export function isFilter({ sort: _sort, ...rest }: Filter): boolean {
  return Object.values(rest).some((value) => value !== '');
}

function countTones(rows: readonly Row[], words: Words): Group['counts'] {
  const counts = new Map<Tone | 'pending', number>();
  for (const { entry } of rows) {
    const tone = toneOf(entry, words);
    counts.set(tone, (counts.get(tone) ?? 0) + 1);
  }
  return counts;
}

const isEmpty = ({ state, brief }: Entry): boolean => state === 'done' && holdsNothing(brief);

const placeKey = ({ kind, url, name }: Place): string =>
  kind === 'page' ? (url ?? name) : kind === 'file' ? (name.split(/[/›]/)[0]?.trim() ?? '') : kind;

const tones = new WeakMap<Report, Tone>();

/** Asked of every entry at every change of one: remembered. The tone is the same in every language. */
export function toneOf({ state, brief }: Entry, words: Words): Tone | 'pending' {
  if (state !== 'done' || !brief) return 'pending';
  const known = tones.get(brief) ?? headline(brief, words).tone;
  tones.set(brief, known);
  return known;
}

/** The name that most of the place's badges, or the place itself, propose. */
function suggested(entries: readonly Entry[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { suggest, brief } of entries) {
    const name = suggest ?? brief?.recipient?.name;
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function fits(entry: Entry, person: Person | undefined, filter: Filter, words: Words): boolean {
  const { brief } = entry;
  if (filter.tone && toneOf(entry, words) !== filter.tone) return false;
  if (filter.identity && brief?.issuer.identity.level !== filter.identity) return false;
  if (filter.issuer && brief?.issuer.name !== filter.issuer) return false;
  const issued = issuedOf(brief)?.slice(0, 10) ?? '';
  if (filter.from && (issued === '' || issued < filter.from)) return false;
  if (filter.until && (issued === '' || issued > filter.until)) return false;
  if (!filter.search.trim()) return true;
  const text = `${searchable(entry)} ${fold(person?.name ?? '')}`;
  return fold(filter.search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const searched = new WeakMap<Entry, string>();

function searchable(entry: Entry): string {
  const { brief } = entry;
  const known =
    searched.get(entry) ??
    fold(
      [
        brief?.achievement?.name,
        brief?.issuer.name,
        brief?.recipient?.name,
        entry.place.name,
        entry.note,
        'url' in entry.input ? entry.input.url : entry.input.name,
      ].join(' '),
    );
  searched.set(entry, known);
  return known;
}

/** Without accents and case, as people search. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function sorted(rows: Row[], sort: Sort, collator: Intl.Collator, words: Words): Row[] {
  if (sort === 'added') return rows;
  // The key of each row once: making a headline is not free.
  const keyed = rows.map((row) => ({ row, key: sortKey(row.entry, sort, words) }));
  keyed.sort((a, b) => collator.compare(a.key, b.key));
  return keyed.map(({ row }) => row);
}

function sortKey(entry: Entry, sort: Exclude<Sort, 'added'>, words: Words): string {
  const { brief } = entry;
  switch (sort) {
    case 'verdict':
      return `${WORST_FIRST.indexOf(toneOf(entry, words))} ${nameOf(entry)}`;
    case 'name':
      return nameOf(entry);
    case 'issuer':
      return `${brief?.issuer.name ?? '\uffff'} ${nameOf(entry)}`;
    case 'issued':
      return issuedOf(brief) ?? '\uffff';
  }
}

/** What a row is called: the badge's name; else the file, or as much of the address as tells it from the next. */
export function nameOf({ brief, input, imported }: Entry): string {
  if (brief?.achievement?.name) return brief.achievement.name;
  if (imported?.name) return imported.name;
  if ('digest' in input) return input.name.split(/[/›]/).at(-1)?.trim() || input.name;
  return addressOf(input.url) ?? input.url;
}

/** The value of `data-credential`: the credential's id, or `sha256:` of its bytes, or where it was to be found. */
export function credentialOf({ brief, digest, input }: Entry): string {
  return brief?.source.id ?? digest ?? ('url' in input ? input.url : input.digest);
}

/** For each credential that more than one person has, those persons: worth a question, whatever the answer. */
export function sharedAmong(entries: Iterable<Entry>): Map<string, Set<string>> {
  const holders = new Map<string, Set<string>>();
  for (const entry of entries) {
    const key = entry.person === undefined ? undefined : sameness(entry);
    if (key === undefined || entry.person === undefined) continue;
    const set = holders.get(key) ?? new Set();
    set.add(entry.person);
    holders.set(key, set);
  }
  for (const [key, set] of holders) if (set.size < 2) holders.delete(key);
  return holders;
}
