import { createHash } from 'node:crypto';
import { base64urlnopad } from '@scure/base';
import fc from 'fast-check';
import { CompactSign, GeneralSign } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../index.ts';
import { readJsonJws } from '../proof/jws-json.ts';
import type { Report } from '../report.ts';
import { newCertificate, type TestCertificate } from '../testing/certificate.ts';
import { doorOf } from '../testing/door.ts';
import type { Json } from '../testing/issue.ts';

const NOW = '2026-06-01T00:00:00Z';
let rsa: TestCertificate;
let ec: TestCertificate;
let other: TestCertificate;
beforeAll(async () => {
  [rsa, ec, other] = await Promise.all([
    newCertificate('Université de Rivage', 'RS256'),
    newCertificate('Université de Rivage', 'ES256'),
    newCertificate('Autre', 'RS256'),
  ]);
});

/** As the European Learning Model 3 has it, in the layout of the Commission's own samples. */
const credential = (more: Json = {}): Json => ({
  '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
  id: 'urn:credential:b033bfd3-0b87-4916-924b-3c81fc1dbd83',
  type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
  credentialSchema: { id: 'http://data.europa.eu/snb/model/ap/edc-generic-full', type: 'ShaclValidator2017' },
  displayParameter: {
    id: 'urn:epass:display:1',
    type: 'DisplayParameter',
    primaryLanguage: { id: 'http://publications.europa.eu/resource/authority/language/FRA', type: 'Concept' },
    title: { en: 'Robotics workshop', fr: 'Atelier de robotique' },
    description: { fr: ['Concevoir un atelier.'] },
  },
  credentialSubject: {
    id: 'urn:epass:person:1',
    type: 'Person',
    fullName: { fr: 'Camille Moreau' },
    contactPoint: { type: 'ContactPoint', emailAddress: { id: 'mailto:camille@rivage.example', type: 'Mailbox' } },
    hasClaim: {
      id: 'urn:epass:learningAchievement:1',
      type: 'LearningAchievement',
      title: { fr: 'Animer un atelier' },
      awardedBy: {
        type: 'AwardingProcess',
        awardingDate: '2025-06-30T00:00:00Z',
        awardingBody: { id: 'urn:epass:org:1', type: 'Organisation', legalName: { fr: 'Université de Rivage' } },
      },
    },
  },
  issuer: {
    id: 'urn:epass:org:1',
    type: 'Organisation',
    legalName: { fr: 'Université de Rivage', en: 'Rivage University' },
    homepage: [{ type: 'WebResource', contentURL: 'https://rivage.example/' }],
  },
  issuanceDate: '2025-07-01T00:00:00Z',
  issued: '2025-07-01T00:00:00Z',
  validFrom: '2025-07-01T00:00:00Z',
  ...more,
});

const print = ({ der }: TestCertificate) => createHash('sha256').update(der).digest('base64url');

interface Sealing {
  certificate?: TestCertificate;
  header?: Json;
}

/** JSON serialization with the payload as it is, as the Commission's issuer seals (RFC 7797). */
async function seal(document: Json, ...sealings: Sealing[]): Promise<Json & { payload: string; signatures: Json[] }> {
  const payload = JSON.stringify(document);
  const sign = new GeneralSign(new TextEncoder().encode(payload));
  for (const { certificate = rsa, header = {} } of sealings.length > 0 ? sealings : [{}]) {
    const own: Json = {
      alg: certificate === ec ? 'ES256' : 'RS256',
      typ: 'jose+json',
      b64: false,
      sigT: '2025-07-01T09:27:47Z',
      'x5t#S256': print(certificate),
      x5c: [certificate.base64],
      crit: ['b64', 'sigT'],
      ...header,
    };
    const crit = Object.fromEntries(
      (own['crit'] as string[]).filter((name) => name !== 'b64').map((name) => [name, true]),
    );
    sign.addSignature(certificate.privateKey, { crit }).setProtectedHeader(own as never);
  }
  const { signatures } = await sign.sign();
  return { payload, signatures: signatures.map((one) => ({ ...one, header: { etsiU: ['e30'] } })) };
}

const check = (input: unknown): Promise<Report> =>
  verify(typeof input === 'string' ? input : JSON.stringify(input), { door: doorOf({}), now: NOW });
const brief = ({ verdict, reasons }: Report) => [verdict, ...new Set(reasons)].join(' ');
const found = ({ checks }: Report, id: string) =>
  checks.filter((one) => one.id === id).map(({ outcome, code }) => [outcome, code].filter(Boolean).join(' '));

describe('European Digital Credentials', () => {
  it('are checked against the certificate of their seal, which itself is only claimed', async () => {
    const report = await check(await seal(credential()));
    expect(brief(report)).toBe('unverified certificate-unanchored');
    expect(found(report, 'proof.signature')).toEqual(['pass']);
    expect(found(report, 'proof.key')).toEqual(['unknown certificate-unanchored']);
    expect(report.checks.find(({ id }) => id === 'proof.key')?.detail).toMatchObject({
      subject: 'Université de Rivage, FR',
      organisation: 'Université de Rivage',
      inForce: expect.any(Boolean),
    });
    expect(report).toMatchObject({
      standard: 'europass',
      issuer: {
        id: 'urn:epass:org:1',
        name: 'Université de Rivage',
        url: 'https://rivage.example/',
        identity: { level: 'claimed', evidence: [] },
      },
      achievement: {
        name: 'Atelier de robotique',
        description: 'Concevoir un atelier.',
        type: 'LearningAchievement',
        language: 'fr',
        creator: { name: 'Université de Rivage' },
      },
      recipient: {
        id: 'urn:epass:person:1',
        name: 'Camille Moreau',
        identifiers: [{ type: 'email', identity: 'camille@rivage.example', hashed: false }],
      },
      dates: { issued: '2025-07-01T00:00:00Z', from: '2025-07-01T00:00:00Z', awarded: '2025-06-30T00:00:00Z' },
      source: { id: 'urn:credential:b033bfd3-0b87-4916-924b-3c81fc1dbd83' },
    });
  });

  it('are read in English, and by claim and parts of names, where there is nothing better', async () => {
    const subject = {
      id: 'urn:p',
      type: 'Person',
      givenName: { en: 'Camille' },
      familyName: { en: 'Moreau' },
      hasClaim: { type: 'LearningAchievement', title: { de: 'Werkstatt', en: ['Workshop'] } },
    };
    const issuer = { id: 'urn:o', legalName: { de: 'Hochschule' } };
    const report = await check(
      await seal(credential({ displayParameter: undefined, credentialSubject: subject, issuer })),
    );
    expect(report.achievement?.name).toBe('Workshop');
    expect(report.recipient?.name).toBe('Camille Moreau');
    expect(report.issuer.name).toBe('Hochschule');
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'flattened',
      async () => {
        const { payload, signatures } = await seal(credential());
        return { payload, ...signatures[0] };
      },
    ],
    ['by an elliptic curve', () => seal(credential(), { certificate: ec })],
    [
      'with a payload that is encoded',
      async () => {
        const sign = new GeneralSign(new TextEncoder().encode(JSON.stringify(credential())));
        sign.addSignature(rsa.privateKey).setProtectedHeader({ alg: 'RS256', x5c: [rsa.base64] });
        return sign.sign();
      },
    ],
    [
      'compact',
      () =>
        new CompactSign(new TextEncoder().encode(JSON.stringify(credential())))
          .setProtectedHeader({ alg: 'RS256', x5c: [rsa.base64] })
          .sign(rsa.privateKey),
    ],
    [
      'compact in a vc claim',
      () =>
        new CompactSign(new TextEncoder().encode(JSON.stringify({ vc: credential() })))
          .setProtectedHeader({ alg: 'RS256', x5c: [rsa.base64] })
          .sign(rsa.privateKey),
    ],
    ['with characters newer than the tables of others', () => seal(credential({ note: '\u{10FFFD}\u{378}' }))],
    [
      'with all that JAdES makes critical',
      () =>
        seal(credential(), {
          header: { sigPl: {}, adoTst: {}, crit: ['b64', 'sigT', 'sigPl', 'adoTst'] },
        }),
    ],
  ])('are read %s', async (_, make) => {
    const report = await check(await make());
    expect(brief(report)).toBe('unverified certificate-unanchored');
    expect(found(report, 'proof.signature')).toEqual(['pass']);
    expect(report).toMatchObject({ standard: 'europass', achievement: { name: 'Atelier de robotique' } });
  });

  it.each<[string, (sealed: Awaited<ReturnType<typeof seal>>) => unknown]>([
    ['payload', (sealed) => ({ ...sealed, payload: sealed.payload.replace('Camille', 'Claude') })],
    [
      'header',
      (sealed) => {
        const header = JSON.parse(
          Buffer.from(String(sealed.signatures[0]?.['protected']), 'base64url').toString(),
        ) as Json;
        const changed = base64urlnopad.encode(
          new TextEncoder().encode(JSON.stringify({ ...header, sigT: '2020-01-01T00:00:00Z' })),
        );
        return { ...sealed, signatures: [{ ...sealed.signatures[0], protected: changed }] };
      },
    ],
    ['signature', (sealed) => ({ ...sealed, signatures: [{ ...sealed.signatures[0], signature: 'AAAA' }] })],
  ])('are invalid when the %s was altered', async (_, alter) => {
    const report = await check(alter(await seal(credential())));
    expect(brief(report)).toBe('invalid signature-mismatch');
    expect(found(report, 'proof.key')).toEqual([]);
  });

  it('are invalid under the certificate of another', async () => {
    const header = { x5c: [other.base64], 'x5t#S256': print(other) };
    expect(brief(await check(await seal(credential(), { header })))).toBe('invalid signature-mismatch');
    const misfit = { x5c: [ec.base64], 'x5t#S256': print(ec) };
    expect(brief(await check(await seal(credential(), { header: misfit })))).toBe('invalid forbidden-algorithm');
  });

  it.each<[string, Json, string]>([
    ['another fingerprint', { 'x5t#S256': 'AAAA' }, 'invalid broken-proof'],
    ['no certificate in x5c', { x5c: ['AAAA'] }, 'invalid broken-proof'],
    ['an x5c that is no list', { x5c: 'AAAA' }, 'invalid broken-proof'],
    ['an unknown critical parameter', { crit: ['b64', 'magic'], magic: 1 }, 'invalid broken-proof'],
    ['no certificate at all', { x5c: undefined }, 'unverified key-list-unavailable'],
    ['the payload elsewhere', { sigD: { pars: [] }, crit: ['b64', 'sigD'] }, 'unverified unsupported-proof'],
  ])('are refused with %s', async (_, header, expected) => {
    expect(brief(await check(await seal(credential(), { header })))).toBe(expected);
  });

  it('refuses none and shared secrets', async () => {
    const sealed = await seal(credential());
    for (const alg of ['none', 'HS256']) {
      const header = base64urlnopad.encode(
        new TextEncoder().encode(JSON.stringify({ alg, b64: false, crit: ['b64'], x5c: [rsa.base64] })),
      );
      const report = await check({ ...sealed, signatures: [{ protected: header, signature: 'AAAA' }] });
      expect(brief(report)).toBe('invalid forbidden-algorithm');
    }
    const broken = await check({ ...sealed, signatures: [{ protected: '!!', signature: 'AAAA' }] });
    expect(broken.verdict).not.toBe('valid');
  });

  it('say when the seal claims to be of tomorrow', async () => {
    const report = await check(await seal(credential(), { header: { sigT: '2027-01-01T00:00:00Z' } }));
    expect(found(report, 'proof.dates')).toEqual(['unknown proof-created-in-future']);
  });

  it('do not let unproven dates speak', async () => {
    const report = await check(await seal(credential({ validUntil: '2025-12-31T00:00:00' })));
    expect(report.verdict).toBe('unverified');
    expect(found(report, 'validity.until')).toEqual(['warn date-without-zone', 'fail expired']);
  });

  it('stand by one sound seal of several, and show what that one signed', async () => {
    const sealed = await seal(credential(), {}, { certificate: ec });
    const [first, second] = sealed.signatures;
    const broken = { ...first, signature: 'AAAA' };
    const report = await check({ ...sealed, signatures: [broken, second] });
    expect(brief(report)).toBe('unverified certificate-unanchored');
    expect(found(report, 'proof.signature')).toEqual(['warn signature-mismatch', 'pass']);
    expect(brief(await check({ ...sealed, signatures: [broken, { ...second, signature: 'AAAA' }] }))).toBe(
      'invalid signature-mismatch',
    );
  });

  it('are shown, and unverified, without a seal', async () => {
    const report = await check(credential());
    expect(report).toMatchObject({
      verdict: 'unverified',
      standard: 'europass',
      achievement: { name: 'Atelier de robotique' },
    });
    expect(report.reasons).toContain('no-proof');
  });

  it('may stand in a sealed presentation, each by its own seal', async () => {
    const inner = await seal(credential());
    const outer = await seal({
      '@context': ['https://www.w3.org/2018/credentials/v1'],
      type: ['VerifiablePresentation', 'EuropeanDigitalPresentation'],
      verifiableCredential: [inner],
    });
    const report = await check(outer);
    expect(report).toMatchObject({ verdict: 'unverified', standard: 'presentation' });
    expect(report.contains).toMatchObject([{ standard: 'europass', verdict: 'unverified' }]);
  });

  it('are recognised as presentations in XML, and not verified', async () => {
    for (const root of ['verifiablePresentation', 'europassPresentation']) {
      const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://data.europa.eu/snb" xsdVersion="0.10.0"></${root}>`;
      expect(await check(xml)).toMatchObject({
        verdict: 'unverified',
        standard: 'europass',
        reasons: ['unsupported-format'],
      });
    }
    expect((await check('<europassCredential/>')).reasons).toEqual(['nothing-found']);
  });
});

describe('JWS in JSON', () => {
  it('property: is taken apart without throwing, whatever it is', () => {
    const one = fc.record({ protected: fc.oneof(fc.base64String(), fc.jsonValue()), signature: fc.jsonValue() });
    const jws = fc.record({
      payload: fc.oneof(fc.string(), fc.jsonValue()),
      signatures: fc.oneof(fc.array(one), fc.jsonValue()),
    });
    fc.assert(fc.property(fc.oneof(jws, one, fc.jsonValue()), (value) => void readJsonJws(value)));
  });

  it('is read as the compact form would be, or not at all', async () => {
    const sign = new GeneralSign(new TextEncoder().encode(JSON.stringify({ hello: 'world' })));
    sign.addSignature(rsa.privateKey).setProtectedHeader({ alg: 'RS256' });
    const one = await sign.sign();
    expect(brief(await check(one))).toBe('unverified not-a-credential');
    sign.addSignature(rsa.privateKey).setProtectedHeader({ alg: 'RS256' });
    expect(brief(await check(await sign.sign()))).toBe('unverified unsupported-format');
    expect(brief(await check({ payload: 'x', signatures: [{}] }))).toBe('unverified not-a-credential');
  });
});
