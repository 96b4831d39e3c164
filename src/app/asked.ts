/** Asks the page itself, once the person has asked: where it says whose it is, and which pictures stand as backgrounds. */
import { browser } from 'wxt/browser';
import { MOST, type PageSays } from '../detect/asked/types.ts';
import type { Candidate } from '../detect/candidate.ts';
import { nameOf } from '../detect/name-of.ts';
import { refine } from '../detect/refine.ts';
import { match } from '../platforms/match.ts';
import { inTime } from './in-time.ts';
import { LIMITS } from './messages.ts';
import type { FrameAnswer } from './tab-state.ts';

/** A page that does not answer within this time (milliseconds) is done without. */
const LATEST = 1_500;

/** One injection into every frame; nothing where the browser does not let us in. */
export async function askPage(tab: number): Promise<FrameAnswer[]> {
  try {
    const asking = browser.scripting.executeScript({
      target: { tabId: tab, allFrames: true },
      files: ['/asked.js' as never],
    });
    const results = (await inTime(asking, LATEST)) ?? [];
    return results.flatMap(({ frameId, documentId, result }) => {
      const answer = parseAsked(result, frameId);
      return answer ? [{ ...answer, document: documentId ?? answer.document }] : [];
    });
  } catch {
    return [];
  }
}

/** One frame's answer, rebuilt from its known parts: pages chose what is in it. */
export function parseAsked(value: unknown, frame: number): FrameAnswer | undefined {
  if (!isRecord(value)) return undefined;
  const { url, says, backgrounds, award } = value;
  if (typeof url !== 'string' || url.length > LIMITS.url) return undefined;
  const candidates: Candidate[] = [];
  for (const one of Array.isArray(backgrounds) ? backgrounds.slice(0, MOST.backgrounds) : []) {
    const address = isRecord(one) && isPicture(one['url']) ? one['url'] : undefined;
    if (!isRecord(one) || address === undefined) continue;
    const id = nameOf(address);
    const words = texts(one['words'], 4);
    candidates.push({ id, certainty: 'possible', via: 'image', url: address, image: address, words });
  }
  // A background is never more than possible: it may be a wall's pattern as well.
  const judged = refine(candidates, url).map((one): Candidate => ({ ...one, certainty: 'possible' }));
  const own = isAddress(award) ? match(award) : undefined;
  if (own) judged.push({ id: own.award, certainty: 'found', via: 'page', url: own.url, platform: own.platform });
  return { frame, document: url, url, candidates: judged, says: frame === 0 ? parseSays(says) : undefined };
}

function parseSays(value: unknown): PageSays | undefined {
  if (!isRecord(value)) return undefined;
  const { canonical, accounts } = value;
  return {
    headings: texts(value['headings'], MOST.headings),
    names: texts(value['names'], MOST.names),
    lines: texts(value['lines'], MOST.lines),
    accounts: (Array.isArray(accounts) ? accounts.slice(0, MOST.accounts) : []).filter(isAddress),
    ...(isAddress(canonical) ? { canonical } : {}),
  };
}

function texts(value: unknown, most: number): string[] {
  return (Array.isArray(value) ? value.slice(0, most) : [])
    .filter((one): one is string => typeof one === 'string' && one !== '')
    .map((one) => one.slice(0, MOST.text));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAddress(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MOST.url && /^https?:$/.test(URL.parse(value)?.protocol ?? '');
}

function isPicture(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  return /^data:image\/(?:png|svg\+xml)[;,]/i.test(value)
    ? value.length <= LIMITS.text
    : value.length <= LIMITS.url && /^https?:$/.test(URL.parse(value)?.protocol ?? '');
}
