import type { Deadline } from './deadline.ts';
import { NetError } from './error.ts';

/**
 * Reads a body of at most `limit` bytes (after decompression), else throws `too-large` and stops the transfer. The
 * declared length only serves to refuse early: it may lie, and with compression it counts something else.
 */
export async function readBody(response: Response, limit: number, time: Deadline): Promise<Uint8Array> {
  const tooLarge = () => new NetError('too-large', { limit });
  const declared = Number(response.headers.get('content-length') ?? 0);
  if (declared > limit) {
    discard(response);
    throw tooLarge();
  }
  if (!response.body) return new Uint8Array();

  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await time.race(reader.read());
      if (done) return join(chunks, size);
      size += value.byteLength;
      if (size > limit) throw tooLarge();
      chunks.push(value);
    }
  } catch (error) {
    // Not awaited: a source that ignores its cancellation must not hold anybody.
    reader.cancel(error).catch(() => {});
    throw error;
  }
}

/** Lets go of a body that nobody will read, so that its connection is freed. */
export function discard(response: Response): void {
  if (!response.bodyUsed) response.body?.cancel().catch(() => {});
}

function join(chunks: Uint8Array[], size: number): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only) return only;
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return all;
}
