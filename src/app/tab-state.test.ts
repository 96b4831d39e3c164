import { expect, test } from 'vitest';
import type { PageSays } from '../detect/asked/types.ts';
import type { Candidate } from '../detect/candidate.ts';
import {
  answered,
  countFound,
  type FrameAnswer,
  type FrameReport,
  listed,
  pageOf,
  picked,
  reported,
  standsOf,
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

const SAYS: PageSays = { headings: ['Camille Moreau'], names: [], lines: ['c@x.example'], accounts: [] };
const answer = (change: Partial<FrameAnswer> = {}): FrameAnswer => ({
  frame: 0,
  document: 'D1',
  url: 'https://page.example/',
  candidates: [],
  ...change,
});
const PAGE = { url: 'https://page.example/', title: '(2) Camille' };

test('what was noticed on asking stays with its document, and is never more than the rest', () => {
  const background = one('bg', 'possible');
  const before = after({ candidates: [one('a')] }, { frame: 4, document: 'F', candidates: [] });
  const state = answered(before, [
    answer({ candidates: [background] }),
    answer({ frame: 4, document: 'F', candidates: [one('in', 'possible')] }),
    answer({ frame: 5, document: 'gone', candidates: [] }),
  ]);
  expect(ids(state)).toEqual(['a', 'bg', 'in']);
  expect(countFound(state)).toBe(1);
  // Reported again: still there. Another document: gone.
  expect(ids(reported(state, report({ candidates: [one('b')] })))).toEqual(['b', 'bg', 'in']);
  expect(ids(reported(state, report({ frame: 4, document: 'F2', candidates: [] })))).toEqual(['a', 'bg']);
  expect(ids(reported(state, report({ document: 'D2' })))).toEqual([]);
  // Answers of a document that has gone, or of a page that has not reported.
  expect(ids(answered(before, [answer({ document: 'D0', candidates: [background] })]))).toEqual(['a']);
  expect(answered(undefined, [answer()])).toBeUndefined();
});

test('what the page said holds until an application makes another page of it', () => {
  const state = answered(after({ page: PAGE }), [answer({ says: SAYS })]);
  expect(pageOf(state)).toMatchObject({ isWhole: true, emails: ['c@x.example'], headings: ['Camille Moreau'] });
  expect(pageOf(titled(state, '(3) Camille'))).toHaveProperty('isWhole');
  expect(pageOf(titled(state, 'Paul'))).not.toHaveProperty('emails');
  const moved = reported(
    state,
    report({ url: 'https://page.example/paul', page: { ...PAGE, url: 'https://page.example/paul' } }),
  );
  expect(pageOf(moved)).not.toHaveProperty('isWhole');
  expect(pageOf(reported(state, report({ document: 'D2', page: PAGE })))).not.toHaveProperty('isWhole');
  // Frames inside a page speak only for themselves.
  expect(pageOf(answered(after({ page: PAGE }), [answer({ frame: 3, document: 'F', says: SAYS })]))).toEqual(PAGE);
  expect(pageOf(undefined)).toBeUndefined();
});

test('where a candidate stands: every frame that holds it, but no pointing', () => {
  const state = picked(
    after({ candidates: [one('a')] }, { frame: 4, document: 'F', candidates: [one('a'), one('b')] }),
    1,
    [one('b')],
  );
  expect(Object.fromEntries(standsOf(state))).toEqual({
    a: [
      { frame: 0, id: 'a' },
      { frame: 4, id: 'a' },
    ],
    b: [{ frame: 4, id: 'b' }],
  });
});
