/** The gallery's pages as hostile ones: each watches itself from its first script on, and tells what it saw. */
import { type Session, startSession } from '../e2e/harness/session.ts';
import { type Tab, until, untilTrue } from '../e2e/harness/tab.ts';
import type { Reply, Resource, Site } from '../world/site.ts';
import { OBSERVER } from '../world/sites/hostile.ts';
import { gallery } from './index.ts';
import type { Shape } from './shape.ts';

/** What a page noted: lists by name, each entry as text; and what it can compare with what it knows of itself. */
interface Noted {
  lists: Record<string, string[]>;
  itself: Record<string, unknown>;
}

type Meddle = (session: Session, tabId: number) => Promise<unknown>;

export interface Watched {
  shapes: Shape[];
  /**
   * What the page saw with Aloi that it does not see without; empty when it saw nothing. `meddle` does something to the
   * page, as an extension would that is not quiet.
   */
  visit(shape: Shape, meddle?: Meddle): Promise<{ complaints: string[]; watched: boolean }>;
  close(): Promise<void>;
}

/** Two browsers on the observed gallery: one with Aloi, one without. */
export async function watchedGallery(): Promise<Watched> {
  const { badges, ordinary, sites } = await gallery();
  const observed = sites.map(withObserver);
  const bare = await startSession({ extension: false, sites: observed });
  const session = await startSession({ sites: observed }).catch(async (error: unknown) => {
    await bare.close();
    throw error;
  });
  return {
    shapes: [...badges, ...ordinary],
    visit: (shape, meddle) => compare(session, bare, shape, meddle),
    async close() {
      await bare.close();
      await session.close();
    },
  };
}

async function compare(
  session: Session,
  bare: Session,
  shape: Shape,
  meddle?: Meddle,
): Promise<{ complaints: string[]; watched: boolean }> {
  const { tab, id } = await complete(session, shape);
  const { tab: without } = await complete(bare, shape);
  try {
    await looked(session, id);
    // The asking, too: the page is read once more, and what it holds is verified.
    const popup = await session.openPopup(id, 60_000);
    await popup.close();
    await meddle?.(session, id);
    const before = await noted(without);
    if (!before) return { complaints: [], watched: false };
    let complaints: string[] = [];
    // What the page itself does a little later in one of the two browsers is waited for.
    for (let attempt = 0; attempt < 4; attempt++) {
      const [now, then] = [await noted(tab), attempt === 0 ? before : await noted(without)];
      complaints = now && then ? differences(now, then) : ['the page was taken away'];
      if (complaints.length === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    return { complaints: complaints.map((one) => `${shape.name}: ${one}`), watched: true };
  } finally {
    await tab.close();
    await without.close();
  }
}

/**
 * The page, loaded with all that it shows. Chromium now and then gives an `<object>` up without asking for its address,
 * with Aloi or without, where the page's own script watches the parser: such a page is loaded anew.
 */
async function complete(session: Session, shape: Shape): Promise<{ tab: Tab; id: number }> {
  const living = /data-complete|dataset\.complete/.test(textOf(shape));
  for (let attempt = 1; ; attempt++) {
    const visited = await session.visit(shape.url);
    await until(visited.tab, 'the page is complete', isComplete, living);
    if (attempt === 5 || (await visited.tab.evaluate(objectsAreThere, undefined))) return visited;
    await visited.tab.close();
  }
}

const objectsAreThere = () =>
  [...document.querySelectorAll('object[type="image/svg+xml"]')].every(
    (one) => (one as HTMLObjectElement).contentDocument?.documentElement?.localName === 'svg',
  );

const isComplete = (living: boolean) =>
  document.readyState === 'complete' && (!living || document.documentElement.dataset['complete'] === 'true');

/** Waits until the scanner has answered that it looked. */
async function looked(session: Session, id: number): Promise<void> {
  await untilTrue('the page looked at', () =>
    session.home.evaluate(
      (tab) =>
        chrome.tabs.sendMessage(tab, { type: 'scan' }).then(
          () => true,
          () => false,
        ),
      id,
    ),
  );
}

/** Nothing where the page's own policy, or its being no HTML, kept the observer out. */
function noted(tab: Tab): Promise<Noted | undefined> {
  return tab.evaluate(() => {
    const { __seen } = window as unknown as {
      __seen?: Record<string, unknown> & { snapshot(): Record<string, unknown> };
    };
    if (!__seen) return undefined;
    const lists: Record<string, string[]> = {};
    for (const [name, list] of Object.entries(__seen)) {
      if (Array.isArray(list))
        lists[name] = list.map((one) => JSON.stringify(one).replace(/blob:https?:[\w/.:-]+/g, 'blob:'));
    }
    // Addresses that the browser draws by lot for what a page makes itself.
    const itself = JSON.stringify(__seen.snapshot()).replace(/blob:https?:[\w/.:-]+/g, 'blob:');
    return { lists, itself: JSON.parse(itself) as Record<string, unknown> };
  }, undefined);
}

/** Whatever happened with Aloi happens without it: how often, and in which pieces a parser works, is chance. */
function differences(now: Noted, then: Noted): string[] {
  const complaints: string[] = [];
  for (const [name, list] of Object.entries(now.lists)) {
    const known = new Set(then.lists[name]);
    const strange = list.filter((one) => !known.has(one) && !(name === 'mutations' && isParsing(one)));
    if (strange.length > 0) complaints.push(`${name}: ${strange[0]?.slice(0, 300)}`);
  }
  for (const [name, value] of Object.entries(now.itself)) {
    const [a, b] = [JSON.stringify(sorted(value)), JSON.stringify(sorted(then.itself[name]))];
    if (a !== b) complaints.push(`${name} differs: ${firstDifference(a, b)}`);
  }
  return complaints;
}

function isParsing(mutation: string): boolean {
  const { type, removed } = JSON.parse(mutation) as { type: string; removed: string[] };
  return type === 'childList' && removed.length === 0;
}

const sorted = (value: unknown) => (Array.isArray(value) ? [...new Set(value)].sort() : value);

function firstDifference(a = '', b = ''): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return `“${a.slice(Math.max(0, at - 40), at + 80)}” and “${b.slice(Math.max(0, at - 40), at + 80)}”`;
}

function withObserver(site: Site): Site {
  const resources = Object.entries(site.resources).map(([path, one]): [string, Resource] => [path, observedOf(one)]);
  return { ...site, resources: Object.fromEntries(resources) };
}

function observedOf(resource: Resource): Resource {
  if (resource.kind === 'reply') return { ...resource, reply: observedReply(resource.reply) };
  if (resource.kind === 'negotiated') return { ...resource, page: observedReply(resource.page) };
  return resource;
}

function observedReply(reply: Reply): Reply {
  if (!/^text\/html/i.test(reply.headers['content-type'] ?? '') || typeof reply.body !== 'string') return reply;
  const script = `<script>${OBSERVER}</script>`;
  const start = /<head[^>]*>|<html[^>]*>|<!doctype[^>]*>/gi;
  let at = 0;
  for (const match of reply.body.matchAll(start)) {
    at = match.index + match[0].length;
    if (/^<head/i.test(match[0])) break;
  }
  return { ...reply, body: reply.body.slice(0, at) + script + reply.body.slice(at) };
}

function textOf({ page }: Shape): string {
  return page.kind === 'reply' && typeof page.reply.body === 'string' ? page.reply.body : '';
}
