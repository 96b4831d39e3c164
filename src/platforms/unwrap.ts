/**
 * Links as they stand on social sites and in mail, back to what they point at: one level at a time, decoded once per
 * level, at most five levels, http(s) only.
 */

import { atob64, attempt } from './plain.ts';

/** Hosts that carry the address in a parameter: redirectors, share buttons, mail filters, validators, image proxies. */
const WRAPPER =
  /(?:^|\.)(?:linkedin|facebook|instagram|threads|google(?:\.com?)?|bing|duckduckgo|outlook|office|slack-redir|youtube|reddit|twitter|x|badgecheck|imsglobal|verifierplus|blockcerts|weserv|wsrv)\.\w+$/;
/** Paths of image servers that any site may run. */
const OPTIMISER = /^\/(?:_next|_vercel|_ipx|\.netlify)\//;

/**
 * The address inside, without the holder's e-mail address; undefined unless http(s). An address that wraps nothing
 * comes back as it is.
 */
export function unwrap(address: string, base?: string): string | undefined {
  let url = URL.parse(address, base);
  for (let level = 0; url; level++) {
    const inner = inside(url);
    if (!inner) break;
    if (level > 4) return undefined;
    url = URL.parse(inner, url);
  }
  if (!url || !/^https?:$/.test(url.protocol) || url.username) return undefined;
  // Badgr's links name the holder.
  return url.href.replace(/([?&])identity__\w+=[^&#]*&?/g, '$1');
}

function inside({ hostname, pathname, href, searchParams }: URL): string | undefined {
  if (hostname === 'web.archive.org') return /\/web\/\d+(?:[a-z]{2}_)?\/(.+)/.exec(href)?.[1];
  if (/^i\d\.wp\.com$/.test(hostname)) return `https:/${pathname}`;
  if (/^camo\./.test(hostname)) {
    return attempt(() => decodeURIComponent(pathname.split('/')[2]?.replace(/../g, '%$&') ?? ''));
  }
  if (!WRAPPER.test(hostname) && !OPTIMISER.test(pathname)) return undefined;
  const value = ['url', 'u', 'q', 'uddg', 'certUrl'].map((name) => searchParams.get(name)).find(Boolean) ?? '';
  if (/bing/.test(hostname)) return atob64(value.slice(2));
  if (/w(?:eserv|srv)\.nl$/.test(hostname)) return value.replace(/^(?:\w+:)*\/*/, 'https://');
  // A search for words, a share without address: nothing inside.
  return /^(?:[a-z]+:|\/)/i.test(value) ? value : undefined;
}
