/**
 * The message contract. Content scripts may say exactly one thing (`candidates`); everything they send is treated as hostile:
 * known keys are copied one by one, lengths and counts are bounded, the page's address comes from the browser.
 */
import type { Candidate } from '../detect/candidate.ts';
import type { SenderClass } from './sender.ts';

/** What the background tells the scanner: look again, then report as usual. */
export interface ScanRequest {
  type: 'scan';
}

export type ContentMessage = { type: 'candidates'; candidates: Candidate[] };

export type PageMessage =
  /** Verify what tab `tab` holds. `again`: also what was verified a moment ago, or only what was undecided. */
  | { type: 'verify'; tab: number; again: boolean | 'undecided' }
  /** Verify one credential again. `attached`: the person asks for what it only attaches, too. */
  | { type: 'recheck'; job: string; attached: boolean }
  /** Put what these jobs are about into the dossier. */
  | { type: 'dossier.add'; jobs: string[] }
  /** The dossier's queue was changed: go on. `again`: ask servers anew. */
  | { type: 'dossier.work'; again: boolean }
  /** The document behind an entry of the dossier, where its platform forbids keeping it. */
  | { type: 'dossier.document'; entry: string }
  /** Settings were written to storage: apply them now. */
  | { type: 'settings' };

export type Message = ContentMessage | PageMessage;

/** Every message that asks for something is answered with this once the request is on record. */
export type Reply =
  | { ok: true /** Base64. */; document?: string }
  | { ok: false; why: 'no-tab' | 'no-access' | 'refused' | 'internal' };

/** Bounds on one report of the scanner, in characters and pieces. */
export const LIMITS = { candidates: 200, id: 4_096, url: 8_192, text: 262_144, texts: 2_097_152, said: 500, job: 100 };

const VIA = new Set<string>([
  'link',
  'image',
  'embed',
  'json',
  'jwt',
  'page',
  'alternate',
] satisfies Candidate['via'][]);
/** Lines of text beside a candidate, and the longest. */
const WORDS = { lines: 24, line: 200 };
const SAID = ['title', 'issuer', 'date', 'recipient', 'credentialId'] as const;

/** The message, rebuilt from its known parts; `undefined` when this sender may not say it or it is not well formed. */
export function parseMessage(value: unknown, from: SenderClass): Message | undefined {
  if (!isRecord(value)) return undefined;
  const { type } = value;
  if (from === 'content') {
    return type === 'candidates' && Array.isArray(value.candidates)
      ? { type, candidates: parseCandidates(value.candidates) }
      : undefined;
  }
  if (type === 'verify' && isTab(value.tab))
    return { type, tab: value.tab, again: value.again === 'undecided' || value.again === true ? value.again : false };
  if (type === 'recheck' && isText(value.job, LIMITS.job))
    return { type, job: value.job, attached: value.attached === true };
  if (type === 'dossier.add' && Array.isArray(value.jobs) && value.jobs.length <= LIMITS.candidates) {
    const keys = value.jobs.filter((key) => isText(key, LIMITS.job));
    return keys.length === value.jobs.length ? { type, jobs: keys } : undefined;
  }
  if (type === 'dossier.document' && isText(value.entry, LIMITS.job)) return { type, entry: value.entry };
  if (type === 'dossier.work') return { type, again: value.again === true };
  if (type === 'settings') return { type };
  return undefined;
}

function parseCandidates(values: unknown[]): Candidate[] {
  const out: Candidate[] = [];
  let texts = 0;
  for (const value of values.slice(0, LIMITS.candidates)) {
    const candidate = parseCandidate(value);
    if (!candidate) continue;
    texts += (candidate.text?.length ?? 0) + (candidate.url?.length ?? 0);
    if (texts > LIMITS.texts) break;
    out.push(candidate);
  }
  return out;
}

function parseCandidate(value: unknown): Candidate | undefined {
  if (!isRecord(value)) return undefined;
  const { id, certainty, via, url, text, platform, image } = value;
  if (!isText(id, LIMITS.id)) return undefined;
  if (certainty !== 'found' && certainty !== 'possible') return undefined;
  if (typeof via !== 'string' || !VIA.has(via)) return undefined;
  const hasUrl = isAddress(url);
  const hasText = isText(text, LIMITS.text);
  if (!hasUrl && !hasText) return undefined;
  const said = parseSaid(value.said);
  return {
    id,
    certainty,
    via: via as Candidate['via'],
    ...(hasUrl ? { url } : {}),
    ...(hasText ? { text } : {}),
    ...(isText(platform, 60) ? { platform } : {}),
    ...(isAddress(image) ? { image } : {}),
    ...(said ? { said } : {}),
    ...(Array.isArray(value.words) ? { words: parseWords(value.words) } : {}),
  };
}

function parseWords(values: unknown[]): string[] {
  return values
    .slice(0, WORDS.lines)
    .filter((word) => typeof word === 'string')
    .map((word) => word.slice(0, WORDS.line));
}

function parseSaid(value: unknown): Candidate['said'] {
  if (!isRecord(value)) return undefined;
  const said: NonNullable<Candidate['said']> = {};
  for (const key of SAID) {
    const part = value[key];
    if (typeof part === 'string' && part) said[key] = part.slice(0, LIMITS.said);
  }
  return Object.keys(said).length > 0 ? said : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown, limit: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= limit;
}

function isTab(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

/** Web addresses, and images that stand in the page itself. */
function isAddress(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  if (/^data:image\/(png|svg\+xml)[;,]/i.test(value)) return value.length <= LIMITS.text;
  if (value.length > LIMITS.url) return false;
  const protocol = URL.parse(value)?.protocol;
  return protocol === 'https:' || protocol === 'http:';
}
