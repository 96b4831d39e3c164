import { describe, expect, test } from 'vitest';
import { plainPng } from '../read/testing/bake.ts';
import { checkLinks, linksOf } from './links.ts';
import type { Check } from './report.ts';
import { doorOf, type Served } from './testing/door.ts';
import { madeUp } from './testing/reports.ts';

const NAMED = madeUp({
  achievement: { image: 'https://a.example/badge.png', criteria: { id: 'https://a.example/criteria' } },
  issuer: { url: 'https://b.example/', identity: { level: 'claimed', evidence: [] } },
  evidence: [{ id: 'https://c.example/work' }, { id: 'https://b.example/' }, { id: 'urn:uuid:1' }],
});
const said = ({ id, outcome, code, about }: Check) => [id, outcome, code, about].filter(Boolean).join(' ');
async function look(served: Record<string, Served>, report = NAMED) {
  const door = doorOf(served);
  return { said: (await checkLinks(report, { door, now: 0, depth: 0 })).map(said), asked: door.asked };
}

test('the web addresses that a report names, each once', () => {
  expect(linksOf(NAMED).map(({ about, url }) => `${about} ${url}`)).toEqual([
    'achievement.image https://a.example/badge.png',
    'achievement.criteria https://a.example/criteria',
    'issuer.url https://b.example/',
    'evidence https://c.example/work',
  ]);
});

describe('pages and pictures', () => {
  test('that are there', async () => {
    const found = await look({
      'https://a.example/badge.png': { body: plainPng() },
      'https://a.example/criteria': { body: '<p>Three lessons.' },
      'https://b.example/': { body: '<p>We.' },
      'https://c.example/work': { body: 'x' },
    });
    expect(found.said.map((one) => one.split(' https')[0])).toEqual(Array.from({ length: 4 }, () => 'links pass'));
    expect(found.asked.map(({ want }) => want)).toEqual(['image', 'page', 'page', 'page']);
  });

  test('that are not: named, and nothing more', async () => {
    const found = await look({
      'https://a.example/badge.png': { body: '<p>Not a picture.' },
      'https://a.example/criteria': { status: 404, body: '' },
      'https://b.example/': { code: 'private-address' },
    });
    expect(found.said).toEqual([
      'links warn image-type-differs https://a.example/badge.png',
      'links unknown http-error https://a.example/criteria',
      'links unknown private-address https://b.example/',
      'links unknown unreachable https://c.example/work',
    ]);
  });

  test('that have been compared with their digest are not asked for again; a flood of them is cut', async () => {
    const compared = madeUp({
      ...NAMED,
      checks: [{ id: 'related', outcome: 'pass', about: 'https://c.example/work' }],
    });
    expect((await look({}, compared)).asked.map(({ url }) => url)).not.toContain('https://c.example/work');
    const many = madeUp({ evidence: Array.from({ length: 100 }, (_, at) => ({ id: `https://c.example/${at}` })) });
    const found = await look({}, many);
    expect(found.asked.length).toBeLessThanOrEqual(12);
    expect(found.said.at(-1)).toBe('links skip too-many-parts');
  });
});
