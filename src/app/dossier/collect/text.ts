/** Addresses and credentials in a text: a pasted list, a table, a saved page. Pure. */
import { match } from '../../../platforms/match.ts';
import { credentialsIn } from '../../../platforms/shape.ts';
import { unwrap } from '../../../platforms/unwrap.ts';

export interface FoundInText {
  urls: string[];
  /** Credentials themselves, as they stand. */
  credentials: string[];
  /** Lines that hold neither. */
  left: number;
}

/** `table`: commas and semicolons end an address, as they do between the cells of a CSV file. */
export function findInText(text: string, { table = false } = {}): FoundInText {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (/^[[{]/.test(trimmed) && isJson(trimmed)) return { urls: [], credentials: [trimmed], left: 0 };
  const urls = new Set<string>();
  const credentials = new Set<string>();
  let left = 0;
  for (const raw of trimmed.split(/\r\n|\r|\n/)) {
    const line = raw.trim();
    if (line === '') continue;
    if (line.startsWith('{') && isJson(line)) {
      credentials.add(line);
      continue;
    }
    const tokens = credentialsIn(line).map((one) => one.text);
    for (const token of tokens) credentials.add(token);
    const addresses = addressesIn(line, table);
    for (const url of addresses) urls.add(url);
    if (tokens.length === 0 && addresses.length === 0) left += 1;
  }
  return { urls: [...urls], credentials: [...credentials], left };
}

/** Web addresses in a text, without what punctuation follows them. */
export function addressesIn(text: string, table = false): string[] {
  const pattern = table ? /https?:\/\/[^\s<>"'`|;,]+/gi : /https?:\/\/[^\s<>"'`|]+/gi;
  return [...text.matchAll(pattern)].flatMap(([found]) => {
    const url = withoutTail(found);
    return url.length <= 8_192 && URL.canParse(url) ? [url] : [];
  });
}

/** Sentences end, brackets close; brackets that the address opened itself belong to it. */
function withoutTail(url: string): string {
  let end = url.length;
  for (;;) {
    const last = url[end - 1] ?? '';
    const opens = { ')': '(', ']': '[', '}': '{' }[last];
    const unbalanced = opens !== undefined && count(url.slice(0, end), last) > count(url.slice(0, end), opens);
    if (!unbalanced && !/[.,;:!?»›”’]/.test(last)) return url.slice(0, end);
    end -= 1;
  }
}

const count = (text: string, character: string): number => text.split(character).length - 1;

/**
 * Does a link of a document probably lead to a badge? Its address is one of a known platform's awards, or says so. The others
 * are named to the person, who may have them looked into too.
 */
export function looksLikeBadge(url: string): boolean {
  const inner = unwrap(url);
  if (inner === undefined) return false;
  if (match(inner)) return true;
  const { pathname, search } = new URL(inner);
  return (
    /(?:open-?)?badge|assertion|credential|attestation|micro-?certif|open-?recognition/i.test(pathname + search) &&
    !/\.(?:jpe?g|gif|webp|css|js)$/i.test(pathname)
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
