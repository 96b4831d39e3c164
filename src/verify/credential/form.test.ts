/** The form of a credential, and what is shown of it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../index.ts';
import { badge, DID_DOCUMENT, ISSUER, withAchievement } from '../testing/badges.ts';
import { controllerOf, issue, type Json, newKey, type TestKey } from '../testing/issue.ts';

let key: TestKey;
beforeAll(async () => {
  key = await newKey('Ed25519');
});

const run = async (document: Json, suite = 'eddsa-jcs-2022') =>
  verify(JSON.stringify(await issue(document, suite, key, { method: `${ISSUER}#key-1` })), {
    fetch: async (url) => {
      if (url !== DID_DOCUMENT) throw new TypeError('unreachable');
      return new Response(JSON.stringify(controllerOf(ISSUER, key)));
    },
    now: '2026-02-01T12:00:00Z',
  });
const form = async (document: Json) => {
  const { verdict, checks } = await run(document);
  const asked = checks.filter(({ id, outcome }) => id === 'format' && outcome !== 'pass');
  return [verdict, ...asked.map(({ outcome, code, detail }) => `${outcome} ${code} ${detail?.['property']}`)];
};
const without = (document: Json, ...names: string[]) =>
  Object.fromEntries(Object.entries(document).filter(([name]) => !names.includes(name)));

describe('form', () => {
  it('what a credential cannot do without', async () => {
    expect(await form(without(badge(), 'issuer'))).toEqual(['invalid', 'fail missing-property issuer']);
    expect(await form(badge('2.0', { issuer: { name: 'X' } }))).toEqual(['invalid', 'fail missing-property issuer']);
    const issuer = [{ id: ISSUER }, { id: 'did:web:b.example' }];
    expect(await form(badge('2.0', { issuer }))).toEqual(['invalid', 'fail bad-property issuer']);
    expect(await form(without(badge(), 'credentialSubject'))).toEqual([
      'invalid',
      'fail missing-property credentialSubject',
    ]);
  });

  it('what a badge should have is a matter of conformance', async () => {
    const subject = badge()['credentialSubject'] as Json;
    const nobody = badge('2.0', { credentialSubject: without(subject, 'identifier') });
    expect(await form(nobody)).toEqual(['valid', 'warn missing-property credentialSubject.id']);
    const nothing = badge('2.0', { credentialSubject: without(subject, 'achievement') });
    expect(await form(nothing)).toEqual(['valid', 'warn missing-property credentialSubject.achievement']);
    const bare = without((subject['achievement'] as Json) ?? {}, 'name', 'criteria');
    expect(await form(badge('2.0', { credentialSubject: { ...subject, achievement: bare } }))).toEqual([
      'valid',
      'warn missing-property achievement.name',
      'warn missing-property achievement.criteria',
    ]);
    // Any other credential has its own rules.
    expect(await form({ ...nobody, type: ['VerifiableCredential'] })).toEqual(['valid']);
  });
});

describe('facts', () => {
  it.each(['eddsa-jcs-2022', 'eddsa-rdfc-2022'])('of a badge by %s', async (suite) => {
    const document = withAchievement(
      badge('2.0', { validUntil: '2027-01-01T00:00:00Z', awardedDate: '2025-08-30T00:00:00Z' }),
      {
        image: { id: 'https://univ-rivage.example/b.png', type: 'Image' },
      },
    );
    const evidence = [{ id: 'https://univ-rivage.example/e/1', type: ['Evidence'], name: 'Rapport' }];
    const report = await run({ ...document, evidence }, suite);
    expect(report).toMatchObject({
      verdict: 'valid',
      standard: 'open-badges-3.0',
      issuer: { id: ISSUER, name: 'Université de Rivage', url: 'https://univ-rivage.example/' },
      achievement: {
        id: 'https://univ-rivage.example/achievements/robotique',
        name: 'Animer un atelier de robotique',
        criteria: { narrative: 'Trois séances observées.' },
        type: 'Badge',
        image: 'https://univ-rivage.example/b.png',
      },
      recipient: {
        identifiers: [
          {
            type: 'email',
            identity: 'sha256$f06390eeb2b284b32041a646e794d0cf83baa79253e80e794db0d6d9589bc292',
            hashed: true,
            salt: 'sel',
          },
        ],
      },
      dates: { from: '2025-09-01T08:00:00Z', until: '2027-01-01T00:00:00Z', awarded: '2025-08-30T00:00:00Z' },
      evidence: [{ id: 'https://univ-rivage.example/e/1', name: 'Rapport' }],
    });
    expect(report.alignments.map(({ name }) => name).sort()).toEqual(['CRCN 3.4', 'DigCompEdu 2.2']);
    expect(report.achievement?.tags?.toSorted()).toEqual(['atelier', 'robotique']);
  });

  it.each(['eddsa-jcs-2022', 'eddsa-rdfc-2022'])(
    'of several people: not what another achieved, by %s',
    async (suite) => {
      const own = badge()['credentialSubject'] as Json;
      const person = (name: string, achievement: Json): Json => ({
        type: ['AchievementSubject'],
        id: `did:example:${name}`,
        identifier: [
          { type: 'IdentityObject', hashed: false, identityHash: `${name}@b.example`, identityType: 'emailAddress' },
        ],
        achievement,
      });
      const other = {
        ...(own['achievement'] as Json),
        id: 'https://univ-rivage.example/achievements/cafe',
        name: 'Café',
      };
      const achievements: Record<string, Json> = { alice: own['achievement'] as Json, bob: other };
      for (const names of [
        ['alice', 'bob'],
        ['bob', 'alice'],
      ]) {
        const subjects = names.map((name) => person(name, achievements[name] as Json));
        const { recipient, achievement } = await run(badge('2.0', { credentialSubject: subjects }), suite);
        const [name = ''] = recipient?.id?.split(':').slice(-1) ?? [];
        expect(recipient?.identifiers.map(({ identity }) => identity)).toEqual([`${name}@b.example`]);
        expect(achievement?.id).toBe(achievements[name]?.['id']);
      }
      const team = ['alice', 'bob'].map((name) => person(name, other));
      const { recipient } = await run(badge('2.0', { credentialSubject: team }), suite);
      expect(recipient?.identifiers).toHaveLength(2);
    },
  );

  it('a salt that is a number has been hashed as it is written', async () => {
    const own = badge()['credentialSubject'] as Json;
    const identifier = { ...((own['identifier'] as Json[])[0] ?? {}), salt: 2024 };
    const { recipient } = await run(badge('2.0', { credentialSubject: { ...own, identifier: [identifier] } }));
    expect(recipient?.identifiers[0]?.salt).toBe('2024');
  });

  it('the strictest of dates that stand side by side', async () => {
    const report = await run(
      badge('2.0', { issuanceDate: '2026-06-01T00:00:00Z', expirationDate: '2026-07-01T00:00:00Z' }),
    );
    expect([report.verdict, ...report.reasons]).toEqual(['not-yet-valid', 'not-yet-valid']);
  });
});
