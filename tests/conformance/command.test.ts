/** The command itself, over the matrix and the published vectors: what a person with a terminal would see. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/verify/report.ts';
import { short } from '../engines/cases.ts';

const ROOT = join(import.meta.dirname, '../..');
const VECTORS = join(ROOT, '../shared/vectors/w3c-vc-di-eddsa');
const NOW = '2026-02-01T12:00:00Z';

/** `npm run verify` without npm: the same program, the same arguments. */
function command(args: string[], input = ''): Promise<{ code: number; lines: { input: string; report: Report }[] }> {
  return new Promise((resolve, reject) => {
    const options = { cwd: ROOT, maxBuffer: 256_000_000 };
    const child = execFile(process.execPath, ['src/cli/verify.ts', '--json', ...args], options, (error, stdout) => {
      if (error && typeof error.code !== 'number') return reject(error);
      const lines = stdout.split('\n').filter(Boolean);
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, lines: lines.map((line) => JSON.parse(line)) });
    });
    child.stdin?.end(input);
  });
}

describe('npm run verify', () => {
  it('over the matrix, on standard input', { timeout: 300_000 }, async () => {
    const cases = await Promise.all(short.map((planned) => planned.make()));
    const world = Object.fromEntries(
      cases.flatMap(({ documents }) =>
        Object.entries(documents).map(([url, body]) => [url, { status: 200, body: JSON.stringify(body) }]),
      ),
    );
    const folder = await mkdtemp(join(tmpdir(), 'aloi-'));
    try {
      const file = join(folder, 'world.json');
      await writeFile(file, JSON.stringify(world));
      const { code, lines } = await command(
        ['--world', file, '--now', NOW, '-'],
        cases.map(({ text }) => `${text}\n`).join(''),
      );
      expect(lines.map(({ report }) => report.verdict)).toEqual(cases.map(({ verdict }) => verdict));
      expect(lines.map(({ input }) => input)).toEqual(cases.map(({ text }) => text));
      expect(code).toBe(1);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it.skipIf(!existsSync(VECTORS))('over the published vectors', { timeout: 120_000 }, async () => {
    const files = [
      'eddsa-rdfc-2022/signedDataInt.json',
      'eddsa-jcs-2022/signedJCS.json',
      'Ed25519Signature2020/signedEdSig.json',
      'proof-set-chain/signedProofSet1.json',
      'proof-set-chain/signedProofSet2.json',
      'proof-set-chain/signedProofChain1.json',
      'proof-set-chain/signedProofChain2.json',
    ].map((file) => join(VECTORS, file));
    const folder = await mkdtemp(join(tmpdir(), 'aloi-'));
    try {
      const file = join(folder, 'world.json');
      await writeFile(file, '{}');
      const { code, lines } = await command(['--world', file, '--now', NOW, ...files]);
      expect(lines.map(({ input }) => input)).toEqual(files);
      for (const { report } of lines) {
        const signatures = report.checks.filter(({ id }) => id === 'proof.signature');
        expect(signatures.length).toBeGreaterThan(0);
        expect(signatures.every(({ outcome }) => outcome === 'pass')).toBe(true);
        // Signed well, in the name of an issuer whose key list cannot be had here.
        expect(report.verdict).toBe('unverified');
        expect(report.reasons).toContain('key-list-unavailable');
      }
      expect(code).toBe(1);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
