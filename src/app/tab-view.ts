/** Everything a page needs to show one tab: stored state at once, then the asking, then every change. */
import { browser } from 'wxt/browser';
import { type Access, accessTo, withheld } from './access.ts';
import { type Live, merged, onLive, readLive, tell, watch } from './live.ts';

export interface TabView {
  live: Live;
  access: Access | undefined;
  /** The background is being asked, or jobs are under way. */
  busy: boolean;
  /** It could not be reached, or nothing has happened for too long. */
  lost: boolean;
  /** Sites of issuers that the browser withholds, as match patterns. */
  withheld: string[];
}

export interface OpenTab {
  /** Verify everything anew. */
  again(): void;
  /** Verify what is not verified yet, and what appears while this page shows the tab. */
  ask(): void;
  stop(): void;
}

/** Longer than any job may take without its record changing (milliseconds). */
const STALL = 75_000;
const MAX_STALLS = 1;
/** Changes are shown together at most this often (milliseconds). */
const FRAME = 40;

/**
 * Shows `tab`; with `ask`, opening is the asking, which begins when `drawn` has come about: what is stored stands there
 * before the background's work competes with drawing it. `listener` hears of every change, the first time with what is stored.
 */
export async function openTab(
  tab: number,
  options: { ask: boolean; drawn?: () => Promise<unknown> },
  listener: (view: TabView) => void,
): Promise<OpenTab> {
  let live: Live = { tab: undefined, jobs: new Map() };
  /** How often the tab's own record was heard of. */
  let heard = 0;
  let access: Access | undefined;
  let asking = options.ask;
  let lost = false;
  let missing: string[] = [];
  let stalls = 0;
  let stalled: ReturnType<typeof setTimeout> | undefined;
  let soon: ReturnType<typeof setTimeout> | undefined;

  const isWorking = () => Object.values(live.tab?.jobs ?? {}).some((key) => live.jobs.get(key)?.state !== 'done');
  const publish = () => {
    const busy = !lost && (asking || isWorking());
    clearTimeout(stalled);
    if (busy) stalled = setTimeout(onStall, STALL);
    listener({ live, access, busy, lost, withheld: missing });
  };
  const onStall = () => {
    if (stalls++ < MAX_STALLS) void ask(false);
    else {
      lost = true;
      publish();
    }
  };

  async function ask(again: boolean | 'undecided'): Promise<void> {
    asking = true;
    lost = false;
    publish();
    access = await accessTo(tab);
    const reply = await tell({ type: 'verify', tab, again });
    await read();
    asking = false;
    lost = reply === undefined || (!reply.ok && reply.why === 'internal');
    publish();
    missing = await withheldBy(live);
    if (missing.length > 0) publish();
  }

  async function read(): Promise<void> {
    const before = heard;
    const now = await readLive(tab);
    live = merged(live, now, heard !== before);
  }

  const stopLive = onLive(
    tab,
    () => live,
    (next) => {
      if (next.tab !== live.tab) heard += 1;
      live = next;
      // Two hundred results that come one by one are not two hundred pictures of the list.
      soon ??= setTimeout(() => {
        soon = undefined;
        publish();
        if (!asking && !isWorking()) void checkAccess();
      }, FRAME);
    },
  );
  await read();
  publish();
  const checkAccess = async () => {
    missing = await withheldBy(live);
    publish();
  };
  let stopWatch: (() => void) | undefined;
  let stopped = false;
  const follow = () => {
    if (stopped) return;
    stopWatch ??= watch(tab, () => void ask(false));
    void ask(false);
  };
  const granted = () => {
    if (stopWatch) void ask('undecided');
    else void look();
  };
  const look = async () => {
    access = await accessTo(tab);
    publish();
  };
  browser.permissions.onAdded.addListener(granted);
  if (!options.ask) void look();
  else if (options.drawn) void options.drawn().then(follow, follow);
  else follow();

  return {
    again: () => void ask(true),
    ask: follow,
    stop() {
      stopped = true;
      clearTimeout(stalled);
      clearTimeout(soon);
      stopLive();
      stopWatch?.();
      browser.permissions.onAdded.removeListener(granted);
    },
  };
}

/** Where an issuer did not answer: perhaps because the browser kept us from asking. */
async function withheldBy(live: Live): Promise<string[]> {
  const urls = new Set<string>();
  for (const job of live.jobs.values()) {
    if (job.report?.verdict !== 'unverified') continue;
    if ('url' in job.input) urls.add(job.input.url);
    for (const url of job.report.source.retrieved) urls.add(url);
  }
  return urls.size > 0 ? withheld(urls) : [];
}
