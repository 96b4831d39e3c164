/** The dossier as a file: written so that anyone can verify it again, read as something a stranger may have written. Pure. */
import type { Report, Verdict } from '../../verify/report.ts';
import type { Entry, Person } from './types.ts';

export const FORMAT = 'aloi-dossier';
export const VERSION = 1;

/** One entry in the file. */
export interface FileEntry {
  person?: string;
  /** What was looked into. */
  input: { url: string } | { name: string };
  place: { kind: string; name: string; url?: string };
  added: string;
  note?: string;
  checked?: string;
  /** Version of Aloi that checked. */
  version?: string;
  report?: Report;
  document?: {
    digest: string;
    /** The document itself, as text where it is text, else base64. */
    text?: string;
    base64?: string;
    /** Why it is not here: its platform's terms forbid keeping it. */
    missing?: 'terms' | 'not-kept';
  };
}

export interface FilePerson {
  id: string;
  name: string;
  addresses?: string[];
  note?: string;
}

export interface Heading {
  /** RFC 3339. */
  made: string;
  /** Program and version. */
  by: string;
}

/** What stands before the entries, and after them; entries are written one by one, so that a large dossier never is one string. */
export function fileStart({ made, by }: Heading, people: readonly Person[]): string {
  const list = people.map(
    ({ id, name, addresses, note }): FilePerson => ({
      id,
      name,
      ...(addresses.length > 0 ? { addresses } : {}),
      ...(note ? { note } : {}),
    }),
  );
  return `{ "format": "${FORMAT}", "version": ${VERSION}, "made": ${JSON.stringify(made)}, "by": ${JSON.stringify(by)},\n  "people": ${JSON.stringify(list)},\n  "entries": [\n`;
}

export const FILE_END = '\n  ]\n}\n';

/** `encode` writes bytes as base64; text is written as text. */
export async function fileEntry(
  entry: Entry,
  report: Report | undefined,
  document: Uint8Array | undefined,
  encode: (bytes: Uint8Array) => string | Promise<string>,
): Promise<string> {
  const digest = entry.digest ?? ('digest' in entry.input ? entry.input.digest : undefined);
  const text = document && asText(document);
  const out: FileEntry = {
    ...(entry.person === undefined ? {} : { person: entry.person }),
    input: 'url' in entry.input ? { url: entry.input.url } : { name: entry.input.name },
    place: entry.place,
    added: new Date(entry.added).toISOString(),
    ...(entry.note ? { note: entry.note } : {}),
    ...(entry.checked === undefined ? {} : { checked: new Date(entry.checked).toISOString() }),
    ...(entry.version === undefined ? {} : { version: entry.version }),
    ...(report ? { report } : {}),
    ...(digest === undefined
      ? {}
      : {
          document: {
            digest,
            ...(text !== undefined
              ? { text }
              : document
                ? { base64: await encode(document) }
                : { missing: entry.kept === 'terms' ? 'terms' : 'not-kept' }),
          },
        }),
  };
  return `    ${JSON.stringify(out)}`;
}

/** UTF-8 that comes back as the same bytes; undefined otherwise. */
function asText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb) return undefined; // a byte order mark would be lost
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** What is taken from a file: things to look into, and what the file claims of them. */
export interface ReadFile {
  by: string;
  made?: number;
  people: FilePerson[];
  entries: ReadEntry[];
  /** Entries that could not be read. */
  left: number;
}

export interface ReadEntry {
  person?: string;
  input: { url: string } | { bytes: Uint8Array; name: string };
  note: string;
  /** The file's claim of a check: shown as that, never as ours. */
  said: { checked?: number; verdict?: Verdict; name?: string; issuer?: string };
}

const MAX = { people: 5_000, entries: 10_000, name: 300, note: 10_000, url: 8_192, text: 5_000_000, addresses: 50 };
const VERDICTS: readonly Verdict[] = [
  'valid',
  'expired',
  'revoked',
  'suspended',
  'not-yet-valid',
  'invalid',
  'unverified',
];

/**
 * Reads a dossier's file. Known parts are copied one by one, bounded; everything is verified again from the documents or the
 * addresses, and nothing the file says of a result is believed. `undefined`: no dossier, or of a version unknown here.
 */
export function readFile(text: string, decode: (base64: string) => Uint8Array | undefined): ReadFile | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || value['format'] !== FORMAT || value['version'] !== VERSION) return undefined;
  if (!Array.isArray(value['entries'])) return undefined;
  const people = Array.isArray(value['people']) ? value['people'].slice(0, MAX.people).flatMap(readPerson) : [];
  const known = new Set(people.map(({ id }) => id));
  const made = moment(value['made']);
  const out: ReadFile = {
    by: short(value['by'], 80) ?? '?',
    people,
    entries: [],
    left: 0,
    ...(made === undefined ? {} : { made }),
  };
  out.left = Math.max(0, value['entries'].length - MAX.entries);
  for (const one of value['entries'].slice(0, MAX.entries)) {
    const entry = readEntry(one, known, decode);
    if (entry) out.entries.push(entry);
    else out.left += 1;
  }
  return out;
}

function readPerson(value: unknown): FilePerson[] {
  if (!isRecord(value)) return [];
  const id = short(value['id'], 100);
  const name = short(value['name'], MAX.name)?.trim();
  if (!id || !name) return [];
  const { addresses } = value;
  const list = Array.isArray(addresses)
    ? addresses.slice(0, MAX.addresses).flatMap((one) => short(one, 320) ?? [])
    : [];
  return [{ id, name, addresses: list, note: short(value['note'], MAX.note) ?? '' }];
}

function readEntry(
  value: unknown,
  people: ReadonlySet<string>,
  decode: (base64: string) => Uint8Array | undefined,
): ReadEntry | undefined {
  if (!isRecord(value)) return undefined;
  const input = readInput(value, decode);
  if (!input) return undefined;
  const person = short(value['person'], 100);
  const report = isRecord(value['report']) ? value['report'] : {};
  const verdict = VERDICTS.find((one) => one === report['verdict']);
  const checked = moment(value['checked']);
  const name = isRecord(report['achievement']) ? short(report['achievement']['name'], MAX.name) : undefined;
  const issuer = isRecord(report['issuer']) ? short(report['issuer']['name'], MAX.name) : undefined;
  return {
    input,
    note: short(value['note'], MAX.note) ?? '',
    ...(person !== undefined && people.has(person) ? { person } : {}),
    said: {
      ...(checked === undefined ? {} : { checked }),
      ...(verdict === undefined ? {} : { verdict }),
      ...(name === undefined ? {} : { name }),
      ...(issuer === undefined ? {} : { issuer }),
    },
  };
}

/** The very document, where the file has it; else the address it was asked at. */
function readInput(
  value: Record<string, unknown>,
  decode: (base64: string) => Uint8Array | undefined,
): ReadEntry['input'] | undefined {
  const input = isRecord(value['input']) ? value['input'] : {};
  const document = isRecord(value['document']) ? value['document'] : {};
  const url = webAddress(input['url']);
  const name = short(input['name'], MAX.name) ?? url?.slice(0, MAX.name) ?? '';
  const { text, base64 } = document;
  if (typeof text === 'string' && text.length <= MAX.text) return { bytes: new TextEncoder().encode(text), name };
  if (typeof base64 === 'string' && base64.length <= MAX.text * 1.4) {
    const bytes = decode(base64);
    if (bytes) return { bytes, name };
  }
  return url === undefined ? undefined : { url };
}

function webAddress(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > MAX.url) return undefined;
  return /^https?:$/.test(URL.parse(value)?.protocol ?? '') ? value : undefined;
}

function moment(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value)) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}

function short(value: unknown, longest: number): string | undefined {
  return typeof value === 'string' ? value.slice(0, longest) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
