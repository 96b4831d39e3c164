import { NetError } from './error.ts';

export interface ScheduleOptions {
  /** Requests at once, in all. */
  total?: number;
  /** Requests at once to one host. */
  perHost?: number;
  /** The longest pause a host may ask for that is waited out, in milliseconds. */
  patience?: number;
  now?: () => number;
}

export interface Schedule {
  /** Place in the queue. All requests of a credential may share one; a redirect and a repetition keep that of their first. */
  ticket(): number;
  /** Runs the task as soon as limits allow, older tickets first. Rejects with `rate-limited` or `aborted`. */
  run<T>(host: string, ticket: number, task: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** The host asks for a pause of so many milliseconds (429). False when that is longer than anybody waits. */
  pause(host: string, ms: number): boolean;
  patience: number;
}

/** A host that asks for more is asked again after ten minutes: a person may be trying. */
const LONGEST_PAUSE = 600_000;

interface Waiting {
  ticket: number;
  start: () => void;
  refuse: (error: NetError) => void;
}

interface Lane {
  waiting: Waiting[];
  running: number;
  /** Requests at once to this host now: halved by every 429, slowly growing back. */
  limit: number;
  pausedUntil: number;
}

/** At most `total` tasks at once and `perHost` to one host; first come, first served among those that may run. */
export function createSchedule(options: ScheduleOptions = {}): Schedule {
  const { total = 16, perHost = 6, patience = 5000, now = Date.now } = options;
  const lanes = new Map<string, Lane>();
  let tickets = 0;
  let running = 0;
  let alarm: ReturnType<typeof setTimeout> | undefined;

  const laneOf = (host: string): Lane => {
    let lane = lanes.get(host);
    if (!lane) {
      lane = { waiting: [], running: 0, limit: perHost, pausedUntil: 0 };
      lanes.set(host, lane);
    }
    return lane;
  };

  /** The oldest request that may go now; otherwise when to look again. */
  const next = (): Lane | undefined => {
    let best: Lane | undefined;
    let wake = Number.POSITIVE_INFINITY;
    const time = now();
    for (const [host, lane] of lanes) {
      const [head] = lane.waiting;
      if (!head) {
        // Idle lanes are forgotten, so that a long run over many hosts stays small.
        if (lane.running === 0 && lane.pausedUntil <= time && lane.limit >= perHost) lanes.delete(host);
      } else if (lane.pausedUntil > time) wake = Math.min(wake, lane.pausedUntil);
      else if (lane.running < Math.floor(lane.limit) && head.ticket < (best?.waiting[0]?.ticket ?? Infinity))
        best = lane;
    }
    if (!best && Number.isFinite(wake)) {
      clearTimeout(alarm);
      alarm = setTimeout(drain, wake - time);
    }
    return best;
  };

  const drain = () => {
    while (running < total) {
      const lane = next();
      const first = lane?.waiting.shift();
      if (!lane || !first) return;
      lane.running++;
      running++;
      first.start();
    }
  };

  const overlong = (lane: Lane) => lane.pausedUntil - now() > patience;
  const limited = (host: string, lane: Lane) =>
    new NetError('rate-limited', { host, retryAfter: Math.ceil((lane.pausedUntil - now()) / 1000) });

  return {
    patience,
    ticket: () => tickets++,
    run(host, ticket, task, signal) {
      return new Promise((resolve, reject) => {
        const lane = laneOf(host);
        if (signal?.aborted) return reject(new NetError('aborted'));
        if (overlong(lane)) return reject(limited(host, lane));
        const onAbort = () => {
          lane.waiting.splice(lane.waiting.indexOf(entry), 1);
          reject(new NetError('aborted'));
        };
        const entry: Waiting = {
          ticket,
          start() {
            signal?.removeEventListener('abort', onAbort);
            task()
              .then(resolve, reject)
              .finally(() => {
                lane.running--;
                running--;
                lane.limit = Math.min(perHost, lane.limit + 1 / lane.limit);
                drain();
              });
          },
          refuse(error) {
            signal?.removeEventListener('abort', onAbort);
            reject(error);
          },
        };
        signal?.addEventListener('abort', onAbort);
        let at = lane.waiting.length;
        while (at > 0 && (lane.waiting[at - 1]?.ticket ?? -1) > ticket) at--;
        lane.waiting.splice(at, 0, entry);
        drain();
      });
    },
    pause(host, ms) {
      const lane = laneOf(host);
      lane.pausedUntil = Math.max(lane.pausedUntil, now() + Math.min(ms, LONGEST_PAUSE));
      lane.limit = Math.max(1, lane.limit / 2);
      if (!overlong(lane)) return true;
      for (const waiting of lane.waiting.splice(0)) waiting.refuse(limited(host, lane));
      return false;
    },
  };
}
