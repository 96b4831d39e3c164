/** Host access: browsers let people withhold it, everywhere or site by site. */
import { browser } from 'wxt/browser';

/** `closed`: no such tab. `special`: a page no extension may read. `withheld`: the person has not allowed this site. */
export type Access =
  | { state: 'granted'; host: string }
  | { state: 'withheld'; host: string; origin: string }
  | { state: 'unknown' }
  | { state: 'special' }
  | { state: 'closed' };

export async function accessTo(tab: number): Promise<Access> {
  let url: string | undefined;
  try {
    url = (await browser.tabs.get(tab)).url;
  } catch {
    return { state: 'closed' };
  }
  if (!url) {
    // Without access the browser does not even say which page it is; with access to every site it hides only its own pages.
    const everywhere = await browser.permissions.contains({ origins: ['http://*/*', 'https://*/*'] });
    return { state: everywhere ? 'special' : 'unknown' };
  }
  const parsed = URL.parse(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return { state: 'special' };
  const origin = `${parsed.protocol}//${parsed.hostname}/*`;
  const granted = await browser.permissions.contains({ origins: [origin] });
  return granted ? { state: 'granted', host: parsed.host } : { state: 'withheld', host: parsed.host, origin };
}

/** Which of these addresses' sites are withheld, as match patterns ready to be asked for. */
export async function withheld(urls: Iterable<string>): Promise<string[]> {
  const origins = new Set<string>();
  for (const url of urls) {
    const parsed = URL.parse(url);
    if (parsed && /^https?:$/.test(parsed.protocol)) origins.add(`https://${parsed.hostname}/*`);
  }
  const missing = await Promise.all(
    [...origins]
      .slice(0, 40)
      .map(async (origin) => ((await browser.permissions.contains({ origins: [origin] })) ? [] : [origin])),
  );
  return missing.flat();
}

/** Must be called straight from a click. */
export function askFor(origins: string[]): Promise<boolean> {
  return browser.permissions.request({ origins });
}
