import type { Watch, WatchedDoor } from './door.ts';
import { leave } from './leave.ts';
import { upgraded } from './rules.ts';
import type { Answer, NetCode, Want } from './types.ts';

export interface CacheOptions {
  now?: () => number;
  /** Bytes kept at most; the answers used longest ago go first. */
  maxBytes?: number;
}

export interface CachedDoor extends WatchedDoor {
  /** Forgets everything: the person asked to look again. */
  clear(): void;
}

interface Kept {
  answer: Answer;
  until: number;
  size: number;
}

interface Pending {
  answer: Promise<Answer>;
  waiting: number;
  controller: AbortController;
}

const MINUTE = 60_000;
const LONGEST: Record<Want, number> = {
  status: 15 * MINUTE,
  credential: 5 * MINUTE,
  document: 5 * MINUTE,
  image: 5 * MINUTE,
  page: 5 * MINUTE,
};
/** Even "no-store" is kept while one page of badges is gone through: its sixty badges have one issuer. */
const SHORTEST = 30_000;
const ERRORS = MINUTE;
/** What says something about the caller or the options, not about the server. */
const NEVER: readonly NetCode[] = ['aborted', 'bad-url', 'port-refused', 'private-address', 'request-budget'];

/** A door that remembers answers in memory, for one session, and asks once for what several ask at the same time. */
export function cached(door: WatchedDoor, options: CacheOptions = {}): CachedDoor {
  const { now = Date.now, maxBytes = 32 * 1024 * 1024 } = options;
  const kept = new Map<string, Kept>();
  const pending = new Map<string, Pending>();
  let bytes = 0;
  let generation = 0;

  const forget = (key: string) => {
    bytes -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };

  const keep = (key: string, answer: Answer, ms: number) => {
    forget(key);
    const size = (answer.ok ? answer.bytes.byteLength : 0) + 1024;
    if (ms <= 0 || size > maxBytes) return;
    kept.set(key, { answer, until: now() + ms, size });
    bytes += size;
    for (const oldest of kept.keys()) {
      if (bytes <= maxBytes) break;
      forget(oldest);
    }
  };

  const begin = (key: string, url: string, want: Want, watch: Watch | undefined): Pending => {
    const controller = new AbortController();
    const born = generation;
    const answer = door.get(url, want, controller.signal, watch).then((result) => {
      if (pending.get(key) === entry) pending.delete(key);
      if (born === generation) keep(key, result, lifetime(result, want));
      return result;
    });
    const entry: Pending = { answer, waiting: 0, controller };
    pending.set(key, entry);
    return entry;
  };

  return {
    async get(url, want, signal, watch) {
      const requested = upgraded(url);
      // The door tells "http-only" by how the address was written.
      const key = `${want} ${/^\s*http:/i.test(url) ? 'http ' : ''}${requested}`;
      for (;;) {
        const aborted: Answer = { ok: false, code: 'aborted', requested };
        if (signal?.aborted) return aborted;
        const known = kept.get(key);
        if (known && known.until > now()) {
          kept.delete(key);
          kept.set(key, known);
          return known.answer;
        }
        const joined = pending.get(key);
        const entry = joined ?? begin(key, url, want, watch);
        entry.waiting++;
        const answer = await leave(entry.answer, signal, aborted);
        entry.waiting--;
        if (entry.waiting === 0 && answer === aborted) {
          if (pending.get(key) === entry) pending.delete(key);
          entry.controller.abort();
        }
        // Ended for a reason of whoever asked first, not of the server: ask again in our own name.
        const foreign = joined && !answer.ok && (answer.code === 'aborted' || answer.code === 'request-budget');
        if (!foreign || answer === aborted) return answer;
      }
    },
    clear() {
      generation++;
      kept.clear();
      pending.clear();
      bytes = 0;
    },
  };
}

/** How long an answer may be used again, in milliseconds: the server's word, within our own bounds (RFC 9111). */
function lifetime(answer: Answer, want: Want): number {
  if (!answer.ok) return NEVER.includes(answer.code) ? 0 : ERRORS;
  if (answer.status >= 400) return ERRORS;
  const control = answer.headers['cache-control'] ?? '';
  if (/\b(no-store|no-cache)\b/i.test(control)) return SHORTEST;
  const age = /\bmax-age=(\d{1,9})/i.exec(control)?.[1];
  return age === undefined ? LONGEST[want] : Math.min(LONGEST[want], Math.max(SHORTEST, Number(age) * 1000));
}
