import { NetError } from './error.ts';
import { type Exchange, type ExchangeOptions, exchange, HOPS } from './exchange.ts';
import { retryAfter } from './retry-after.ts';
import { allow, judge } from './rules.ts';
import { createSchedule, type Schedule } from './schedule.ts';
import type { Answer, Door, Fetch, NetCode, Want } from './types.ts';

export interface DoorOptions {
  fetch: Fetch;
  /** The person's option "in my organisation's network": "host", "host:port" or an address. */
  allowedHosts?: readonly string[] | undefined;
  /** Default `manual`: every hop is judged. Browsers do not let a script see the hops: `follow` there. */
  redirects?: 'manual' | 'follow' | undefined;
  connectedAddress?: ExchangeOptions['connectedAddress'];
  redirectHops?: ExchangeOptions['redirectHops'];
  /** One schedule serves the whole session; a door without one has its own. */
  schedule?: Schedule | undefined;
  /** Milliseconds; `request` is for one request with its body. */
  timeouts?: { request?: number } | undefined;
  now?: (() => number) | undefined;
}

/** Who watches a request from outside: the budget of a credential. */
export interface Watch {
  /** Before every request, redirect hops and repetitions included; a code refuses it. */
  ask(url: string): NetCode | undefined;
  /** A request begins and ends to be under way; waiting in the queue is not. */
  busy?(on: boolean): void;
  /** Its place in the queue; `next` draws one at the end. Without it every request has a place of its own. */
  place?(next: () => number): number;
}

export interface WatchedDoor extends Door {
  get(url: string, want: Want, signal?: AbortSignal, watch?: Watch): Promise<Answer>;
}

/** A request that met 429 is repeated so often, after the pause the host asks for, or one and two seconds. */
const REPETITIONS = 2;

/** The only way to the network. Judges every address and every hop, keeps to the limits, never throws. */
export function createDoor(options: DoorOptions): WatchedDoor {
  const { redirects = 'manual', now = Date.now } = options;
  const allowed = allow(options.allowedHosts);
  const schedule = options.schedule ?? createSchedule({ now });
  const settings: ExchangeOptions = {
    fetch: options.fetch,
    allowed,
    redirects,
    connectedAddress: options.connectedAddress,
    redirectHops: options.redirectHops,
    ms: options.timeouts?.request ?? 10_000,
  };

  async function polite(
    url: string,
    host: string,
    written: string,
    want: Want,
    ticket: number,
    signal?: AbortSignal,
    watch?: Watch,
  ): Promise<Exchange> {
    for (let repetition = 0; ; repetition++) {
      const refusal = watch?.ask(url);
      if (refusal) throw new NetError(refusal);
      const task = async () => {
        watch?.busy?.(true);
        try {
          return await exchange(settings, url, written, want, signal);
        } finally {
          watch?.busy?.(false);
        }
      };
      const result = await schedule.run(host, ticket, task, signal);
      if (result.kind === 'redirect' || result.status !== 429) return result;
      const asked = retryAfter(result.headers, now());
      const pause = asked ?? 1000 * 2 ** repetition;
      if (!schedule.pause(host, pause) || repetition === REPETITIONS) {
        throw new NetError('rate-limited', {
          status: 429,
          ...(asked === undefined ? {} : { retryAfter: Math.ceil(asked / 1000) }),
        });
      }
    }
  }

  return {
    async get(written, want, signal, watch) {
      let step = judge(written, allowed);
      const requested = step.url;
      let current = written;
      try {
        const ticket = watch?.place?.(schedule.ticket) ?? schedule.ticket();
        for (let hop = 0; ; hop++) {
          if (!step.ok) return { ok: false, code: step.code, requested, detail: step.detail };
          const result = await polite(step.url, step.host, current, want, ticket, signal, watch);
          if (result.kind === 'answer') return toAnswer(requested, result);
          if (hop === HOPS) throw new NetError('too-many-redirects', { hops: HOPS });
          current = result.location;
          step = judge(current, allowed);
        }
      } catch (error) {
        return failure(error, requested, current, step.url);
      }
    },
  };
}

function toAnswer(requested: string, { url, status, headers, bytes }: Extract<Exchange, { kind: 'answer' }>): Answer {
  const mediaType = (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return { ok: true, requested, url, status, mediaType, headers: Object.fromEntries(headers), bytes };
}

/** Names that the resolver does not know: whatever the scheme, there is no such server. */
const NO_SUCH_HOST = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME']);

function failure(error: unknown, requested: string, written: string, url: string): Answer {
  const host = URL.parse(url)?.host ?? '';
  if (error instanceof NetError) {
    const code = error.code === 'unreachable' ? unreachable(written) : error.code;
    return { ok: false, code, requested, detail: { host, ...error.detail } };
  }
  const reason = reasonOf(error);
  const code = reason && NO_SUCH_HOST.has(reason) ? 'unreachable' : unreachable(written);
  return { ok: false, code, requested, detail: { host, ...(reason === undefined ? {} : { reason }) } };
}

/** An address written with http: whose upgrade nobody answers most likely belongs to a server without https. */
function unreachable(written: string): NetCode {
  return /^\s*http:/i.test(written) ? 'http-only' : 'unreachable';
}

/** The system's word for it (`ECONNREFUSED`, `CERT_HAS_EXPIRED`), where there is one. */
function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = (error.cause ?? error) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
