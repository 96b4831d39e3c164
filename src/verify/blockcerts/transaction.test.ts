import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTransaction } from './transaction.ts';

describe('answers of explorers', () => {
  it('property: whatever comes back never throws, and times are times', () => {
    const any = fc.jsonValue();
    const esplora = fc.record({
      txid: fc.oneof(fc.string(), any),
      vin: any,
      vout: fc.oneof(fc.array(fc.record({ scriptpubkey: any }, { requiredKeys: [] })), any),
      status: fc.oneof(fc.record({ confirmed: fc.boolean(), block_time: fc.oneof(fc.double(), any) }), any),
    });
    const cypher = fc.record({
      hash: fc.oneof(fc.string(), any),
      confirmed: fc.oneof(fc.string(), any),
      confirmations: fc.oneof(fc.nat(), any),
      inputs: any,
      outputs: fc.oneof(fc.array(any), any),
    });
    const scout = fc.record({
      hash: fc.string(),
      from: any,
      raw_input: fc.string(),
      timestamp: any,
      confirmations: any,
    });
    fc.assert(
      fc.property(
        fc.constantFrom('bitcoin', 'ethereum', 'other'),
        fc.oneof(any, esplora, cypher, scout),
        (chain, answer) => {
          const found = readTransaction(chain as 'bitcoin', answer);
          if (found?.time !== undefined) expect(new Date(found.time).toISOString()).toMatch(/Z$/);
        },
      ),
      { numRuns: 500 },
    );
  });
});
