import { expect, test } from 'vitest';
import type { Candidate } from '../detect/candidate.ts';
import {
  countFound,
  type FrameReport,
  listed,
  picked,
  reported,
  type TabState,
  titled,
  withJobs,
} from './tab-state.ts';

const one = (id: string, certainty: Candidate['certainty'] = 'found'): Candidate => ({
  id,
  certainty,
  via: 'link',
  url: `https://x.example/${id}`,
});
const report = (change: Partial<FrameReport> = {}): FrameReport => ({
  tab: 1,
  private: false,
  frame: 0,
  document: 'D1',
  url: 'https://page.example/',
  candidates: [],
  ...change,
});
const after = (...reports: Partial<FrameReport>[]) =>
  reports.reduce<TabState | undefined>((state, change) => reported(state, report(change)), undefined);
const ids = (state: TabState | undefined) => listed(state).map(({ id }) => id);

test('frames add up, each thing once, found before possible', () => {
  const state = after(
    { candidates: [one('p', 'possible'), one('a')] },
    { frame: 4, document: 'F', candidates: [one('a', 'possible'), one('b'), one('p')] },
  );
  expect(ids(state)).toEqual(['p', 'a', 'b']);
  expect(countFound(state)).toBe(3);
  expect(countFound(after({ candidates: [one('p', 'possible')] }))).toBe(0);
});

test('a later report of the same document replaces the earlier one', () => {
  expect(ids(after({ candidates: [one('a'), one('b')] }, { candidates: [one('b')] }))).toEqual(['b']);
});

test('a new document in the page’s own frame ends everything of the old one', () => {
  const state = after(
    { candidates: [one('a')] },
    { frame: 2, document: 'F', candidates: [one('b')] },
    { document: 'D2', candidates: [one('c')] },
  );
  expect(ids(state)).toEqual(['c']);
});

test('a frame that speaks before its page is not lost', () => {
  expect(ids(after({ frame: 2, document: 'F', candidates: [one('b')] }, { candidates: [one('a')] }))).toEqual([
    'a',
    'b',
  ]);
});

test('a frame without anything leaves nothing behind', () => {
  const state = after({ frame: 2, document: 'F', candidates: [one('b')] }, { frame: 2, document: 'F', candidates: [] });
  expect(state?.frames).toEqual({});
});

test('a private tab never continues an ordinary one', () => {
  const state = after({ candidates: [one('a')] }, { private: true, frame: 3, document: 'P', candidates: [one('b')] });
  expect(state?.private).toBe(true);
  expect(ids(state)).toEqual(['b']);
});

test('frames and candidates are bounded', () => {
  const frames = Array.from({ length: 80 }, (_, index) => ({
    frame: index + 1,
    document: `F${index}`,
    candidates: [one(`c${index}`)],
  }));
  expect(Object.keys(after(...frames)?.frames ?? {})).toHaveLength(50);
  const many = Array.from({ length: 300 }, (_, index) => one(`c${index}`));
  expect(listed(after({ candidates: many }))).toHaveLength(200);
});

test('jobs are kept for what is still there', () => {
  const state = after({ candidates: [one('a'), one('b')] });
  if (!state) throw new Error('no state');
  const asked = withJobs(state, { a: 'ka', b: 'kb', gone: 'kc' });
  expect(asked.jobs).toEqual({ a: 'ka', b: 'kb' });
  const later = reported(asked, report({ candidates: [one('b')] }));
  expect(withJobs(later, {}).jobs).toEqual({ b: 'kb' });
});

test('what was pointed at comes first and is not counted as found on the page', () => {
  const state = picked(after({ candidates: [one('a')] }), 1, [one('z')]);
  expect(ids(state)).toEqual(['z', 'a']);
  expect(countFound(state)).toBe(1);
  expect(ids(picked(undefined, 1, [one('z')]))).toEqual(['z']);
});

test('nothing known, nothing listed', () => {
  expect(listed(undefined)).toEqual([]);
  expect(countFound(undefined)).toBe(0);
});

test('what the page says of itself: from its own frame only, gone with it, its title kept up to date', () => {
  const page = { url: 'https://page.example/', title: 'Camille Moreau' };
  const ad = { url: 'https://ad.example/', title: 'Advertisement' };
  const state = after({ page }, { frame: 3, document: 'F', candidates: [one('a')], page: ad });
  expect(state?.page).toEqual(page);
  expect(titled(state, 'Paul Martin')?.page).toEqual({ ...page, title: 'Paul Martin' });
  expect(titled(state, 'Camille Moreau')).toBe(state);
  expect(titled(undefined, 'Paul Martin')).toBeUndefined();
  expect(after({ page }, { document: 'D2' })?.page).toBeUndefined();
  // The person has since told Aloi to stay away from this site.
  expect(after({ page }, {})?.page).toBeUndefined();
});
