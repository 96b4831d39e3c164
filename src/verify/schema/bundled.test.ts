import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { compile, FILE } from '../../../scripts/compile-schemas.mjs';
import type { Json } from '../testing/issue.ts';
import { credentialErrors, extensionErrors } from './bundled.ts';
import { clr, endorsement, openBadge } from './testing/samples.ts';

describe('the compiled validators', () => {
  test('are those of the schemas beside them', async () => {
    expect((await readFile(FILE, 'utf8')) === (await compile()), 'run npm run schemas').toBe(true);
  }, 60_000);

  test('make no code at run time and need no other file', async () => {
    const text = await readFile(FILE, 'utf8');
    expect(text).not.toMatch(/\beval\(|new Function|Function\(['"]|\brequire\(|^import\b/m);
  });
});

describe('credentials', () => {
  const badge = (more: Json): Json => ({ ...openBadge('2.0'), ...more });
  const errors = (value: unknown) => credentialErrors(value, 'AchievementCredential', '2.0');

  test.each(['1.1', '2.0'] as const)('every property of every class, on VCDM %s', (model) => {
    expect(credentialErrors(openBadge(model), 'AchievementCredential', model)).toEqual([]);
    expect(credentialErrors(endorsement(model), 'EndorsementCredential', model)).toEqual([]);
    expect(credentialErrors(clr(model), 'ClrCredential', model)).toEqual([]);
  });

  test('the models are kept apart', () => {
    expect(credentialErrors(openBadge('1.1'), 'AchievementCredential', '2.0')).toContainEqual({
      path: '/validFrom',
      keyword: 'required',
    });
    expect(credentialErrors(openBadge('2.0'), 'AchievementCredential', '1.1')).toContainEqual({
      path: '/issuanceDate',
      keyword: 'required',
    });
  });

  test('compacted single values, issuer as an address, extended classes', () => {
    const compacted = badge({
      type: 'OpenBadgeCredential',
      issuer: 'did:web:univ-rivage.example',
      evidence: { type: 'Evidence' },
      credentialSchema: { id: 'https://a.example/s', type: 'JsonSchema' },
      credentialStatus: [{ type: 'BitstringStatusListEntry', statusListIndex: '7' }],
      '@context': ['https://www.w3.org/ns/credentials/v2', { extra: 'https://a.example/extra' }],
    });
    expect(errors(compacted)).toEqual([]);
  });

  test('a CLR of tokens and envelopes', () => {
    const record = clr('2.0');
    const of = (verifiableCredential: unknown) => ({
      ...record,
      credentialSubject: { ...(record['credentialSubject'] as Json), verifiableCredential },
    });
    const envelope = { type: 'EnvelopedVerifiableCredential', id: 'data:application/vc+jwt,a.b.c' };
    expect(
      credentialErrors(of([envelope, { ...envelope, type: [envelope.type] }, 'a.b.c']), 'ClrCredential', '2.0'),
    ).toEqual([]);
    expect(credentialErrors(of([{ type: 'Else' }]), 'ClrCredential', '2.0')).not.toEqual([]);
    expect(credentialErrors(of([]), 'ClrCredential', '2.0')).toEqual([
      { path: '/credentialSubject/verifiableCredential', keyword: 'minItems' },
    ]);
  });

  test.each([
    ['no subject', { credentialSubject: undefined }, '/credentialSubject', 'required'],
    ['a date without zone', { validFrom: '2025-09-01T08:00:00' }, '/validFrom', 'format'],
    ['an image that is only an address', { image: 'https://a.example/i.png' }, '/image', 'type'],
    ['a token that is none', { endorsementJwt: ['abc'] }, '/endorsementJwt/0', 'pattern'],
    ['a name that is a number', { name: 7 }, '/name', 'type'],
  ])('%s', (_, more, path, keyword) => {
    expect(errors(badge(more))).toEqual([{ path, keyword }]);
  });

  test('an achievement type that is neither known nor an extension', () => {
    const subject = openBadge('2.0')['credentialSubject'] as Json;
    const of = (achievementType: string) =>
      badge({
        credentialSubject: { ...subject, achievement: { ...(subject['achievement'] as Json), achievementType } },
      });
    expect(errors(of('Trophy'))).toEqual([{ path: '/credentialSubject/achievement/achievementType', keyword: 'enum' }]);
    expect(errors(of('ext:Trophy'))).toEqual([]);
  });

  test('at most twenty faults are listed, and a giant is not judged', () => {
    expect(errors(badge({ endorsementJwt: Array(1000).fill(7) }))).toHaveLength(20);
    expect(errors(badge({ endorsementJwt: Array(60_000).fill(7) }))).toBeUndefined();
  });
});

test('extensions are known by their type, in any letter case and notation', () => {
  for (const type of [
    'ApplyLink',
    'extensions:ApplyLink',
    'extensions:applyLink',
    'https://w3id.org/openbadges/extensions#ApplyLink',
  ]) {
    expect(extensionErrors({ url: 'https://a.example/' }, type)).toEqual([]);
    expect(extensionErrors({ url: 7 }, type)).toEqual([{ path: '/url', keyword: 'type' }]);
    expect(extensionErrors({}, type)).toEqual([{ path: '/url', keyword: 'required' }]);
  }
  expect(extensionErrors({}, 'extensions:Unheard')).toBeUndefined();
});
