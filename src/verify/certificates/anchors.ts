/** Certificates of authorities that the reader trusts: files as authorities and trusted lists hand them out. */
import { base64 } from '@scure/base';
import { readCertificate } from '../keys/certificate.ts';

/** One file may hold a whole list; more than this is a browser's root store, which vouches for web sites, not for badges. */
const MOST = 500;
const LARGEST = 4_000_000;
const PEM = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END/g;

/**
 * @param file DER, or PEM with one certificate or more (RFC 7468), as bytes or text
 * @returns each certificate in DER; undefined when there is none, or one of them cannot be read
 */
export async function readAnchors(file: Uint8Array | string): Promise<Uint8Array[] | undefined> {
  if (file.length > LARGEST) return undefined;
  const found = split(file);
  if (!found || found.length === 0 || found.length > MOST) return undefined;
  for (const der of found) if (!(await readCertificate(der))) return undefined;
  return found;
}

const had = new WeakMap<readonly (Uint8Array | string)[], Promise<Uint8Array[]>>();

/** Those of all files, without the ones that cannot be read. The same list of files is read once. */
export function trusted(files: readonly (Uint8Array | string)[] = []): Promise<Uint8Array[]> {
  const known = had.get(files);
  if (known) return known;
  const all = Promise.all(files.map(readAnchors)).then((read) => read.flatMap((one) => one ?? []));
  had.set(files, all);
  return all;
}

function split(file: Uint8Array | string): Uint8Array[] | undefined {
  // A DER certificate is a sequence; PEM, whatever stands before it, is text.
  if (typeof file !== 'string' && file[0] === 0x30 && file[1] !== undefined && file[1] >= 0x80) return [file];
  const text = typeof file === 'string' ? file : new TextDecoder().decode(file);
  try {
    return [...text.matchAll(PEM)].map(([, body = '']) => base64.decode(body.replace(/\s+/g, '')));
  } catch {
    return undefined;
  }
}
