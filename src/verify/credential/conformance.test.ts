import { beforeAll, describe, expect, test } from 'vitest';
import { verify } from '../index.ts';
import { openBadge } from '../schema/testing/samples.ts';
import { badge, ISSUER, withAchievement } from '../testing/badges.ts';
import { issue, type Json, newKey, type TestKey } from '../testing/issue.ts';
import { issueJcs, issuerWeb } from '../testing/web.ts';
import { checkConformance } from './conformance.ts';

const good = (): Json => {
  const credential = openBadge('2.0');
  const { endorsement: _, endorsementJwt: __, ...rest } = credential;
  return rest;
};
const subjectOf = (credential: Json) => credential['credentialSubject'] as Json;
const withSubject = (more: Json): Json => ({ ...good(), credentialSubject: { ...subjectOf(good()), ...more } });
const withIn = (more: Json): Json => withAchievement(good(), more);
const [result] = subjectOf(good())['result'] as [Json];
const [identity] = subjectOf(good())['identifier'] as [Json];

const said = (view: Json, partial = false) =>
  checkConformance(view, partial).map(({ code, detail }) => `${code} ${detail?.['property']}`);

test('a badge with every property', () => {
  expect(said(good())).toEqual([]);
  expect(said(openBadge('1.1'))).toEqual([]);
  expect(said({ type: ['VerifiableCredential'] })).toEqual([]);
});

describe('what is missing', () => {
  test.each([
    ['credentialSubject.id', withSubject({ id: undefined, identifier: undefined })],
    ['credentialSubject.achievement', withSubject({ achievement: undefined })],
    ['achievement.name', withIn({ name: undefined })],
    ['achievement.description', withIn({ description: undefined })],
    ['achievement.criteria', withIn({ criteria: undefined })],
    ['achievement.criteria.narrative', withIn({ criteria: { type: 'Criteria' } })],
  ])('%s', (property, view) => {
    expect(said(view)).toContain(`missing-property ${property}`);
    // Where only parts are disclosed, it may be there.
    expect(said(view, true).filter((one) => one.startsWith('missing'))).toEqual([]);
  });

  test('an identifier or an id will do, and an address or a text for criteria', () => {
    expect(said(withSubject({ id: undefined }))).toEqual([]);
    expect(said(withSubject({ identifier: undefined }))).toEqual([]);
    expect(said(withIn({ criteria: { narrative: 'n' } }))).toEqual([]);
    expect(said(withIn({ criteria: 'https://a.example/criteria' }))).toEqual([]);
  });
});

describe('what is wrong', () => {
  const other = (node: unknown) => ({ ...(node as Json), type: ['Other'] });
  test.each<[string, Json]>([
    ['id', { ...good(), id: 'seven' }],
    ['issuer.type', { ...good(), issuer: other(good()['issuer']) }],
    ['issuer.url', { ...good(), issuer: { ...(good()['issuer'] as Json), url: 'somewhere' } }],
    ['issuer.email', { ...good(), issuer: { ...(good()['issuer'] as Json), email: 'someone' } }],
    [
      'issuer.address.geo.type',
      { ...good(), issuer: { ...(good()['issuer'] as Json), address: { type: 'Address', geo: { latitude: 1 } } } },
    ],
    ['evidence.type', { ...good(), evidence: [other({ id: 'urn:e' })] }],
    ['evidence.id', { ...good(), evidence: [{ type: ['Evidence'], id: 'my video' }] }],
    ['credentialSubject.type', withSubject({ type: ['Other'] })],
    ['credentialSubject.id', withSubject({ id: 'Camille' })],
    ['credentialSubject.identifier.type', withSubject({ identifier: [other(identity)] })],
    [
      'credentialSubject.identifier.identityHash',
      withSubject({ identifier: [{ ...identity, identityHash: 'sha256$c0ffee' }] }),
    ],
    ['credentialSubject.achievement.type', withIn({ type: ['Other'] })],
    [
      'credentialSubject.achievement.alignment.type',
      withIn({ alignment: [{ targetName: 'n', targetUrl: 'https://a.example' }] }),
    ],
    ['achievement.alignment.targetUrl', withIn({ alignment: [{ type: 'Alignment', targetUrl: 'CRCN' }] })],
    ['credentialSubject.result.type', withSubject({ result: [other(result)] })],
    ['result.resultDescription', withSubject({ result: [{ ...result, resultDescription: 'urn:other' }] })],
    ['result.achievedLevel', withSubject({ result: [{ ...result, achievedLevel: 'urn:other' }] })],
    ['result.value', withSubject({ result: [{ ...result, value: 'Z' }] })],
  ])('%s', (property, view) => {
    expect(said(view)).toEqual([`bad-property ${property}`]);
  });

  test('a status result without a status', () => {
    const { status: _, ...silent } = result;
    const described = { id: 'urn:result', type: 'ResultDescription', name: 'n', resultType: 'Status' };
    const view = withSubject({ result: [{ ...silent, achievedLevel: undefined }] });
    const subject = subjectOf(view);
    const achievement = { ...(subject['achievement'] as Json), resultDescription: [described] };
    expect(said({ ...view, credentialSubject: { ...subject, achievement } })).toEqual(['bad-property result.status']);
  });

  test('a ring of organisations ends', () => {
    const ring: Json = { id: 'urn:a', type: 'Profile', name: 'n' };
    ring['parentOrg'] = ring;
    expect(said({ ...good(), issuer: ring })).toEqual([]);
  });
});

describe('in a whole verification', () => {
  let key: TestKey;
  beforeAll(async () => {
    key = await newKey('Ed25519');
  });
  const NOW = '2026-02-01T12:00:00Z';
  const formats = async (document: Json) => {
    const report = await verify(JSON.stringify(document), { fetch: issuerWeb(key).fetch, now: NOW });
    const found = report.checks.filter(({ id }) => id === 'format');
    return [
      report.verdict,
      ...found.map(({ outcome, detail }) => [outcome, detail?.['property']].filter(Boolean).join(' ')),
    ];
  };
  const { proof: _, credentialSchema: __, credentialStatus: ___, refreshService: ____, ...plain } = good();
  const issuer = { ...(plain['issuer'] as Json), id: ISSUER, endorsement: undefined, endorsementJwt: undefined };
  const bare: Json = JSON.parse(
    JSON.stringify({ ...withAchievement(plain, { endorsement: undefined, endorsementJwt: undefined }), issuer }),
  );

  test('over the bytes and over the statements, the same is said', async () => {
    const statements = (credential: Json) => issue(credential, 'eddsa-rdfc-2022', key, { method: `${ISSUER}#key-1` });
    expect(await formats(await issueJcs(bare, key))).toEqual(['valid', 'pass']);
    expect(await formats(await statements(bare))).toEqual(['valid', 'pass']);
    const wrong = withAchievement(bare, { alignment: [{ type: ['Alignment'], targetName: 'n', targetUrl: 'urn:n' }] });
    for (const signed of [await issueJcs(wrong, key), await statements(wrong)]) {
      expect(await formats(signed)).toEqual(['valid', 'warn achievement.alignment.targetUrl']);
    }
  });

  test('it never changes the verdict', async () => {
    const hash = { type: 'IdentityObject', hashed: true, identityHash: 'c0ffee', identityType: 'emailAddress' };
    const credential = badge('2.0', {
      credentialSubject: { ...(badge()['credentialSubject'] as Json), identifier: [hash] },
    });
    expect(await formats(await issueJcs(credential, key))).toEqual([
      'valid',
      'warn credentialSubject.identifier.identityHash',
    ]);
  });
});
