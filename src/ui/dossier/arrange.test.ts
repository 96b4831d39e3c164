import { expect, test } from 'vitest';
import { entryOf } from '../../app/dossier/testing.ts';
import type { Person } from '../../app/dossier/types.ts';
import { madeUp, tied } from '../testing.ts';
import { en } from '../words/en.ts';
import { arrange, type Filter, NO_FILTER, nameOf, sharedAmong } from './arrange.ts';

const person = (id: string, name: string): Person => ({ id, name, addresses: [], note: '', added: 0 });
const PEOPLE = new Map([person('z', 'Zoé'), person('e', 'Émile'), person('a', 'Anna')].map((one) => [one.id, one]));
const badge = (name: string, issued: string, change = {}) =>
  madeUp({ achievement: { name }, dates: { issued }, ...change });
const ENTRIES = [
  entryOf({ person: 'z' }, badge('Robotique', '2025-03-01T00:00:00Z', { issuer: tied('domain') })),
  entryOf({ person: 'z' }, badge('Écriture', '2024-01-01', { verdict: 'revoked' })),
  entryOf(
    { person: 'e', note: 'vu le 3' },
    badge('Latin', '2023-01-01', { verdict: 'unverified', reasons: ['unreachable'] }),
  ),
  entryOf({
    place: { kind: 'page', name: 'Jeanne Petit | LinkedIn', url: 'https://l.example/jeanne' },
    suggest: 'Jeanne Petit',
  }),
  entryOf(
    { person: 'e', input: { digest: 'sha256:1', name: 'cv.zip › photo.png' } },
    madeUp({ verdict: 'unverified', reasons: ['nothing-found'] }),
  ),
];
const shown = (filter: Partial<Filter> = {}) => arrange(ENTRIES, PEOPLE, { ...NO_FILTER, ...filter }, en);
const names = (filter: Partial<Filter>) =>
  shown(filter).groups.flatMap(({ rows }) => rows.map(({ entry }) => nameOf(entry)));

test('what is not filed comes first, then people by name; who has nothing yet is shown', () => {
  expect(shown().groups.map(({ person, suggest }) => person?.name ?? suggest)).toEqual([
    'Jeanne Petit',
    'Anna',
    'Émile',
    'Zoé',
  ]);
  expect(shown({ search: 'latin' }).groups.map(({ person }) => person?.name)).toEqual(['Émile']);
});

test('what holds no badge is kept apart, named', () => {
  const emile = shown().groups.find(({ key }) => key === 'e');
  expect(emile?.rows).toHaveLength(1);
  expect(emile?.empty.map(nameOf)).toEqual(['photo.png']);
});

test('search: without accents and case, every word, notes too', () => {
  expect(names({ search: 'ECRITURE' })).toEqual(['Écriture']);
  expect(names({ search: 'zoe robot' })).toEqual(['Robotique']);
  expect(names({ search: 'vu le 3' })).toEqual(['Latin']);
  expect(shown({ search: 'nothing such' }).shown).toBe(0);
});

test('filters', () => {
  expect(names({ tone: 'bad' })).toEqual(['Écriture']);
  expect(names({ tone: 'pending' })).toEqual(['issuer.example · 4']);
  expect(names({ identity: 'domain' })).toEqual(['Robotique']);
  expect(names({ issuer: 'Université' })).toEqual(['Robotique']);
  expect(names({ from: '2024-01-01', until: '2025-03-01' })).toEqual(['Robotique', 'Écriture']);
  expect(shown().issuers).toEqual(['Université']);
});

test('orders', () => {
  const zoe = (sort: Filter['sort']) =>
    shown({ sort })
      .groups.find(({ key }) => key === 'z')
      ?.rows.map(({ entry }) => nameOf(entry));
  expect(zoe('added')).toEqual(['Robotique', 'Écriture']);
  expect(zoe('name')).toEqual(['Écriture', 'Robotique']);
  expect(zoe('issued')).toEqual(['Écriture', 'Robotique']);
  expect(zoe('verdict')).toEqual(['Écriture', 'Robotique']);
});

test('one credential under two persons is noticed', () => {
  const report = madeUp({ source: { id: 'urn:1', retrieved: [] } });
  const shared = sharedAmong([
    entryOf({ person: 'a' }, report),
    entryOf({ person: 'e' }, report),
    entryOf({ person: 'e' }, madeUp()),
  ]);
  expect([...shared.values()].map((set) => [...set])).toEqual([['a', 'e']]);
});

test('names: no query of an address, no folder of a file', () => {
  expect(nameOf(entryOf({ input: { url: 'https://a.example/x?mail=b@c' } }))).toBe('a.example · x');
  expect(nameOf(entryOf({ input: { url: 'https://a.example/' } }))).toBe('a.example');
});
