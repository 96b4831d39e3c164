/** Seals whose certificate leads, or does not lead, to an authority that the reader named: SD-JWT VC, JWT, JAdES. */
import { deflateSync } from 'node:zlib';
import { CompactSign, exportJWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../index.ts';
import type { Report } from '../report.ts';
import { certify, type Holder, hierarchy, type Wish } from '../testing/authority.ts';
import { badge } from '../testing/badges.ts';
import { doorOf, type Served } from '../testing/door.ts';
import type { Json } from '../testing/issue.ts';

const NOW = Date.UTC(2026, 5, 1);
const HOST = 'univ-rivage.example';
const ISS = `https://${HOST}/issuers/7`;
const RECOGNISED = { level: 'recognised', evidence: [{ kind: 'certificate', name: 'Racine, FR' }] };
const OF_HOST = { level: 'domain', evidence: [{ kind: 'certificate', host: HOST }] };
const CLAIMED = { level: 'claimed', evidence: [] };

type Made = Awaited<ReturnType<typeof hierarchy>>;
let good: Made;
let forHost: Made;
let stranger: Holder;
beforeAll(async () => {
  [good, forHost, stranger] = await Promise.all([
    hierarchy(),
    hierarchy({ hosts: [HOST], urls: ['did:web:other.example'] }),
    certify({ name: 'Une autre racine', authority: true }),
  ]);
});

const sign = (payload: Json, { leaf, x5c }: Made, header: Json = {}) =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'ES256', x5c, ...header })
    .sign(leaf.keys.privateKey);
const sdJwt = async (claims: Json, by = good, header: Json = {}) =>
  `${await sign({ vct: 'https://rivage.example/vct', degree: 'Robotique', ...claims }, by, { typ: 'dc+sd-jwt', ...header })}~`;
const jwt = (issuer: Json | string, by = good, header: Json = {}) =>
  sign(badge('2.0', { issuer }), by, { typ: 'vc+jwt', ...header });
/** As Europass has it: ids that lead nowhere, and names. */
const europass = (issuer: Json, by = good) =>
  sign(
    {
      '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
      id: 'urn:credential:1',
      type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
      displayParameter: { title: { fr: ['Atelier'] } },
      credentialSubject: { id: 'urn:epass:person:1', type: 'Person', fullName: { fr: 'Camille Moreau' } },
      credentialSchema: { id: 'http://data.europa.eu/snb/model/ap/edc-generic-full', type: 'ShaclValidator2017' },
      issuer: { id: 'urn:epass:org:1', type: 'Organisation', ...issuer },
      issuanceDate: '2025-07-01T00:00:00Z',
    },
    by,
  );

const check = (
  text: string,
  anchors: readonly (string | Uint8Array)[] = [good.root.der],
  served: Record<string, Served> = {},
) => verify(text, { door: doorOf(served), now: NOW, anchors });
const brief = ({ verdict, reasons }: Report) => [verdict, ...new Set(reasons)].join(' ');
const found = ({ checks }: Report, id: string) =>
  checks.filter((one) => one.id === id).map(({ outcome, code }) => [outcome, code].filter(Boolean).join(' '));
const detail = ({ checks }: Report) => checks.find(({ id }) => id === 'proof.key')?.detail;

const FORMS: [string, (by: Made) => Promise<string>][] = [
  ['an SD-JWT', (by) => sdJwt({}, by)],
  ['a JWT', (by) => jwt({ id: 'urn:uuid:1', type: ['Profile'], name: 'Université de Rivage' }, by)],
  ['a Europass credential', (by) => europass({ legalName: { fr: 'Université de Rivage' } }, by)],
];

describe.each(FORMS)('%s sealed with a certificate', (_, make) => {
  it('is its owner’s when it leads to an authority that the reader trusts', async () => {
    const report = await check(await make(good));
    expect(brief(report)).toBe('valid');
    expect(report.issuer).toMatchObject({ name: 'Université de Rivage', identity: RECOGNISED });
    expect(found(report, 'proof.signature')).toEqual(['pass']);
    // What was not asked is said, and decides nothing.
    expect(found(report, 'proof.key')).toEqual(['pass', 'warn certificate-revocation-unchecked']);
    expect(detail(report)).toMatchObject({ organisation: 'Université de Rivage', anchor: 'Racine, FR', path: 3 });
  });

  it('is only claimed where no authority was named', async () => {
    const report = await check(await make(good), []);
    expect(brief(report)).toBe('unverified certificate-unanchored');
    expect(report.issuer.identity).toEqual(CLAIMED);
  });

  it('is only claimed where it leads to none of them', async () => {
    const report = await check(await make(good), [stranger.der]);
    expect(brief(report)).toBe('unverified certificate-chain-open');
    expect(report.issuer.identity).toEqual(CLAIMED);
    const unreadable = await check(await make(good), ['no certificate', new Uint8Array([1])]);
    expect(brief(unreadable)).toBe('unverified certificate-unanchored');
  });

  it.each<[string, string, Wish, Wish]>([
    ['the seal has run out', 'certificate-expired', { until: '2026-01-01T00:00:00Z' }, {}],
    ['its authority has run out', 'certificate-expired', {}, { until: '2026-01-01T00:00:00Z' }],
    ['nobody made its authority one', 'certificate-chain-broken', {}, { authority: false }],
    ['it is not for signing', 'certificate-chain-broken', { usages: 32 }, {}],
  ])('is undecided, and nobody accused, where %s', async (_, code, seal, middle) => {
    const made = await hierarchy(seal, middle);
    const report = await check(await make(made), [made.root.der]);
    expect(brief(report)).toBe(`unverified ${code}`);
    expect(detail(report)?.['certificate']).toMatch(/^(?:Université de Rivage|Autorité de scellement), FR$/);
    expect(found(report, 'proof.signature')).toEqual(['pass']);
    expect(report.issuer.identity).toEqual(CLAIMED);
  });

  it('is undecided where somebody with the authority’s name signed the certificate', async () => {
    const root = await certify({ name: 'Racine', authority: true });
    expect(brief(await check(await make(good), [root.der]))).toBe('unverified certificate-chain-broken');
  });

  it('is undecided where the certificate is another’s', async () => {
    const other = await hierarchy({ name: 'Formations Dupont' });
    const report = await check(await make(other), [other.root.der]);
    // An SD-JWT that names no issuer has the one that its certificate names.
    if (report.standard === 'sd-jwt-vc') {
      expect(report.issuer).toMatchObject({ name: 'Formations Dupont', identity: RECOGNISED });
      return;
    }
    expect(brief(report)).toBe('unverified certificate-of-another');
    expect(detail(report)).toMatchObject({ subject: 'Formations Dupont, FR', issuer: 'Université de Rivage' });
    expect(report.issuer.identity).toEqual(CLAIMED);
  });

  it('is invalid when altered, whoever certified it', async () => {
    const text = await make(good);
    const [header = '', payload = '', signature = ''] = text.split('.');
    const said = Buffer.from(payload, 'base64url').toString();
    const other = said.replace(/otique|telier/, 'utre');
    expect(other).not.toBe(said);
    const altered = `${header}.${Buffer.from(other).toString('base64url')}.${signature}`;
    expect((await check(altered)).verdict).toBe('invalid');
  });
});

describe('names', () => {
  it.each([
    ['UNIVERSITE DE RIVAGE', 'valid'],
    ['Université   de Rivage.', 'valid'],
    ['Université du Rivage', 'unverified certificate-of-another'],
    ['Université de Rivage – Formations', 'unverified certificate-of-another'],
  ])('%s, certified as Université de Rivage: %s', async (legalName, expected) => {
    expect(brief(await check(await europass({ legalName: { fr: legalName } })))).toBe(expected);
  });

  it('are shown as certified, whatever else the credential calls its issuer', async () => {
    const issuer = { legalName: { fr: 'Harvard', en: 'Harvard' }, altLabel: { fr: 'université de rivage' } };
    const report = await check(await europass(issuer));
    expect(brief(report)).toBe('valid');
    expect(report.issuer.name).toBe('Université de Rivage');
    const named = await check(await sdJwt({ issuing_authority: 'universite de rivage' }));
    expect(named.issuer.name).toBe('Université de Rivage');
    expect(brief(await check(await sdJwt({ issuing_authority: 'Harvard' })))).toBe('unverified certificate-of-another');
  });
});

describe('an issuer with an address', () => {
  it('is tied to it by a certificate for that host, and its name remains its own word', async () => {
    const anchors = [forHost.root.der];
    const sd = await check(await sdJwt({ iss: ISS, issuing_authority: 'Harvard' }, forHost), anchors);
    expect(brief(sd)).toBe('valid');
    expect(sd.issuer).toMatchObject({ id: ISS, name: 'Harvard', identity: OF_HOST });
    const token = await check(await jwt({ id: ISS, type: ['Profile'], name: 'Harvard' }, forHost), anchors);
    expect(brief(token)).toBe('valid');
    expect(token.issuer.identity).toEqual(OF_HOST);
    const named = await check(
      await jwt({ id: ISS, type: ['Profile'], name: 'Université de Rivage' }, forHost),
      anchors,
    );
    expect(named.issuer.identity).toEqual(RECOGNISED);
  });

  it('is not tied to it by a name', async () => {
    const token = await jwt({ id: ISS, type: ['Profile'], name: 'Université de Rivage' });
    expect(brief(await check(token))).toBe('unverified certificate-of-another');
    expect(brief(await check(await sdJwt({ iss: 'https://other.example/' }, forHost), [forHost.root.der]))).toBe(
      'unverified certificate-of-another',
    );
  });

  it('or a DID, where the certificate is for that', async () => {
    const issuer = { id: 'did:web:other.example', type: ['Profile'], name: 'Université de Rivage' };
    expect(brief(await check(await jwt(issuer, forHost), [forHost.root.der]))).toBe('valid');
    expect(brief(await check(await jwt(issuer)))).toBe('unverified certificate-of-another');
  });
});

describe('a JWT with a certificate', () => {
  const ID = 'did:web:univ-rivage.example';
  const DID = 'https://univ-rivage.example/.well-known/did.json';
  const issuer = { id: ID, type: ['Profile'], name: 'Université de Rivage' };
  const list = async ({ leaf }: Made): Promise<Record<string, Served>> => {
    const method = {
      id: `${ID}#k`,
      type: 'JsonWebKey',
      controller: ID,
      publicKeyJwk: await exportJWK(leaf.keys.publicKey),
    };
    return { [DID]: { body: { id: ID, verificationMethod: [method], assertionMethod: [method.id] } } };
  };

  it('is by the issuer’s list wherever there is one, and says nothing against it', async () => {
    const listed = await check(await jwt(issuer), [], await list(good));
    expect(brief(listed)).toBe('valid');
    expect(listed.issuer.identity).toMatchObject({ level: 'domain', evidence: [{ kind: 'key-host' }] });
    const other = await hierarchy({ urls: [ID] });
    const unlisted = await check(await jwt(issuer, other), [other.root.der], await list(good));
    expect(brief(unlisted)).toBe('invalid signature-mismatch key-not-listed');
    const named = await check(await jwt(issuer, other, { kid: `${ID}#x` }), [other.root.der], await list(good));
    expect(named.verdict).toBe('invalid');
  });

  it('has its signature checked where the list cannot be had, and that is said', async () => {
    const report = await check(await jwt(issuer), []);
    expect(brief(report)).toBe('unverified certificate-unanchored');
    expect(found(report, 'proof.signature')).toEqual(['pass']);
    expect(detail(report)).toMatchObject({ keys: 'key-list-unavailable' });
  });

  it('is invalid under the certificate of another, and with none in it', async () => {
    const { leaf } = await hierarchy();
    expect(brief(await check(await jwt(issuer, good, { x5c: [leaf.base64] })))).toBe('invalid signature-mismatch');
    expect(brief(await check(await jwt(issuer, good, { x5c: ['AAAA'] })))).toBe('invalid broken-proof');
  });

  it('is refused with no algorithm, before any certificate is looked at', async () => {
    const [, payload, signature] = (await jwt(issuer)).split('.');
    const header = Buffer.from(JSON.stringify({ alg: 'none', x5c: good.x5c })).toString('base64url');
    expect(brief(await check(`${header}.${payload}.${signature}`))).toBe('invalid forbidden-algorithm');
  });
});

describe('a status list with a certificate', () => {
  const LIST = 'https://rivage.example/status/1';
  const claims = { status: { status_list: { idx: 0, uri: LIST } } };
  const listBy = async (by: Made): Promise<Record<string, Served>> => {
    const lst = deflateSync(Uint8Array.of(0)).toString('base64url');
    const payload = { sub: LIST, iat: NOW / 1000 - 60, status_list: { bits: 1, lst } };
    return { [LIST]: { body: await sign(payload, by, { typ: 'statuslist+jwt' }) } };
  };

  it('counts when the issuer’s own certificate signed it, and not another’s of the same authority', async () => {
    const token = await sdJwt(claims);
    expect(brief(await check(token, [good.root.der], await listBy(good)))).toBe('valid');
    const other = { ...good, ...(await otherSeal()) };
    expect(brief(await check(token, [good.root.der], await listBy(other)))).toBe('unverified status-list-untrusted');
  });

  async function otherSeal(): Promise<Pick<Made, 'leaf' | 'x5c'>> {
    const leaf = await certify({ name: 'Formations Dupont', signedBy: good.middle });
    return { leaf, x5c: [leaf.base64, good.middle.base64] };
  }
});
