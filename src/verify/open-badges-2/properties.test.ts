/** Hostile documents: whatever stands in them, there is an answer, and nothing is valid that its issuer did not host. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { doorOf } from '../testing/door.ts';
import { verifyOpenBadges2 } from './index.ts';
import { assertion, badge, CLASS, ID, ISSUER, inquiryOf, type Json, json, profile, verdict } from './testing/world.ts';

// Loops of many cases on a busy machine: a hang would still be seen.
vi.setConfig({ testTimeout: 30_000 });

const odd = fc.oneof(
  { withCrossShrink: true },
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    ID,
    CLASS,
    ISSUER,
    'https://evil.example/x',
    'http://[',
    '//',
    '',
    null,
    [],
    {},
    { '@value': 'x' },
    { id: ISSUER },
    [ID, 'https://evil.example/x'],
    { type: 'signed' },
    { type: 'hosted', url: 'https://evil.example/x' },
    true,
    -1,
  ),
);
const names = [...new Set([...Object.keys(assertion()), ...Object.keys(badge()), ...Object.keys(profile())])].concat(
  'verify',
  'verification',
  'revoked',
  'expires',
  'endorsement',
  'claim',
  'evidence',
  'uid',
  '__proto__',
);
const changes = fc.array(fc.tuple(fc.constantFrom(...names), odd), { maxLength: 4 });

function changed(document: Json, list: [string, unknown][]): Json {
  const copy = { ...document };
  for (const [name, value] of list) Object.defineProperty(copy, name, { value, enumerable: true, configurable: true });
  return copy;
}

test('no document makes it throw, and the report is plain JSON', async () => {
  await fc.assert(
    fc.asyncProperty(changes, changes, changes, changes, async (given, one, two, three) => {
      const door = doorOf({
        [ID]: { body: changed(assertion(), one) },
        [CLASS]: { body: changed(badge(), two) },
        [ISSUER]: { body: changed(profile(), three) },
      });
      const part = await verifyOpenBadges2(json(changed(assertion(), given)), inquiryOf(door));
      expect(JSON.parse(JSON.stringify(part)).checks.length).toBeGreaterThan(0);
      expect(door.asked.length).toBeLessThanOrEqual(4);
    }),
    { numRuns: 500 },
  );
});

test('what the forger writes never makes another host’s badge valid', async () => {
  const EVIL = 'https://evil.example/1';
  await fc.assert(
    fc.asyncProperty(changes, changes, async (own, embedded) => {
      const forged = changed(assertion({ badge: changed(badge(), embedded) }), [...own, ['id', EVIL]]);
      const door = doorOf({
        [EVIL]: { body: forged },
        [CLASS]: { body: badge() },
        [ISSUER]: { body: profile() },
      });
      const part = await verifyOpenBadges2(json(forged), inquiryOf(door));
      if (verdict(part) === 'valid') expect(part.facts.issuer.id).toMatch(/^https:\/\/evil\.example\//);
    }),
    { numRuns: 500 },
  );
});
