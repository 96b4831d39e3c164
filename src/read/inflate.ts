/** Decompression with a cap: a few kilobytes can stand for gigabytes. */

/** One slice expands at most about a thousandfold, so memory stays near the cap whatever the engine buffers. */
const SLICE = 1024;

export type InflateResult = { ok: true; bytes: Uint8Array } | { ok: false; code: 'too-large' | 'broken' };

/**
 * @param format `deflate` is zlib (RFC 1950), as in PNG; `gzip` as in status lists
 * @param cap largest number of bytes given back
 */
export async function inflate(
  bytes: Uint8Array,
  format: 'deflate' | 'gzip' | 'deflate-raw',
  cap: number,
): Promise<InflateResult> {
  let at = 0;
  const slices = new ReadableStream<BufferSource>(
    {
      pull(controller) {
        if (at >= bytes.length) controller.close();
        else controller.enqueue(bytes.slice(at, at + SLICE));
        at += SLICE;
      },
    },
    { highWaterMark: 0 },
  );
  const reader = slices.pipeThrough(new DecompressionStream(format)).getReader();
  const parts: Uint8Array[] = [];
  let total = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      total += value.length;
      if (total > cap) {
        // The engine may refuse to cancel what it already failed on; nothing is left to do either way.
        await reader.cancel().catch(() => undefined);
        return { ok: false, code: 'too-large' };
      }
      parts.push(value);
    }
  } catch {
    return { ok: false, code: 'broken' };
  }
  const whole = new Uint8Array(total);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return { ok: true, bytes: whole };
}
