/** Every proof type, by every key it allows, on both data models: what verifies, and every way in which it must not. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Fetch } from '../../net/types.ts';
import { type Report, verify } from '../index.ts';
import { badge, DID_DOCUMENT, ISSUER, withAchievement } from '../testing/badges.ts';
import { controllerOf, issue, type Json, newKey, SUITES, type TestKey } from '../testing/issue.ts';

const NOW = '2026-02-01T12:00:00Z';
const METHOD = `${ISSUER}#key-1`;

/** A network of which only the issuer's DID document is known; without it nothing answers. */
function web(didDocument?: Json): Fetch {
  return async (url) => {
    if (url !== DID_DOCUMENT || !didDocument) throw new TypeError('unreachable');
    return new Response(JSON.stringify(didDocument), { headers: { 'content-type': 'application/did+ld+json' } });
  };
}

const check = (report: Report, id: string) => report.checks.find((one) => one.id === id);
const said = (report: Report, id: string) => {
  const found = check(report, id);
  return found && [found.outcome, found.code ?? ''].join(' ').trim();
};

const rows = Object.entries(SUITES).flatMap(([suite, kinds]) =>
  kinds.flatMap((kind) => (['1.1', '2.0'] as const).map((model) => ({ suite, kind, model }))),
);
// VCDM 2.0 dropped the terms of RsaSignature2018, and no context that may follow it brings them.
const issued = rows.filter(({ suite, model }) => !(suite === 'RsaSignature2018' && model === '2.0'));

describe.each(issued)('$suite by $kind on VCDM $model', ({ suite, kind, model }) => {
  let key: TestKey;
  let signed: Json;
  const run = (document: unknown, published: Json | undefined) =>
    verify(JSON.stringify(document), { fetch: web(published), now: NOW });

  beforeAll(async () => {
    key = await newKey(kind);
    signed = await issue(badge(model), suite, key, { method: METHOD });
  });

  it('good', async () => {
    const report = await run(signed, controllerOf(ISSUER, key));
    expect(report).toMatchObject({ verdict: 'valid', reasons: [], standard: 'open-badges-3.0' });
    expect(report.issuer).toMatchObject({ id: ISSUER, name: 'Université de Rivage', identity: { level: 'domain' } });
    expect(report.achievement?.name).toBe('Animer un atelier de robotique');
    expect(report.alignments.map(({ name }) => name).sort()).toEqual(['CRCN 3.4', 'DigCompEdu 2.2']);
    expect(report.recipient?.identifiers).toEqual([
      {
        type: 'email',
        identity: 'sha256$f06390eeb2b284b32041a646e794d0cf83baa79253e80e794db0d6d9589bc292',
        hashed: true,
        salt: 'sel',
      },
    ]);
  });

  it('claim altered', async () => {
    const report = await run(withAchievement(signed, { name: 'Diriger une université' }), controllerOf(ISSUER, key));
    expect(report.verdict).toBe('invalid');
    expect(said(report, 'proof.signature')).toBe('fail signature-mismatch');
  });

  it('proof altered', async () => {
    const proof = signed['proof'] as Json;
    const report = await run({ ...signed, proof: { ...proof, ...flipped(proof) } }, controllerOf(ISSUER, key));
    expect(report.verdict).not.toBe('valid');
    expect(check(report, 'proof.signature')?.outcome).not.toBe('pass');
  });

  it('signed by another key', async () => {
    const report = await run(signed, controllerOf(ISSUER, await newKey(kind)));
    expect(report.verdict).toBe('invalid');
    expect(said(report, 'proof.signature')).toBe('fail signature-mismatch');
  });

  it('key of another type under the method', async () => {
    const other = await newKey(kind === 'Ed25519' ? 'P-256' : 'Ed25519');
    const report = await run(signed, controllerOf(ISSUER, other));
    expect(report.verdict).toBe('invalid');
    expect(check(report, 'proof.signature')?.outcome).toBe('fail');
  });

  it('key not allowed for assertions', async () => {
    const report = await run(signed, controllerOf(ISSUER, key, { relationship: 'authentication' }));
    expect(report.verdict).toBe('invalid');
    expect(said(report, 'proof.signature')).toBe('pass');
    expect(said(report, 'proof.key')).toBe('fail key-not-authorised');
  });

  it('key not in the list', async () => {
    const listed = controllerOf(ISSUER, key, { method: { id: `${ISSUER}#other` } });
    const report = await run(signed, { ...listed, assertionMethod: [`${ISSUER}#other`] });
    expect(report.verdict).toBe('invalid');
    expect(said(report, 'proof.key')).toBe('fail key-not-listed');
  });

  it('key list unreachable', async () => {
    const report = await run(signed, undefined);
    expect(report.verdict).toBe('unverified');
    expect(said(report, 'proof.key')).toBe('unknown key-list-unavailable');
    expect(report.issuer.identity.level).toBe('claimed');
  });

  it('key revoked', async () => {
    const report = await run(signed, controllerOf(ISSUER, key, { method: { revoked: '2025-12-01T00:00:00Z' } }));
    expect(report.verdict).toBe('unverified');
    expect(said(report, 'proof.key')).toBe('unknown key-revoked');
  });

  it('key expired since', async () => {
    const report = await run(signed, controllerOf(ISSUER, key, { method: { expires: '2025-12-01T00:00:00Z' } }));
    // A proof without a date cannot say that it was made before.
    const dated = (signed['proof'] as Json)['created'] !== undefined;
    expect(said(report, 'proof.key')).toBe(dated ? 'warn key-expired' : 'unknown key-expired');
    expect(report.verdict).toBe(dated ? 'valid' : 'unverified');
  });

  it('key of another issuer', async () => {
    const foreign = { ...signed, issuer: { ...(signed['issuer'] as Json), id: 'did:web:autre.example' } };
    const report = await run(foreign, controllerOf(ISSUER, key));
    expect(report.verdict).not.toBe('valid');
  });

  it('terms that nobody signed', async () => {
    const report = await run(withAchievement(signed, { mention: 'Très bien' }), controllerOf(ISSUER, key));
    expect(report.verdict).toBe('invalid');
    if (suite.includes('jcs')) expect(said(report, 'proof.signature')).toBe('fail signature-mismatch');
    else {
      expect(report.reasons).toContain('unsigned-terms');
      expect(check(report, 'context')?.detail?.['terms']).toContain('mention');
      expect(JSON.stringify([report.achievement, report.evidence])).not.toContain('Très bien');
    }
  });
});

describe('proofs that are refused for other reasons', () => {
  let key: TestKey;
  beforeAll(async () => {
    key = await newKey('Ed25519');
  });
  const run = (document: unknown) =>
    verify(JSON.stringify(document), { fetch: web(controllerOf(ISSUER, key)), now: NOW });

  it('made for another purpose', async () => {
    const signed = await issue(badge(), 'eddsa-2022', key, { method: METHOD, purpose: 'authentication' });
    const report = await run(signed);
    expect(report.verdict).toBe('invalid');
    expect(said(report, 'proof.purpose')).toBe('fail wrong-purpose');
  });

  it('run out', async () => {
    const signed = await issue(badge(), 'eddsa-2022', key, { method: METHOD, expires: '2026-01-01T00:00:00Z' });
    const report = await run(signed);
    expect(report.verdict).toBe('invalid');
    expect(said(report, 'proof.dates')).toBe('fail proof-expired');
  });

  it('run out, the date hidden under its full address', async () => {
    const signed = await issue(badge(), 'eddsa-2022', key, { method: METHOD, expires: '2026-01-01T00:00:00Z' });
    const { expires, ...proof } = signed['proof'] as Json;
    const value = { '@type': 'http://www.w3.org/2001/XMLSchema#dateTime', '@value': expires };
    const report = await run({ ...signed, proof: { ...proof, 'https://w3id.org/security#expiration': value } });
    expect(said(report, 'proof.signature')).toBe('pass');
    expect(report.verdict).toBe('invalid');
    expect(said(report, 'proof.dates')).toBe('fail proof-expired');
  });

  it('made in the future', async () => {
    const report = await run(
      await issue(badge(), 'eddsa-2022', key, { method: METHOD, created: '2027-01-01T00:00:00Z' }),
    );
    expect(report.verdict).toBe('unverified');
    expect(said(report, 'proof.dates')).toBe('unknown proof-created-in-future');
  });

  it('none at all', async () => {
    const report = await run(badge());
    expect(report.verdict).toBe('unverified');
    expect(said(report, 'proof.signature')).toBe('unknown no-proof');
  });

  it('of a type that is not known', async () => {
    const signed = await issue(badge(), 'eddsa-2022', key, { method: METHOD });
    const report = await run({ ...signed, proof: { ...(signed['proof'] as Json), cryptosuite: 'magic-2031' } });
    expect(report.verdict).toBe('unverified');
    expect(said(report, 'proof.signature')).toBe('unknown unsupported-proof');
  });

  it('without a method', async () => {
    const signed = await issue(badge(), 'eddsa-2022', key, { method: METHOD });
    const { verificationMethod: _, ...proof } = signed['proof'] as Json;
    expect((await run({ ...signed, proof })).verdict).toBe('invalid');
  });

  it('with a value that is no multibase', async () => {
    const signed = await issue(badge(), 'eddsa-2022', key, { method: METHOD });
    const report = await run({ ...signed, proof: { ...(signed['proof'] as Json), proofValue: 'OOO' } });
    expect(said(report, 'proof.signature')).toBe('fail broken-proof');
  });

  it('naming a previous proof that is not there', async () => {
    const signed = await issue(badge(), 'eddsa-2022', key, { method: METHOD });
    const report = await run({ ...signed, proof: { ...(signed['proof'] as Json), previousProof: 'urn:uuid:1' } });
    expect(report.verdict).toBe('invalid');
    expect(said(report, 'proof.signature')).toBe('fail previous-proof-missing');
  });
});

describe('several proofs', () => {
  it('the good one decides, the other is named', async () => {
    const [key, other] = [await newKey('Ed25519'), await newKey('Ed25519')];
    const one = await issue(badge(), 'eddsa-2022', key, { method: METHOD });
    const two = await issue(badge(), 'eddsa-2022', other, { method: `${other.did}#${other.did?.slice(8)}` });
    const both = { ...one, proof: [two['proof'], one['proof']] };
    const report = await verify(JSON.stringify(both), { fetch: web(controllerOf(ISSUER, key)), now: NOW });
    expect(report.verdict).toBe('valid');
    expect(report.checks).toContainEqual(
      expect.objectContaining({ id: 'proof.key', outcome: 'warn', about: 'proof 1' }),
    );
    expect(report.checks).toContainEqual(
      expect.objectContaining({ id: 'proof.key', outcome: 'pass', about: 'proof 2' }),
    );
  });

  it('none of them the issuer’s', async () => {
    const [key, other] = [await newKey('Ed25519'), await newKey('Ed25519')];
    const two = await issue(badge(), 'eddsa-2022', other, { method: `${other.did}#${other.did?.slice(8)}` });
    const both = { ...two, proof: [two['proof'], two['proof']] };
    const report = await verify(JSON.stringify(both), { fetch: web(controllerOf(ISSUER, key)), now: NOW });
    expect(report.verdict).toBe('invalid');
    expect(said(report, 'proof.key')).toBe('fail key-of-another');
  });
});

/** The same proof with one character of its value changed. */
function flipped(proof: Json): Json {
  const name = 'jws' in proof ? 'jws' : 'proofValue';
  const value = String(proof[name]);
  const at = value.length - 12;
  return { [name]: value.slice(0, at) + (value[at] === '2' ? '3' : '2') + value.slice(at + 1) };
}
