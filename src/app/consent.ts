import { browser } from 'wxt/browser';

/** What "verify as I browse" tells others: that somebody visits pages with their badges. Declared as optional in Firefox. */
const DATA = ['browsingActivity', 'websiteContent'];

/**
 * Asks for the browser's own consent where there is one (Firefox 140 and later). Must be called straight from a click.
 * Where the browser knows no such consent, the person's choice on our page is the consent.
 */
export async function mayVerifyWhileBrowsing(): Promise<boolean> {
  if (!import.meta.env.FIREFOX) return true;
  const request = { data_collection: DATA } as unknown as Parameters<typeof browser.permissions.request>[0];
  try {
    return await browser.permissions.request(request);
  } catch (error) {
    // A Firefox that does not know the property says so; anything else counts as no.
    return error instanceof TypeError || /data_collection/.test(String(error));
  }
}
