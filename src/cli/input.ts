import { open } from 'node:fs/promises';
import { IMAGE_BYTES } from '../read/limits.ts';

/** What is handed to `examine`, or why there is nothing to hand over. */
export type Input =
  | { ok: true; value: string | Uint8Array }
  | { ok: false; code: 'too-large' | 'unreadable'; detail: object };

/** A line that is the credential itself, or the name of something: an address or a file. */
export async function openInput(text: string): Promise<Input> {
  if (/^https?:/i.test(text) || isCredential(text)) return { ok: true, value: text };
  return readFile(text);
}

/** JSON, an array of objects, or a token whose header is one (so that "badge.v2.json" stays a file). */
function isCredential(text: string): boolean {
  if (/^(?:\{|\[\s*[{"])/.test(text)) return true;
  const [header] = /^[\w-]+(?=\.[\w-]*\.[\w-]*(?:~.*)?$)/.exec(text) ?? [];
  return header !== undefined && Buffer.from(header, 'base64url').toString('latin1').trimStart().startsWith('{');
}

/** Reads by size, not by what the file says of itself: pipes and devices are files too. */
async function readFile(path: string): Promise<Input> {
  try {
    await using file = await open(path);
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of file.createReadStream({ autoClose: false })) {
      size += part.length;
      if (size > IMAGE_BYTES) return { ok: false, code: 'too-large', detail: { limit: IMAGE_BYTES } };
      parts.push(part);
    }
    return { ok: true, value: Buffer.concat(parts) };
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return { ok: false, code: 'unreadable', detail: { reason: code } };
  }
}
