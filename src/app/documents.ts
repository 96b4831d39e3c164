/**
 * The documents that were verified, so that a person can look at them: in session storage, a few and not too large ones,
 * the oldest making room. None of a private window is kept.
 */
import { browser } from 'wxt/browser';
import { fromBase64, toBase64 } from './dossier/base64.ts';
import { serialise } from './session.ts';

export const DOCUMENT = 'document:';
const INDEX = 'documents';
/** Characters as stored. Session storage holds 10 MB for everything, and reports come first. */
export const MAX_DOCUMENT = 400_000;
const MAX_ALL = 2_000_000;

type Stored = { text: string } | { base64: string };
/** Job key and size, oldest first. */
type Index = [key: string, size: number][];

const write = serialise();

/** Keeps what was verified for a job, if it is not too large. */
export function keepDocument(key: string, document: Uint8Array | string): Promise<void> {
  return write(async () => {
    const stored: Stored = typeof document === 'string' ? { text: document } : { base64: toBase64(document) };
    const size = Object.values(stored).join('').length;
    const index = (await readIndex()).filter(([one]) => one !== key);
    const gone: string[] = [];
    if (size > MAX_DOCUMENT) gone.push(key);
    else index.push([key, size]);
    let all = index.reduce((sum, [, one]) => sum + one, 0);
    for (const [oldest, one] of [...index]) {
      if (all <= MAX_ALL) break;
      index.shift();
      gone.push(oldest);
      all -= one;
    }
    if (gone.length > 0) await browser.storage.session.remove(gone.map((one) => DOCUMENT + one));
    try {
      const record = size > MAX_DOCUMENT ? {} : { [DOCUMENT + key]: stored };
      await browser.storage.session.set({ ...record, [INDEX]: index });
    } catch {
      // Full: documents are the first that make room.
      await browser.storage.session.remove([INDEX, ...index.map(([one]) => DOCUMENT + one)]);
    }
  });
}

export function dropDocuments(keys: readonly string[]): Promise<void> {
  return write(async () => {
    const index = await readIndex();
    const kept = index.filter(([key]) => !keys.includes(key));
    if (kept.length === index.length) return;
    await browser.storage.session.remove(keys.map((key) => DOCUMENT + key));
    await browser.storage.session.set({ [INDEX]: kept });
  });
}

/** `undefined`: too large to be kept, or no longer there. */
export async function readDocument(key: string): Promise<Uint8Array | string | undefined> {
  const stored = (await browser.storage.session.get(DOCUMENT + key))[DOCUMENT + key] as Stored | undefined;
  if (!stored) return undefined;
  return 'text' in stored ? stored.text : fromBase64(stored.base64);
}

async function readIndex(): Promise<Index> {
  return ((await browser.storage.session.get(INDEX))[INDEX] as Index | undefined) ?? [];
}
