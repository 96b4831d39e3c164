import { open } from 'node:fs/promises';
import { FORMAT, readFile } from '../app/dossier/file.ts';

/** One thing of a dossier: its document, or the address of one that may not be kept. */
export interface FromDossier {
  /** The file's name, `#`, and the entry's number from 1. */
  input: string;
  value: string | Uint8Array;
}

/** How a saved dossier begins. */
const START = new RegExp(`^\\s*\\{\\s*"format"\\s*:\\s*"${FORMAT}"`);
/** Largest file read, in bytes. */
const LARGEST = 500_000_000;

/** The entries of a dossier that the extension has saved; `undefined` for any other file, and for what is no file. */
export async function openDossier(path: string): Promise<FromDossier[] | undefined> {
  if (/^https?:/i.test(path) || /^\s*[[{]/.test(path)) return undefined;
  let text: string;
  try {
    await using file = await open(path);
    const about = await file.stat();
    // Pipes and devices can be read only once: they are left to the ordinary way.
    if (!about.isFile() || about.size > LARGEST) return undefined;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(200), 0, 200, 0);
    if (!START.test(buffer.subarray(0, bytesRead).toString('utf8'))) return undefined;
    // A read at a given place has not moved the file's own.
    text = await file.readFile('utf8');
  } catch {
    return undefined;
  }
  const dossier = readFile(text, (base64) => Uint8Array.from(Buffer.from(base64, 'base64')));
  return dossier?.entries.map(({ input }, index) => ({
    input: `${path}#${index + 1}`,
    value: 'url' in input ? input.url : input.bytes,
  }));
}
