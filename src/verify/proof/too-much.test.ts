/** Documents made to keep a verifier busy: refused early, as too much and never as false. */
import { describe, expect, it } from 'vitest';
import { run, signed } from '../../../tests/conformance/testing/issuers.ts';
import { badge } from '../testing/badges.ts';
import type { Json } from '../testing/issue.ts';
import { statementsOf } from './statements.ts';

const judged = async (document: Json | string) => {
  const { verdict, reasons } = await run(document);
  return [verdict, ...reasons].join(' ');
};
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));
/** Unnamed nodes each of which refers to each other: to tell them apart, every order must be tried. */
const clique = (size: number) =>
  many(size, (node) => ({
    id: `_:b${node}`,
    'https://x.example/knows': many(size, (other) => ({ id: `_:b${other}` })).filter((_, other) => other !== node),
  }));
const IN_TIME = 10_000;

describe('a badge with', () => {
  it('a thousand pieces of evidence is a badge', { timeout: 20_000 }, async () => {
    const evidence = many(1_000, (n) => ({ id: `https://x.example/${n}`, type: ['Evidence'], name: `Trace ${n}` }));
    expect(await judged(await signed({ evidence }))).toBe('valid');
  });

  it.each<[string, Json]>([
    ['too many values of one property', { evidence: many(10_000, (n) => ({ id: `urn:x:${n}`, type: ['Evidence'] })) }],
    [
      'too many values under one name',
      { evidence: many(100, (n) => ({ id: 'urn:x', 'https://x.example/p': many(100, (m) => `${n} ${m}`) })) },
    ],
    ['too many values', { 'https://x.example/p': { '@list': many(110_000, () => 'a') } }],
    ['nodes that cannot be told apart', { evidence: clique(12) }],
  ])('%s is too much, not false', { timeout: IN_TIME }, async (_, more) => {
    // Put beside a proof that is someone's own: what counts is that nothing is said of it.
    expect(await judged({ ...(await signed()), ...more })).toBe('unverified too-large');
  });
});

it('a thousand disclosures and more', { timeout: IN_TIME }, async () => {
  const token = `${btoa('{"alg":"ES256","typ":"dc+sd-jwt"}').replaceAll('=', '')}.e30.AAAA`;
  expect(await judged(`${token}~${'WyJzIl0~'.repeat(20_000)}`)).toBe('unverified too-large');
});

it('what was stopped has no fault', async () => {
  const stopped = await statementsOf({ ...badge(), evidence: clique(6) }, { signal: AbortSignal.abort() });
  expect(stopped).toMatchObject({ ok: false, beyond: 'aborted' });
});
