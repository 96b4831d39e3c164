import { expect, test } from 'vitest';
import { undecided } from './job.ts';
import { trimReport } from './trim-report.ts';

test('what is said stays; what would fill the storage goes', () => {
  const report = undecided('timeout');
  expect(trimReport(report)).toEqual(report);
  const small = `data:image/png;base64,${'A'.repeat(1000)}`;
  const big = `data:image/png;base64,${'A'.repeat(200_000)}`;
  const made = trimReport({
    ...report,
    achievement: { name: 'x'.repeat(50_000), image: big },
    evidence: Array(500).fill({ id: small }),
  });
  expect(made.achievement?.image).toBeUndefined();
  expect(made.achievement?.name).toHaveLength(20_001);
  expect(made.evidence).toHaveLength(200);
  expect(made.evidence[0]?.id).toBe(small);
});
