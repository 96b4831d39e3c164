/** What the matrix does not ask: disclosed and undisclosed proofs, documents that hide something, what is shown. */
import { beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../index.ts';
import { badge, DID_DOCUMENT, ISSUER, withAchievement } from '../testing/badges.ts';
import { controllerOf, issue, issueUndisclosed, type Json, newKey, type TestKey } from '../testing/issue.ts';

const METHOD = `${ISSUER}#key-1`;
const keys = new Map<TestKey['kind'], TestKey>();
beforeAll(async () => {
  for (const kind of ['Ed25519', 'P-256', 'BLS12-381-G2'] as const) keys.set(kind, await newKey(kind));
});
const keyOf = (kind: TestKey['kind']) => keys.get(kind) as TestKey;

const run = (document: Json, kind: TestKey['kind'] = 'Ed25519') =>
  verify(JSON.stringify(document), {
    fetch: async (url) => {
      if (url !== DID_DOCUMENT) throw new TypeError('unreachable');
      return new Response(JSON.stringify(controllerOf(ISSUER, keyOf(kind))));
    },
    now: '2026-02-01T12:00:00Z',
  });
const judged = async (document: Json, kind?: TestKey['kind']) => {
  const { verdict, reasons } = await run(document, kind);
  return [verdict, ...reasons].join(' ');
};

describe('selective disclosure', () => {
  it('the issuer’s own proof, undisclosed, is the holder’s secret: not verified, not called false', async () => {
    const base = await issueUndisclosed(badge(), keyOf('P-256'), { method: METHOD });
    expect(await judged(base, 'P-256')).toBe('unverified undisclosed-proof');
  });

  it.each([
    ['ecdsa-sd-2023', 'P-256'],
    ['bbs-2023', 'BLS12-381-G2'],
  ] as const)(
    '%s: what is disclosed is shown and covered, the rest is neither',
    { timeout: 30_000 },
    async (suite, kind) => {
      // Disclosed by the helper: issuer, subject, name and validFrom.
      const whole = badge('2.0', { description: 'Ce que le titulaire garde pour lui' });
      const derived = await issue(whole, suite, keyOf(kind), { method: METHOD });
      expect(derived).not.toHaveProperty('description');
      const report = await run(derived, kind);
      expect(report).toMatchObject({ verdict: 'valid', achievement: { name: 'Animer un atelier de robotique' } });
      // What was left out cannot be put back, nothing can be added, nothing taken away.
      for (const changed of [
        { ...derived, description: 'Autre chose' },
        withAchievement(derived, { name: 'Doctorat' }),
        Object.fromEntries(Object.entries(derived).filter(([name]) => name !== 'name')),
      ]) {
        expect(await judged(changed, kind)).toBe('invalid signature-mismatch');
      }
    },
  );

  it('a value that is neither base nor derived', async () => {
    const derived = await issue(badge(), 'ecdsa-sd-2023', keyOf('P-256'), { method: METHOD });
    const proof = { ...(derived['proof'] as Json), proofValue: 'uAAAA' };
    expect(await judged({ ...derived, proof }, 'P-256')).toBe('unverified unsupported-proof');
  });
});

describe('documents that hide something', () => {
  it.each([
    ['a second credential in a graph', { '@graph': [{ id: 'urn:other', name: 'Doctorat' }] }],
    ['an included node', { '@included': [{ id: 'urn:other', name: 'Doctorat' }] }],
    ['a reversed property', { '@reverse': { 'https://x.example/of': { id: 'urn:other' } } }],
  ])('%s', async (_what, more) => {
    const signed = await issue(badge(), 'eddsa-rdfc-2022', keyOf('Ed25519'), { method: METHOD });
    expect(await judged({ ...signed, ...more })).toBe('invalid broken-json-ld');
  });

  it('a known property under its full address is seen as what it is', async () => {
    const signed = await issue(badge(), 'eddsa-rdfc-2022', keyOf('Ed25519'), { method: METHOD });
    const moved: Json = { ...signed, 'https://schema.org/name': signed['name'] };
    delete moved['name'];
    const report = await run(moved);
    expect([report.verdict, report.achievement?.name]).toEqual(['valid', 'Animer un atelier de robotique']);
    const second = await judged({ ...signed, 'https://schema.org/name': 'Doctorat' });
    expect(second).toBe('invalid signature-mismatch');
  });

  it('an alias by an inline context, under a good signature, is not judged', async () => {
    const signed = await issue(badge(), 'eddsa-rdfc-2022', keyOf('Ed25519'), { method: METHOD });
    const contexts = signed['@context'] as unknown[];
    const aliased = { ...signed, '@context': [...contexts, { titre: 'https://schema.org/name' }] };
    expect(await judged(aliased)).toBe('unverified inline-context');
    const harmless = { ...signed, '@context': [...contexts, { salle: 'https://x.example/salle' }] };
    expect(await judged(harmless)).toBe('valid');
  });
});
