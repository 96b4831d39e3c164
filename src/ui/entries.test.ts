import { expect, test } from 'vitest';
import type { Job } from '../app/job.ts';
import type { TabState } from '../app/tab-state.ts';
import type { Candidate } from '../detect/candidate.ts';
import type { Report } from '../verify/report.ts';
import { credentialOf, listing, tally } from './entries.ts';
import { madeUp, tied } from './testing.ts';
import { en } from './words/en.ts';

const found = (id: string): Candidate => ({ id, certainty: 'found', via: 'link', url: `https://x.example/${id}` });
const possible = (id: string): Candidate => ({ ...found(id), certainty: 'possible', via: 'image' });

function made(parts: [Candidate, Report | undefined][]): [TabState, Map<string, Job>] {
  const candidates = parts.map(([candidate]) => candidate);
  const state: TabState = {
    tab: 1,
    private: false,
    frames: { '0': { document: 'd', url: 'https://x.example/', candidates } },
    jobs: Object.fromEntries(candidates.map(({ id }) => [id, `k-${id}`])),
  };
  const jobs = parts.map(([candidate, report]): [string, Job] => {
    const key = `k-${candidate.id}`;
    const job: Job = {
      key,
      input: { url: '' },
      certainty: candidate.certainty,
      state: 'waiting',
      asked: 0,
      attempt: 0,
    };
    return [key, report ? { ...job, state: 'done', finished: 5, report } : job];
  });
  return [state, new Map(jobs)];
}
const list = (...parts: [Candidate, Report | undefined][]) => listing(...made(parts));

test('what was found is shown while it is being verified; what is only possible is not', () => {
  const { entries, total, done } = list([found('a'), undefined], [possible('b'), undefined], [found('c'), madeUp()]);
  expect(entries.map(({ candidate }) => candidate.id)).toEqual(['a', 'c']);
  expect({ total, done }).toEqual({ total: 3, done: 1 });
});

test('a possible one is shown when it holds a credential, be it a broken one', () => {
  const nothing = madeUp({ verdict: 'unverified', reasons: ['nothing-found'], standard: 'unknown' });
  const unreachable = madeUp({ verdict: 'unverified', reasons: ['unreachable'], standard: 'unknown' });
  const broken = madeUp({ verdict: 'invalid', reasons: ['broken-json'], standard: 'unknown' });
  // A mobile document: the list of standards has no name for it.
  const mobile = madeUp({
    verdict: 'unverified',
    reasons: ['certificate-unanchored'],
    standard: 'unknown',
    checks: [{ id: 'proof.key', outcome: 'unknown', code: 'certificate-unanchored' }],
  });
  const { entries, empty } = list(
    [possible('a'), nothing],
    [possible('b'), unreachable],
    [possible('c'), broken],
    [possible('d'), madeUp()],
    [found('e'), nothing],
    [found('f'), unreachable],
    [possible('g'), mobile],
  );
  expect(entries.map(({ candidate }) => candidate.id)).toEqual(['f', 'c', 'd', 'g']);
  expect(empty.map(({ id }) => id)).toEqual(['e']);
});

test('an award on a platform is shown though its page holds nothing; another page that holds nothing is set aside', () => {
  const nothing = madeUp({ verdict: 'unverified', standard: 'unknown', reasons: ['nothing-found'] });
  const award = { ...found('award'), platform: 'certifier' };
  const { entries, empty } = list([award, nothing], [found('page'), nothing]);
  expect(entries.map(({ candidate }) => candidate.id)).toEqual(['award']);
  expect(empty.map(({ id }) => id)).toEqual(['page']);
  // Of a badge class and of a page of many it is said what they are.
  for (const reason of ['not-awarded', 'several-awards'] as const) {
    const other = madeUp({ verdict: 'unverified', standard: 'unknown', reasons: [reason] });
    expect(list([found('x'), other]).entries).toHaveLength(1);
  }
});

test('one credential found twice is shown once', () => {
  const source = { id: 'urn:1', retrieved: [] };
  expect(list([found('a'), madeUp({ source })], [found('b'), madeUp({ source })]).entries).toHaveLength(1);
  const digest = { digest: 'sha256:1', retrieved: [] };
  const bad = madeUp({ verdict: 'invalid', reasons: ['signature-mismatch'], source: digest });
  expect(list([found('a'), bad], [found('b'), bad]).entries).toHaveLength(1);
});

test('one credential found as image, link and text stands in as many places', () => {
  const source = { id: 'urn:1', retrieved: [] };
  const other = madeUp({ source: { id: 'urn:2', retrieved: [] } });
  const { entries } = list([found('a'), madeUp({ source })], [found('b'), other], [possible('c'), madeUp({ source })]);
  expect(entries.map(({ stands }) => stands.map(({ frame, id }) => `${frame} ${id}`))).toEqual([
    ['0 a', '0 c'],
    ['0 b'],
  ]);
});

test('a forgery with a genuine badge’s id is never joined with it', () => {
  const genuine = madeUp({ source: { id: 'urn:1', digest: 'sha256:1', retrieved: [] } });
  const forged = (digest: string) =>
    madeUp({ verdict: 'invalid', reasons: ['signature-mismatch'], source: { id: 'urn:1', digest, retrieved: [] } });
  const { entries } = list([found('a'), genuine], [found('b'), forged('sha256:2')], [found('c'), forged('sha256:3')]);
  expect(entries).toHaveLength(3);
  const other = madeUp({ issuer: { ...tied('claimed'), id: 'did:key:z' }, source: { id: 'urn:1', retrieved: [] } });
  expect(list([found('a'), genuine], [found('b'), other]).entries).toHaveLength(2);
});

test('a credential is known by its id, else by its bytes, else by where it stood', () => {
  const { entries } = list(
    [found('a'), madeUp({ source: { id: 'urn:1', digest: 'sha256:1', retrieved: [] } })],
    [found('b'), madeUp({ source: { digest: 'sha256:2', retrieved: [] } })],
    [found('c'), undefined],
  );
  expect(entries.map(credentialOf)).toEqual(['urn:1', 'sha256:2', 'https://x.example/c']);
});

test('the tally counts by tone', () => {
  const { entries } = list(
    [found('a'), madeUp()],
    [found('b'), madeUp({ issuer: tied('domain') })],
    [found('c'), madeUp({ verdict: 'invalid', reasons: ['no-proof'] })],
    [found('d'), undefined],
  );
  expect([...tally(entries, en)]).toEqual([
    ['claimed', 1],
    ['good', 1],
    ['bad', 1],
  ]);
});

test('no state, no list', () => {
  expect(listing(undefined, new Map())).toEqual({ entries: [], empty: [], total: 0, done: 0 });
});
