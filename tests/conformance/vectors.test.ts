/** The W3C's published test vectors, where they are present, through `verify` itself. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verify } from '../../src/verify/index.ts';
import { statementsOf } from '../../src/verify/proof/statements.ts';

const VECTORS = join(import.meta.dirname, '../../../shared/vectors/w3c-vc-di-eddsa');
const text = (file: string) => readFileSync(join(VECTORS, file), 'utf8');
const offline = { fetch: () => Promise.reject(new TypeError('offline')), now: '2026-01-01T00:00:00Z' };

const signed = [
  'eddsa-rdfc-2022/signedDataInt.json',
  'eddsa-jcs-2022/signedJCS.json',
  'Ed25519Signature2020/signedEdSig.json',
  'proof-set-chain/signedProofSet1.json',
  'proof-set-chain/signedProofSet2.json',
  'proof-set-chain/signedProofChain1.json',
  'proof-set-chain/signedProofChain2.json',
];

describe.skipIf(!existsSync(VECTORS))('W3C vc-di-eddsa vectors', () => {
  it('canonical form and hash of eddsa-rdfc-2022', async () => {
    const { proof: _, ...document } = JSON.parse(text('eddsa-rdfc-2022/signedDataInt.json'));
    expect(await statementsOf(document)).toMatchObject({
      ok: true,
      canonical: text('eddsa-rdfc-2022/canonDocDataInt.txt'),
    });
  });

  it.each(signed)('%s has good signatures', async (file) => {
    const report = await verify(text(file), offline);
    const signatures = report.checks.filter(({ id }) => id === 'proof.signature');
    expect(signatures.length).toBeGreaterThan(0);
    expect(signatures.every(({ outcome }) => outcome === 'pass')).toBe(true);
    // The vectors are issued in the name of https://vc.example/issuers/5678 by a did:key that it does not list.
    expect(report.verdict).not.toBe('valid');
  });

  it.each(signed)('%s altered has none', async (file) => {
    const altered = text(file).replace('The School of Examples', 'The School of Forgery');
    expect(altered).not.toBe(text(file));
    const report = await verify(altered, offline);
    expect(report.checks.filter(({ id, outcome }) => id === 'proof.signature' && outcome === 'pass')).toEqual([]);
    expect(report.verdict).toBe('invalid');
  });

  it('names the context that is not bundled', async () => {
    const report = await verify(text('eddsa-rdfc-2022/employ/signedDataInt.json'), offline);
    expect(report.verdict).toBe('unverified');
    expect(report.checks).toContainEqual(
      expect.objectContaining({ id: 'context', outcome: 'unknown', code: 'unknown-context' }),
    );
  });
});
