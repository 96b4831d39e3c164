/**
 * A page full of badges when every server answers after 100 ms: how long until the last one is decided, against the best
 * that the limits of design section 7 allow (16 requests at once, 6 to one host). Node, with the background's own table of
 * jobs, engine and door; answers come from the fictional web without a network. `node tests/bench/page.ts`
 *
 * What has to wait for what is learnt from each badge looked into by itself: a request waits for all that had been answered
 * before it was made. The best schedule is made of rounds of one latency each, the longest chains first; where it is as
 * short as it must be (the longest chain, or a host's or everybody's requests by their limit), it is the best there is.
 */
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { expectations, worldFetch } from '../world/index.ts';

const LATENCY = 100;
const TOTAL = 16;
const PER_HOST = 6;
const ALLOWED = 1.15;
const RUNS = 5;

Object.assign(globalThis, { chrome: fakeBrowser });
const { Jobs } = await import('../../src/app/jobs.ts');
const { forgetAnswers, look } = await import('../../src/app/engine.ts');
const { readJobs } = await import('../../src/app/session.ts');

interface Asked {
  url: string;
  start: number;
  end: number;
}
const answer = await worldFetch();
let asked: Asked[] = [];
globalThis.fetch = async (input, init) => {
  const one: Asked = { url: String(input), start: performance.now(), end: Number.POSITIVE_INFINITY };
  asked.push(one);
  await new Promise((resolve) => setTimeout(resolve, LATENCY));
  one.end = performance.now();
  return answer(String(input), init);
};
const options = {
  allowedHosts: [],
  own: [],
  connectedAddress: async () => undefined,
  redirectHops: async () => [],
};
// The world's accidents (a server that never answers, loops) are not what a page is like.
const inputs = expectations.filter(({ verdict }) => verdict !== 'unverified').map(({ url }) => url);

/** Requests of a page: address -> the addresses whose answers it waits for. */
const needs = new Map<string, Set<string>>();
for (const input of inputs) {
  forgetAnswers();
  asked = [];
  await look(input, { ...options, signal: new AbortController().signal });
  for (const one of asked) {
    const known = needs.get(one.url) ?? new Set();
    for (const other of asked) if (other.end <= one.start && other.url !== one.url) known.add(other.url);
    needs.set(one.url, known);
  }
}

const rounds = bestRounds();
const times: number[] = [];
for (let run = 0; run < RUNS; run++) {
  forgetAnswers();
  fakeBrowser.reset();
  asked = [];
  const start = performance.now();
  const jobs = new Jobs(
    (input, signal, taken) => look(input, { ...options, signal, taken }),
    () => undefined,
  );
  await jobs.ask(
    inputs.map((url) => ({ id: url, certainty: 'found', via: 'link', url })),
    {},
  );
  while ([...(await readJobs()).values()].some(({ state }) => state !== 'done')) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  times.push(performance.now() - start);
}
const [least = 0] = times.toSorted((a, b) => a - b);
const best = rounds.length * LATENCY;
console.log(`${inputs.length} badges, ${needs.size} requests to ${new Set([...needs.keys()].map(hostOf)).size} hosts`);
console.log(
  `best schedule ${best} ms (${rounds.map((one) => one.length).join(' + ')} requests), no schedule under ${floor() * LATENCY} ms`,
);
console.log(
  `Aloi ${times.map((time) => Math.round(time)).join(', ')} ms: ${(least / best).toFixed(2)} times (budget ${ALLOWED})${least / best > ALLOWED ? '  OVER' : ''}`,
);

function hostOf(url: string): string {
  return new URL(url).host;
}

/** What is asked in each round. */
function bestRounds(): string[][] {
  const left = new Set(needs.keys());
  const chain = chains();
  const made: string[][] = [];
  while (left.size > 0) {
    const ready = [...left].filter((url) => [...(needs.get(url) ?? [])].every((one) => !left.has(one)));
    const waiting = new Map<string, number>();
    for (const url of left) waiting.set(hostOf(url), (waiting.get(hostOf(url)) ?? 0) + 1);
    ready.sort(
      (a, b) =>
        (chain.get(b) ?? 0) - (chain.get(a) ?? 0) || (waiting.get(hostOf(b)) ?? 0) - (waiting.get(hostOf(a)) ?? 0),
    );
    const round: string[] = [];
    for (const url of ready) {
      const same = round.filter((one) => hostOf(one) === hostOf(url)).length;
      if (round.length < TOTAL && same < PER_HOST) round.push(url);
    }
    for (const url of round) left.delete(url);
    made.push(round);
  }
  return made;
}

/** Address -> how many answers, its own included, have to come one after another from it on. */
function chains(): Map<string, number> {
  const lengths = new Map<string, number>();
  const lengthOf = (url: string): number => {
    const known = lengths.get(url);
    if (known !== undefined) return known;
    const after = [...needs].filter(([, before]) => before.has(url)).map(([one]) => lengthOf(one));
    const length = 1 + Math.max(0, ...after);
    lengths.set(url, length);
    return length;
  };
  for (const url of needs.keys()) lengthOf(url);
  return lengths;
}

/** Rounds that nobody can do without. */
function floor(): number {
  const hosts = new Map<string, number>();
  for (const url of needs.keys()) hosts.set(hostOf(url), (hosts.get(hostOf(url)) ?? 0) + 1);
  const byHost = Math.max(...[...hosts.values()].map((count) => Math.ceil(count / PER_HOST)));
  return Math.max(Math.max(...chains().values()), byHost, Math.ceil(needs.size / TOTAL));
}
