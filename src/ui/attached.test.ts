import { expect, test } from 'vitest';
import type { Check } from '../verify/report.ts';
import { attachedHosts } from './attached.tsx';
import { madeUp } from './testing.ts';

const left = (...addresses: unknown[]): Check => ({
  id: 'related',
  outcome: 'skip',
  code: 'not-fetched',
  detail: { addresses },
});
const report = (checks: Check[], more = {}) =>
  madeUp({ issuer: { identity: { level: 'claimed', evidence: [] } }, checks, ...more });

test('whose servers would be asked: web addresses only, each host once', () => {
  const checks = [
    left('https://a.example/x.png', 'https://a.example/y.png', 'urn:uuid:1', 'data:,x', 7, 'not an address'),
    left('https://b.example/schema.json'),
    { ...left('https://asked.example/'), code: 'digest-differs' as const },
  ];
  expect(attachedHosts(report(checks))).toEqual(['a.example', 'b.example']);
  expect(attachedHosts(report([{ ...left(), detail: {} }]))).toEqual([]);
});

test('pages and pictures that it names, until they have been asked for', () => {
  const named = {
    achievement: { image: 'https://c.example/badge.png', criteria: { id: 'https://d.example/criteria' } },
    evidence: [{ id: 'https://c.example/work' }, { id: 'mailto:a@e.example' }],
  };
  expect(attachedHosts(report([], named))).toEqual(['c.example', 'd.example']);
  expect(attachedHosts(report([{ id: 'links', outcome: 'pass' }], named))).toEqual([]);
});

test('nobody is sent anywhere by what is not proven', () => {
  const named = { achievement: { image: 'https://c.example/badge.png' } };
  for (const verdict of ['invalid', 'unverified']) expect(attachedHosts(report([], { ...named, verdict }))).toEqual([]);
});
