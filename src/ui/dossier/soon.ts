/**
 * Does `work` in the page's next free moment; returns how to call it off. A page that nobody sees has only free moments, and
 * browsers slow its timers down to one a second: there it is done at once, in a task of its own.
 */
export function soon(work: () => void): () => void {
  let off = false;
  const run = () => {
    if (!off) work();
  };
  if (document.hidden) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      run();
    };
    port2.postMessage(undefined);
  } else requestIdleCallback(run, { timeout: 200 });
  return () => {
    off = true;
  };
}
