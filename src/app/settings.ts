/** What the person has chosen. Kept in local storage; managed policy is laid over it. */
import { browser } from 'wxt/browser';

export interface Settings {
  /** When credentials are verified: when Aloi is opened, or as pages are visited. */
  when: 'open' | 'browse';
  /** Hosts, host:port or addresses of the person's own organisation, exempt from the private-network rule. */
  allowedHosts: string[];
  language: 'auto' | 'en' | 'fr';
  /** Sites (host names) where Aloi does nothing. */
  never: string[];
  /** The person's own addresses, to see whether a badge is theirs. Never sent. */
  own: string[];
  /** The number on the toolbar button. */
  count: boolean;
  /**
   * Third parties that the person names, none by default: whoever runs one learns what is verified. An https address in
   * which `{txid}` stands for the transaction (explorers) or `{did}` for the identifier (resolver).
   */
  explorerBitcoin: string;
  explorerEthereum: string;
  resolver: string;
  /** Certificates of authorities that are trusted, in PEM. Set by an administrator; there is no field for it. */
  anchors: string[];
  /** Months after which the dossier erases what was put in. */
  dossierMonths: number;
}

export const DEFAULTS: Settings = {
  when: 'open',
  allowedHosts: [],
  language: 'auto',
  never: [],
  own: [],
  count: true,
  explorerBitcoin: '',
  explorerEthereum: '',
  resolver: '',
  anchors: [],
  dossierMonths: 12,
};

const KEY = 'settings';
const WELCOMED = 'welcomed';

export async function readSettings(): Promise<Settings> {
  const [local, managed] = await Promise.all([browser.storage.local.get(KEY), readManaged()]);
  return parseSettings({ ...toRecord(local[KEY]), ...managed });
}

/** Changes some settings; the others stay. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const local = toRecord((await browser.storage.local.get(KEY))[KEY]);
  await browser.storage.local.set({ [KEY]: parseSettings({ ...local, ...change }) });
}

/** Calls back when settings change, from whichever page; returns how to stop. */
export function onSettings(listener: (settings: Settings) => void): () => void {
  const heard = (changes: Record<string, unknown>, area: string) => {
    if (area === 'managed' || (area === 'local' && KEY in changes)) readSettings().then(listener, () => undefined);
  };
  browser.storage.onChanged.addListener(heard);
  return () => browser.storage.onChanged.removeListener(heard);
}

/** Is the welcome page still to be shown? Only once, and not where an administrator has set `welcome` to false. */
export async function takeWelcome(): Promise<boolean> {
  const seen = (await browser.storage.local.get(WELCOMED))[WELCOMED] === true;
  if (!seen) await browser.storage.local.set({ [WELCOMED]: true });
  return !seen && (await managed()).welcome !== false;
}

/** Names of the settings an administrator has fixed. */
export async function lockedSettings(): Promise<Set<string>> {
  return new Set(Object.keys(await readManaged()));
}

async function readManaged(): Promise<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(await managed()).filter(([key]) => key in DEFAULTS));
}

/** What an administrator has set (public/managed-schema.json). */
async function managed(): Promise<Record<string, unknown>> {
  try {
    return toRecord(await browser.storage.managed.get(null));
  } catch {
    return {}; // Firefox throws where no policy is installed.
  }
}

/** Settings from anything: what is not understood falls back to the default. */
export function parseSettings(value: unknown): Settings {
  const given = toRecord(value);
  const { when, language } = given;
  return {
    when: when === 'browse' ? 'browse' : 'open',
    allowedHosts: hosts(given.allowedHosts),
    language: language === 'en' || language === 'fr' ? language : 'auto',
    never: hosts(given.never),
    own: texts(given.own),
    count: given.count !== false,
    explorerBitcoin: template('explorerBitcoin', given.explorerBitcoin),
    explorerEthereum: template('explorerEthereum', given.explorerEthereum),
    resolver: template('resolver', given.resolver),
    anchors: certificates(given.anchors),
    dossierMonths: months(given.dossierMonths),
  };
}

/** What stands in a third party's address for what it is asked about. */
export const PLACES = { explorerBitcoin: '{txid}', explorerEthereum: '{txid}', resolver: '{did}' } as const;

/** Is this an https address with the place in its path or query, where no part of it can turn it to another host? */
export function isTemplate(name: keyof typeof PLACES, text: string): boolean {
  const place = PLACES[name];
  const url = URL.parse(text.replaceAll(place, 'x'));
  const host = text.slice(0, text.indexOf('/', 'https://'.length) + 1);
  return url?.protocol === 'https:' && !url.username && text.includes(place) && !host.includes('{') && host !== '';
}

function template(name: keyof typeof PLACES, value: unknown): string {
  const text = typeof value === 'string' ? value.trim().slice(0, 2_048) : '';
  return isTemplate(name, text) ? text : '';
}

/** Choices of how long the dossier keeps things, in months. */
export const DOSSIER_MONTHS = [1, 3, 6, 12, 24, 36] as const;

function months(value: unknown): number {
  const known = DOSSIER_MONTHS.find((one) => one === value);
  return known ?? (typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 120 ? value : 12);
}

/** Files of certificates in PEM; whether they can be read is seen when they are needed. */
function certificates(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  const isFile = (one: unknown): one is string =>
    typeof one === 'string' && one.length <= 200_000 && one.includes('-----BEGIN CERTIFICATE-----');
  return value.filter(isFile).slice(0, 50);
}

function texts(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  const strings = value.filter((one): one is string => typeof one === 'string').map((one) => one.trim().slice(0, 320));
  return [...new Set(strings.filter(Boolean))].slice(0, 200);
}

/** A host, host:port or address as `URL` writes it; a whole address pasted in is cut down to its host. */
function hosts(value: unknown): string[] {
  return [
    ...new Set(
      texts(value)
        .map(host)
        .filter((one): one is string => one !== undefined),
    ),
  ];
}

export function host(text: string): string | undefined {
  const trimmed = text.trim();
  const bare = /^[0-9a-f:]*:[0-9a-f:.]*:[0-9a-f.]*$/i.test(trimmed) ? `[${trimmed}]` : trimmed;
  const parsed = URL.parse(/^[a-z]+:\/\//i.test(bare) ? bare : `https://${bare}`);
  // Chromium takes anything for a host and writes it encoded.
  return parsed && /^[a-z0-9._\-:[\]]+$/.test(parsed.host) && !parsed.username ? parsed.host : undefined;
}

function toRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
