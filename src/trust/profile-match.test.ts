import { expect, test } from 'vitest';
import type { Report } from '../verify/report.ts';
import { isAlike } from './alike.ts';
import { isProfileEntry, profileDifferences, type Said } from './profile-match.ts';

function badge(change: Partial<Report> = {}): Report {
  return {
    verdict: 'valid',
    reasons: [],
    standard: 'open-badges-3.0',
    checks: [],
    issuer: { name: 'Université de Poitiers', identity: { level: 'claimed', evidence: [] } },
    achievement: { name: 'Robotique pédagogique' },
    dates: { issued: '2024-03-05T10:00:00Z', until: '2027-03-05T10:00:00Z' },
    evidence: [],
    alignments: [],
    endorsements: [],
    contains: [],
    source: { retrieved: [] },
    ...change,
  };
}
const about = (said: Said, report = badge()) => profileDifferences(said, report).map((one) => one.about);

test.each([
  ['Robotique pédagogique', 'ROBOTIQUE PEDAGOGIQUE'],
  ['Robotique pédagogique', 'Pédagogique, robotique !'],
  ['Robotique pédagogique', 'Robotique pédagogique - niveau 2'],
  ['Robotique pédagogique', 'Certificat : Robotique pédagogique'],
  ['Robotique pédagogique', 'Robot. péd.'],
  ['Educational robotics', 'Robotique éducative'],
  ['Project Management Professional', 'PMP'],
  ['Project Management Professional', 'PMP® Certification'],
  ['Université de Poitiers', 'University of Poitiers'],
  ['Université de Poitiers', 'Univ. Poitiers'],
  ['Introduction to woodworking', 'Les métiers du bois'],
  ['AWS Certified Solutions Architect – Associate', 'AWS Solutions Architect Associate'],
  ['Level 3 welding', 'Welding, level 3'],
  ['Éducatech S.A.S.', 'EDUCATECH'],
  ['Nordet Cloud, Inc.', 'NORDET CLOUD GmbH'],
  ['Association Les Petits Débrouillards', 'Les petits debrouillards'],
])('%s and %s may be the same', (one, other) => {
  expect(isAlike(one, other)).toBe(true);
  expect(isAlike(other, one)).toBe(true);
});

test.each([
  ['Docteur en robotique', 'Robotique pédagogique'],
  ['Art', 'Party'],
  ['Robotique niveau 3', 'Robotique niveau 1'],
  ['Docteur en médecine', 'Premiers secours'],
  ['Sorbonne', 'Université de Poitiers'],
  ['Certificate of welding', 'Certificate of nursing'],
  ['Éducatech S.A.S.', 'Nordet S.A.S.'],
  ['Canopé SARL', 'Sorbonne SARL'],
])('%s and %s differ', (one, other) => {
  expect(isAlike(one, other)).toBe(false);
  expect(isAlike(other, one)).toBe(false);
});

test('each difference is named with both sides, in a fixed order', () => {
  const said = { title: 'Docteur en médecine', issuer: 'Sorbonne', date: 'mars 2019', until: 'Expires Mar 2029' };
  expect(profileDifferences(said, badge())).toEqual([
    { about: 'title', page: 'Docteur en médecine', badge: 'Robotique pédagogique' },
    { about: 'issuer', page: 'Sorbonne', badge: 'Université de Poitiers' },
    { about: 'date', page: 'mars 2019', badge: '2024-03-05T10:00:00Z' },
    { about: 'validity', page: 'Expires Mar 2029', badge: '2027-03-05T10:00:00Z' },
  ]);
});

test('a profile that tells the truth, or says nothing, differs in nothing', () => {
  expect(about({})).toEqual([]);
  const said = { title: 'Robotique', issuer: 'Univ. de Poitiers', date: 'Mar 2024', until: 'Expires Mar 2027' };
  expect(about(said)).toEqual([]);
  expect(about(said, badge({ achievement: {}, issuer: badge().issuer, dates: {} }))).toEqual([]);
  expect(about({ date: '2019' }, badge({ dates: { issued: 'some day' } }))).toEqual([]);
});

test('the platform, its site and who devised the badge may stand as the organisation', () => {
  const issuer = {
    name: 'Université de Poitiers',
    identity: {
      level: 'platform' as const,
      evidence: [{ kind: 'platform-flag' as const, name: 'Credly', host: 'www.credly.com' }],
    },
  };
  expect(about({ issuer: 'Credly' }, badge({ issuer }))).toEqual([]);
  expect(about({ issuer: 'Canopé' }, badge({ issuer }))).toEqual(['issuer']);
  expect(about({ issuer: 'Canopé' }, badge({ issuer, achievement: { creator: { name: 'Réseau Canopé' } } }))).toEqual(
    [],
  );
});

test.each([
  ['Mar 2024', []],
  ['mars 2024', []],
  ['Issued March 5, 2024', []],
  ['le 5 MARS 2024', []],
  ['févr. 2024', []], // the day before, elsewhere
  ['Apr 2024', []],
  ['2024', []],
  ['05/03/2024', []], // figures: their order is anyone's guess
  ['Jan 2024', ['date']],
  ['mai 2024', ['date']],
  ['juil. 2024', ['date']],
  ['août 2024', ['date']],
  ['Sept 2024', ['date']],
  ['déc. 2023', ['date']],
  ['Mar 2023', ['date']],
  ['2023', ['date']],
])('issued in March 2024, and the profile says %s', (date, expected) => expect(about({ date })).toEqual(expected));

test.each([
  ['Dec 2023', '2024-01-01T00:30:00Z', []],
  ['déc. 2023', '2024-01-31T00:00:00Z', []],
  ['Nov 2023', '2024-01-01T00:30:00Z', ['date']],
  ['2023', '2024-01-01T00:30:00Z', []],
  ['2023', '2024-03-01T00:30:00Z', ['date']],
])('at the turn of the year: %s and %s', (date, issued, expected) =>
  expect(about({ date }, badge({ dates: { issued } }))).toEqual(expected),
);

test.each([
  ['Expires Mar 2029', ['validity']],
  ['Expires Apr 2027', []],
  ['Expires Sep 2027', ['validity']],
  ['Expire en août 2027', ['validity']],
  ['Expires Jan 2027', []],
  ['No expiration date', ['validity']],
  ['Sans date d’expiration', ['validity']],
  ['Expires Mar 2027', []],
  ['Expires 2025', []],
  ['some day', []],
])('until: %s', (until, expected) => {
  expect(about({ until })).toEqual(expected);
  expect(about({ until }, badge({ dates: {} }))).toEqual([]);
});

test.each([
  [{ title: 'Mes badges' }, false],
  [{ date: '2024' }, false],
  [undefined, false],
  [{ title: 'Robotique', date: '2024' }, true],
  [{ title: 'Robotique', issuer: 'Canopé' }, true],
  [{ title: 'Robotique', credentialId: 'AB-12' }, true],
])('an entry of a profile: %o %s', (said, expected) => expect(isProfileEntry(said)).toBe(expected));
