/** Types of values, extensions, pictures and editions in Open Badges before 3.0: said, and never judged. */
import { describe, expect, test } from 'vitest';
import type { Check } from '../report.ts';
import { verifyOpenBadges2 } from './index.ts';
import {
  assertion,
  badge,
  CLASS,
  ID,
  ISSUER,
  inquiryOf,
  type Json,
  json,
  profile,
  verdict,
  world,
} from './testing/world.ts';

const run = (award: Json = {}, ofBadge: Json = {}, ofProfile: Json = {}) => {
  const given = assertion(award);
  return verifyOpenBadges2(
    json(given),
    inquiryOf(
      world({ [ID]: { body: given }, [CLASS]: { body: badge(ofBadge) }, [ISSUER]: { body: profile(ofProfile) } }),
    ),
  );
};
const said = ({ checks }: { checks: Check[] }, id: string) =>
  checks
    .filter((check) => check.id === id && check.outcome !== 'pass')
    .map(({ outcome, code, about, detail }) => [outcome, code, about, detail?.['property']].filter(Boolean).join(' '));

const DATA = 'data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22/%3E';

test('a badge with every property', async () => {
  const part = await run(
    {
      '@language': 'fr-FR',
      version: '1',
      image: { id: DATA, caption: 'Un robot', author: ISSUER },
      evidence: [
        { id: 'https://good.example/e', narrative: 'n', name: 'n', description: 'd', genre: 'g', audience: 'a' },
        'urn:e',
      ],
      narrative: 'n',
      expires: '2036-01-31T12:00:00Z',
      revoked: false,
    },
    {
      image: DATA,
      criteria: { id: 'https://good.example/c' },
      alignment: [
        {
          targetName: 'n',
          targetUrl: 'https://good.example/a',
          targetDescription: 'd',
          targetFramework: 'f',
          targetCode: 'c',
        },
      ],
      tags: ['a', 'b'],
      related: [{ id: 'https://good.example/en', '@language': 'en', version: '2' }, 'https://good.example/es'],
      '@language': 'fr',
      version: '3',
    },
    {
      telephone: '+33235000000',
      image: DATA,
      description: 'd',
      verification: { startsWith: 'https://good.example/assertions' },
    },
  );
  expect(said(part, 'format')).toEqual([]);
  expect(said(part, 'image')).toEqual([]);
  expect(verdict(part)).toBe('valid');
  expect(part.facts.achievement).toMatchObject({
    language: 'fr',
    version: '3',
    related: [{ id: 'https://good.example/en', language: 'en', version: '2' }, { id: 'https://good.example/es' }],
  });
});

describe('types of values', () => {
  const recipient = (more: Json) => ({
    recipient: { type: 'email', hashed: false, identity: 'a@good.example', ...more },
  });
  test.each<[string, Json]>([
    ['issuedOn', { issuedOn: 1_700_000_000 }],
    ['expires', { expires: 'tomorrow' }],
    ['image', { image: 'robot.png' }],
    ['image.id', { image: { caption: 'c' } }],
    ['image.author', { image: { id: DATA, author: 'me' } }],
    ['evidence', { evidence: 'my video' }],
    ['evidence.id', { evidence: { id: 'my video' } }],
    ['narrative', { narrative: 7 }],
    ['revoked', { revoked: 'no' }],
    ['@language', { '@language': 'français' }],
    ['related', { related: 'the other' }],
    ['related.id', { related: { version: '1' } }],
    ['recipient', { recipient: 'a@good.example' }],
    ['recipient.hashed', recipient({ hashed: 'false' })],
    ['recipient.type', recipient({ type: undefined })],
    ['recipient.identity', recipient({ identity: 'not an address' })],
    ['recipient.identity', recipient({ hashed: true, identity: 'sha256$c0ffee' })],
    ['recipient.identity', recipient({ type: 'telephone', identity: 'call me' })],
    ['recipient.identity', recipient({ type: 'url', identity: 'good.example' })],
  ])('award: %s', async (property, more) => {
    const part = await run(more);
    expect(said(part, 'format')).toEqual([`warn bad-property award ${property}`]);
    // An unreadable date is a question of its own.
    expect(verdict(part)).toBe(property === 'expires' ? 'unverified' : 'valid');
  });

  test.each<[string, Json]>([
    ['name', { name: { fr: 'Robot' } }],
    ['image', { image: 7 }],
    ['criteria', { criteria: 'Built one.' }],
    ['criteria', { criteria: { type: 'Criteria' } }],
    ['criteria.id', { criteria: { id: 'somewhere' } }],
    ['alignment', { alignment: 'CRCN' }],
    ['alignment.targetName', { alignment: { targetUrl: 'https://good.example/a' } }],
    ['alignment.targetUrl', { alignment: [{ targetName: 'n', targetUrl: 'urn:a' }] }],
    ['tags', { tags: [7] }],
    ['related.@language', { related: { id: 'urn:r', '@language': 'x' } }],
    ['version', { version: 2 }],
  ])('badge: %s', async (property, more) => {
    const part = await run({}, more);
    expect(said(part, 'format')).toEqual([`warn bad-property badge ${property}`]);
    expect(verdict(part)).toBe('valid');
  });

  test.each<[string, Json]>([
    ['url', { url: 'good.example' }],
    ['telephone', { telephone: '02 35 00 00 00' }],
    ['email', { email: 'badges' }],
    ['revocationList', { revocationList: 'list' }],
    ['verification', { verification: 'good.example' }],
    ['verification.startsWith', { verification: { startsWith: 'good.example' } }],
  ])('issuer: %s', async (property, more) => {
    expect(said(await run({}, {}, more), 'format')).toEqual([`warn bad-property issuer ${property}`]);
  });

  test('of one document are one warning', async () => {
    expect(said(await run({ narrative: 7, revoked: 'no' }), 'format')).toEqual([
      'warn bad-property award narrative, revoked',
    ]);
  });

  test('of version 1', async () => {
    const old: Json = {
      '@context': 'https://w3id.org/openbadges/v1',
      type: 'Assertion',
      uid: '1',
      recipient: { type: 'email', hashed: false, identity: 'a@good.example' },
      badge: CLASS,
      verify: { type: 'hosted', url: ID },
      issuedOn: 1_700_000_000,
      expires: 'never',
    };
    const served = world({ [ID]: { body: old }, [CLASS]: { body: badge({ criteria: 'criteria.html' }) } });
    expect(said(await verifyOpenBadges2(json(old), inquiryOf(served)), 'format')).toEqual([
      'warn bad-property award expires',
      'warn bad-property badge criteria',
    ]);
  });
});

describe('extensions', () => {
  const apply = (more: Json): Json => ({
    'extensions:ApplyLink': {
      '@context': 'https://openbadgespec.org/extensions/applyLinkExtension/context.json',
      type: ['Extension', 'extensions:ApplyLink'],
      ...more,
    },
  });

  test('keep to their schema', async () => {
    const part = await run({}, apply({ url: 'https://good.example/apply' }));
    expect(part.checks).toContainEqual({
      id: 'schema',
      outcome: 'pass',
      about: 'badge extensions:ApplyLink',
      detail: { schema: 'extensions:ApplyLink' },
    });
  });

  test('or depart from it, in any of the documents', async () => {
    for (const [place, part] of [
      ['award', await run(apply({ url: 7 }))],
      ['badge', await run({}, apply({ url: 7 }))],
      ['issuer', await run({}, {}, apply({ url: 7 }))],
    ] as const) {
      expect(said(part, 'schema')).toEqual([`warn schema-mismatch ${place} extensions:ApplyLink`]);
      expect(part.checks.find(({ id }) => id === 'schema')?.detail?.['errors']).toEqual([
        { path: '/url', keyword: 'type' },
      ]);
      expect(verdict(part)).toBe('valid');
    }
  });

  test('under a name of their own', async () => {
    const part = await run({}, { location: { type: ['Extension', 'extensions:GeoCoordinates'], description: 'Caen' } });
    expect(said(part, 'schema')).toEqual(['warn schema-mismatch badge location']);
  });

  test('that are unknown are no error, and nothing is fetched for them', async () => {
    const context = 'https://good.example/extension/context.json';
    const part = await run({}, { 'extensions:Own': { '@context': context, type: ['Extension', 'extensions:Own'] } });
    expect(said(part, 'schema')).toEqual(['skip schema-unavailable badge extensions:Own']);
    expect(said(part, 'format')).toEqual([]);
    expect(verdict(part)).toBe('valid');
    expect(said(await run({}, { 'extensions:Own': 'text' }), 'schema')).toEqual([
      'skip schema-unavailable badge extensions:Own',
    ]);
  });
});

test('pictures within the documents', async () => {
  const part = await run(
    { image: 'data:image/png,hello' },
    { image: 'data:image/png,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22/%3E' },
    { image: { id: DATA } },
  );
  expect(said(part, 'image')).toEqual(['warn broken-image award.image', 'warn image-type-differs badge.image']);
  expect(verdict(part)).toBe('valid');
});

describe('endorsements', () => {
  test('a claim about nothing', async () => {
    const id = 'https://good.example/endorsements/1';
    const endorsement: Json = {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Endorsement',
      id,
      claim: { endorsementComment: 7 },
      issuer: ISSUER,
      issuedOn: '2025-01-31T12:00:00Z',
      verification: { type: 'HostedBadge' },
    };
    const part = await verifyOpenBadges2(json(endorsement), inquiryOf(world({ [id]: { body: endorsement } })));
    expect(said(part, 'format')).toEqual(['warn bad-property award claim.id, claim.endorsementComment']);
  });
});
