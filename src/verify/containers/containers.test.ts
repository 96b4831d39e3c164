/** Arrays, presentations, envelopes and comprehensive records: whose verdict is whose. */
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Report, verify } from '../index.ts';
import { badge, DID_DOCUMENT, ISSUER, withAchievement } from '../testing/badges.ts';
import { controllerOf, issue, type Json, newKey, type TestKey } from '../testing/issue.ts';

const V2 = 'https://www.w3.org/ns/credentials/v2';
const OB3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const CLR = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';
const HOLDER = 'did:web:camille.example';
const HOLDER_DOCUMENT = 'https://camille.example/.well-known/did.json';

let own: TestKey;
let holder: TestKey;
let good: Json;
let forged: Json;
let expired: Json;
let served: Record<string, Json>;

beforeAll(async () => {
  own = await newKey('Ed25519');
  holder = await newKey('Ed25519');
  const holders = controllerOf(HOLDER, holder);
  served = {
    [DID_DOCUMENT]: controllerOf(ISSUER, own),
    [HOLDER_DOCUMENT]: { ...holders, authentication: holders['assertionMethod'] },
  };
  good = await sign(badge());
  forged = withAchievement(good, { name: 'Doctorat' });
  expired = await sign(badge('2.0', { id: 'urn:uuid:old', validUntil: '2025-12-01T00:00:00Z' }));
});

const sign = (document: Json, suite = 'eddsa-rdfc-2022', key = own, method = `${ISSUER}#key-1`) =>
  issue(document, suite, key, { method });

const run = (document: unknown) =>
  verify(typeof document === 'string' ? document : JSON.stringify(document), {
    fetch: async (url) => {
      const found = served[url];
      if (!found) throw new TypeError('unreachable');
      return new Response(JSON.stringify(found), { headers: { 'content-type': 'application/json' } });
    },
    now: '2026-02-01T12:00:00Z',
  });

const judged = ({ verdict, reasons, contains }: Report) => [
  [verdict, ...reasons].join(' '),
  ...contains.map((part) => part.verdict),
];
const said = ({ checks }: Report) =>
  checks
    .filter(({ outcome }) => outcome !== 'pass' && outcome !== 'skip')
    .map(({ id, outcome, code }) => `${id} ${outcome} ${code}`);

const presentation = (parts: unknown[], more: Json = {}): Json => ({
  '@context': [V2],
  type: ['VerifiablePresentation'],
  verifiableCredential: parts,
  ...more,
});

async function token(payload: Json, typ: string, key: 'issuer' | 'holder' = 'issuer'): Promise<string> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const method = { type: 'JsonWebKey', publicKeyJwk: await exportJWK(publicKey) };
  const [did, address] = key === 'issuer' ? [ISSUER, DID_DOCUMENT] : [HOLDER, HOLDER_DOCUMENT];
  const relationship = key === 'issuer' ? 'assertionMethod' : 'authentication';
  const before = served[address] as Json;
  const methods = before['verificationMethod'] as Json[];
  const id = `${did}#jwk-${methods.length}`;
  const list = controllerOf(did, { kind: 'P-256', method, pair: undefined }, { relationship, method: { id } });
  served[address] = {
    ...before,
    verificationMethod: [...methods, ...(list['verificationMethod'] as Json[])],
    [relationship]: [...((before[relationship] as string[] | undefined) ?? []), id],
  };
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'ES256', kid: id, typ })
    .sign(privateKey);
}

describe('arrays', () => {
  it('have the worst verdict of their parts', async () => {
    expect(judged(await run([good, good]))).toEqual(['valid', 'valid', 'valid']);
    expect(judged(await run([good, expired]))).toEqual(['expired expired', 'valid', 'expired']);
    const worst = await run([good, forged, expired]);
    expect(judged(worst)).toEqual(['invalid signature-mismatch', 'valid', 'invalid', 'expired']);
    expect(worst.standard).toBe('collection');
    expect(said(worst)).toEqual(['contains warn part-invalid']);
  });

  it('name what is no credential, and end somewhere', async () => {
    expect(judged(await run([good, 7, 'x']))).toEqual([
      'unverified not-a-credential',
      'valid',
      'unverified',
      'unverified',
    ]);
    expect((await run([])).reasons).toEqual(['nothing-found']);
    const many = await run([...Array.from({ length: 100 }, () => good), forged]);
    expect(judged(many)[0]).toBe('unverified too-many-parts');
    let nested: unknown = [good];
    for (let depth = 0; depth < 10; depth++) nested = [nested];
    const report = await run(nested);
    expect(report.verdict).not.toBe('valid');
    expect(JSON.stringify(report)).toContain('too-many-parts');
  });
});

describe('presentations', () => {
  it('unsigned: the worst of the parts', async () => {
    expect(judged(await run(presentation([good])))).toEqual(['valid', 'valid']);
    expect(judged(await run(presentation([good, forged])))).toEqual(['invalid signature-mismatch', 'valid', 'invalid']);
  });

  it('unsigned: whoever it names as its holder has not said so', async () => {
    for (const named of [ISSUER, { id: ISSUER, name: 'Université de Rivage' }]) {
      const report = await run(presentation([good], { holder: named }));
      expect(report).toMatchObject({ verdict: 'valid', issuer: { identity: { level: 'claimed' } } });
      expect(report.issuer).not.toHaveProperty('id');
    }
  });

  it('signed: its own verdict, and each part its own', async () => {
    const signed = await issue(presentation([good, forged], { holder: HOLDER }), 'eddsa-rdfc-2022', holder, {
      method: `${HOLDER}#key-1`,
      purpose: 'authentication',
    });
    const report = await run(signed);
    expect(judged(report)).toEqual(['valid', 'valid', 'invalid']);
    expect(report).toMatchObject({ standard: 'presentation', issuer: { id: HOLDER } });
    // Made for an exchange that this was no part of: said, not judged.
    expect(said(report)).toEqual(['proof.purpose warn wrong-domain', 'contains warn part-invalid']);
    expect(judged(await run({ ...signed, verifiableCredential: [good] }))[0]).toBe('invalid signature-mismatch');
  });

  it('signed by another than the holder, or for another purpose', async () => {
    const document = presentation([good], { holder: HOLDER });
    const byIssuer = await issue(document, 'eddsa-rdfc-2022', own, {
      method: `${ISSUER}#key-1`,
      purpose: 'authentication',
    });
    expect((await run(byIssuer)).verdict).toBe('invalid');
    const asserted = await issue(document, 'eddsa-rdfc-2022', holder, { method: `${HOLDER}#key-1` });
    expect(judged(await run(asserted))[0]).toBe('invalid wrong-purpose');
  });

  it('say whether they are their holder’s own, and leave it at that', async () => {
    const own = badge('2.0', { id: 'urn:uuid:own' });
    const subject = (id: string) => ({ ...(own['credentialSubject'] as Json), id });
    const [mine, another] = await Promise.all([
      sign({ ...own, credentialSubject: subject(`${HOLDER}`) }),
      sign({ ...own, id: 'urn:uuid:another', credentialSubject: subject('did:example:enfant') }),
    ]);
    const show = async (parts: Json[], key = holder) =>
      run(
        await issue(presentation(parts, { holder: HOLDER }), 'eddsa-rdfc-2022', key, {
          method: `${HOLDER}#key-1`,
          purpose: 'authentication',
        }),
      );
    const about = ({ checks }: Report) =>
      checks.filter(({ id }) => id === 'holder').map(({ outcome, code, about: id }) => [outcome, code, id]);
    const report = await show([mine, another, good]);
    expect(judged(report)).toEqual(['valid', 'valid', 'valid', 'valid']);
    expect(about(report)).toEqual([
      ['pass', undefined, 'urn:uuid:own'],
      ['warn', 'holder-differs', 'urn:uuid:another'],
    ]);
    // Of a forged part, or under a forged presentation, it would say nothing.
    expect(about(await show([{ ...mine, credentialSubject: subject(HOLDER), name: 'Doctorat' }]))).toEqual([]);
    expect(about(await show([mine], await newKey('Ed25519')))).toEqual([]);
    expect(about(await run(presentation([mine], { holder: HOLDER })))).toEqual([]);
  });

  it('as a token, on both data models', async () => {
    const whole = await token(presentation([good, forged], { holder: HOLDER }), 'vp+jwt', 'holder');
    expect(judged(await run(whole))).toEqual(['valid', 'valid', 'invalid']);
    const old = {
      iss: HOLDER,
      vp: { ...presentation([good]), '@context': ['https://www.w3.org/2018/credentials/v1'] },
    };
    expect(judged(await run(await token(old, 'JWT', 'holder')))).toEqual(['valid', 'valid']);
    const [header, body, signature] = whole.split('.');
    expect((await run([header, body, signature?.replace(/^..../, 'AAAA')].join('.'))).verdict).toBe('invalid');
  });
});

describe('envelopes', () => {
  const envelope = (text: string, media = 'application/vc+jwt', type = 'EnvelopedVerifiableCredential') => ({
    '@context': [V2],
    type,
    id: `data:${media},${text}`,
  });

  it('are opened, alone and inside presentations', async () => {
    const text = await token(badge(), 'vc+jwt');
    expect(await run(envelope(text))).toMatchObject({ verdict: 'valid', standard: 'open-badges-3.0' });
    expect(judged(await run(presentation([envelope(text), forged])))).toEqual([
      'invalid signature-mismatch',
      'valid',
      'invalid',
    ]);
    const [header, , signature] = text.split('.');
    const altered = [
      header,
      Buffer.from(JSON.stringify(badge('2.0', { name: 'Doctorat' }))).toString('base64url'),
      signature,
    ];
    expect(judged(await run(envelope(altered.join('.'))))).toEqual(['invalid signature-mismatch']);
    const shown = await token(presentation([good], { holder: HOLDER }), 'vp+jwt', 'holder');
    expect(await run(envelope(shown, 'application/vp+jwt', 'EnvelopedVerifiablePresentation'))).toMatchObject({
      verdict: 'valid',
      standard: 'presentation',
    });
  });

  it('of other media, or with nothing in them, are not guessed at', async () => {
    for (const one of [envelope('x', 'application/mdoc'), envelope('x'), envelope('')]) {
      expect(judged(await run(one))).toEqual(['unverified unsupported-format']);
    }
  });
});

describe('comprehensive records', () => {
  const record = (parts: Json[], association: Json[] = []): Json => ({
    '@context': [V2, CLR, OB3],
    id: 'urn:uuid:22222222-2d0a-4f2d-8b43-0c1f5a1b2c3d',
    type: ['VerifiableCredential', 'ClrCredential'],
    name: 'Relevé',
    issuer: { id: HOLDER, type: ['Profile'], name: 'Éditeur du relevé' },
    validFrom: '2025-10-01T08:00:00Z',
    credentialSubject: {
      type: ['ClrSubject'],
      identifier: (badge()['credentialSubject'] as Json)['identifier'],
      verifiableCredential: parts,
      ...(association.length > 0 ? { association } : {}),
    },
  });
  const signRecord = (document: Json, suite?: string) => sign(document, suite, holder, `${HOLDER}#key-1`);
  const robotics = 'https://univ-rivage.example/achievements/robotique';
  const link = (targetId: string) => ({
    type: 'Association',
    associationType: 'isChildOf',
    sourceId: robotics,
    targetId,
  });

  it.each(['eddsa-jcs-2022', 'eddsa-rdfc-2022'])('by %s: their own verdict, each part its own', async (suite) => {
    const report = await run(await signRecord(record([good, expired]), suite));
    expect(judged(report)).toEqual(['valid', 'valid', 'expired']);
    expect(report.standard).toBe('clr-2.0');
    expect(report.contains[0]).toMatchObject({ issuer: { id: ISSUER }, achievement: { id: robotics } });
  });

  it('a good record does not make a forged part good, nor the other way round', async () => {
    const report = await run(await signRecord(record([good, forged]), 'eddsa-jcs-2022'));
    expect(judged(report)).toEqual(['valid', 'valid', 'invalid']);
    expect(said(report)).toContain('contains warn part-invalid');
    const signed = await signRecord(record([good]), 'eddsa-jcs-2022');
    expect(judged(await run({ ...signed, name: 'Autre' }))).toEqual(['invalid signature-mismatch', 'valid']);
  });

  it('associations lead to achievements that are there', async () => {
    const resolved = await run(await signRecord(record([good], [link(robotics)]), 'eddsa-jcs-2022'));
    expect(resolved.checks).toContainEqual(expect.objectContaining({ id: 'related', outcome: 'pass' }));
    const end = { id: robotics, name: resolved.contains[0]?.achievement?.name };
    expect(resolved.associations).toEqual([{ type: 'isChildOf', source: end, target: end }]);
    const loose = await run(await signRecord(record([good], [link('urn:nowhere')]), 'eddsa-jcs-2022'));
    expect(loose.verdict).toBe('valid');
    expect(loose.associations?.[0]?.target).toEqual({ id: 'urn:nowhere' });
    expect(said(loose)).toContain('related warn bad-property');
  });

  it('of more parts than are looked at stay undecided', { timeout: 60_000 }, async () => {
    const parts = Array.from({ length: 101 }, () => ({ type: ['VerifiableCredential'], credentialSubject: {} }));
    const report = await run(await signRecord(record(parts), 'eddsa-jcs-2022'));
    expect(report.verdict).toBe('unverified');
    expect(report.reasons).toContain('too-many-parts');
    expect(report.contains).toHaveLength(100);
  });
});
