import { expect, test } from 'vitest';
import type { Report } from '../verify/report.ts';
import { findReport } from './find-job.ts';
import { type Job, undecided } from './job.ts';

const report = (change: Partial<Report>): Report => ({
  ...undecided('timeout'),
  verdict: 'valid',
  reasons: [],
  standard: 'open-badges-3.0',
  ...change,
});
const made = (key: string, change: Partial<Job> = {}): [string, Job] => [
  key,
  {
    key,
    input: { url: `https://x.example/${key}` },
    certainty: 'found',
    state: change.report ? 'done' : 'running',
    asked: 0,
    attempt: 1,
    ...change,
  },
];
const source = (id: string) => ({ id, retrieved: [] });

test('by its key; by its id; by what it stands in', () => {
  const jobs = new Map([
    made('a', { report: report({ source: source('urn:a') }) }),
    made('b', { report: report({ source: source('urn:b') }) }),
  ]);
  expect(findReport(jobs, 'urn:a', ['b'])?.job.key).toBe('b');
  expect(findReport(jobs, 'urn:a')?.job.key).toBe('a');
  expect(findReport(jobs, 'https://x.example/b')?.job.key).toBe('b');
  expect(findReport(jobs, 'urn:c')).toBeUndefined();
  expect(findReport(jobs, undefined)).toBeUndefined();
});

test('a part of a record is found in it', () => {
  const part = report({ source: source('urn:part'), verdict: 'suspended' });
  const jobs = new Map([made('a', { report: report({ source: source('urn:a'), contains: [part] }) })]);
  expect(findReport(jobs, 'urn:part')?.report.verdict).toBe('suspended');
});

test('where a forgery carries a genuine id, the warning is shown', () => {
  const jobs = new Map([
    made('a', { report: report({ source: source('urn:a') }) }),
    made('b', { report: report({ source: source('urn:a'), verdict: 'invalid', reasons: ['signature-mismatch'] }) }),
  ]);
  expect(findReport(jobs, 'urn:a')?.report.verdict).toBe('invalid');
});

test('what a private window saw is found by its key only', () => {
  const jobs = new Map([made('p7-a', { private: 7, report: report({ source: source('urn:a') }) })]);
  expect(findReport(jobs, 'urn:a')).toBeUndefined();
});

test('of a picture and its link, the one that holds a credential; nothing is said too early', () => {
  const nothing = undecided('nothing-found');
  const good = report({ source: source('urn:a') });
  expect(
    findReport(new Map([made('img', { report: nothing }), made('link')]), undefined, ['img', 'link']),
  ).toBeUndefined();
  expect(
    findReport(new Map([made('img', { report: nothing }), made('link', { report: good })]), undefined, ['img', 'link'])
      ?.job.key,
  ).toBe('link');
  expect(findReport(new Map([made('img', { report: nothing })]), undefined, ['img'])?.report.reasons).toEqual([
    'nothing-found',
  ]);
});
