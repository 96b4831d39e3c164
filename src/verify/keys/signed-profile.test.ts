/** Profiles of issuers that carry a proof of their own. */
import { CompactSign, exportSPKI, generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import * as blockcerts from '../blockcerts/testing/issue.ts';
import { verify } from '../index.ts';
import type { Report } from '../report.ts';
import { badge, withAchievement } from '../testing/badges.ts';
import { doorOf } from '../testing/door.ts';
import { controllerOf, issue, type Json, newKey, type TestKey } from '../testing/issue.ts';

const ISSUER = 'https://univ-rivage.example/issuer';
const OTHER = 'https://tutelle.example/profile';
const NOW = '2026-02-01T12:00:00Z';
const CONTEXTS = [
  'https://www.w3.org/ns/did/v1',
  'https://w3id.org/security/data-integrity/v2',
  'https://w3id.org/security/multikey/v1',
];

let own: TestKey;
let second: TestKey;
let good: Json;
beforeAll(async () => {
  [own, second] = [await newKey('Ed25519'), await newKey('Ed25519')];
  good = await issue(
    badge('2.0', { issuer: { id: ISSUER, type: ['Profile'], name: 'Université' } }),
    'eddsa-rdfc-2022',
    own,
    {
      method: `${ISSUER}#key-1`,
    },
  );
});

/** The profile with its list of keys, signed by `key` in the name of `method`. */
async function profile(suite = 'eddsa-rdfc-2022', key = own, method = `${ISSUER}#key-1`, id = ISSUER): Promise<Json> {
  const { verificationMethod, ...list } = controllerOf(id, own);
  const methods = (verificationMethod as Json[]).map((one) => ({ ...one, type: 'Multikey' }));
  return issue({ '@context': CONTEXTS, ...list, verificationMethod: methods }, suite, key, { method });
}

const run = (document: unknown, served: Record<string, unknown>): Promise<Report> =>
  verify(typeof document === 'string' ? document : JSON.stringify(document), {
    door: doorOf(Object.fromEntries(Object.entries(served).map(([url, body]) => [url, { body: body as Json }]))),
    now: NOW,
  });
const brief = ({ verdict, reasons }: Report) => [verdict, ...reasons].join(' ');
const found = ({ checks }: Report) =>
  checks
    .filter(({ id }) => id === 'issuer.profile')
    .map(({ outcome, code }) => [outcome, code].filter(Boolean).join(' '));

describe('a profile with a proof', () => {
  it.each(['eddsa-rdfc-2022', 'eddsa-jcs-2022'])('that holds is said so: %s', async (suite) => {
    const report = await run(good, { [ISSUER]: await profile(suite) });
    expect(brief(report)).toBe('valid');
    expect(found(report)).toEqual(['pass']);
  });

  it('without one says nothing', async () => {
    const report = await run(good, { [ISSUER]: controllerOf(ISSUER, own) });
    expect(brief(report)).toBe('valid');
    expect(found(report)).toEqual([]);
  });

  it('that does not hold lists no keys that are believed', async () => {
    const signed = await profile('eddsa-jcs-2022');
    // Somebody got at the server, and put in a key of their own.
    const { verificationMethod: more } = controllerOf(ISSUER, second, { method: { id: `${ISSUER}#key-2` } });
    const altered = {
      ...signed,
      verificationMethod: [...(signed['verificationMethod'] as Json[]), ...(more as Json[])],
      assertionMethod: [`${ISSUER}#key-1`, `${ISSUER}#key-2`],
    };
    const forged = await issue(badge('2.0', { issuer: ISSUER }), 'eddsa-rdfc-2022', second, {
      method: `${ISSUER}#key-2`,
    });
    for (const document of [good, forged]) {
      const report = await run(document, { [ISSUER]: altered });
      expect(brief(report)).toBe('unverified profile-untrusted');
      expect(found(report)).toEqual(['fail profile-untrusted']);
      expect(report.checks.find(({ id }) => id === 'issuer.profile')?.detail).toEqual({
        because: ['signature-mismatch'],
      });
    }
    // Without a good list an altered badge is no better than it was.
    expect((await run(withAchievement(good, { name: 'Doctorat' }), { [ISSUER]: altered })).verdict).not.toBe('valid');
  });

  it('by a key that the profile does not list, or another’s, does not hold', async () => {
    const stranger = await profile('eddsa-rdfc-2022', second, `${second.did}#${second.did?.slice(8)}`);
    expect(brief(await run(good, { [ISSUER]: stranger }))).toBe('unverified profile-untrusted');
    const unlisted = await profile('eddsa-rdfc-2022', second, `${ISSUER}#key-9`);
    expect(found(await run(good, { [ISSUER]: unlisted }))).toEqual(['fail profile-untrusted']);
  });

  it('that cannot be judged is named, and decides nothing', async () => {
    const signed = await profile('eddsa-jcs-2022');
    const odd = { ...signed, proof: { ...(signed['proof'] as Json), cryptosuite: 'falcon-2031' } };
    const report = await run(good, { [ISSUER]: odd });
    expect(brief(report)).toBe('valid');
    expect(found(report)).toEqual(['unknown unsupported-proof']);
  });

  it('and another that sign each other come to an end', async () => {
    const one = await profile('eddsa-jcs-2022', own, `${OTHER}#key-1`);
    const other = await profile('eddsa-jcs-2022', own, `${ISSUER}#key-1`, OTHER);
    const report = await run(good, { [ISSUER]: one, [OTHER]: other });
    expect(['valid', 'unverified']).toContain(report.verdict);
  });
});

describe('in other standards', () => {
  it('Blockcerts 3 does not believe the addresses of a profile that was altered', async () => {
    const document = await blockcerts.issue3(blockcerts.credential());
    const { merkleRoot } = await blockcerts.treeOf(blockcerts.credential());
    const listed = controllerOf(blockcerts.ISSUER, own);
    const unsigned = blockcerts.profile(listed);
    const signed = await issue(unsigned, 'eddsa-jcs-2022', own, { method: `${blockcerts.ISSUER}#key-1` });
    const asked = blockcerts.EXPLORER.bitcoin.replace('{txid}', blockcerts.TX);
    const check = (profile: Json) =>
      verify(JSON.stringify(document), {
        door: doorOf({
          [blockcerts.ISSUER]: { body: profile },
          [blockcerts.LIST]: { body: blockcerts.revocationList('urn:uuid:another') },
          [asked]: { body: blockcerts.esplora(merkleRoot) },
        }),
        now: NOW,
        explorer: blockcerts.EXPLORER,
      });
    const report = await check(signed);
    expect(brief(report)).toBe('valid');
    expect(found(report)).toEqual(['pass']);
    const altered = await check({ ...signed, name: 'Autre école' });
    expect(altered.verdict).toBe('unverified');
    expect(altered.reasons).toContain('profile-untrusted');
    expect(found(altered)).toEqual(['fail profile-untrusted']);
  });

  it('Open Badges 2 does not, signed or hosted', async () => {
    const base = 'https://badges.rivage.example';
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
    const key = {
      id: `${base}/key`,
      type: 'CryptographicKey',
      owner: `${base}/issuer`,
      publicKeyPem: await exportSPKI(publicKey),
    };
    const unsigned = {
      '@context': ['https://w3id.org/openbadges/v2', ...CONTEXTS],
      type: 'Issuer',
      name: 'Rivage',
      url: base,
      email: 'a@rivage.example',
      publicKey: [key.id],
      ...controllerOf(`${base}/issuer`, own),
    };
    const signed = await issue(unsigned, 'eddsa-jcs-2022', own, { method: `${base}/issuer#key-1` });
    const award = (verification: Json): Json => ({
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Assertion',
      id: `${base}/award`,
      recipient: { type: 'email', hashed: false, identity: 'camille@rivage.example' },
      issuedOn: '2025-09-01T08:00:00Z',
      badge: `${base}/badge`,
      verification,
    });
    const of: Json = {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'BadgeClass',
      id: `${base}/badge`,
      name: 'Robotique',
      description: 'x',
      image: `${base}/b.png`,
      criteria: { narrative: 'x' },
      issuer: `${base}/issuer`,
    };
    const hosted = award({ type: 'hosted' });
    const token = await new CompactSign(
      new TextEncoder().encode(JSON.stringify(award({ type: 'signed', creator: key.id }))),
    )
      .setProtectedHeader({ alg: 'RS256' })
      .sign(privateKey);
    const served = (issuer: Json) => ({
      [`${base}/award`]: hosted,
      [`${base}/badge`]: of,
      [`${base}/issuer`]: issuer,
      [`${base}/key`]: key,
    });
    for (const document of [token, hosted]) {
      const report = await run(document, served(signed));
      expect([brief(report), ...found(report)]).toEqual(['valid', 'pass']);
      const altered = await run(document, served({ ...signed, name: 'Autre' }));
      expect([altered.verdict, ...found(altered)]).toEqual(['unverified', 'fail profile-untrusted']);
    }
  });
});
