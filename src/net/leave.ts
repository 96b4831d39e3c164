/** The promise's value, or `otherwise` as soon as the signal aborts; the work behind the promise goes on for others. */
export function leave<T>(promise: Promise<T>, signal: AbortSignal | undefined, otherwise: T): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = () => resolve(otherwise);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
