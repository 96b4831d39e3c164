import { describe, expect, it } from 'vitest';
import { note, pass } from '../verify/inquiry.ts';
import type { Report } from '../verify/report.ts';
import { doorOf } from '../verify/testing/door.ts';
import { identify } from './identity.ts';

const NOW = Date.parse('2026-02-01T12:00:00Z');
const SOUND = [pass('proof.signature'), pass('proof.key')];

function report(more: Partial<Report> & { host?: string } = {}): Report {
  const { host, ...rest } = more;
  const evidence = host === undefined ? [] : [{ kind: 'key-host' as const, host }];
  return {
    verdict: 'valid',
    reasons: [],
    standard: 'open-badges-3.0',
    checks: SOUND,
    issuer: { name: 'Rectorat de Normandie', identity: { level: host === undefined ? 'claimed' : 'domain', evidence } },
    dates: {},
    evidence: [],
    alignments: [],
    endorsements: [],
    contains: [],
    source: { retrieved: [] },
    ...rest,
  };
}

const ID = 'https://openbadgefactory.com/obv3/credentials/1';
const CREDENTIAL = { id: ID, type: 'VerifiableCredential', issuer: 'did:key:z6Mk' };

describe('identify', () => {
  it('a key on a host of its own is a domain', async () => {
    const { issuer } = await identify(report({ host: 'univ-rivage.example' }), '', doorOf({}), NOW);
    expect(issuer.identity).toEqual({ level: 'domain', evidence: [{ kind: 'key-host', host: 'univ-rivage.example' }] });
  });

  it('who is certified by an authority that the person trusts stays recognised, and nobody is asked for more', async () => {
    const identity = { level: 'recognised' as const, evidence: [{ kind: 'certificate' as const, name: 'Racine, FR' }] };
    const door = doorOf({});
    const issuer = { id: 'https://univ-rivage.example/', name: 'Université de Rivage', identity };
    expect((await identify(report({ issuer }), '', door, NOW)).issuer).toEqual(issuer);
    expect(door.asked).toEqual([]);
    const checks = [note('proof.signature', 'fail', 'signature-mismatch')];
    expect((await identify(report({ issuer, checks }), '', door, NOW)).issuer.identity.level).toBe('claimed');
  });

  it('a key on a host that publishes for many is a platform, named', async () => {
    const { issuer } = await identify(report({ host: 'www.credly.com' }), '', doorOf({}), NOW);
    expect(issuer.identity.level).toBe('platform');
    expect(issuer.identity.evidence[0]).toMatchObject({ name: 'Credly' });
  });

  it('a did:key whose credential its platform still publishes is the platform’s', async () => {
    const door = doorOf({ [ID]: { body: { issuer: 'did:key:z6Mk', type: 'VerifiableCredential', id: ID } } });
    const { issuer } = await identify(
      report({ source: { id: ID, retrieved: [] } }),
      JSON.stringify(CREDENTIAL),
      door,
      NOW,
    );
    expect(issuer.identity.level).toBe('platform');
    expect(issuer.identity.evidence).toEqual([
      { kind: 'published', host: 'openbadgefactory.com', url: ID, name: 'Open Badge Factory' },
    ]);
  });

  it.each([
    ['another credential stands there', { [ID]: { body: { ...CREDENTIAL, name: 'Doctorat' } } }],
    ['nothing stands there', { [ID]: { status: 404, body: '' } }],
    ['nobody answers', {}],
    ['a redirect leads elsewhere', { [ID]: { body: CREDENTIAL, url: 'https://contrefacon.example/1' } }],
  ])('stays claimed when %s', async (_, map) => {
    const { issuer } = await identify(
      report({ source: { id: ID, retrieved: [] } }),
      JSON.stringify(CREDENTIAL),
      doorOf(map),
      NOW,
    );
    expect(issuer.identity.level).toBe('claimed');
  });

  it.each([
    'raw.githubusercontent.com',
    'storage.googleapis.com',
    'web.archive.org',
    'jsonblob.com',
    'cdn.jsdelivr.net',
  ])('a key or a copy on %s, where anybody may put one, ties nobody to anything', async (host) => {
    const id = `https://${host}/forger/repository/credential.json`;
    const body = { ...CREDENTIAL, id };
    const source = { id, retrieved: [] };
    const door = doorOf({ [id]: { body } });
    for (const given of [report({ source }), report({ source, host })]) {
      const { issuer } = await identify(given, JSON.stringify(body), door, NOW);
      expect(issuer.identity).toEqual({ level: 'claimed', evidence: [] });
    }
    expect(door.asked).toEqual([]);
    const hosted = { kind: 'hosted' as const, host, url: id };
    const award = report({ issuer: { id, identity: { level: 'domain', evidence: [hosted] } } });
    const { issuer } = await identify(award, '', door, NOW);
    expect(issuer.identity).toEqual({ level: 'platform', evidence: [hosted] });
  });

  it('a copy that a site hands out to be saved is anybody’s upload, save on platforms', async () => {
    for (const [host, level] of [
      ['moodle.univ-rivage.example', 'claimed'],
      ['openbadgefactory.com', 'platform'],
    ] as const) {
      const id = `https://${host}/pluginfile.php/1/blog/attachment/1/credential.json`;
      const body = { ...CREDENTIAL, id };
      const given = report({ source: { id, retrieved: [] } });
      const door = doorOf({ [id]: { body, download: true } });
      expect((await identify(given, JSON.stringify(body), door, NOW)).issuer.identity.level).toBe(level);
    }
  });

  it('never takes the issuer’s url for evidence, and asks nothing for an id that is no address', async () => {
    const door = doorOf({});
    const claimed = report({ source: { id: 'urn:uuid:1', retrieved: [] } });
    claimed.issuer.url = 'https://www.ac-normandie.fr/';
    expect((await identify(claimed, JSON.stringify(CREDENTIAL), door, NOW)).issuer.identity.level).toBe('claimed');
    expect(door.asked).toEqual([]);
  });

  it('keeps the domain of an authentic credential whose status could not be asked', async () => {
    const checks = [...SOUND, note('status.revocation', 'unknown', 'status-unavailable')];
    const { issuer } = await identify(
      report({ host: 'univ-rivage.example', verdict: 'unverified', checks }),
      '',
      doorOf({}),
      NOW,
    );
    expect(issuer.identity.level).toBe('domain');
  });

  it('takes it away from a forged one', async () => {
    const checks = [note('proof.signature', 'fail', 'signature-mismatch'), pass('proof.key')];
    const { issuer } = await identify(
      report({ host: 'univ-rivage.example', verdict: 'invalid', checks }),
      '',
      doorOf({}),
      NOW,
    );
    expect(issuer.identity).toEqual({ level: 'claimed', evidence: [] });
  });

  it('judges endorsements and parts alike', async () => {
    const outer = report({
      endorsements: [report({ host: 'badgr.com' })],
      contains: [report({ host: 'api.badgr.io' })],
    });
    const { endorsements, contains } = await identify(outer, '', doorOf({}), NOW);
    expect([...endorsements, ...contains].map((one) => one.issuer.identity.level)).toEqual(['platform', 'platform']);
  });
});
