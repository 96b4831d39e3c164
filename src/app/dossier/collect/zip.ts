/** Files in a ZIP archive, one after the other, unpacked by fflate in small steps: archives lie about their sizes. */
import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import { LIMITS } from './limits.ts';
import type { AsideReason } from './types.ts';

export interface Unpacked {
  name: string;
  bytes?: Uint8Array;
  /** Instead of bytes. */
  problem?: AsideReason;
}

export type UnzipLimits = Pick<typeof LIMITS, 'entries' | 'unpacked' | 'holder' | 'ratio' | 'judgedFrom'>;

/** Read from the file in one go. */
const PIECE = 262_144;
/** Handed to the unpacker in one go: at the worst ratio of DEFLATE (1032:1) still a few milliseconds. */
const STEP = 4_096;
/** Milliseconds of work before the page gets its turn. */
const TURN = 12;

/**
 * Never throws. When a limit on the whole archive is passed it ends with one entry without a name that says so.
 * `wanted` says which files are worth keeping in memory; the others are passed over.
 */
export async function* unzip(
  archive: Blob,
  {
    limits = LIMITS,
    wanted = () => true,
    signal,
  }: { limits?: UnzipLimits; wanted?: (name: string) => boolean; signal?: AbortSignal } = {},
): AsyncGenerator<Unpacked> {
  const ready: Unpacked[] = [];
  let entries = 0;
  let packed = 0;
  let unpacked = 0;
  let open = 0;
  let stop: AsideReason | undefined;
  const unpacker = new Unzip((file) => {
    const { name } = file;
    entries += 1;
    if (entries > limits.entries) stop = 'too-many';
    // Folders, and the second copies that macOS writes.
    if (stop || name.endsWith('/')) return;
    const isWanted = wanted(name);
    const parts: Uint8Array[] = [];
    let size = 0;
    let problem: AsideReason | undefined;
    open += 1;
    file.ondata = (error, chunk, final) => {
      if (error) problem ??= 'unreadable';
      size += chunk?.length ?? 0;
      unpacked += chunk?.length ?? 0;
      if (unpacked > limits.unpacked) stop = 'too-large';
      if (unpacked > limits.judgedFrom && unpacked > limits.ratio * packed) stop = 'too-dense';
      if (size > limits.holder) problem ??= 'too-large';
      if (isWanted && !problem && !stop && chunk) parts.push(chunk.slice());
      if (final || error) {
        open -= 1;
        if (isWanted) ready.push(problem ? { name, problem } : { name, bytes: joined(parts, size) });
        parts.length = 0;
      }
    };
    try {
      file.start();
    } catch {
      open -= 1;
      // A method that is neither "stored" nor DEFLATE.
      if (isWanted) ready.push({ name, problem: 'unreadable' });
    }
  });
  unpacker.register(UnzipInflate);
  unpacker.register(UnzipPassThrough);
  try {
    let turn = performance.now();
    for (let at = 0; at < archive.size && !stop; at += PIECE) {
      const piece = new Uint8Array(await archive.slice(at, at + PIECE).arrayBuffer());
      for (let from = 0; from < piece.length && !stop; from += STEP) {
        signal?.throwIfAborted();
        const step = piece.subarray(from, from + STEP);
        packed += step.length;
        unpacker.push(step, at + from + STEP >= archive.size);
        yield* ready.splice(0);
        if (performance.now() - turn > TURN) {
          await new Promise((resolve) => setTimeout(resolve));
          turn = performance.now();
        }
      }
    }
  } catch {
    if (signal?.aborted) return;
    stop ??= 'unreadable';
  }
  yield* ready.splice(0);
  // Cut off in the middle of a file, or no archive at all.
  if (!stop && (open > 0 || entries === 0)) stop = 'unreadable';
  if (stop) yield { name: '', problem: stop };
}

function joined(parts: Uint8Array[], size: number): Uint8Array {
  const out = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
