/**
 * The background: listeners, registered synchronously, and what they do. Nothing heavy stands at the top level; the engine
 * is reached through one dynamic import when the first credential is looked into.
 */
import { type Browser, browser } from 'wxt/browser';
import type { Candidate } from '../detect/candidate.ts';
import { refine } from '../detect/refine.ts';
import { factsOf } from '../trust/page-facts.ts';
import { askPage } from './asked.ts';
import { isDossierAlarm } from './dossier/alarms.ts';
import type { Surroundings } from './dossier/background.ts';
import { type Connections, installGuard, watchConnections } from './guard.ts';
import { helpersOf } from './helpers.ts';
import { isJobsAlarm, Jobs, type Portray, type Renew } from './jobs.ts';
import { keepAlive, stayAwake } from './keep-alive.ts';
import { makeMenu, pointedAt, renameMenu } from './menu.ts';
import { type ContentMessage, type PageMessage, parseMessage, type Reply } from './messages.ts';
import { noteReport, scan } from './scan.ts';
import { type Sender, senderClass } from './sender.ts';
import { readTab, readTabs } from './session.ts';
import { onSettings, readSettings, takeWelcome } from './settings.ts';
import { answered, countFound, listed, picked, reported, type TabState, titled, withJobs } from './tab-state.ts';
import { changeTab, frameHasGone, hasGoneOn, isStillThere } from './tabs.ts';
import { redraw } from './toolbar.ts';
import { WATCH } from './watch-name.ts';

export function startBackground(): void {
  const own = { id: browser.runtime.id, origin: new URL(browser.runtime.getURL('/')).href.replace(/\/$/, '') };
  /** How many pages show this tab now; while one does, what appears on the tab is verified too. */
  const watched = new Map<number, number>();
  let connections: Connections | undefined;
  let sleep: (() => void) | undefined;
  /** Who has requests under way. */
  const askers = new Set<string>();

  const portray: Portray = async (report, document, signal) => {
    const [{ picture }, { allowedHosts }] = await Promise.all([import('./engine.ts'), readSettings()]);
    return picture(report, document, { allowedHosts, signal });
  };

  const jobs = new Jobs(
    async (input, signal, taken, wanted) => {
      const [{ look }, settings] = await Promise.all([import('./engine.ts'), readSettings()]);
      return look(input, {
        allowedHosts: settings.allowedHosts,
        own: settings.own,
        connectedAddress: async (url) => connections?.connectedAddress(url),
        redirectHops: async (url) => connections?.redirectHops(url) ?? [],
        helpers: helpersOf(settings),
        signal,
        taken,
        ...wanted,
      });
    },
    (busy) => asking('jobs', busy),
    portray,
  );

  const dossier = () => import('./dossier/background.ts');
  const surroundings: Surroundings = {
    look: async (input, signal, taken) => {
      await guarded;
      const [{ look }, settings] = await Promise.all([import('./engine.ts'), readSettings()]);
      return look(input, {
        allowedHosts: settings.allowedHosts,
        // Whose it is, is asked of each person in the dossier.
        own: [],
        connectedAddress: async (url) => connections?.connectedAddress(url),
        redirectHops: async (url) => connections?.redirectHops(url) ?? [],
        helpers: helpersOf(settings),
        signal,
        taken,
      });
    },
    portray,
    changed: (busy, who) => asking(who, busy),
  };

  browser.runtime.onMessage.addListener((value: unknown, sender: Sender, reply: (answer: Reply) => void) => {
    const from = senderClass(sender, own);
    const message = from && parseMessage(value, from);
    if (!message) return false;
    // The reply stays open until the work is on record: an answered background may be ended at any moment.
    const work = message.type === 'candidates' ? onCandidates(message, sender) : onPage(message);
    keepAlive(work).then(reply, () => reply({ ok: false, why: 'internal' }));
    return true;
  });

  browser.runtime.onConnect.addListener((port) => {
    if (senderClass(port.sender as Sender | undefined, own) !== 'page' || !port.name.startsWith(WATCH)) {
      port.disconnect();
      return;
    }
    const tab = Number(port.name.slice(WATCH.length));
    if (!Number.isInteger(tab)) return;
    watched.set(tab, (watched.get(tab) ?? 0) + 1);
    port.onDisconnect.addListener(() => watched.set(tab, (watched.get(tab) ?? 1) - 1));
  });

  browser.tabs.onUpdated.addListener((tab, change) => {
    if (change.status === 'loading') void onLoading(tab);
    const { title } = change;
    if (title !== undefined) void changeTab(tab, (state) => titled(state, title));
  });
  // What could not be asked for then can be now, in a popup that is opened after the browser's own question.
  browser.permissions.onAdded.addListener(() => {
    void import('./engine.ts').then(({ forgetAnswers }) => forgetAnswers());
    void jobs.expireUndecided();
  });
  browser.tabs.onRemoved.addListener((tab) => void forgetTab(tab));
  browser.tabs.onReplaced.addListener((_added, removed) => void forgetTab(removed));

  browser.runtime.onInstalled.addListener(({ reason }) => void onInstalled(reason));
  browser.runtime.onStartup.addListener(() => {
    void applyGuard();
    void tend();
  });
  browser.alarms.onAlarm.addListener((alarm) => {
    if (isJobsAlarm(alarm.name)) void jobs.resume();
    else if (isDossierAlarm(alarm.name)) void tend(alarm.name);
  });
  browser.contextMenus?.onClicked.addListener((info, tab) => {
    const candidates = pointedAt(info);
    if (candidates.length > 0) void keepAlive(check(candidates, tab));
  });
  onSettings(() => {
    void applyGuard();
    void renameMenu().catch(() => undefined);
    void readTabs().then((tabs) => {
      for (const { tab } of tabs) redraw(tab);
    });
  });

  // Content scripts have no business with the settings. (Session storage is closed to them anyway.)
  void browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  void applyGuard();
  void jobs.resume();

  async function onCandidates(message: ContentMessage, sender: Sender): Promise<Reply> {
    const tab = sender.tab?.id;
    if (tab === undefined) return { ok: false, why: 'refused' };
    const isPrivate = sender.tab?.incognito === true;
    const url = sender.url ?? '';
    const frame = sender.frameId ?? 0;
    const settings = await readSettings();
    const silent = settings.never.includes(URL.parse(sender.tab?.url ?? url)?.host ?? '');
    const document = sender.documentId ?? url;
    const candidates = silent ? [] : refine(message.candidates, url);
    const state = await changeTab(tab, async (before) => {
      // What a frame of the page before has to tell may come when the next page is there already.
      if (frame !== 0 && candidates.length > 0 && (await frameHasGone(tab, frame, document))) return before;
      return reported(before, {
        tab,
        private: isPrivate,
        frame,
        document,
        url: url.slice(0, 2_048),
        candidates,
        page:
          silent || frame !== 0
            ? undefined
            : factsOf(
                url,
                sender.tab?.title,
                message.candidates.flatMap(({ words = [] }) => words),
              ),
      });
    });
    redraw(tab);
    if (frame === 0) noteReport(tab);
    const shown = (watched.get(tab) ?? 0) > 0;
    if (shown) await askFor(tab, listed(state), isPrivate, 'none');
    // Nothing of a private window is verified unasked; images that merely might be badges are not fetched unasked either.
    else if (settings.when === 'browse' && !isPrivate) {
      await askFor(
        tab,
        listed(state).filter((one) => one.certainty === 'found'),
        false,
        'none',
      );
    }
    return { ok: true };
  }

  async function onPage(message: PageMessage): Promise<Reply> {
    if (message.type === 'settings') {
      await applyGuard();
      return { ok: true };
    }
    if (message.type === 'dossier.add') {
      return (await (await dossier()).addToDossier(message.jobs, surroundings))
        ? { ok: true }
        : { ok: false, why: 'refused' };
    }
    await guarded;
    if (message.type === 'dossier.document') {
      const document = await (await dossier()).documentOf(message.entry, surroundings);
      return document === undefined ? { ok: false, why: 'refused' } : { ok: true, document };
    }
    if (message.type === 'recheck' || message.again) (await import('./engine.ts')).forgetAnswers();
    if (message.type === 'dossier.work') {
      (await dossier()).wakeDossier(surroundings);
      return { ok: true };
    }
    if (message.type === 'recheck')
      return (await jobs.recheck(message.job, message.attached)) ? { ok: true } : { ok: false, why: 'refused' };
    return verify(message.tab, message.again);
  }

  async function verify(tab: number, again: boolean | 'undecided'): Promise<Reply> {
    let info: Browser.tabs.Tab;
    try {
      info = await browser.tabs.get(tab);
    } catch {
      await forgetTab(tab);
      return { ok: false, why: 'no-tab' };
    }
    const document = (await readTab(tab))?.frames['0']?.document;
    if (document !== undefined && (await hasGoneOn(tab, document))) {
      // On a busy machine its report comes late: what the old page had on it is nobody's question any more.
      await changeTab(tab, (before) => (before?.frames['0']?.document === document ? undefined : before));
    }
    const known = (await readTab(tab))?.frames['0'] !== undefined;
    if (!(await scan(tab, known))) {
      await changeTab(tab, () => undefined);
      return { ok: false, why: 'no-access' };
    }
    const state = await readTab(tab);
    await askFor(tab, listed(state), info.incognito, again === true ? 'all' : again || 'stale');
    // Meanwhile the page: whose it is, and pictures that only now come to light.
    const answers = await askPage(tab);
    const asked = await changeTab(tab, (before) => answered(before, answers));
    await askFor(tab, listed(asked), info.incognito, 'none');
    return { ok: true };
  }

  async function askFor(tab: number, candidates: Candidate[], isPrivate: boolean, renew: Renew): Promise<void> {
    if (candidates.length === 0) return;
    const asked = (await readTab(tab))?.jobs ?? {};
    const keys = await jobs.ask(candidates, isPrivate ? { private: tab, renew, asked } : { renew, asked });
    await changeTab(tab, (state) => state && withJobs(state, keys));
  }

  /** A page begins to load, or an application on it says so: what stood on the old page goes. */
  async function onLoading(tab: number): Promise<void> {
    const gone = await changeTab(tab, async (state): Promise<TabState | undefined> => {
      const document = state?.frames['0']?.document;
      return document !== undefined && (await isStillThere(tab, document)) ? state : undefined;
    });
    if (!gone || countFound(gone) === 0) redraw(tab);
  }

  async function forgetTab(tab: number): Promise<void> {
    watched.delete(tab);
    await changeTab(tab, () => undefined);
    await jobs.forget(tab);
  }

  /** One thing that was pointed at. In a private window it joins the popup's list: a tab of its own would be an ordinary one. */
  async function check(candidates: Candidate[], tab: Browser.tabs.Tab | undefined): Promise<void> {
    await guarded;
    if (tab?.incognito && tab.id !== undefined) {
      const { id } = tab;
      await changeTab(id, (state) => picked(state, id, candidates));
      await askFor(id, candidates, true, 'stale');
      await browser.action.openPopup();
      return;
    }
    const keys = await jobs.ask(candidates, { renew: 'stale' });
    const query = new URLSearchParams(Object.values(keys).map((key) => ['job', key]));
    await browser.tabs.create({
      url: browser.runtime.getURL(`/details.html?${query}` as never),
      ...(tab?.index === undefined ? {} : { index: tab.index + 1, windowId: tab.windowId }),
    });
  }

  async function onInstalled(reason: string): Promise<void> {
    await makeMenu().catch(() => undefined); // Firefox for Android has no such menu

    if (reason === 'install' && (await takeWelcome())) {
      await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html' as never) });
    }
  }

  /** Connected addresses are watched while anybody asks. */
  function asking(who: string, is: boolean): void {
    if (is) askers.add(who);
    else askers.delete(who);
    if (askers.size > 0) {
      connections ??= watchConnections();
      // Each piece of work has its own end, so this has one too.
      sleep ??= stayAwake();
    } else {
      connections?.stop();
      connections = undefined;
      sleep?.();
      sleep = undefined;
    }
  }

  async function tend(alarm?: string): Promise<void> {
    await (await dossier()).tendDossier(alarm, surroundings);
  }

  function applyGuard(): Promise<void> {
    guarded = guarded.then(async () => installGuard((await readSettings()).allowedHosts)).catch(() => undefined);
    return guarded;
  }
}

/** The request filter is in place before the first request goes out. */
let guarded: Promise<void> = Promise.resolve();
