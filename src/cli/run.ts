import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { examine as Examine } from '../examine/index.ts';
import { cached } from '../net/cache.ts';
import { createDoor } from '../net/door.ts';
import type { Unpack } from '../read/code/pixels.ts';
import { IMAGE_BYTES } from '../read/limits.ts';
import { refusal } from '../verify/compose.ts';
import { note } from '../verify/inquiry.ts';
import type { Report } from '../verify/report.ts';
import { openAnchors } from './anchors.ts';
import { type Arguments, parseArguments, USAGE, UsageError } from './arguments.ts';
import { openDossier } from './dossier.ts';
import { inOrder } from './in-order.ts';
import { openInput } from './input.ts';
import { type Line, lines } from './lines.ts';
import { guardedFetch } from './network.ts';
import { asJson, asRow, HEADING } from './print.ts';
import { openWorld } from './world-file.ts';

/** Inputs looked at together: as many as requests may be under way (design, section 7). */
const TOGETHER = 16;

export interface Streams {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
}

/** `value`: the thing itself, where the input only names it. */
type Job = Line & { value?: string | Uint8Array };

/** The verifier is heavy: loaded once the command line has been understood. */
const engine = () => import('../examine/index.ts');

/** The command. Resolves to its exit code: 0 all valid, 1 not all, 2 wrong usage. */
export async function run(
  argv: string[],
  { stdin, stdout, stderr }: Streams,
  load: () => Promise<{ examine: typeof Examine }> = engine,
): Promise<0 | 1 | 2> {
  const leaving = new AbortController();
  // Remembered here: `process.stdout` forgets its errors. A reader that has gone is no mistake of anybody's.
  stdout.on('error', () => leaving.abort());
  stderr.on('error', () => {});
  try {
    const settings = parseArguments(argv);
    if (settings.help) {
      await write(stdout, `${USAGE}\n`);
      return 0;
    }
    const check = await checker(settings, load, leaving.signal);
    let allValid = true;
    if (!settings.json) await write(stdout, HEADING);
    for await (const { input, report } of inOrder(jobs(settings.inputs, stdin), TOGETHER, check)) {
      if (report.verdict !== 'valid') allValid = false;
      const text = settings.json ? asJson(input, report) : asRow(input, report);
      // Nobody reads any more (`| head`): stop, with the answer so far.
      await write(stdout, text, leaving.signal);
      if (leaving.signal.aborted) break;
    }
    return allValid ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    await write(stderr, `verify: ${error.message}; --help says how it is used.\n`);
    return 2;
  } finally {
    leaving.abort();
  }
}

async function checker(
  { world, allowedHosts, now, recipients, domains, challenges, anchors, attachments }: Arguments,
  load: () => Promise<{ examine: typeof Examine }>,
  signal: AbortSignal,
): Promise<(line: Job) => Promise<{ input: string; report: Report }>> {
  const fetch = world === undefined ? guardedFetch(allowedHosts) : await openWorld(world);
  const trusted = { anchors: await openAnchors(anchors) };
  const { examine } = await load();
  // Whoever names a picture asks for what is in it, a QR code too.
  const unpack: Unpack = async (...picture) => (await import('./unpack.ts')).unpack(...picture);
  // One door for all: limits and answers are shared between the credentials.
  const door = cached(createDoor({ fetch, allowedHosts }));
  const clock = now === undefined ? {} : { now };
  const exchange = { domain: domains, challenge: challenges, attachments };
  return async ({ input, tooLong, value }) => {
    const opened = value !== undefined ? ({ ok: true, value } as const) : tooLong ? TOO_LONG : await openInput(input);
    if (!opened.ok) {
      return { input, report: refusal('unknown', note('source', 'unknown', opened.code, { ...opened.detail })) };
    }
    try {
      return {
        input,
        report: await examine(opened.value, { door, recipients, signal, unpack, ...clock, ...exchange, ...trusted }),
      };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { input, report: refusal('unknown', note('format', 'unknown', 'internal', { message })) };
    }
  };
}

const TOO_LONG = { ok: false, code: 'too-large', detail: { limit: IMAGE_BYTES } } as const;

async function* jobs(inputs: string[], stdin: Readable): AsyncGenerator<Job> {
  for (const input of inputs) {
    if (input !== '-') yield* (await openDossier(input)) ?? [{ input }];
    else
      try {
        yield* lines(stdin, IMAGE_BYTES);
      } catch (error) {
        throw new UsageError(`standard input cannot be read (${(error as NodeJS.ErrnoException).code})`);
      }
  }
}

/** Waits while the reader is slow, unless it has gone. */
async function write(stream: Writable, text: string, gone?: AbortSignal): Promise<void> {
  if (!gone?.aborted && !stream.write(text)) await once(stream, 'drain', gone ? { signal: gone } : {}).catch(() => {});
}
