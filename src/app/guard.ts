/** The browser's half of the network rules: request filter for redirect hops, and the address each request connected to. */
import { type Browser, browser } from 'wxt/browser';
import { guardRules } from './private-hosts.ts';

export interface Connections {
  /** The IP address that answered for `url`, `undefined` where the browser does not say or a proxy answered. */
  connectedAddress(url: string): Promise<string | undefined>;
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
const MAX_KNOWN = 500;

/** Listens to own requests until `stop`; only while jobs run, so that other extensions' and pages' workers do not wake us. */
export function watchConnections(): Connections {
  const known = new Map<string, string | undefined>();
  const waiting = new Map<string, Set<() => void>>();
  const own = new URL(browser.runtime.getURL('/'));

  const heard = (
    details: Browser.webRequest.OnResponseStartedDetails & { originUrl?: string; proxyInfo?: unknown },
  ): undefined => {
    const from = details.initiator ?? details.originUrl;
    if (from && URL.parse(from)?.host !== own.host) return;
    // Behind a proxy it is the proxy's address (Firefox says so; Chromium does not).
    const address = details.proxyInfo ? undefined : details.ip;
    if (known.size >= MAX_KNOWN) known.delete(known.keys().next().value ?? '');
    known.set(details.url, address);
    for (const wake of waiting.get(details.url) ?? []) wake();
    waiting.delete(details.url);
  };
  browser.webRequest.onResponseStarted.addListener(heard, {
    urls: ['http://*/*', 'https://*/*'],
    tabId: -1,
    types: ['xmlhttprequest'],
  });

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
    stop() {
      browser.webRequest.onResponseStarted.removeListener(heard);
    },
  };
}

function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}
