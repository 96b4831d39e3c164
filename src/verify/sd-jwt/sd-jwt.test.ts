import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { base64urlnopad } from '@scure/base';
import { CompactSign } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../index.ts';
import type { Report } from '../report.ts';
import { badge } from '../testing/badges.ts';
import { newCertificate, type TestCertificate } from '../testing/certificate.ts';
import { doorOf, type Served, type TestDoor } from '../testing/door.ts';
import type { Json } from '../testing/issue.ts';
import { metadataAddress } from './issuer-metadata.ts';
import { type Hidden, hide, newSigner, present, raw, type Signer } from './testing/issue.ts';

const NOW = Date.UTC(2026, 5, 1);
const seconds = (ms: number) => Math.floor(ms / 1000);
const ISS = 'https://rivage.example/issuers/7';
const METADATA = 'https://rivage.example/.well-known/jwt-vc-issuer/issuers/7';
const LIST = 'https://rivage.example/status/1';

let signer: Signer;
let stranger: Signer;
let certificate: TestCertificate;
beforeAll(async () => {
  [signer, stranger, certificate] = [await newSigner(), await newSigner(), await newCertificate()];
});

const open = (more: Json = {}): Json => ({
  iss: ISS,
  iat: seconds(NOW) - 3600,
  nbf: seconds(NOW) - 3600,
  exp: seconds(NOW) + 3600,
  vct: 'https://rivage.example/vct/robotics',
  sub: 'did:example:camille',
  degree: { name: 'Robotique' },
  ...more,
});
const metadata = (more: Json = {}): Json => ({ issuer: ISS, jwks: { keys: [signer.jwk] }, ...more });
const world = (more: Record<string, Served> = {}): TestDoor => doorOf({ [METADATA]: { body: metadata() }, ...more });
const check = (token: string, door = world()): Promise<Report> => verify(token, { door, now: NOW });
const brief = ({ verdict, reasons }: Report) => [verdict, ...new Set(reasons)].join(' ');
const detail = ({ checks }: Report, id: string) => checks.find((one) => one.id === id)?.detail;

describe('SD-JWT VC', () => {
  it('is valid by the keys of the issuer’s metadata, and shows what is disclosed', async () => {
    const name = hide(['given_name', 'Camille']);
    const family = hide(['family_name', 'Moreau']);
    const token = await signer.sign(open({ _sd: [name.digest, family.digest], _sd_alg: 'sha-256' }));
    const report = await check(present(token, [name, family]));
    expect(brief(report)).toBe('valid');
    expect(report).toMatchObject({
      standard: 'sd-jwt-vc',
      issuer: { id: ISS, identity: { level: 'domain', evidence: [{ kind: 'key-host', host: 'rivage.example' }] } },
      achievement: { name: 'Robotique', type: 'https://rivage.example/vct/robotics' },
      recipient: { id: 'did:example:camille', name: 'Camille Moreau' },
      dates: { from: '2026-05-31T23:00:00Z', until: '2026-06-01T01:00:00Z' },
    });
    expect(detail(report, 'format')).toEqual({ disclosures: 2, keyBinding: 'absent' });
    const withheld = await check(present(token, [family]));
    expect(brief(withheld)).toBe('valid');
    expect(withheld.recipient?.name).toBe('Moreau');
    expect(JSON.stringify(withheld)).not.toContain('Camille');
  });

  it('is read without the tilde at its end too', async () => {
    expect(await check(await signer.sign(open()))).toMatchObject({ verdict: 'valid', standard: 'sd-jwt-vc' });
  });

  it('shows its type where no claim is obvious', async () => {
    const report = await check(present(await signer.sign(open({ degree: undefined })), []));
    expect(report.achievement).toEqual({ name: open()['vct'], type: open()['vct'] });
  });

  it('is invalid when a disclosure was altered or added, and does not show it', async () => {
    const name = hide(['family_name', 'Moreau']);
    const forged = raw(Buffer.from(name.text, 'base64url').toString().replace('Moreau', 'Dupont'));
    const token = await signer.sign(open({ _sd: [name.digest] }));
    for (const disclosures of [[forged], [name, hide(['degree', { name: 'Doctorat' }])]]) {
      const report = await check(present(token, disclosures));
      expect(brief(report)).toBe('invalid signature-mismatch');
      expect(report.issuer.identity.level).toBe('claimed');
      expect(JSON.stringify(report)).not.toMatch(/Dupont|Doctorat/);
    }
  });

  it('is invalid when the format is broken', async () => {
    const name = hide(['vct', 'other']);
    const token = await signer.sign(open({ _sd: [name.digest] }));
    expect(brief(await check(present(token, [name])))).toBe('invalid broken-jwt');
    const [header = '', , signature = ''] = token.split('.');
    expect((await check(`${header}.AAAA.${signature}~`)).verdict).toBe('invalid');
  });

  it.each(['iss', 'nbf', 'exp', 'cnf', 'vct', 'vct#integrity', 'status'])(
    'is invalid when %s can be withheld',
    async (claim) => {
      const hidden = hide([claim, { ...open(), cnf: {}, status: {} }[claim] ?? 'x']);
      const token = await signer.sign(open({ [claim]: undefined, _sd: [hidden.digest] }));
      const report = await check(present(token, [hidden]));
      expect(report.verdict).toBe('invalid');
      expect(report.reasons).toContain('bad-property');
    },
  );

  it('is unverified by a hash that is not known', async () => {
    const token = await signer.sign(open({ _sd_alg: 'sha3-256' }));
    expect(brief(await check(present(token, [])))).toBe('unverified unsupported-proof');
  });

  it.each<[string, Json, string]>([
    ['expired', { exp: seconds(NOW) - 3600 }, 'expired expired'],
    ['not yet valid', { nbf: seconds(NOW) + 3600 }, 'not-yet-valid not-yet-valid'],
    ['with a date that cannot be read', { exp: 'tomorrow' }, 'unverified bad-date'],
    ['of an unknown status', { status: { something: {} } }, 'unverified status-unsupported'],
    ['of an unreachable status', { status: { status_list: { idx: 0, uri: LIST } } }, 'unverified status-unavailable'],
    ['without vct', { vct: undefined }, 'valid'],
  ])('is judged %s', async (_, claims, expected) => {
    expect(brief(await check(present(await signer.sign(open(claims)), [])))).toBe(expected);
  });

  it('reads its status from a list of the same issuer', async () => {
    const token = await signer.sign(open({ status: { status_list: { idx: 1, uri: LIST } } }));
    const listOf = (byte: number, by: Signer) => {
      const lst = base64urlnopad.encode(deflateSync(Uint8Array.of(byte)));
      const payload = { sub: LIST, iat: seconds(NOW) - 60, status_list: { bits: 1, lst } };
      return by.sign(payload, { typ: 'statuslist+jwt' });
    };
    const answers = async (byte: number, by = signer) =>
      check(present(token, []), world({ [LIST]: { body: await listOf(byte, by) } }));
    expect(brief(await answers(0b01))).toBe('valid');
    expect(brief(await answers(0b10))).toBe('revoked revoked');
    expect(brief(await answers(0b01, stranger))).toBe('unverified status-list-untrusted');
  });

  it.each<[string, Json, string]>([
    ['of another', { iss: 'https://other.example' }, 'unverified key-list-unavailable'],
    ['without issuer', { iss: undefined }, 'unverified missing-property'],
  ])('does not take a token %s', async (_, claims, expected) => {
    expect(brief(await check(present(await signer.sign(open(claims)), [])))).toBe(expected);
  });

  it('is invalid when another key signed', async () => {
    const report = await check(present(await stranger.sign(open()), []));
    expect(report.verdict).toBe('invalid');
    expect(report.reasons).toEqual(expect.arrayContaining(['signature-mismatch', 'key-not-listed']));
  });

  it('refuses algorithms outside the list, critical extensions, and keys that the token brings', async () => {
    const hmac = await new CompactSign(new TextEncoder().encode(JSON.stringify(open())))
      .setProtectedHeader({ alg: 'HS256', typ: 'dc+sd-jwt' })
      .sign(new TextEncoder().encode('a secret that is long enough for it'));
    expect(brief(await check(`${hmac}~`))).toBe('invalid forbidden-algorithm');
    const [, payload = ''] = hmac.split('.');
    const none = base64urlnopad.encode(new TextEncoder().encode('{"alg":"none","typ":"dc+sd-jwt"}'));
    expect(brief(await check(`${none}.${payload}.~`))).toBe('invalid forbidden-algorithm');
    const critical = await new CompactSign(new TextEncoder().encode(JSON.stringify(open())))
      .setProtectedHeader({ alg: 'ES256', typ: 'dc+sd-jwt', crit: ['x'], x: 1 } as never)
      .sign(signer.privateKey, { crit: { x: true } });
    expect(brief(await check(`${critical}~`))).toBe('invalid broken-proof');
    const { kid: _kid, ...jwk } = stranger.jwk;
    expect((await check(present(await stranger.sign(open(), { jwk }), []))).verdict).toBe('invalid');
  });

  it('warns of a missing type, and leaves other tokens alone', async () => {
    const untyped = await check(present(await signer.sign(open(), { typ: 'JWT' }), []));
    expect(brief(untyped)).toBe('valid');
    expect(untyped.checks[0]).toMatchObject({ id: 'format', outcome: 'warn', code: 'bad-property' });
    const other = await check(present(await signer.sign({ iss: ISS, scope: 'all' }, { typ: 'at+jwt' }), []));
    expect(brief(other)).toBe('unverified unsupported-format');
  });
});

describe('keys of an SD-JWT VC', () => {
  const asked = (more: Record<string, Served>, claims: Json = {}) =>
    signer.sign(open(claims)).then((token) => check(present(token, []), doorOf(more)));

  it('stand at the well-known address', () => {
    expect(metadataAddress('https://a.example')).toBe('https://a.example/.well-known/jwt-vc-issuer');
    expect(metadataAddress('https://a.example/')).toBe('https://a.example/.well-known/jwt-vc-issuer');
    expect(metadataAddress('http://a.example:8443/b/')).toBe('https://a.example:8443/.well-known/jwt-vc-issuer/b');
    for (const iss of [
      'did:web:a.example',
      'https://a.example/?b',
      'https://a.example/#b',
      'https://u@a.example',
      'a',
    ]) {
      expect(metadataAddress(iss)).toBeUndefined();
    }
  });

  it('may stand at one more address of the same origin', async () => {
    const jwks = 'https://rivage.example/jwks';
    const served = { [METADATA]: { body: metadata({ jwks: undefined, jwks_uri: jwks }) } };
    expect(brief(await asked({ ...served, [jwks]: { body: { keys: [signer.jwk] } } }))).toBe('valid');
    expect(brief(await asked({ ...served, [jwks]: { body: { keys: 'none' } } }))).toBe(
      'unverified key-list-unavailable',
    );
    expect(brief(await asked(served))).toBe('unverified key-list-unavailable');
  });

  it.each<[string, () => Served, string]>([
    ['is not there', () => ({ status: 404, body: '' }), 'unverified key-list-unavailable'],
    ['is in a private network', () => ({ code: 'private-address' }), 'unverified private-address'],
    ['is no JSON', () => ({ body: '<html>' }), 'unverified key-list-unavailable'],
    [
      'names another issuer',
      () => ({ body: metadata({ issuer: 'https://other.example' }) }),
      'unverified key-list-unavailable',
    ],
    [
      'has two sets',
      () => ({ body: metadata({ jwks_uri: 'https://rivage.example/jwks' }) }),
      'unverified key-list-unavailable',
    ],
    ['has none', () => ({ body: metadata({ jwks: undefined }) }), 'unverified key-list-unavailable'],
    ['has an empty one', () => ({ body: metadata({ jwks: { keys: [] } }) }), 'unverified key-list-unavailable'],
    [
      'sends elsewhere for the keys',
      () => ({ body: metadata({ jwks: undefined, jwks_uri: 'https://evil.example/jwks' }) }),
      'unverified key-list-unavailable',
    ],
    [
      'comes from elsewhere',
      () => ({ body: metadata(), url: 'https://evil.example/metadata' }),
      'unverified key-list-unavailable',
    ],
  ])('are not had when the metadata %s', async (_, served, expected) => {
    const evil = { 'https://evil.example/jwks': { body: { keys: [signer.jwk] } } };
    expect(brief(await asked({ [METADATA]: served(), ...evil }))).toBe(expected);
  });

  it('stand in the DID document of an issuer that is a DID', async () => {
    const did = 'did:web:rivage.example';
    const method = { id: `${did}#k1`, type: 'JsonWebKey', controller: did, publicKeyJwk: signer.jwk };
    const document = { id: did, verificationMethod: [method], assertionMethod: [method.id] };
    const served = { 'https://rivage.example/.well-known/did.json': { body: document } };
    for (const kid of [`${did}#k1`, '#k1', 'k1']) {
      const token = await signer.sign(open({ iss: did }), { kid, x5c: [certificate.base64] });
      expect(brief(await check(present(token, []), doorOf(served)))).toBe('valid');
    }
    const wrong = await stranger.sign(open({ iss: did }), { kid: `${did}#k1` });
    expect((await check(present(wrong, []), doorOf(served))).verdict).toBe('invalid');
  });

  it('are only claimed when they come in a certificate', async () => {
    const sign = (header: Json, claims: Json = {}) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(open(claims))))
        .setProtectedHeader({ alg: 'ES256', typ: 'dc+sd-jwt', x5c: [certificate.base64], ...header })
        .sign(certificate.privateKey);
    const report = await check(`${await sign({})}~`, doorOf({}));
    expect(brief(report)).toBe('unverified certificate-unanchored');
    expect(report.checks.find(({ id }) => id === 'proof.signature')?.outcome).toBe('pass');
    expect(detail(report, 'proof.key')).toMatchObject({
      organisation: 'Université de Rivage',
      country: 'FR',
      chain: 1,
    });
    expect(report.issuer.identity.level).toBe('claimed');
    expect(brief(await check(`${await sign({}, { iss: undefined })}~`, doorOf({})))).toBe(
      'unverified certificate-unanchored',
    );

    const [head = '', , signature = ''] = (await sign({})).split('.');
    const payload = base64urlnopad.encode(new TextEncoder().encode(JSON.stringify(open({ sub: 'did:example:other' }))));
    expect((await check(`${head}.${payload}.${signature}~`, doorOf({}))).reasons).toContain('signature-mismatch');
    const other = await newCertificate('Autre');
    expect((await check(`${await sign({ x5c: [other.base64] })}~`, doorOf({}))).reasons).toContain(
      'signature-mismatch',
    );
    const rsa = await newCertificate('Autre', 'RS256');
    expect((await check(`${await sign({ x5c: [rsa.base64] })}~`, doorOf({}))).reasons).toContain('forbidden-algorithm');
    for (const x5c of [[], 'x', ['AAAA'], ['!'], [1], Array(11).fill(certificate.base64)]) {
      expect(brief(await check(`${await sign({ x5c })}~`, doorOf({})))).toBe('invalid broken-proof');
    }
  });

  it('are the issuer’s when its metadata has the key of the certificate too', async () => {
    const jwk = await crypto.subtle.exportKey('jwk', certificate.privateKey);
    const keys = [{ kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }];
    const token = await new CompactSign(new TextEncoder().encode(JSON.stringify(open())))
      .setProtectedHeader({ alg: 'ES256', typ: 'dc+sd-jwt', x5c: [certificate.base64] })
      .sign(certificate.privateKey);
    expect(brief(await check(`${token}~`, doorOf({ [METADATA]: { body: metadata({ jwks: { keys } }) } })))).toBe(
      'valid',
    );
    expect(brief(await check(`${token}~`))).toBe('unverified certificate-unanchored');
  });
});

describe('key binding', () => {
  const bound = async (by: Signer, change: (payload: Json) => Json = (payload) => payload, typ = 'kb+jwt') => {
    const holder = await newSigner('ES256');
    const token = `${await signer.sign(open({ cnf: { jwk: holder.jwk } }))}~`;
    const sd_hash = createHash('sha256').update(token).digest('base64url');
    const payload = change({ iat: seconds(NOW), aud: 'https://verifier.example', nonce: 'n', sd_hash });
    const binding = await (by === signer ? holder : by).sign(payload, { typ });
    return check(token + binding);
  };

  it('is reported, and decides nothing', async () => {
    const cases: [Promise<Report>, string][] = [
      [bound(signer), 'holds'],
      [bound(stranger), 'fails'],
      [bound(signer, (payload) => ({ ...payload, sd_hash: 'x' })), 'fails'],
      [bound(signer, undefined, 'JWT'), 'fails'],
      [check(`${await signer.sign(open())}~${await stranger.sign({}, { typ: 'kb+jwt' })}`), 'unchecked'],
      [check(`${await signer.sign(open())}~abc`), 'fails'],
    ];
    for (const [pending, expected] of cases) {
      const report = await pending;
      expect(brief(report)).toBe('valid');
      expect(detail(report, 'format')).toMatchObject({ keyBinding: expected });
    }
  });
});

describe('verifiable credentials as SD-JWT', () => {
  const did = 'did:web:univ-rivage.example';
  const document = () => {
    const method = { id: `${did}#k1`, type: 'JsonWebKey', controller: did, publicKeyJwk: signer.jwk };
    const body = { id: did, verificationMethod: [method], assertionMethod: [method.id] };
    return doorOf({ 'https://univ-rivage.example/.well-known/did.json': { body } });
  };
  const issue = async (hidden: Hidden[], more: Json = {}, by = signer) =>
    by.sign({ ...badge('2.0', more), _sd: hidden.map(({ digest }) => digest) }, { typ: 'vc+sd-jwt', kid: `${did}#k1` });

  it('are verified as what they are', async () => {
    const until = hide(['validUntil', '2026-01-01T00:00:00Z']);
    const token = await issue([until]);
    const withheld = await check(present(token, []), document());
    expect(withheld).toMatchObject({ verdict: 'valid', standard: 'open-badges-3.0' });
    expect(withheld.achievement?.name).toBe('Animer un atelier de robotique');
    expect(brief(await check(present(token, [until]), document()))).toBe('expired expired');
    expect(brief(await check(present(token, [hide(['name', 'x'])]), document()))).toBe('invalid signature-mismatch');
    expect((await check(present(await issue([], {}, stranger), []), document())).verdict).toBe('invalid');
    const claims = await check(present(await issue([], { iss: 'did:web:other.example' }), []), document());
    expect(claims.reasons).toContain('claims-differ');
  });

  it('are no presentations', async () => {
    const token = await signer.sign({ '@context': [], type: ['VerifiablePresentation'] }, { typ: 'vp+sd-jwt' });
    expect(brief(await check(present(token, []), document()))).toBe('unverified unsupported-format');
  });
});
