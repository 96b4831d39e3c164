import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExamineOptions } from '../examine/index.ts';
import type { Report, Verdict } from '../verify/report.ts';
import { run } from './run.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aloi-run-'));
});
afterAll(() => rm(folder, { recursive: true }));

const report = (verdict: Verdict, over: Partial<Report> = {}): Report => ({
  verdict,
  reasons: verdict === 'valid' ? [] : ['signature-mismatch'],
  standard: 'open-badges-3.0',
  checks: [],
  issuer: { name: 'Rectorat', identity: { level: 'claimed', evidence: [] } },
  achievement: { name: 'Robotics' },
  dates: {},
  evidence: [],
  alignments: [],
  endorsements: [],
  contains: [],
  source: { retrieved: [] },
  ...over,
});

type Examine = (input: string | Uint8Array, options: ExamineOptions) => Promise<Report>;

class Sink extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void) {
    this.text += chunk.toString();
    done();
  }
}

async function command(argv: string[], stdin: string | Readable = '', examine: Examine = async () => report('valid')) {
  const [stdout, stderr] = [new Sink(), new Sink()];
  const input = typeof stdin === 'string' ? Readable.from([Buffer.from(stdin)]) : stdin;
  const code = await run(argv, { stdin: input, stdout, stderr }, async () => ({ examine }));
  const objects = argv.includes('--json')
    ? stdout.text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line))
    : [];
  return { code, stdout: stdout.text, stderr: stderr.text, objects };
}

describe('wrong usage', () => {
  it.each([
    [[], 'no INPUT was given'],
    [['--json'], 'no INPUT was given'],
    [['--nope', 'x'], "Unknown option '--nope'"],
    [['x', '--now'], "'--now <value>' argument missing"],
    [['--now', 'tomorrow', 'x'], 'not "tomorrow"'],
    [['--now', '2026-02-30T00:00:00Z', 'x'], 'not "2026-02-30T00:00:00Z"'],
    [['--now', '1767225600', 'x'], 'not "1767225600"'],
    [['--world', '/nowhere.json', 'x'], '/nowhere.json cannot be read (ENOENT)'],
  ])('%j is one sentence on standard error', async (argv, sentence) => {
    const { code, stdout, stderr } = await command(argv);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(sentence);
    expect(stderr).toMatch(/^verify: [^\n]+\.\n$/);
  });

  it.each(['[]', '"x"', 'null', '{"https://a.example/": 1}', '{"https://a.example/": null}', '{'])(
    'is the world %s',
    async (text) => {
      const path = join(folder, 'world.json');
      await writeFile(path, text);
      const { code, stderr } = await command(['--world', path, 'x']);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^verify: [^\n]+\.\n$/);
    },
  );

  it('is told from a question', async () => {
    const { code, stdout, stderr } = await command(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('--recipient ID');
  });
});

describe('the exit code', () => {
  it('is 0 only when everything is valid', async () => {
    const examine: Examine = async (input) => report(input as Verdict);
    const lines = (...verdicts: string[]) => verdicts.map((v) => `https://${v}/`).join('\n');
    const byHost: Examine = (input, options) => examine(new URL(input as string).host, options);
    expect((await command(['-'], lines('valid', 'valid'), byHost)).code).toBe(0);
    for (const verdict of ['expired', 'revoked', 'suspended', 'not-yet-valid', 'invalid', 'unverified']) {
      expect((await command(['-'], lines('valid', verdict, 'valid'), byHost)).code).toBe(1);
    }
  });
});

describe('the exchange of a presentation', () => {
  it('is told to the verifier', async () => {
    let told: ExamineOptions | undefined;
    const examine: Examine = async (_input, options) => {
      told = options;
      return report('valid');
    };
    await command(['--domain', 'a.example', '--challenge', 'c1', '--challenge', 'c2', '-'], '{}', examine);
    expect(told).toMatchObject({ domain: ['a.example'], challenge: ['c1', 'c2'] });
    await command(['-'], '{}', examine);
    expect(told).toMatchObject({ domain: [], challenge: [] });
  });
});

describe('inputs', () => {
  it('are files, addresses, and on standard input the credentials themselves', async () => {
    const file = join(folder, 'badge.v2.json');
    await writeFile(file, '{"from":"file"}');
    const token = `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`;
    const lines = [file, 'http://badges.example/a', '{"a":1}', token, `${token}~x~`, '[{"a":1}]'];
    const seen: unknown[] = [];
    const { objects, code } = await command(
      ['--json', file, 'HTTPS://badges.example/b', '-'],
      lines.join('\r\n'),
      async (input) => {
        seen.push(typeof input === 'string' ? input : Buffer.from(input).toString());
        return report('valid');
      },
    );
    expect(code).toBe(0);
    expect(objects.map(({ input }) => input)).toEqual([file, 'HTTPS://badges.example/b', ...lines]);
    const json = '{"from":"file"}';
    expect(seen.sort()).toEqual([json, 'HTTPS://badges.example/b', json, ...lines.slice(1)].sort());
  });

  it('that cannot be read give a report', async () => {
    const large = join(folder, 'large.png');
    await writeFile(large, new Uint8Array(5_000_001));
    const nothing = join(folder, 'nothing.json');
    const { code, objects } = await command(['--json', nothing, folder, large, 'not\0a path', 'badge.v2.json']);
    expect(code).toBe(1);
    expect(objects.map(({ report }) => [report.verdict, report.reasons, report.checks[0].detail])).toEqual([
      ['unverified', ['unreadable'], { reason: 'ENOENT' }],
      ['unverified', ['unreadable'], { reason: 'EISDIR' }],
      ['unverified', ['too-large'], { limit: 5_000_000 }],
      ['unverified', ['unreadable'], { reason: 'ERR_INVALID_ARG_VALUE' }],
      ['unverified', ['unreadable'], { reason: 'ENOENT' }],
    ]);
  });

  it('that are lines beyond any credential are refused unread', async () => {
    const { objects } = await command(['--json', '-'], `{"a":"${'x'.repeat(5_000_000)}"}\n{"b":1}`);
    expect(objects).toMatchObject([
      { report: { verdict: 'unverified', reasons: ['too-large'] } },
      { input: '{"b":1}', report: { verdict: 'valid' } },
    ]);
    expect(objects[0].input.length).toBeLessThan(300);
  });

  it('survive a verifier that fails', async () => {
    const { code, objects } = await command(['--json', '-'], '{"a":1}\n{"b":1}', async (input) => {
      if (input === '{"a":1}') throw new Error('broken');
      return report('valid');
    });
    expect(code).toBe(1);
    expect(objects).toMatchObject([
      { report: { verdict: 'unverified', reasons: ['internal'] } },
      { report: { verdict: 'valid' } },
    ]);
  });
});

describe('the options', () => {
  it('reach the verifier', async () => {
    const seen: ExamineOptions[] = [];
    const argv = [
      '--now',
      '2026-09-01T12:00:00Z',
      '--recipient',
      'a@b.example',
      '--recipient',
      'did:key:z',
      'https://badges.example/',
    ];
    await command(argv, '', async (_input, options) => {
      seen.push(options);
      return report('valid');
    });
    expect(seen[0]).toMatchObject({
      now: Date.parse('2026-09-01T12:00:00Z'),
      recipients: ['a@b.example', 'did:key:z'],
    });
  });

  it('--now takes a day, and a time without zone, as UTC', async () => {
    const seen: unknown[] = [];
    for (const text of ['2026-09-01', '2026-09-01T00:00:00', '2026-09-01T02:00:00+02:00']) {
      await command(['--now', text, 'https://badges.example/'], '', async (_input, { now }) => {
        seen.push(now);
        return report('valid');
      });
    }
    expect(new Set(seen)).toEqual(new Set([Date.parse('2026-09-01T00:00:00Z')]));
  });

  it('--world is all the network there is, and its rules stay', async () => {
    await writeFile(join(folder, 'a.json'), 'from a file');
    const path = join(folder, 'world.json');
    await writeFile(
      path,
      JSON.stringify({
        'https://badges.example/a': { file: 'a.json' },
        'https://localhost/': { body: 'x' },
        'https://intranet/': { body: 'x' },
      }),
    );
    const ask = async (url: string, ...more: string[]) => {
      let answer: unknown;
      await command(['--world', path, ...more, url], '', async (input, { door }) => {
        answer = await door?.get(input as string, 'document');
        return report('valid');
      });
      return answer;
    };
    expect(await ask('http://badges.example/a')).toMatchObject({
      ok: true,
      bytes: new Uint8Array(Buffer.from('from a file')),
    });
    expect(await ask('https://badges.example/b')).toMatchObject({ ok: false, code: 'unreachable' });
    expect(await ask('https://localhost/')).toMatchObject({ ok: false, code: 'private-address' });
    expect(await ask('https://intranet/', '--allow-host', 'intranet')).toMatchObject({ ok: true });
  });
});

describe('the output', () => {
  it('is in input order, one line each', async () => {
    const lines = Array.from({ length: 200 }, (_, i) => `{"n":${i}}`);
    const { objects } = await command(['--json', '-'], lines.join('\n'), async (input) => {
      const { n } = JSON.parse(input as string);
      for (let i = 0; i < (n * 5) % 7; i++) await new Promise((resolve) => setImmediate(resolve));
      return report('valid', { achievement: { name: `${n}` } });
    });
    expect(objects.map(({ input }) => input)).toEqual(lines);
    expect(objects.map(({ report }) => report.achievement.name)).toEqual(lines.map((_, i) => `${i}`));
  });

  it('answers a caller that waits before it writes the next line', async () => {
    const stdin = new PassThrough();
    const stdout = new PassThrough();
    const ended = run(['--json', '-'], { stdin, stdout, stderr: new Sink() }, async () => ({
      examine: async () => report('valid'),
    }));
    for (let n = 0; n < 3; n++) {
      stdin.write(`{"n":${n}}\n`);
      const [line] = (await once(stdout, 'data')) as [Buffer];
      expect(JSON.parse(line.toString()).input).toBe(`{"n":${n}}`);
    }
    stdin.end();
    expect(await ended).toBe(0);
  });

  it('waits for a slow reader', async () => {
    let examined = 0;
    const stdout = new Writable({ highWaterMark: 1, write: () => {} });
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.from('{}\n'.repeat(10));
      })(),
    );
    void run(['--json', '-'], { stdin: endless, stdout, stderr: new Sink() }, async () => ({
      examine: async () => {
        examined++;
        return report('valid');
      },
    }));
    for (let i = 0; i < 200; i++) await new Promise((resolve) => setImmediate(resolve));
    expect(examined).toBeLessThan(40);
    stdout.destroy();
  });

  it('stops when its reader has gone, and what is under way is told', async () => {
    const stdout = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      },
    });
    stdout.on('error', () => {});
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.from('{}\n');
      })(),
    );
    let signal: AbortSignal | undefined;
    const examine: Examine = async (_input, options) => {
      signal = options.signal;
      return report('valid');
    };
    expect(await run(['--json', '-'], { stdin: endless, stdout, stderr: new Sink() }, async () => ({ examine }))).toBe(
      0,
    );
    expect(signal?.aborted).toBe(true);
  });

  it('shows the parts of a container below it', async () => {
    const container = report('invalid', {
      standard: 'presentation',
      reasons: ['key-not-listed'],
      contains: [report('valid'), report('revoked', { reasons: ['revoked'] })],
    });
    delete container.achievement;
    const { stdout } = await command(['-'], '{"a":1}', async () => container);
    expect(stdout.split('\n').map((line) => line.slice(0, 32).trim())).toEqual([
      'VERDICT       NAME',
      'invalid       presentation',
      '- it was signed wi',
      'valid         · Robotics',
      'revoked       · Robotics',
      '- the issuer has w',
      '',
    ]);
  });

  it('is a table for people, in words, without the tricks of hostile names', async () => {
    const hostile = report('invalid', {
      achievement: { name: '\u001b[31mRed\u001b]8;;http://x\u0007\u202Eevil\nvalid  ' },
      issuer: { name: 'x'.repeat(500), identity: { level: 'domain', evidence: [] } },
      checks: [{ id: 'recipient', outcome: 'fail', code: 'recipient-differs' }],
    });
    const { stdout } = await command(['-'], '{"a":1}\n{"b":1}', async (input) =>
      input === '{"a":1}' ? report('valid') : hostile,
    );
    const [heading, good, bad, reason, recipient] = stdout.split('\n');
    expect(heading).toMatch(/^VERDICT +NAME +ISSUER +INPUT$/);
    expect(good).toMatch(/^valid +Robotics +Rectorat \(claimed\) +\{"a":1\}$/);
    expect(bad).toMatch(/^invalid +\[31mRed\]8;;http:\/\/xevil valid +x+… +\{"b":1\}$/);
    expect(reason).toBe('              - the signature does not match');
    expect(recipient).toBe('                recipient: another one');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });
});

describe('a saved dossier', () => {
  const dossier = (entries: unknown[]) =>
    `{ "format": "aloi-dossier", "version": 1, "made": "2026-01-01T00:00:00Z", "by": "Aloi", "people": [], "entries": ${JSON.stringify(entries)} }`;

  it('is its entries: the documents, else the addresses', async () => {
    const path = join(folder, 'dossier.json');
    await writeFile(
      path,
      dossier([
        { input: { url: 'https://a.example/1' }, document: { digest: 'sha256:1', text: '{"a":1}' } },
        { input: { name: 'b.png' }, document: { digest: 'sha256:2', base64: 'iVBO' } },
        { input: { url: 'https://www.credly.com/badges/1' }, document: { digest: 'sha256:3', missing: 'terms' } },
      ]),
    );
    const seen: (string | Uint8Array)[] = [];
    const { code, objects } = await command(['--json', path, path], '', async (input) => {
      seen.push(input);
      return report('valid');
    });
    expect(code).toBe(0);
    expect(objects.map(({ input }) => input)).toEqual([1, 2, 3, 1, 2, 3].map((number) => `${path}#${number}`));
    expect(seen.slice(0, 3)).toEqual([
      new TextEncoder().encode('{"a":1}'),
      Uint8Array.from([0x89, 0x50, 0x4e]),
      'https://www.credly.com/badges/1',
    ]);
  });

  it('of another version, or broken, is a file like any other', async () => {
    const path = join(folder, 'other.json');
    for (const text of [dossier([]).replace('"version": 1', '"version": 9'), dossier([]).slice(0, -3)]) {
      await writeFile(path, text);
      const seen: (string | Uint8Array)[] = [];
      const { objects } = await command(['--json', path], '', async (input) => {
        seen.push(input);
        return report('unverified');
      });
      expect(objects.map(({ input }) => input)).toEqual([path]);
      expect(seen).toHaveLength(1);
    }
  });
});
