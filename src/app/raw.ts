/** The credential as it was received, for a person to read, copy or save. */
import { read } from '../read/index.ts';
import type { Container, Found } from '../read/types.ts';
import { readDocument } from './documents.ts';
import type { Job } from './job.ts';

export interface RawDocument {
  /** Each credential that it holds, as written. */
  texts: string[];
  bytes: Uint8Array<ArrayBuffer>;
  /** A file name of ours: what a server calls its file is not taken over. */
  name: string;
  /** Media type. Only the ones below: a file never opens as a page. */
  type: string;
}

const KINDS: Record<Container, [extension: string, type: string]> = {
  png: ['png', 'image/png'],
  svg: ['svg', 'application/octet-stream'],
  json: ['json', 'application/json'],
  text: ['txt', 'text/plain'],
  html: ['txt', 'text/plain'],
  other: ['bin', 'application/octet-stream'],
};

/** `undefined`: it was too large to be kept, or is no longer there. */
export async function rawOf(job: Job): Promise<RawDocument | undefined> {
  const document = 'text' in job.input ? job.input.text : await readDocument(job.key);
  return document === undefined ? undefined : rawFrom(document);
}

export async function rawFrom(document: Uint8Array | string): Promise<RawDocument> {
  const { found, container } = await read(document);
  const [extension, type] = KINDS[container];
  const bytes = typeof document === 'string' ? new TextEncoder().encode(document) : new Uint8Array(document);
  const name = `credential.${container === 'text' && found[0]?.kind === 'jws' ? 'jwt' : extension}`;
  return { texts: found.map(written), bytes, name, type };
}

function written(found: Found): string {
  return found.kind === 'url' ? found.url : found.text;
}
