/** An address -> the bytes of the credential behind it, fetched through the network door. */
import type { Door } from '../net/types.ts';
import { locate, noAwardAt, platformName } from '../platforms/index.ts';
import { awardOnOwnHost } from '../platforms/own-hosts.ts';
import { SHORT } from '../platforms/plain.ts';
import type { Lead, Said, Step } from '../platforms/types.ts';
import { unwrap } from '../platforms/unwrap.ts';
import { dataBytes } from '../read/data-url.ts';
import type { Code } from '../verify/codes.ts';
import { refusal } from '../verify/compose.ts';
import { note } from '../verify/inquiry.ts';
import type { Check, Report } from '../verify/report.ts';
import { isWithdrawn, sort } from './answer.ts';
import { type Page, readPage } from './html.ts';
import { payloadIn } from './link-payload.ts';
import { originals } from './original-image.ts';

export interface Resolved {
  ok: true;
  /** The credential, or, as text, the address that is its own id, where only fetching it can tell (withdrawn ones). */
  bytes: Uint8Array | string;
  /** Where the bytes came from, after redirects; absent where they came from no address. */
  url?: string;
  /** What was asked, before redirects. */
  asked?: string;
  mediaType: string;
  /** The addresses that led there, in order. */
  via: string[];
  platform?: string;
  said?: Said;
}

export interface Unresolved {
  ok: false;
  checks: Check[];
  report: Report;
  via: string[];
  platform?: string;
}

export type Resolution = Resolved | Unresolved;

/** Most addresses asked on the way to one credential. */
const MOST = 16;
const MOST_DEEP = 4;

interface Way {
  door: Door;
  signal: AbortSignal | undefined;
  via: string[];
  asked: Set<string>;
  platform?: string;
  /** Why an address gave nothing, in the order asked. */
  failures: Check[];
  /** Bytes at the very address given, that are no credential: better than nothing, verification says what they are. */
  rest?: Resolved;
}

/** Never throws. */
export async function resolve(given: string, door: Door, signal?: AbortSignal): Promise<Resolution> {
  // What stands in the link itself needs no network, and is nobody else's word.
  const within = (await payloadIn(given)) ?? (await payloadIn(unwrap(given) ?? ''));
  if (within !== undefined) return { ok: true, bytes: within, mediaType: '', via: [] };
  const way: Way = { door, signal, via: [], asked: new Set(), failures: [] };
  const found = given.startsWith('data:') ? fromData(given) : await follow(given, way, 0);
  const platform = way.platform === undefined ? {} : { platform: way.platform };
  const result = found ?? way.rest;
  if (result) return { ...result, ...platform };
  const check = way.failures[0] ?? note('source', 'unknown', 'nothing-found', {}, given.slice(0, 200));
  return { ok: false, checks: [check], report: refusal('unknown', check), via: way.via, ...platform };
}

async function follow(given: string, way: Way, depth: number): Promise<Resolved | undefined> {
  const url = unwrap(given);
  if (!url) {
    way.failures.push(note('source', 'unknown', 'bad-url', {}, given.slice(0, 200)));
    return undefined;
  }
  if (depth > MOST_DEEP) return undefined;
  if (SHORT.test(url)) return onward(url, way, depth);
  const located = locate(url);
  if (!located) return plain(url, way, depth);
  way.platform ??= located.platform;
  for (const step of located.steps) {
    const found = await take(step, way, depth);
    if (found) return found;
  }
  // No rule helped: what the page itself holds may.
  return discover(url, way, depth);
}

/** One place that a platform's rule names. */
async function take(step: Step, way: Way, depth: number): Promise<Resolved | undefined> {
  const answer = await ask(step.url, step.want, way);
  if (!answer) return undefined;
  const sorted = await sort(answer);
  if (sorted.kind === 'gone' && step.own) return itself(step.url, way);
  if (sorted.kind === 'bytes' && answer.ok) {
    if (step.read) return lead(step.read(sorted.json, new URL(step.url)), way, depth);
    // Of a withdrawn one its own server must say so, to the verifier itself.
    if (isWithdrawn(sorted.json)) return itself(step.url, way);
    if (sorted.isSure) return taken(answer, way);
  }
  fail(step.url, sorted, way);
  return undefined;
}

async function lead(leads: Lead[], way: Way, depth: number): Promise<Resolved | undefined> {
  for (const one of leads) {
    if ('text' in one) return { ok: true, bytes: one.text, mediaType: '', via: way.via };
    const found = await follow(one.url, way, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** An address that no platform's rule knows. */
async function plain(url: string, way: Way, depth: number): Promise<Resolved | undefined> {
  for (const address of originals(url)) {
    const answer = await ask(address, 'credential', way);
    if (!answer) continue;
    const sorted = await sort(answer);
    if (sorted.kind === 'html' && answer.ok) {
      // An address of somebody's own, or of an older system, that leads on to a platform's page.
      return locate(answer.url) ? follow(answer.url, way, depth + 1) : fromPage(sorted.html, answer.url, way, depth);
    }
    if (sorted.kind === 'bytes' && answer.ok) {
      if (isWithdrawn(sorted.json)) return itself(address, way);
      if (sorted.isSure) return taken(answer, way);
      if (depth === 0) way.rest = taken(answer, way);
    }
    // 410 is an issuer's word for "withdrawn" where the address is a document's, not a picture's or a page's.
    const isDocument =
      answer.ok && !/^(?:text\/html|image\/)/.test(answer.mediaType) && !/\.(?:png|svg)$/i.test(new URL(url).pathname);
    if (sorted.kind === 'gone' && isDocument) return itself(address, way);
    fail(address, sorted, way);
    // Some servers have nothing but a page, and say so.
    if (answer.ok && [406, 415].includes(answer.status)) return discover(url, way, depth);
  }
  return undefined;
}

/** The page as a person would get it. */
async function discover(url: string, way: Way, depth: number): Promise<Resolved | undefined> {
  const answer = await ask(url, 'page', way);
  if (!answer) return undefined;
  const sorted = await sort(answer);
  if (sorted.kind === 'html' && answer.ok) {
    const award = answer.url === url ? undefined : locate(answer.url)?.award;
    // An older address of the platform, which leads on to today's.
    if (award !== undefined && award !== locate(url)?.award) return follow(answer.url, way, depth + 1);
    return fromPage(sorted.html, answer.url, way, depth);
  }
  if (sorted.kind === 'bytes' && sorted.isSure && answer.ok) return taken(answer, way);
  fail(url, sorted, way);
  return undefined;
}

async function fromPage(html: string, url: string, way: Way, depth: number): Promise<Resolved | undefined> {
  const page = readPage(html, url);
  const [only, ...more] = page.texts;
  if (only && more.length === 0) return { ok: true, bytes: only, url, asked: url, mediaType: '', via: way.via };
  for (const address of [...page.alternates, ...page.oembeds]) {
    const found = await alternate(address, way, depth);
    if (found) return found;
  }
  // Share buttons and "verify" links of a page about one award all name that award; a list names many.
  const awards = page.awards.length > 0 ? page.awards : page.pictured;
  const [award = awardOnOwnHost(url, page.loads), ...others] = awards;
  if (award && others.length === 0) {
    const found = await follow(award, way, depth + 1);
    if (found) return found;
  }
  const places = [...page.files.slice(0, 3), ...(way.platform ? [] : page.images.slice(0, 3))];
  for (const address of places) {
    const answer = await ask(address, 'credential', way);
    if (answer?.ok && answer.status === 200) {
      const sorted = await sort(answer);
      if (sorted.kind === 'bytes' && sorted.isSure) return taken(answer, way);
    }
  }
  way.failures.push(note('source', 'unknown', whyNothing(page, url, way), { container: 'html', ...named(way) }, url));
  return undefined;
}

function whyNothing(page: Page, url: string, way: Way): Code {
  if (page.isLogin) return 'login-required';
  // The page of an award may show others beside it.
  const kind = way.platform ? undefined : noAwardAt(url);
  if (kind === 'class') return 'not-awarded';
  const isSeveral = kind === 'list' || (!way.platform && (page.awards.length > 1 || page.texts.length > 1));
  return isSeveral ? 'several-awards' : 'nothing-found';
}

/** A machine-readable form of a page; an oEmbed document says which page it is about. */
async function alternate(address: string, way: Way, depth: number): Promise<Resolved | undefined> {
  const answer = await ask(address, 'credential', way);
  if (!answer?.ok) return undefined;
  const sorted = await sort(answer);
  if (sorted.kind !== 'bytes') return undefined;
  if (sorted.isSure) return taken(answer, way);
  const html = typeof sorted.json === 'object' && (sorted.json as Record<string, unknown> | null)?.['html'];
  const [award] = typeof html === 'string' ? readPage(html, answer.url).awards : [];
  return award ? follow(award, way, depth + 1) : undefined;
}

/** Where a short link leads. */
async function onward(url: string, way: Way, depth: number): Promise<Resolved | undefined> {
  const answer = await ask(url, 'page', way);
  if (!answer) return undefined;
  if (answer.ok && !SHORT.test(answer.url)) return follow(answer.url, way, depth + 1);
  const sorted = await sort(answer);
  const target = sorted.kind === 'html' ? readPage(sorted.html, url).onward : undefined;
  if (target) return follow(target, way, depth + 1);
  fail(url, sorted, way);
  return undefined;
}

async function ask(url: string, want: Step['want'], way: Way) {
  const key = `${want === 'page'} ${url}`;
  if (way.asked.has(key) || way.asked.size >= MOST || way.signal?.aborted) return undefined;
  way.asked.add(key);
  way.via.push(url);
  return way.door.get(url, want, way.signal);
}

function taken(answer: { requested: string; url: string; mediaType: string; bytes: Uint8Array }, way: Way): Resolved {
  const { requested, url, mediaType, bytes } = answer;
  return { ok: true, bytes, url, asked: requested, mediaType, via: way.via };
}

/** The verifier asks the credential's own address by itself: only what it hears there counts. */
function itself(url: string, way: Way): Resolved {
  return { ok: true, bytes: url, url, asked: url, mediaType: '', via: way.via };
}

/** The platform, as people know it. */
const named = ({ platform }: Way) => (platform ? { platform: platformName(platform) } : {});

function fail(url: string, sorted: Awaited<ReturnType<typeof sort>>, way: Way): void {
  const status = named(way);
  if (sorted.kind === 'refused')
    way.failures.push(note('source', 'unknown', sorted.code, { ...sorted.detail, ...status }, url));
  else if (sorted.kind === 'gone')
    way.failures.push(note('source', 'unknown', 'gone', { status: 410, ...status }, url));
  else way.failures.push(note('source', 'unknown', 'nothing-found', status, url));
}

function fromData(given: string): Resolved | undefined {
  const data = dataBytes(given);
  return data && { ok: true, bytes: data.bytes, mediaType: data.mediaType, via: [] };
}
