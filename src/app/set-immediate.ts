/**
 * `setImmediate` for rdf-canonize, in place of the package "setimmediate": that one can make code from text, which an
 * extension must not contain. A message between two ports is a task of its own and is not slowed down as timers are.
 */
const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

function setImmediate(work: () => void): void {
  waiting.push(work);
  port2.postMessage(undefined);
}

Object.assign(globalThis, { setImmediate });

export {};
