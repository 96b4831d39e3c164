import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newCertificate } from '../testing/certificate.ts';
import { readCertificate, readX5c } from './certificate.ts';

describe('certificates', () => {
  it('give their key and what they say of their owner', async () => {
    const { base64, der } = await newCertificate('Université de Rivage');
    const [first] = readX5c([base64]) ?? [];
    expect(first).toEqual(der);
    expect(await readCertificate(der)).toMatchObject({
      key: { kind: 'P-256' },
      subject: { organisation: 'Université de Rivage', name: 'Sceau', country: 'FR' },
      notBefore: expect.any(Number),
    });
  });

  it.each([[undefined], ['AAAA'], [[]], [[1]], [['-_-_']], [['A']], [Array(11).fill('AAAA')], [['A'.repeat(70_000)]]])(
    'are not taken from %j',
    (x5c) => {
      expect(readX5c(x5c)).toBeUndefined();
    },
  );

  it('property: bytes that are none, or one that is damaged, never throw', async () => {
    const { der } = await newCertificate();
    const damaged = fc
      .tuple(fc.nat(der.length - 1), fc.nat(255))
      .map(([at, byte]) => der.map((old, index) => (index === at ? byte : old)));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), damaged), async (bytes) => {
        const certificate = await readCertificate(bytes);
        if (certificate) expect(new Date(certificate.notAfter).toISOString()).toMatch(/Z$/);
      }),
      { numRuns: 300 },
    );
  });
});
