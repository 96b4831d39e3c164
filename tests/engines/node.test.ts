/** The matrix of `cases.ts` in Node; `browsers.e2e.ts` puts the same to the built background of real browsers. */
import { describe, expect, it } from 'vitest';
import { verify } from '../../src/verify/index.ts';
import { type Case, groups, matrix, short } from './cases.ts';

/** The clock of the matrix: browsers have the real one, for which the cases hold as well. */
const NOW = '2026-02-01T12:00:00Z';

async function wrong({ name, text, documents, verdict, reason }: Case): Promise<string[]> {
  const fetch = async (url: string) => {
    const document = documents[url];
    if (!document) throw new TypeError('unreachable');
    return new Response(JSON.stringify(document), { headers: { 'content-type': 'application/json' } });
  };
  const report = await verify(text, { fetch, now: NOW });
  const explained = reason === undefined || report.reasons.some((code) => code === reason);
  return report.verdict === verdict && explained ? [] : [`${name}: ${report.verdict} ${report.reasons}`];
}

describe('the matrix in Node', () => {
  it.each(groups)(
    '%s: good, altered, wrong key, unauthorised, expired, revoked',
    { timeout: 120_000 },
    async (group) => {
      const planned = matrix.filter((one) => one.group === group);
      const said: string[] = [];
      for (const one of planned) said.push(...(await wrong(await one.make())));
      expect(said).toEqual([]);
      // RsaSignature2018 has one data model, all others two.
      expect(planned.length).toBeGreaterThanOrEqual(10);
    },
  );

  it('holds every proof type, key and algorithm, and so does its short form', () => {
    expect(groups).toHaveLength(27);
    expect(matrix).toHaveLength(530);
    expect(new Set(short.map(({ group }) => group))).toEqual(new Set(groups));
    const ways = (list: typeof matrix) => new Set(list.map(({ name }) => name.split(' · ').at(-1)));
    expect(ways(short)).toEqual(ways(matrix));
  });
});
