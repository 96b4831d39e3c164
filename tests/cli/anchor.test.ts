/** Certificates on the command line; and that nothing on the way makes code from text or asks for a DOM, as in a worker. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../src/verify/certificates/testing/openssl.ts';
import type { Report } from '../../src/verify/report.ts';

const COMMAND = fileURLToPath(new URL('../../src/cli/verify.ts', import.meta.url));
const SEALED = fileURLToPath(new URL('../../src/verify/europass/testing/santuario-xpath.xml', import.meta.url));
let folder = '';
let root = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aloi-anchor-'));
  root = join(folder, 'root.pem');
  await writeFile(root, `${ROOT}\n`);
  await writeFile(join(folder, 'other.der'), Buffer.from('308201', 'hex'));
});
afterAll(() => rm(folder, { recursive: true }));

function verify(...args: string[]) {
  // `eval` and `new Function` throw, as under the policy of an extension's pages and background.
  const flags = ['--disallow-code-generation-from-strings', '--no-warnings'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, COMMAND, ...args], { encoding: 'utf8' });
  const report = stdout.startsWith('{') ? (JSON.parse(stdout) as { report: Report }).report : undefined;
  return { status, stderr, report };
}

const NOW = ['--json', '--now', '2027-06-01T00:00:00Z'];

// Each starts the command, on a machine that may have other things to do.
describe('--anchor', { timeout: 60_000 }, () => {
  it('makes a seal count that leads to one of its certificates', () => {
    const { status, report } = verify(...NOW, '--anchor', root, SEALED);
    expect(report).toMatchObject({
      verdict: 'valid',
      issuer: { name: 'Université de Rivage', identity: { level: 'recognised', evidence: [{ kind: 'certificate' }] } },
    });
    expect(status).toBe(0);
  });

  it('is what it takes', () => {
    const { status, report } = verify(...NOW, SEALED);
    expect(report).toMatchObject({ verdict: 'unverified', reasons: ['certificate-unanchored'] });
    expect(status).toBe(1);
  });

  it('is wrong usage with a file that is not there, or holds none', () => {
    const missing = verify('--anchor', join(folder, 'none.pem'), SEALED);
    expect(missing.status).toBe(2);
    expect(missing.stderr).toContain('none.pem cannot be read (ENOENT)');
    const empty = verify('--anchor', root, '--anchor', join(folder, 'other.der'), SEALED);
    expect(empty.status).toBe(2);
    expect(empty.stderr).toContain('other.der holds no certificates that can be read');
  });
});
