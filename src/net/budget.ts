import type { Watch, WatchedDoor } from './door.ts';
import { leave } from './leave.ts';
import { upgraded } from './rules.ts';
import type { Answer, Door, NetCode, Want } from './types.ts';

export interface Budget {
  /** Requests, redirect hops included. */
  requests?: number;
  hosts?: number;
  /** Milliseconds during which a request of this credential is under way; waiting for a turn does not count. */
  ms?: number;
  /** Ends everything asked through this door. */
  signal?: AbortSignal | undefined;
}

/** A door for one credential. */
export interface BudgetedDoor extends Door {
  /** Every address asked, in order, each once. */
  readonly retrieved: string[];
}

/** One credential causes at most 40 requests to 12 hosts within 30 s, and asks no address twice (design, section 7). */
export function budgeted(door: WatchedDoor, budget: Budget = {}): BudgetedDoor {
  const { requests = 40, hosts = 12, ms = 30_000, signal: outer } = budget;
  const controller = new AbortController();
  const answers = new Map<string, Promise<Answer>>();
  const retrieved: string[] = [];
  const asked = new Set<string>();
  const hostsAsked = new Set<string>();
  let count = 0;
  let left = ms;
  let under = 0;
  let since = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let overtime = false;
  let drawn: number | undefined;

  const record = (url: string) => {
    if (asked.has(url)) return;
    asked.add(url);
    retrieved.push(url);
  };

  const charge = (url: string): NetCode | undefined => {
    const host = URL.parse(url)?.hostname ?? '';
    if (count >= requests || (!hostsAsked.has(host) && hostsAsked.size >= hosts)) return 'request-budget';
    count++;
    hostsAsked.add(host);
    return undefined;
  };

  const busy = (on: boolean) => {
    under += on ? 1 : -1;
    if (on && under === 1) {
      since = Date.now();
      timer = setTimeout(() => {
        overtime = true;
        controller.abort();
      }, left);
    } else if (under === 0) {
      clearTimeout(timer);
      left = Math.max(0, left - (Date.now() - since));
    }
  };

  const spent = (requested: string, code: NetCode): Answer => ({
    ok: false,
    code,
    requested,
    detail: { host: URL.parse(requested)?.host ?? '', ...(code === 'timeout' ? { ms } : { requests, hosts }) },
  });

  const ask = async (url: string, requested: string, want: Want): Promise<Answer> => {
    const refusal = charge(requested);
    if (refusal) return spent(requested, refusal);
    // Listened to only while something is asked: the caller's signal may outlive ten thousand credentials.
    const stop = () => controller.abort();
    outer?.addEventListener('abort', stop);
    if (outer?.aborted) stop();
    let first = true;
    const watch: Watch = {
      ask(hop) {
        // The first request has been charged already, so that an answer out of a cache counts like any other.
        const code = first ? undefined : charge(hop);
        first = false;
        if (!code) record(hop);
        return code;
      },
      busy,
      // What was begun goes on before something else begins: a page of badges is done sooner, and the first ones too.
      place(next) {
        drawn ??= next();
        return drawn;
      },
    };
    const answer = await door.get(url, want, controller.signal, watch);
    outer?.removeEventListener('abort', stop);
    if (answer.ok) {
      record(answer.requested);
      record(answer.url);
    } else if (overtime && answer.code === 'aborted') return spent(requested, 'timeout');
    else if (answer.code === 'request-budget') return spent(requested, 'request-budget');
    return answer;
  };

  return {
    retrieved,
    get(url, want, signal) {
      const requested = upgraded(url);
      if (overtime) return Promise.resolve(spent(requested, 'timeout'));
      const key = `${kindOf(want)} ${requested}`;
      let answer = answers.get(key);
      if (!answer) {
        answer = ask(url, requested, want);
        answers.set(key, answer);
      }
      return leave(answer, signal, { ok: false, code: 'aborted', requested });
    },
  };
}

/** Wants that may be served by one request: only a page and an image are negotiated apart from data. */
function kindOf(want: Want): string {
  return want === 'page' || want === 'image' ? want : 'data';
}
