/** Text that comes from credentials and pages: shown as data, never as our own words. Pure. */

const LONGEST = 200;

/** At most 200 characters, on one line, without control or direction-turning characters. */
export function cut(text: string, longest = LONGEST): string {
  const clean = text.replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
  const characters = [...clean];
  return characters.length <= longest ? clean : `${characters.slice(0, longest - 1).join('')}…`;
}

/** Longer passages (descriptions, narratives): line breaks stay. */
export function passage(text: string, longest = 5_000): string {
  const clean = text.replace(UNSEEN, '').trim();
  return clean.length <= longest ? clean : `${clean.slice(0, longest - 1)}…`;
}

/** Controls but tab, line feed and return; direction marks, embeddings, overrides and isolates; zero-width characters; tags. */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the purpose
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

/**
 * A host as it may be shown: in Unicode when each label keeps to one script a reader can tell apart, else in punycode.
 * `URL` has done the mapping and the punycode; this only decides which form is honest.
 */
export function shownHost(host: string): string {
  const ascii = URL.parse(`https://${host}`)?.host;
  if (!ascii) return cut(host);
  if (!/(^|\.)xn--/.test(ascii)) return cut(ascii);
  const labels = ascii.split('.').map((label) => {
    const unicode = decodeLabel(label, host, ascii);
    return unicode !== undefined && isPlain(unicode) ? unicode : label;
  });
  return cut(labels.join('.'));
}

/** The Unicode form of a label, taken from what was written: no punycode decoder of ours. */
function decodeLabel(label: string, written: string, ascii: string): string | undefined {
  if (!label.startsWith('xn--')) return label;
  const parts = written.normalize('NFC').toLowerCase().split('.');
  const index = ascii.split('.').indexOf(label);
  return parts.length === ascii.split('.').length ? parts[index] : undefined;
}

/** Latin with the accents of European languages; anything else could look like another name and is shown encoded. */
function isPlain(label: string): boolean {
  return /^[a-z0-9\-àâäæçéèêëîïôöœùûüÿñßáíóúãõåø]+$/u.test(label);
}

/** The host of an address, ready to be shown; undefined when it is not a web address. */
export function hostOf(url: string | undefined): string | undefined {
  const parsed = url === undefined ? null : URL.parse(url);
  return parsed && /^https?:$/.test(parsed.protocol) ? shownHost(parsed.host) : undefined;
}

/**
 * The host and the last part of the path: what tells one file of a site from the next. Of the query only a single token
 * (Moodle: "badge.php?hash=…"), for it may hold what is nobody's business.
 */
export function addressOf(url: string | undefined): string | undefined {
  const host = hostOf(url);
  const { pathname = '', search = '' } = URL.parse(url ?? '') ?? {};
  const last = (/\/([^/]+)\/?$/.exec(pathname)?.[1] ?? '') + (/^\?\w+=[\w.-]+$/.test(search) ? search : '');
  return host && last ? `${host} · ${cut(safeDecode(last), 60)}` : host;
}

/**
 * A sentence in pieces: each second one is a word with a host in it, with what stands against it. A word in which an
 * isolation only begins or ends stays with the others: an element would tear it.
 */
export function pieces(sentence: string): string[] {
  const out = [''];
  for (const word of sentence.split(/( +)/)) {
    const isWhole = word.includes('\u2068') === word.includes('\u2069');
    if (isWhole && HOST.test(word)) out.push(word, '');
    else out[out.length - 1] += word;
  }
  return out;
}

const HOST = /(?:^|[^\p{L}\p{N}-])(?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,}/u;

/** A did:web names a host too. */
export function hostOfId(id: string | undefined): string | undefined {
  const match = /^did:web:([^:#?/]+)/.exec(id ?? '');
  return match?.[1] ? shownHost(safeDecode(match[1])) : hostOf(id);
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A language as a credential names it, fit for `lang`: so that its words are read aloud in it. */
export function spokenIn(tag: string | undefined): string | undefined {
  return tag && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) ? tag : undefined;
}

/**
 * A date of a credential for reading; what is not a date is shown as written. The day is the one the credential writes: its
 * own offset's, else that of UTC.
 */
export function shownDate(
  text: string | undefined,
  language: string,
  style: 'long' | 'medium' = 'long',
): string | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{4}/.test(text) || Number.isNaN(Date.parse(text))) return cut(text, 40);
  const date = new Date(text.replace(/[+-]\d\d:\d\d$/, 'Z'));
  return spelled(formatter(language, { dateStyle: style, timeZone: 'UTC' }), date);
}

/** A moment of this machine's clock (milliseconds since 1970), to the second. */
export function shownMoment(moment: number, language: string): string {
  return spelled(formatter(language, { dateStyle: 'long', timeStyle: 'medium' }), moment);
}

/** « 1er septembre », which Intl does not write. */
function spelled(format: Intl.DateTimeFormat, date: Date | number): string {
  const isFrench = format.resolvedOptions().locale.startsWith('fr');
  return format
    .formatToParts(date)
    .map(({ type, value }) => (isFrench && type === 'day' && value === '1' ? '1er' : value))
    .join('');
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times what using it does. */
function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${options.dateStyle} ${options.timeStyle}`;
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(localeOf(language), options);
  formatters.set(key, known);
  return known;
}

/** The person's own variety of a language: dates in English differ between countries. */
function localeOf(language: string): string {
  const own = globalThis.navigator?.languages?.find((tag) => tag.split('-')[0] === language && tag.includes('-'));
  return own ?? (language === 'en' ? 'en-GB' : language);
}
