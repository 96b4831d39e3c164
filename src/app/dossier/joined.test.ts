import { expect, test } from 'vitest';
import { madeUp, tied } from '../../ui/testing.ts';
import { badgeKey, joined, sameness } from './joined.ts';
import { entryOf } from './testing.ts';

const ID = 'https://univ.example/badges/1';
const proven = (change = {}) => madeUp({ issuer: tied('domain'), source: { id: ID, retrieved: [] }, ...change });

test('one id proven for one issuer is one credential, whatever file it came in', () => {
  const a = entryOf({ digest: 'sha256:a' }, proven());
  const b = entryOf({ digest: 'sha256:b' }, proven());
  expect(joined([a, b])).toEqual([{ entry: b, same: [a] }]);
});

test('a forgery that carries the id of a genuine badge does not disappear behind it', () => {
  const genuine = entryOf({ digest: 'sha256:a' }, proven());
  const forged = entryOf({ digest: 'sha256:b' }, proven({ verdict: 'invalid', reasons: ['signature-mismatch'] }));
  const open = entryOf({ digest: 'sha256:c' }, proven({ verdict: 'unverified', reasons: ['unreachable'] }));
  expect(joined([genuine, forged, open])).toHaveLength(3);
});

test('one id of two issuers, or with two verdicts, is two', () => {
  const other = { id: 'https://elsewhere.example/issuer', identity: { level: 'domain' as const, evidence: [] } };
  expect(joined([entryOf({}, proven()), entryOf({}, proven({ issuer: other }))])).toHaveLength(2);
  expect(joined([entryOf({}, proven()), entryOf({}, proven({ verdict: 'revoked' }))])).toHaveLength(2);
});

test('equal bytes are one, checked or not', () => {
  const waiting = [
    entryOf({ input: { digest: 'sha256:x', name: 'a' } }),
    entryOf({ input: { digest: 'sha256:x', name: 'b' } }),
  ];
  expect(joined(waiting)).toHaveLength(1);
  expect(sameness(entryOf())).toBeUndefined();
});

test('the same kind of badge', () => {
  expect(badgeKey(madeUp({ achievement: { id: 'urn:a', name: 'A' } }))).toBe('urn:a');
  expect(badgeKey(madeUp({ issuer: tied('domain'), achievement: { name: 'A' } }))).toBe(
    'https://univ.example/issuer A',
  );
  expect(badgeKey(madeUp({ achievement: { name: 'A' } }))).toBeUndefined();
  expect(badgeKey(undefined)).toBeUndefined();
});
