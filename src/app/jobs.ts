/**
 * The job table and its runner. The table lives in session storage; what is in memory is a copy that dies with the
 * background, so every step can be repeated: a job found running under another life of the background is redone once.
 */
import { browser } from 'wxt/browser';
import type { Candidate } from '../detect/candidate.ts';
import { match } from '../platforms/match.ts';
import { isRecognised } from '../verify/recognised.ts';
import type { Report } from '../verify/report.ts';
import { dropDocuments, keepDocument } from './documents.ts';
import {
  again as askAgain,
  begin,
  CEILING,
  finish,
  isFresh,
  type Job,
  newJob,
  nextWaiting,
  recover,
  undecided,
} from './job.ts';
import { JOB, jobKey, readJobs, readTabs, serialise } from './session.ts';
import { trimReport } from './trim-report.ts';

/** Looks into one input; never throws. `taken` hears the document that is verified. */
export type Look = (
  input: string,
  signal: AbortSignal,
  taken: (document: Uint8Array | string) => void,
  /** `codes`: QR codes are read. `attached`: schemas elsewhere and files with a digest are fetched. */
  wanted: { codes: boolean; attached: boolean },
) => Promise<Report>;

/** Draws the small picture of what was looked into; never throws. */
export type Portray = (
  report: Report,
  document: Uint8Array | string | undefined,
  signal: AbortSignal,
) => Promise<string | undefined>;

/**
 * More than the door's sixteen requests: some wait for an answer that another one has asked for (tests/bench/page.ts). With
 * six requests to a host that never answers, the last of so many has waited 40 s, within the ceiling.
 */
const AT_ONCE = 24;
/** The engine is asked to stop a little before the ceiling, so that it can still say what it knows. */
const SOFT = CEILING - 8_000;
/** Milliseconds for a picture, its request included. */
const PICTURE = 10_000;
const MAX_RECORDS = 600;
const MAX_CHARACTERS = 6_000_000;
const ALARM = 'jobs';

export class Jobs {
  readonly #worker = crypto.randomUUID();
  readonly #active = new Map<string, AbortController>();
  readonly #look: Look;
  readonly #changed: (busy: boolean) => void;
  readonly #portray: Portray | undefined;
  /** Pictures under way: nobody waits for them. */
  #drawing = 0;
  #table: Promise<Map<string, Job>> | undefined;
  #write = serialise();

  /** `changed` hears when the first job begins and when the last one has ended. */
  constructor(look: Look, changed: (busy: boolean) => void, portray?: Portray) {
    this.#look = look;
    this.#changed = changed;
    this.#portray = portray;
  }

  /** Picks up what an earlier life of the background left behind. */
  async resume(): Promise<void> {
    await this.#load();
    this.#pump();
  }

  /**
   * Asks for these candidates; answers candidate id -> job key. `renew` says which results that are there are made anew.
   * `asked` is what was answered before for the same page: a badge that stands there under another of its addresses by
   * now, as when a platform's script has put its frame in place, is not looked into a second time.
   */
  async ask(
    candidates: Candidate[],
    options: { private?: number; renew?: Renew; asked?: Record<string, string> },
  ): Promise<Record<string, string>> {
    const table = await this.#load();
    const now = Date.now();
    const keys: Record<string, string> = {};
    const changed = new Map<string, Job>();
    const { renew = 'stale', asked = {} } = options;
    for (const candidate of candidates) {
      const before = table.get(asked[candidate.id] ?? '');
      if (before && isSameAward(before, candidate) && !isAskedAnew(before, renew, now)) {
        keys[candidate.id] = before.key;
        continue;
      }
      const key = await keyOf(candidate, options.private);
      keys[candidate.id] = key;
      const known = changed.get(key) ?? table.get(key);
      const wanted = known && recover(known, this.#worker, now);
      if (wanted?.state === 'waiting' || wanted?.state === 'running') continue;
      if (wanted && !isRenewed(wanted, renew, now)) continue;
      const job = wanted ? askAgain(wanted, now) : newJob(key, candidate, now, options.private);
      if (job) changed.set(key, job);
    }
    await this.#put([...changed.values()]);
    this.#pump();
    return keys;
  }

  /** What was undecided is asked again when it is next wanted: the person has given access to more sites. */
  async expireUndecided(): Promise<void> {
    const table = await this.#load();
    const open = [...table.values()].filter((job) => job.report?.verdict === 'unverified');
    await this.#put(open.map((job) => ({ ...job, finished: 0 })));
  }

  /** Verifies one credential again; with `attached`, what it only attaches is asked for too. */
  async recheck(key: string, attached: boolean): Promise<boolean> {
    const table = await this.#load();
    const job = table.get(key);
    if (!job) return false;
    const again = askAgain(job, Date.now());
    if (job.state === 'done') await this.#put([attached ? { ...again, attached: true } : again]);
    this.#pump();
    return true;
  }

  /** Drops a private tab's records at once. */
  async forget(tab: number): Promise<void> {
    const table = await this.#load();
    const gone = [...table.values()].filter((job) => job.private === tab).map((job) => job.key);
    for (const key of gone) {
      table.delete(key);
      this.#active.get(key)?.abort();
    }
    if (gone.length > 0) await browser.storage.session.remove(gone.map(jobKey));
  }

  #load(): Promise<Map<string, Job>> {
    this.#table ??= readJobs().then(async (table) => {
      const now = Date.now();
      for (const [key, job] of table) table.set(key, recover(job, this.#worker, now));
      await browser.storage.session.set(Object.fromEntries([...table].map(([key, job]) => [jobKey(key), job])));
      return table;
    });
    return this.#table;
  }

  async #put(jobs: Job[]): Promise<void> {
    if (jobs.length === 0) return;
    const table = await this.#load();
    for (const job of jobs) table.set(job.key, job);
    await this.#write(async () => {
      const records = () =>
        Object.fromEntries(jobs.filter((job) => table.has(job.key)).map((job) => [jobKey(job.key), job]));
      await this.#evict(table, MAX_RECORDS, MAX_CHARACTERS);
      try {
        await browser.storage.session.set(records());
      } catch {
        // Full: older results make room; what is shown now comes first.
        await this.#evict(table, MAX_RECORDS / 4, MAX_CHARACTERS / 4);
        await browser.storage.session.set(records()).catch(() => undefined);
      }
    });
  }

  async #evict(table: Map<string, Job>, records: number, characters: number): Promise<void> {
    let size = 0;
    for (const job of table.values()) size += sizeOf(job);
    if (table.size <= records && size <= characters) return;
    const shown = new Set((await readTabs()).flatMap((tab) => Object.values(tab.jobs)));
    const done = [...table.values()].filter((job) => job.state === 'done');
    done.sort((a, b) => Number(shown.has(a.key)) - Number(shown.has(b.key)) || (a.finished ?? 0) - (b.finished ?? 0));
    const gone: string[] = [];
    for (const job of done) {
      if (table.size <= records && size <= characters) break;
      table.delete(job.key);
      size -= sizeOf(job);
      gone.push(jobKey(job.key));
    }
    await browser.storage.session.remove(gone);
    await dropDocuments(gone.map((name) => name.slice(JOB.length)));
  }

  #pump(): void {
    this.#load().then(
      (table) => {
        while (this.#active.size < AT_ONCE) {
          const job = nextWaiting([...table.values()].filter((one) => !this.#active.has(one.key)));
          if (!job) break;
          if (this.#active.size === 0 && this.#drawing === 0) this.#began();
          const abort = new AbortController();
          this.#active.set(job.key, abort);
          void this.#run(job, abort).finally(() => {
            this.#active.delete(job.key);
            if (this.#active.size === 0 && !nextWaiting(table.values())) {
              if (this.#drawing === 0) this.#ended();
            } else this.#pump();
          });
        }
      },
      () => undefined,
    );
  }

  async #run(waiting: Job, abort: AbortController): Promise<void> {
    const job = begin(waiting, this.#worker, Date.now());
    await this.#put([job]);
    let document: Uint8Array | string | undefined;
    const report = await this.#within(job, abort, (taken) => {
      document = taken;
    });
    const table = await this.#load();
    if (!table.has(job.key)) return; // forgotten meanwhile
    // Not of private windows, nor of pictures that hold nothing; what stood on the page as text is in the job itself.
    const keeps = job.private === undefined && 'url' in job.input && isRecognised(report);
    const done = finish(job, trimReport(report), Date.now());
    await this.#put([done]);
    void this.#draw(done, report, document);
    // The next one need not wait for it; if it fails, the details page says that the document is not there.
    if (keeps && document !== undefined) keepDocument(job.key, document).catch(() => undefined);
  }

  /** The result is there already; its picture comes when it is drawn. */
  async #draw(done: Job, report: Report, document: Uint8Array | string | undefined): Promise<void> {
    if (!this.#portray) return;
    this.#drawing += 1;
    try {
      const picture = await this.#portray(report, document, AbortSignal.timeout(PICTURE));
      const table = await this.#load();
      // Asked again or forgotten meanwhile: this is not its picture any more.
      if (picture !== undefined && table.get(done.key) === done) await this.#put([{ ...done, picture }]);
    } finally {
      this.#drawing -= 1;
      const table = await this.#load();
      if (this.#drawing === 0 && this.#active.size === 0 && !nextWaiting(table.values())) this.#ended();
    }
  }

  async #within(job: Job, abort: AbortController, taken: Parameters<Look>[2]): Promise<Report> {
    const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(SOFT)]);
    const input = 'url' in job.input ? job.input.url : job.input.text;
    const wanted = { codes: 'codes' in job.input, attached: job.attached === true };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<Report>((resolve) => {
      timer = setTimeout(() => resolve(undecided('timeout')), CEILING);
    });
    try {
      return await Promise.race([this.#look(input, signal, taken, wanted), late]);
    } catch {
      return undecided('internal');
    } finally {
      clearTimeout(timer);
    }
  }

  #began(): void {
    this.#changed(true);
    // Should the browser end the background all the same, this brings it back to finish.
    void browser.alarms.create(ALARM, { delayInMinutes: 1, periodInMinutes: 1 });
  }

  #ended(): void {
    this.#changed(false);
    void browser.alarms.clear(ALARM);
  }
}

export const isJobsAlarm = (name: string): boolean => name === ALARM;

/** Which results that are there are made anew: none, old ones, those and every undecided one, all. */
export type Renew = 'none' | 'stale' | 'undecided' | 'all';

function isRenewed(job: Job, renew: Renew, now: number): boolean {
  if (renew === 'none' || renew === 'all') return renew === 'all';
  return !isFresh(job, now) || (renew === 'undecided' && job.report?.verdict === 'unverified');
}

/** Two addresses of one award, as the platform's rules say; another address may help where the first did not. */
function isSameAward(job: Job, { url, codes }: Candidate): boolean {
  if (url === undefined || codes || !('url' in job.input) || job.input.url === url) return false;
  const award = match(url)?.award;
  return award !== undefined && match(job.input.url)?.award === award;
}

/** Is it to be asked anew under its new address? What is under way is waited for. */
function isAskedAnew(job: Job, renew: Renew, now: number): boolean {
  return job.state === 'done' && (job.report?.verdict === 'unverified' || isRenewed(job, renew, now));
}

/** Equal inputs are one job; a private window's are its tab's own. */
async function keyOf(candidate: Candidate, tab: number | undefined): Promise<string> {
  // The same picture, looked into without its codes, is another question.
  const asked = candidate.codes ? 'codes ' : '';
  const bytes = new TextEncoder().encode(asked + (candidate.text ?? candidate.url ?? candidate.id));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return tab === undefined ? hex : `p${tab}-${hex}`;
}

const sizes = new WeakMap<Job, number>();
function sizeOf(job: Job): number {
  let size = sizes.get(job);
  if (size === undefined) {
    size = JSON.stringify(job).length;
    sizes.set(job, size);
  }
  return size;
}
