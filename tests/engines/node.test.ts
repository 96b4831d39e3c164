/** The matrix of `cases.ts` in Node; `browsers.e2e.ts` puts the same to the built background of real browsers. */
import { beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../src/verify/index.ts';
import { type Case, embeddedProofs, tokens } from './cases.ts';

describe('the matrix in Node', () => {
  let cases: Case[] = [];
  beforeAll(async () => {
    cases = [...(await embeddedProofs()), ...(await tokens())];
  }, 120_000);

  it('every case has its verdict', { timeout: 120_000 }, async () => {
    const wrong: string[] = [];
    for (const { name, text, documents, verdict, reason } of cases) {
      const fetch = async (url: string) => {
        const document = documents[url];
        if (!document) throw new TypeError('unreachable');
        return new Response(JSON.stringify(document), { headers: { 'content-type': 'application/json' } });
      };
      const report = await verify(text, { fetch, now: '2026-02-01T12:00:00Z' });
      const explained = reason === undefined || report.reasons.some((code) => code === reason);
      if (report.verdict !== verdict || !explained) wrong.push(`${name}: ${report.verdict} ${report.reasons}`);
    }
    expect(wrong).toEqual([]);
    expect(cases.length).toBeGreaterThan(250);
  });
});
