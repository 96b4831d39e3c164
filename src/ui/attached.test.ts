import { expect, test } from 'vitest';
import type { Check } from '../verify/report.ts';
import { attachedHosts } from './attached.tsx';

const left = (...addresses: unknown[]): Check => ({
  id: 'related',
  outcome: 'skip',
  code: 'not-fetched',
  detail: { addresses },
});

test('whose servers would be asked: web addresses only, each host once', () => {
  const checks = [
    left('https://a.example/x.png', 'https://a.example/y.png', 'urn:uuid:1', 'data:,x', 7, 'not an address'),
    left('https://b.example/schema.json'),
    { ...left('https://asked.example/'), code: 'digest-differs' as const },
  ];
  expect(attachedHosts(checks)).toEqual(['a.example', 'b.example']);
  expect(attachedHosts([{ ...left(), detail: {} }])).toEqual([]);
});
