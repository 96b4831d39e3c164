import { NetError } from './error.ts';

export interface Deadline {
  signal: AbortSignal;
  /** Settles as the promise does, or rejects with `timeout` or `aborted`: also when nobody heeds the signal. */
  race<T>(promise: Promise<T>): Promise<T>;
  /** Why it is over, once it is. */
  reason(): NetError | undefined;
  clear(): void;
}

/**
 * A time limit in milliseconds, joined with a caller's signal. Not `AbortSignal.timeout`: its timer does not keep Node
 * alive, so that a process waiting for a silent server would end in the middle. Not `AbortSignal.any`: it holds on to
 * its result as long as the caller's signal lives, which may be for ten thousand requests.
 */
export function deadline(ms: number, outer?: AbortSignal): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  const end = (error: NetError) => {
    if (!signal.aborted) controller.abort(error);
  };
  const onOuter = () => end(new NetError('aborted'));
  const timer = setTimeout(() => end(new NetError('timeout', { ms })), ms);
  outer?.addEventListener('abort', onOuter);
  if (outer?.aborted) onOuter();
  return {
    signal,
    race: (promise) => raceAbort(promise, signal),
    reason: () => (signal.aborted ? toNetError(signal.reason) : undefined),
    clear() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', onOuter);
    },
  };
}

/** Settles as the promise does, unless the signal aborts first: then it rejects with a NetError. */
export function raceAbort<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(toNetError(signal.reason));
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

function toNetError(reason: unknown): NetError {
  return reason instanceof NetError ? reason : new NetError('aborted');
}
