import { describe, expect, test } from 'vitest';
import { doorOf, type Served } from '../testing/door.ts';
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
  NOW,
  profile,
  said,
  verdict,
  world,
} from './testing/world.ts';

const check = (given: Json, more: Record<string, Served> = {}) =>
  verifyOpenBadges2(json(given), inquiryOf(world(more)));

describe('a good badge', () => {
  test('is valid, and shown from the hosted documents', async () => {
    const part = await check(assertion());
    expect(part.standard).toBe('open-badges-2.0');
    expect(said(part)).toEqual([]);
    expect(verdict(part)).toBe('valid');
    expect(part.facts).toMatchObject({
      id: ID,
      url: ID,
      issuer: {
        id: ISSUER,
        name: 'Université Bonne',
        identity: { level: 'domain', evidence: [{ kind: 'hosted', host: 'good.example' }] },
      },
      achievement: { id: CLASS, name: 'Robotique pédagogique', criteria: { narrative: 'Built one.' } },
      recipient: { identifiers: [{ type: 'email', hashed: true, salt: 's' }] },
      dates: { issued: '2025-01-31T12:00:00+00:00' },
    });
  });

  test('given as an address; over http; with everything embedded', async () => {
    expect(verdict(await verifyOpenBadges2({ kind: 'url', url: ID }, inquiryOf(world())))).toBe('valid');
    const http = (url: string) => url.replace('https:', 'http:');
    const old: Record<string, Served> = {
      [ID]: { body: assertion({ id: http(ID), badge: http(CLASS) }) },
      [CLASS]: { body: badge({ id: http(CLASS), issuer: http(ISSUER) }) },
      [ISSUER]: { body: profile({ id: http(ISSUER) }) },
    };
    expect(said(await check(assertion({ id: http(ID) }), old))).toEqual([]);
    const embedded = assertion({ badge: badge({ issuer: profile() }) });
    expect(said(await check(embedded, { [ID]: { body: embedded } }))).toEqual([]);
    const anonymous = assertion({ badge: { ...badge(), id: undefined } });
    expect(verdict(await check(anonymous, { [ID]: { body: anonymous } }))).toBe('valid');
  });

  test('a 2.1 profile, aliases of Moodle, JSON as text/html', async () => {
    const moodle = assertion({ verification: undefined, verify: { type: 'hosted', url: ID } });
    const part = await check(moodle, {
      [ID]: { body: JSON.stringify(moodle), mediaType: 'text/html' },
      [CLASS]: { body: badge({ alignments: [{ targetName: 'CRCN', targetUrl: 'https://crcn.example' }] }) },
    });
    expect(verdict(part)).toBe('valid');
    expect(part.facts.alignments).toEqual([{ name: 'CRCN', url: 'https://crcn.example' }]);
  });
});

describe('what the server answers', () => {
  const answers: [string, Served, string, string][] = [
    ['404', { status: 404, body: 'no' }, 'hosted.fetch fail not-found', 'invalid'],
    ['410', { status: 410, body: 'gone' }, 'status.revocation fail gone', 'revoked'],
    ['401', { status: 401, body: '' }, 'hosted.fetch unknown login-required', 'unverified'],
    ['403', { status: 403, body: '' }, 'hosted.fetch unknown login-required', 'unverified'],
    ['429', { status: 429, body: '' }, 'hosted.fetch unknown rate-limited', 'unverified'],
    ['500', { status: 500, body: '' }, 'hosted.fetch unknown http-error', 'unverified'],
    ['silence', { code: 'timeout' }, 'hosted.fetch unknown timeout', 'unverified'],
    ['a private address', { code: 'private-address' }, 'hosted.fetch unknown private-address', 'unverified'],
    [
      'a sign-in page',
      { body: '<html><form><input type="password"></form></html>' },
      'hosted.fetch unknown login-required',
      'unverified',
    ],
    ['another page', { body: '<!doctype html><p>Hello' }, 'hosted.fetch unknown wrong-media-type', 'unverified'],
    ['broken JSON', { body: '{"id":' }, 'hosted.fetch unknown broken-json', 'unverified'],
    ['deep JSON', { body: '['.repeat(100_000) }, 'hosted.fetch unknown too-deep', 'unverified'],
    ['an envelope', { body: { data: { message: 'private' } } }, 'hosted.fetch unknown not-a-credential', 'unverified'],
  ];
  test.each(answers)('%s', async (_, served, code, expected) => {
    const part = await check(assertion(), { [ID]: served });
    expect(said(part)).toEqual([code]);
    expect(verdict(part)).toBe(expected);
  });

  test('revoked, with its reason, and with nothing else in the document', async () => {
    for (const body of [
      { id: ID, revoked: true, revocationReason: 'Issued by mistake' },
      { revoked: true, revocationReason: 'Issued by mistake' },
      assertion({ revoked: true, revocationReason: 'Issued by mistake' }),
    ]) {
      const part = await check(assertion(), { [ID]: { body } });
      expect(verdict(part)).toBe('revoked');
      expect(part.checks.at(-1)?.detail).toMatchObject({ reason: 'Issued by mistake', by: 'host' });
    }
    const gone = await check(assertion(), { [ID]: { status: 410, body: { revocationReason: 'Cheated' } } });
    expect(gone.checks.at(-1)?.detail).toMatchObject({ reason: 'Cheated', status: 410 });
  });

  test('of a withdrawn badge nothing is shown that only the copy at hand says', async () => {
    const embedded = assertion({ badge: badge({ name: 'Convicted fraudster' }) });
    const part = await check(embedded, { [ID]: { status: 410, body: '' } });
    expect(part.facts.achievement).toBeUndefined();
    expect(part.facts.issuer).toEqual({ identity: { level: 'claimed', evidence: [] } });
  });

  test('the class or the profile cannot be had', async () => {
    for (const [url, status] of [
      [CLASS, 404],
      [ISSUER, 404],
      [ISSUER, 410],
      [CLASS, 500],
    ] as const) {
      const part = await check(assertion(), { [url]: { status, body: '' } });
      expect(verdict(part)).toBe('unverified');
      expect(part.facts.issuer.identity.level).toBe('claimed');
    }
    const embedded = assertion({ badge: badge({ issuer: profile() }) });
    const part = await check(embedded, { [ID]: { body: embedded }, [ISSUER]: { status: 404, body: '' } });
    expect(verdict(part)).toBe('unverified');
  });
});

describe('ids and redirects', () => {
  test('another id in the document', async () => {
    const part = await check(assertion(), { [ID]: { body: assertion({ id: 'https://good.example/assertions/2' }) } });
    expect(said(part)).toEqual(['hosted.fetch fail id-differs']);
    expect(verdict(part)).toBe('invalid');
    const revoked = await check(assertion(), { [ID]: { body: { id: 'https://good.example/2', revoked: true } } });
    expect(said(revoked)).toEqual(['hosted.fetch fail id-differs']);
  });

  test('no id in the document', async () => {
    const part = await check(assertion(), { [ID]: { body: { ...assertion(), id: undefined } } });
    expect(said(part)).toEqual(['hosted.fetch unknown missing-property']);
  });

  test('ids are compared as servers see them', async () => {
    const id = 'http://good.example:80/assert%69ons/%31';
    expect(said(await check(assertion(), { [ID]: { body: assertion({ id }) } }))).toEqual([]);
  });

  test('a redirect within the issuer, whose document names its last address', async () => {
    const last = 'https://good.example/api/assertions/1';
    const part = await check(assertion(), { [ID]: { body: assertion({ id: last }), url: last } });
    expect(verdict(part)).toBe('valid');
    expect(part.facts.id).toBe(last);
    expect(part.checks.find(({ id }) => id === 'hosted.fetch')?.detail).toEqual({ redirected: last });
  });

  test('a redirect from a good host to an evil one, as open redirectors give', async () => {
    const evil = 'https://evil.example/1';
    const own = await check(assertion(), { [ID]: { body: assertion({ id: evil }), url: evil } });
    expect(said(own)).toContain('hosted.scope fail host-differs');
    const kept = await check(assertion(), { [ID]: { body: assertion(), url: evil } });
    expect(said(kept)).toEqual(['hosted.scope unknown host-differs']);
    expect(kept.facts).toMatchObject({ id: ID, url: evil });
    const profileElsewhere = await check(assertion(), {
      [ISSUER]: { body: profile(), url: 'https://evil.example/profile' },
    });
    expect(said(profileElsewhere)).toEqual(['hosted.scope unknown host-differs']);
  });

  test('a redirect to a host that the issuer names, or to a sibling', async () => {
    const allowedOrigins = ['good.example', 'store.example'];
    const part = await check(assertion(), {
      [ID]: { body: assertion(), url: 'https://store.example/1' },
      [ISSUER]: { body: profile({ verification: { allowedOrigins } }) },
    });
    expect(verdict(part)).toBe('valid');
    const sibling = await check(assertion(), { [ID]: { body: assertion(), url: 'https://api.good.example/1' } });
    expect(verdict(sibling)).toBe('valid');
  });

  test('only a reference to a signed form: its issuer wants a signature', async () => {
    const signed = assertion({ verification: { type: 'SignedBadge', creator: `${ISSUER}#key` } });
    expect(said(await check(signed))).toEqual(['proof.signature unknown no-proof']);
    expect(said(await check(assertion(), { [ID]: { body: signed } }))).toEqual(['proof.signature unknown no-proof']);
  });

  test('hosted, but without an address', async () => {
    const part = await check(assertion({ id: 'urn:uuid:1' }));
    expect(said(part)).toEqual(['hosted.fetch unknown missing-property']);
    expect(verdict(part)).toBe('unverified');
  });
});

describe('forgeries', () => {
  test('a real id under an altered text: the hosted text is shown, and the difference is named', async () => {
    const altered = assertion({
      recipient: { type: 'email', hashed: false, identity: 'mallory@evil.example' },
      badge: badge({ name: 'Doctorate', issuer: profile({ name: 'Sorbonne' }) }),
      expires: '2099-01-01T00:00:00Z',
    });
    const part = await check(altered);
    expect(verdict(part)).toBe('valid');
    expect(said(part)).toEqual(['hosted.fetch warn content-differs']);
    expect(part.checks.find(({ code }) => code === 'content-differs')?.detail?.differs).toEqual([
      'achievement.name',
      'issuer.name',
      'recipient',
      'dates.until',
    ]);
    expect(part.facts.achievement?.name).toBe('Robotique pédagogique');
    expect(part.facts.recipient?.identifiers[0]?.identity).toMatch(/^sha256/);
    expect(part.facts.dates.until).toBeUndefined();
  });

  const EVIL = 'https://evil.example/1';
  test.each([
    ['the real class', assertion({ id: EVIL })],
    ['a class of its own that names the real issuer', assertion({ id: EVIL, badge: 'https://evil.example/class' })],
    [
      'an embedded profile that lets evil.example in',
      assertion({
        id: EVIL,
        badge: {
          ...badge(),
          id: undefined,
          issuer: profile({ verification: { allowedOrigins: ['evil.example'], startsWith: 'https://evil.example/' } }),
        },
      }),
    ],
  ])('served by another host, with %s', async (_, forged) => {
    const part = await check(forged, {
      [EVIL]: { body: forged },
      'https://evil.example/class': { body: badge({ id: 'https://evil.example/class' }) },
    });
    expect(said(part)).toContain('hosted.scope fail host-differs');
    expect(verdict(part)).toBe('invalid');
    expect(part.facts.issuer.identity.level).toBe('claimed');
  });

  test('a class that calls itself by the real address', async () => {
    const forged = assertion({ id: EVIL, badge: 'https://evil.example/class' });
    const part = await check(forged, {
      [EVIL]: { body: forged },
      'https://evil.example/class': { body: badge({ issuer: 'https://evil.example/issuer' }) },
      'https://evil.example/issuer': { body: profile() },
    });
    // It is a badge of evil.example, and shown as one.
    expect(part.facts.issuer.id).toBe('https://evil.example/issuer');
    expect(part.facts.issuer.identity.evidence).toMatchObject([{ host: 'evil.example' }]);
    expect(part.facts.achievement?.id).toBe('https://evil.example/class');
    expect(said(part).filter((line) => line === 'hosted.fetch warn id-differs')).toHaveLength(2);
  });

  test('an issuer without address: no policy can be enforced', async () => {
    for (const issuer of ['did:key:z6Mk', 'urn:uuid:1', { type: 'Profile', name: 'Sorbonne' }]) {
      const part = await check(assertion(), { [CLASS]: { body: badge({ issuer }) } });
      expect(said(part)).toContain('hosted.scope unknown issuer-not-http');
      expect(verdict(part)).toBe('unverified');
    }
  });

  test('no issuer, no class', async () => {
    expect(verdict(await check(assertion(), { [CLASS]: { body: badge({ issuer: undefined }) } }))).toBe('invalid');
    expect(verdict(await check(assertion(), { [ID]: { body: assertion({ badge: undefined }) } }))).toBe('invalid');
    expect(verdict(await check(assertion(), { [ID]: { body: assertion({ badge: 'urn:uuid:1' }) } }))).toBe(
      'unverified',
    );
  });
});

describe('dates, conformance, requests', () => {
  const served = (more: Json) => check(assertion(), { [ID]: { body: assertion(more) } });

  test('expired, not yet issued, without zone', async () => {
    expect(verdict(await served({ expires: '2026-01-01T00:00:00Z' }))).toBe('expired');
    expect(verdict(await served({ expires: new Date(NOW - 299_000).toISOString() }))).toBe('valid');
    expect(verdict(await served({ issuedOn: '2026-06-02T00:00:00Z' }))).toBe('not-yet-valid');
    expect(said(await served({ issuedOn: '2025-01-31T12:00:00' }))).toEqual(['validity.from warn date-without-zone']);
    expect(verdict(await served({ expires: 'later' }))).toBe('unverified');
    expect(verdict(await served({ issuedOn: '2025-01-01T00:00:00Z', expires: '2024-01-01T00:00:00Z' }))).toBe(
      'invalid',
    );
  });

  test('missing properties are warnings', async () => {
    const part = await check(assertion(), {
      [ISSUER]: { body: profile({ email: undefined }) },
      [CLASS]: { body: badge({ image: undefined, criteria: '' }) },
    });
    expect(verdict(part)).toBe('valid');
    expect(part.checks.filter(({ id }) => id === 'format').map(({ about, detail }) => [about, detail])).toEqual([
      ['badge', { property: 'image, criteria' }],
      ['issuer', { property: 'email' }],
    ]);
  });

  test('extensions are no error, and nothing else is fetched than the three documents', async () => {
    const door = world({
      [ID]: { body: assertion({ 'extensions:foo': { type: ['Extension'] }, evidence: 'https://good.example/e' }) },
    });
    const part = await verifyOpenBadges2(json(assertion()), inquiryOf(door));
    expect(verdict(part)).toBe('valid');
    expect(door.asked).toEqual([
      { url: ID, want: 'credential' },
      { url: CLASS, want: 'document' },
      { url: ISSUER, want: 'document' },
    ]);
  });

  test('facts in their several forms', async () => {
    const part = await check(assertion(), {
      [ID]: {
        body: assertion({
          recipient: [{ type: 'url', hashed: 'true', identity: 'sha256$AB' }],
          evidence: ['https://e.example/1', { id: 'https://e.example/2', name: 'Log', genre: 'Report' }],
          'extensions:recipientProfile': { name: 'Ada' },
        }),
      },
      [CLASS]: {
        body: badge({
          criteria: '/criteria',
          image: { id: '/i.png' },
          tags: ['a'],
          alignment: { name: 'x', url: 'y' },
        }),
      },
    });
    expect(part.facts).toMatchObject({
      recipient: { name: 'Ada', identifiers: [{ type: 'url', hashed: true }] },
      evidence: [{ id: 'https://e.example/1' }, { id: 'https://e.example/2', name: 'Log', genre: 'Report' }],
      achievement: {
        criteria: { id: 'https://good.example/criteria' },
        image: 'https://good.example/i.png',
        tags: ['a'],
      },
      alignments: [{ name: 'x', url: 'y' }],
    });
  });
});

describe('endorsements', () => {
  const E = 'https://boat.example/endorsements/1';
  const endorsement = (more: Json = {}): Json => ({
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Endorsement',
    id: E,
    issuer: 'https://boat.example/',
    claim: { id: CLASS, endorsementComment: 'Sound work.' },
    issuedOn: '2025-02-01T00:00:00Z',
    verification: { type: 'hosted' },
    ...more,
  });
  const boat = {
    type: 'Profile',
    id: 'https://boat.example/',
    name: 'BOAT',
    url: 'https://boat.example',
    email: 'a@b.c',
  };

  test('are verified by the endorser’s scope', async () => {
    const door = doorOf({ [E]: { body: endorsement() }, 'https://boat.example/': { body: boat } });
    const part = await verifyOpenBadges2(json(endorsement()), inquiryOf(door));
    expect(part.standard).toBe('endorsement-2.0');
    expect(verdict(part)).toBe('valid');
    expect(part.facts).toMatchObject({
      comment: 'Sound work.',
      endorses: CLASS,
      recipient: { id: CLASS, identifiers: [] },
      issuer: { name: 'BOAT' },
    });
    const forged = endorsement({ id: 'https://evil.example/e' });
    const other = doorOf({ 'https://evil.example/e': { body: forged }, 'https://boat.example/': { body: boat } });
    expect(verdict(await verifyOpenBadges2(json(forged), inquiryOf(other)))).toBe('invalid');
  });

  test('are named wherever they stand, with what they may be about', async () => {
    const part = await check(assertion(), {
      [ID]: { body: assertion({ endorsement: [E, 'not an address', 'aa.bb.cc'] }) },
      [CLASS]: { body: badge({ endorsement: endorsement() }) },
      [ISSUER]: { body: profile({ endorsement: [{ id: `${E}2` }, 'relative'] }) },
    });
    const about = [ID, CLASS, ISSUER];
    expect(part.facts.endorsementSources).toMatchObject([
      { url: E, about },
      { url: 'https://good.example/assertions/not%20an%20address' },
      { found: { kind: 'jws', text: 'aa.bb.cc' }, about },
      { found: { kind: 'json', value: { id: E } }, about },
      { url: `${E}2`, about },
      { url: 'https://good.example/relative', about },
    ]);
  });
});

test('a file that the issuer’s site hands out to be saved is anybody’s upload', async () => {
  const part = await check(assertion(), { [ID]: { body: assertion(), download: true } });
  expect([verdict(part), ...said(part)]).toEqual(['unverified', 'hosted.scope unknown served-as-download']);
  expect(part.facts.issuer.identity.level).toBe('claimed');
});
