/** The browser's half of the network rules: request filter for redirect hops, and the address each request connected to. */
import { type Browser, browser } from 'wxt/browser';
import { guardRules } from './private-hosts.ts';

export interface Connections {
  /** The IP address that answered for `url`, `undefined` where the browser does not say or a proxy answered. */
  connectedAddress(url: string): Promise<string | undefined>;
  /** Where the request for `url` was led, hop by hop; the last hop may have been refused. Empty without a redirect. */
  redirectHops(url: string): Promise<string[]>;
  stop(): void;
}

/** Puts the private-network rules in place for the extension's own requests, and only for them. */
export async function installGuard(allowedHosts: readonly string[]): Promise<void> {
  const own = new URL(browser.runtime.getURL('/')).host;
  const present = await browser.declarativeNetRequest.getSessionRules();
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: present.map((rule) => rule.id),
    addRules: guardRules(own, allowedHosts),
  });
}

/** Firefox tells the address up to 9 ms after the body was read; it is waited for this long (milliseconds). */
const LATE = 60;
/** A failure is told soon after; a busy machine takes its time (milliseconds). */
const LATE_FAILURE = 250;
const MAX_KNOWN = 500;
/** Browsers follow twenty redirects (Fetch standard, HTTP-redirect fetch); a circle ends here too. */
const MOST_HOPS = 25;

/** Listens to own requests until `stop`; only while jobs run, so that other extensions' and pages' workers do not wake us. */
export function watchConnections(): Connections {
  const known = new Map<string, string | undefined>();
  const waiting = new Map<string, Set<() => void>>();
  const own = new URL(browser.runtime.getURL('/'));
  const isOwn = (details: { initiator?: string | undefined; originUrl?: string }) => {
    const from = details.initiator ?? details.originUrl;
    return !from || URL.parse(from)?.host === own.host;
  };
  /** One hop each: from, to. */
  const hops = new Map<string, string>();
  /** Where each redirected request began; and who waits for the end of one, by where it began. */
  const begun = new Map<string, string>();
  const ends = new Map<string, () => void>();
  /** Ended before anybody waited. */
  const over = new Set<string>();
  const led = (details: Browser.webRequest.OnBeforeRedirectDetails & { originUrl?: string }): undefined => {
    if (!isOwn(details)) return;
    if (hops.size >= MAX_KNOWN) hops.delete(hops.keys().next().value ?? '');
    hops.set(details.url, withoutFragment(details.redirectUrl));
    if (begun.has(details.requestId)) return;
    begun.set(details.requestId, details.url);
    over.delete(details.url);
  };
  /** A request that failed: all its hops have been told before. */
  const failed = (details: Browser.webRequest.OnErrorOccurredDetails & { originUrl?: string }): undefined => {
    if (!isOwn(details)) return;
    const start = begun.get(details.requestId) ?? details.url;
    begun.delete(details.requestId);
    if (over.size >= MAX_KNOWN) over.clear();
    over.add(start);
    ends.get(start)?.();
  };

  const heard = (
    details: Browser.webRequest.OnResponseStartedDetails & { originUrl?: string; proxyInfo?: unknown },
  ): undefined => {
    if (!isOwn(details)) return;
    // Behind a proxy it is the proxy's address (Firefox says so; Chromium does not).
    const address = details.proxyInfo ? undefined : details.ip;
    if (known.size >= MAX_KNOWN) known.delete(known.keys().next().value ?? '');
    known.set(details.url, address);
    begun.delete(details.requestId);
    for (const wake of waiting.get(details.url) ?? []) wake();
    waiting.delete(details.url);
  };
  const filter: Browser.webRequest.RequestFilter = {
    urls: ['http://*/*', 'https://*/*'],
    tabId: -1,
    types: ['xmlhttprequest'],
  };
  browser.webRequest.onResponseStarted.addListener(heard, filter);
  browser.webRequest.onBeforeRedirect.addListener(led, filter);
  browser.webRequest.onErrorOccurred.addListener(failed, filter);

  return {
    async connectedAddress(url) {
      const key = withoutFragment(url);
      if (!known.has(key)) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, LATE);
          const set = waiting.get(key) ?? new Set();
          waiting.set(key, set);
          set.add(() => {
            clearTimeout(timer);
            resolve();
          });
        });
      }
      return known.get(key);
    },
    async redirectHops(url) {
      const key = withoutFragment(url);
      // `fetch` may fail before the browser has said why.
      if (!over.delete(key) && !hops.has(key)) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, LATE_FAILURE);
          ends.set(key, () => {
            clearTimeout(timer);
            resolve();
          });
        });
        ends.delete(key);
        over.delete(key);
      }
      const found: string[] = [];
      for (let next = hops.get(key); next !== undefined && found.length < MOST_HOPS; next = hops.get(next))
        found.push(next);
      return found;
    },
    stop() {
      browser.webRequest.onResponseStarted.removeListener(heard);
      browser.webRequest.onBeforeRedirect.removeListener(led);
      browser.webRequest.onErrorOccurred.removeListener(failed);
    },
  };
}

function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}
