import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Report, verify } from '../index.ts';
import { badge, DID_DOCUMENT, ISSUER, withAchievement } from '../testing/badges.ts';
import { controllerOf, issue, type Json, newKey, type TestKey } from '../testing/issue.ts';

const ENDORSER = 'did:web:reseau.example';
const ENDORSER_DOCUMENT = 'https://reseau.example/.well-known/did.json';
const CREDENTIAL_ID = String(badge()['id']);
const ACHIEVEMENT_ID = 'https://univ-rivage.example/achievements/robotique';

let own: TestKey;
let theirs: TestKey;
let served: Record<string, Json>;
beforeAll(async () => {
  own = await newKey('Ed25519');
  theirs = await newKey('Ed25519');
  served = { [DID_DOCUMENT]: controllerOf(ISSUER, own), [ENDORSER_DOCUMENT]: controllerOf(ENDORSER, theirs) };
});

function endorsement(about: string, more: Json = {}): Json {
  return {
    '@context': badge()['@context'],
    id: 'urn:uuid:11111111-2d0a-4f2d-8b43-0c1f5a1b2c3d',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'Avis du réseau',
    issuer: { id: ENDORSER, type: ['Profile'], name: 'Réseau' },
    validFrom: '2025-10-01T08:00:00Z',
    credentialSubject: { id: about, type: ['EndorsementSubject'], endorsementComment: 'Vu en classe.' },
    ...more,
  };
}

const endorsed = async (about: string, more: Json = {}, key = theirs, method = `${ENDORSER}#key-1`): Promise<Json> =>
  issue(endorsement(about, more), 'eddsa-rdfc-2022', key, { method });

/** The badge with endorsements in it, signed by its issuer. */
const sign = (document: Json, suite = 'eddsa-jcs-2022') => issue(document, suite, own, { method: `${ISSUER}#key-1` });

const run = (document: Json | string, more: Record<string, Json | undefined> = {}) =>
  verify(typeof document === 'string' ? document : JSON.stringify(document), {
    fetch: async (url) => {
      const found = { ...served, ...more }[url];
      if (!found) throw new TypeError('unreachable');
      return new Response(JSON.stringify(found), { headers: { 'content-type': 'application/json' } });
    },
    now: '2026-02-01T12:00:00Z',
  });

const said = ({ checks }: Report) =>
  checks.filter(({ id }) => id === 'endorsement').map(({ outcome, code }) => [outcome, code].join(' ').trim());

const achievementOf = (document: Json) => (document['credentialSubject'] as Json)['achievement'] as Json;

describe('endorsements', () => {
  it.each(['eddsa-jcs-2022', 'eddsa-rdfc-2022'])(
    'of the credential, the achievement and the issuer, inside %s',
    async (suite) => {
      const withAll = withAchievement(badge(), { endorsement: [await endorsed(ACHIEVEMENT_ID)] });
      const issuer = { ...(withAll['issuer'] as Json), endorsement: [await endorsed(ISSUER)] };
      const document = { ...withAll, issuer, endorsement: [await endorsed(CREDENTIAL_ID)] };
      const report = await run(await sign(document, suite));
      expect(report.verdict).toBe('valid');
      expect(said(report)).toEqual(['pass', 'pass', 'pass']);
      expect(report.endorsements).toHaveLength(3);
      expect(report.endorsements[0]).toMatchObject({
        standard: 'endorsement-3.0',
        verdict: 'valid',
        issuer: { id: ENDORSER, name: 'Réseau' },
        comment: 'Vu en classe.',
      });
    },
  );

  it('of the achievement or the issuer, standing at the credential', async () => {
    for (const about of [ACHIEVEMENT_ID, ISSUER]) {
      const report = await run(await sign(badge('2.0', { endorsement: [await endorsed(about)] })));
      expect(said(report), about).toEqual(['pass']);
    }
    // What stands at the achievement speaks of the achievement only.
    const elsewhere = withAchievement(badge(), { endorsement: [await endorsed(CREDENTIAL_ID)] });
    expect(said(await run(await sign(elsewhere)))).toEqual(['fail endorsement-of-another']);
  });

  it('of the achievement’s creator', async () => {
    const creator = { id: 'did:web:createur.example', type: ['Profile'], name: 'C' };
    const about = await endorsed(creator.id);
    const document = withAchievement(badge(), { creator: { ...creator, endorsement: [about] } });
    expect(said(await run(await sign(document)))).toEqual(['pass']);
    expect(achievementOf(document)['creator']).toBeDefined();
  });

  it('as tokens', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const method = { type: 'JsonWebKey', publicKeyJwk: await exportJWK(publicKey) };
    const document = controllerOf(ENDORSER, { kind: 'P-256', method, pair: undefined });
    const token = await new CompactSign(new TextEncoder().encode(JSON.stringify(endorsement(CREDENTIAL_ID))))
      .setProtectedHeader({ alg: 'ES256', kid: `${ENDORSER}#key-1`, typ: 'vc+jwt' })
      .sign(privateKey);
    const signed = await sign(badge('2.0', { endorsementJwt: [token] }), 'eddsa-rdfc-2022');
    const report = await run(signed, { [ENDORSER_DOCUMENT]: document });
    expect([report.verdict, ...said(report)]).toEqual(['valid', 'pass']);
    const broken = await sign(badge('2.0', { endorsementJwt: [`${token.slice(0, -8)}AAAAAAAA`] }));
    expect(said(await run(broken, { [ENDORSER_DOCUMENT]: document }))).toEqual(['fail signature-mismatch']);
  });

  it('altered, expired or of unreachable endorsers are said to be so, and change no verdict', async () => {
    const good = await endorsed(CREDENTIAL_ID);
    const subject = { ...(good['credentialSubject'] as Json), endorsementComment: 'Excellent !' };
    const altered = { ...good, credentialSubject: subject };
    const late = await endorsed(CREDENTIAL_ID, { validUntil: '2025-12-01T08:00:00Z' });
    const report = await run(await sign(badge('2.0', { endorsement: [altered, late] })));
    expect(report.verdict).toBe('valid');
    expect(said(report)).toEqual(['fail signature-mismatch', 'fail expired']);
    const away = await run(await sign(badge('2.0', { endorsement: [good] })), { [ENDORSER_DOCUMENT]: undefined });
    expect([away.verdict, ...said(away)]).toEqual(['valid', 'unknown key-list-unavailable']);
  });

  it('about another badge', async () => {
    const report = await run(await sign(badge('2.0', { endorsement: [await endorsed('urn:uuid:autre')] })));
    expect([report.verdict, ...said(report)]).toEqual(['valid', 'fail endorsement-of-another']);
    // Nor is it counted and shown among those of this one.
    expect(report.endorsements).toEqual([]);
  });

  it('that is a badge of the issuer’s own is no endorsement, whoever awarded it', async () => {
    const issuer = { id: ENDORSER, type: ['Profile'], name: 'Grande École' };
    const subject = { ...(badge()['credentialSubject'] as Json), id: ISSUER };
    const won = badge('2.0', { id: 'urn:uuid:won', issuer, credentialSubject: subject });
    const borrowed = await issue(won, 'eddsa-rdfc-2022', theirs, { method: `${ENDORSER}#key-1` });
    for (const at of ['credential', 'issuer']) {
      const own = { id: ISSUER, type: ['Profile'], name: 'Université', endorsement: [borrowed] };
      const more = at === 'issuer' ? { issuer: own } : { endorsement: [borrowed] };
      const report = await run(await sign(badge('2.0', more)));
      expect([report.verdict, ...said(report), report.endorsements.length], at).toEqual([
        'valid',
        'fail endorsement-of-another',
        0,
      ]);
    }
  });

  it('by the issuer, or by the recipient, of oneself', async () => {
    const issuer = { id: ISSUER, type: ['Profile'], name: 'Université' };
    const byIssuer = await endorsed(CREDENTIAL_ID, { issuer }, own, `${ISSUER}#key-1`);
    expect(said(await run(await sign(badge('2.0', { endorsement: [byIssuer] }))))).toEqual(['warn self-endorsement']);
    const subject = { ...(badge()['credentialSubject'] as Json), id: ENDORSER };
    const byRecipient = badge('2.0', { credentialSubject: subject, endorsement: [await endorsed(CREDENTIAL_ID)] });
    expect(said(await run(await sign(byRecipient)))).toEqual(['warn self-endorsement']);
  });

  it('alone, by its own rules', async () => {
    const report = await run(await endorsed('https://ailleurs.example/badge'));
    expect(report).toMatchObject({ verdict: 'valid', standard: 'endorsement-3.0', comment: 'Vu en classe.' });
  });

  it('within endorsements, to a bounded depth and number', { timeout: 30_000 }, async () => {
    let chain = await endorsed(CREDENTIAL_ID);
    for (let depth = 0; depth < 5; depth++) {
      chain = await issue(
        endorsement(CREDENTIAL_ID, { id: CREDENTIAL_ID, endorsement: [chain] }),
        'eddsa-jcs-2022',
        theirs,
        { method: `${ENDORSER}#key-1` },
      );
    }
    let depth = 0;
    for (let at: Report | undefined = await run(chain); at; at = at.endorsements[0]) depth++;
    expect(depth).toBe(4);
    const many = Array.from({ length: 30 }, () => ({ type: ['VerifiableCredential', 'EndorsementCredential'] }));
    const report = await run(await sign(badge('2.0', { endorsement: many })));
    expect(report.endorsements).toHaveLength(20);
    expect(said(report).at(-1)).toBe('skip too-many-parts');
  });
});
