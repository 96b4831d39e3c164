/** The real command on real files and streams. Credentials are minted with other people's libraries. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawPng } from '../../src/read/code/testing/draw.ts';
import type { Report } from '../../src/verify/report.ts';
import { bakePng, bakePngLying } from '../world/mint/bake-png.ts';
import { alterJwt, jwtVc2, weakJwt } from '../world/mint/jwt.ts';
import { ed25519Jwk, publicJwk } from '../world/mint/keys.ts';
import { achievement3, openBadge3 } from '../world/mint/open-badge-3.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const NOW = '2026-09-01T12:00:00Z';
const EMAIL = 'ana@holder.example';

let folder = '';
let good = '';
let altered = '';
let expired = '';
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aloi-cli-'));
  const key = await ed25519Jwk('cli');
  const issuer = `did:jwk:${Buffer.from(JSON.stringify(publicJwk(key))).toString('base64url')}`;
  const mint = (over: { until?: string } = {}) =>
    jwtVc2(
      openBadge3({
        id: 'urn:uuid:6b7b3a1e-59f0-4a6c-8f6e-0d4f7b1f2a11',
        issuer: { id: issuer, type: ['Profile'], name: 'Atelier' },
        achievement: achievement3({ id: 'urn:uuid:1', name: 'Robotique 1', description: 'd', criteria: 'c' }),
        email: EMAIL,
        salt: 'pepper',
        from: '2026-01-01T00:00:00Z',
        ...over,
      }),
      { alg: 'EdDSA', kid: `${issuer}#0` },
      key,
    );
  good = await mint();
  expired = await mint({ until: '2026-02-01T00:00:00Z' });
  altered = alterJwt(good, (payload) => {
    payload['name'] = 'Robotique 9';
  });
  const picture = new PNG({ width: 64, height: 64 });
  const png = new Uint8Array(PNG.sync.write(picture));
  const baked = bakePng(png, good, 'openbadgecredential');
  await writeFile(path('good.jwt'), good);
  await writeFile(path('good.png'), baked);
  await writeFile(path('cut.png'), baked.subarray(0, baked.length / 2));
  await writeFile(path('lying.png'), bakePngLying(png, good));
  await writeFile(path('plain.png'), png);
  await writeFile(path('empty'), '');
  await writeFile(path('broken.json'), '{"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["Verifiable');
  await writeFile(path('deep.json'), '['.repeat(100_000) + ']'.repeat(100_000));
  await writeFile(path('noise.bin'), createHash('sha512').update('noise').digest());
  await writeFile(
    path('none.jwt'),
    await weakJwt({ vc: { type: ['VerifiableCredential'] } }, 'none', new Uint8Array()),
  );
  await writeFile(
    path('hmac.jwt'),
    await weakJwt({ vc: { type: ['VerifiableCredential'] } }, 'HS256', new Uint8Array(32)),
  );
});
afterAll(() => rm(folder, { recursive: true }));

function start(
  argv: string[],
  env: NodeJS.ProcessEnv = {},
): ChildProcess & {
  stdin: NonNullable<ChildProcess['stdin']>;
  stdout: NonNullable<ChildProcess['stdout']>;
  stderr: NonNullable<ChildProcess['stderr']>;
} {
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/verify.ts'), ...argv], {
    cwd: folder,
    env: { ...process.env, ...env },
  });
  child.stdin.on('error', () => {});
  return child;
}

async function verify(argv: string[], stdin = '') {
  const child = start(argv);
  child.stdin.end(stdin);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { stdout, stderr, code };
}

async function reports(argv: string[], stdin = '') {
  const { stdout, stderr, code } = await verify(['--json', '--now', NOW, ...argv], stdin);
  expect(stderr).toBe('');
  const objects = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { input: string; report: Report });
  return { code, objects, verdicts: objects.map(({ report }) => report.verdict) };
}

describe('npm run --silent verify', { timeout: 60_000 }, () => {
  it('verifies files, and says nothing else', async () => {
    const { code, objects } = await reports(['good.jwt', 'good.png']);
    expect(code).toBe(0);
    expect(objects).toMatchObject([
      { input: 'good.jwt', report: { verdict: 'valid', reasons: [], standard: 'open-badges-3.0' } },
      {
        input: 'good.png',
        report: {
          verdict: 'valid',
          achievement: { name: 'Robotique 1' },
          issuer: { name: 'Atelier', identity: { level: 'claimed' } },
        },
      },
    ]);
  });

  it('tells the unsound from the undecided, and survives both', async () => {
    const inputs = [
      'cut.png',
      'lying.png',
      'plain.png',
      'empty',
      'broken.json',
      'deep.json',
      'noise.bin',
      'none.jwt',
      'hmac.jwt',
      'missing.png',
      '.',
    ];
    const { code, objects } = await reports(inputs);
    expect(code).toBe(1);
    const verdicts = Object.fromEntries(objects.map(({ input, report }) => [input, report.verdict]));
    expect(verdicts).toEqual({
      'cut.png': 'invalid',
      'lying.png': 'invalid',
      'plain.png': 'unverified',
      empty: 'unverified',
      'broken.json': 'invalid',
      'deep.json': expect.stringMatching(/^(unverified|invalid)$/),
      'noise.bin': 'unverified',
      'none.jwt': 'invalid',
      'hmac.jwt': 'invalid',
      'missing.png': 'unverified',
      '.': 'unverified',
    });
    for (const { report } of objects) expect(report.reasons.length).toBeGreaterThan(0);
  });

  it('takes credentials, files and addresses from standard input, in order', async () => {
    const lines = [good, 'good.png', altered, '', expired, '{"broken":', 'https://badges.example/x'];
    await writeFile(
      path('world.json'),
      JSON.stringify({ 'https://badges.example/x': { headers: { 'content-type': 'application/vc+jwt' }, body: good } }),
    );
    const { code, objects, verdicts } = await reports(['--world', 'world.json', '-'], `${lines.join('\n')}\n`);
    expect(objects.map(({ input }) => input)).toEqual(lines.filter(Boolean));
    expect(verdicts).toEqual(['valid', 'valid', 'invalid', 'expired', expect.not.stringMatching('^valid$'), 'valid']);
    expect(code).toBe(1);
  });

  it('reads the QR code in a picture, and the credential in a link', async () => {
    await writeFile(path('poster.png'), drawPng([{ text: good, size: 3 }], { transparent: true }));
    await writeFile(path('leads.png'), drawPng([{ text: 'https://badges.example/x' }]));
    await writeFile(path('wifi.png'), drawPng([{ text: 'WIFI:T:WPA;S=atelier;;' }]));
    await writeFile(path('codes.json'), JSON.stringify({ 'https://badges.example/x': { body: altered } }));
    const packed = `https://verifier.example/#verify=${gzipSync(good).toString('base64url')}`;
    const inputs = ['poster.png', 'leads.png', 'wifi.png', packed];
    const { objects, verdicts } = await reports(['--world', 'codes.json', ...inputs]);
    expect(verdicts).toEqual(['valid', 'invalid', 'unverified', 'valid']);
    const codes = objects.map(({ report }) => report.checks[0]?.code);
    expect(codes.slice(0, 3)).toEqual(['from-code', 'from-code', 'code-without-badge']);
  });

  it('judges by the clock it is given', async () => {
    const { stdout } = await verify(['--json', '--now', '2026-01-15T00:00:00Z', '-'], expired);
    expect(JSON.parse(stdout).report.verdict).toBe('valid');
    const early = await verify(['--json', '--now', '2025-01-15T00:00:00Z', '-'], good);
    expect(JSON.parse(early.stdout).report.verdict).toBe('not-yet-valid');
  });

  it('compares recipients without touching the verdict', async () => {
    const recipient = async (...ids: string[]) => {
      const { objects, code } = await reports([...ids.flatMap((id) => ['--recipient', id]), 'good.png']);
      expect(code).toBe(0);
      return objects[0]?.report.checks.filter(({ id }) => id === 'recipient');
    };
    expect(await recipient('bob@holder.example', EMAIL)).toMatchObject([
      { outcome: 'pass', detail: { matched: EMAIL } },
    ]);
    expect(await recipient('bob@holder.example')).toMatchObject([{ outcome: 'fail', code: 'recipient-differs' }]);
    expect(await recipient()).toEqual([]);
  });

  it('prints a table for people', async () => {
    const { stdout, stderr, code } = await verify(['--now', NOW, 'good.png', '-'], altered);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/^valid +Robotique 1 +Atelier \(claimed\) +good\.png$/m);
    expect(stdout).toMatch(/^invalid .*\n +- the signature does not match$/m);
  });

  it('refuses wrong usage with one sentence', async () => {
    for (const argv of [[], ['--nope'], ['--now', 'soon', 'good.png'], ['--world', 'good.png', 'good.png']]) {
      const { stdout, stderr, code } = await verify(argv);
      expect(code).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/^verify: [^\n]+\.\n$/);
    }
  });

  it('ends quietly when nobody reads its output any more', async () => {
    const child = start(['--json', '--now', NOW, '-']);
    const stderr = text(child.stderr);
    const ended = once(child, 'close');
    let reading = true;
    const feed = (async () => {
      while (reading && child.stdin.writable) {
        if (!child.stdin.write(`${altered}\n`)) await Promise.race([once(child.stdin, 'drain').catch(() => {}), ended]);
      }
    })();
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [code] = await ended;
    reading = false;
    await feed;
    expect(code).toBe(1);
    expect(await stderr).toBe('');
  });

  it('answers one line at a time', async () => {
    const child = start(['--json', '--now', NOW, '-']);
    for (const line of [good, altered]) {
      child.stdin.write(`${line}\n`);
      const [data] = (await once(child.stdout, 'data')) as [Buffer];
      expect(JSON.parse(data.toString()).input).toBe(line);
    }
    child.stdin.end();
    expect((await once(child, 'close'))[0]).toBe(1);
  });
});

describe('ten thousand lines', { timeout: 300_000 }, () => {
  /** Peak memory in kB, and how many answers came in which order. */
  async function stream(count: number) {
    const tell = path('peak.mjs');
    await writeFile(tell, 'process.on("exit", () => process.stderr.write(String(process.resourceUsage().maxRSS)));');
    const child = start(['--json', '--now', NOW, '-'], { NODE_OPTIONS: `--import=${pathToFileURL(tell)}` });
    const padding = 'x'.repeat(20_000);
    const feed = (async () => {
      for (let n = 0; n < count; n++) {
        const line = n % 100 === 0 ? good : `{"n":${n},"padding":"${padding}"}`;
        if (!child.stdin.write(`${line}\n`)) await once(child.stdin, 'drain');
      }
      child.stdin.end();
    })();
    let answers = 0;
    let ordered = true;
    let rest = '';
    for await (const chunk of child.stdout) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const n = answers++;
        const { input, report } = JSON.parse(line) as { input: string; report: Report };
        ordered &&= n % 100 === 0 ? input === good && report.verdict === 'valid' : input.startsWith(`{"n":${n},`);
      }
    }
    await feed;
    return { answers, ordered, peak: Number(await text(child.stderr)) };
  }

  it('take no more memory than five hundred', async () => {
    const few = await stream(500);
    const many = await stream(10_000);
    expect(many).toMatchObject({ answers: 10_000, ordered: true });
    // Two hundred megabytes went through.
    expect(many.peak - few.peak).toBeLessThan(64_000);
  });
});
