/**
 * Links as they stand on social sites and in mail, back to what they point at: one level at a time, decoded once per
 * level, at most five levels, http(s) only.
 */

/** Hosts that carry the address in a parameter: redirectors, share buttons, mail filters, validators, image proxies. */
const WRAPPER =
  /(?:^|\.)(?:linkedin|facebook|instagram|threads|google(?:\.com?)?|bing|duckduckgo|outlook|office|slack-redir|youtube|reddit|twitter|x|badgecheck|imsglobal|verifierplus|blockcerts|weserv|wsrv)\.\w+$/;
/** Paths of image servers that any site may run. */
const OPTIMISER = /^\/(?:_next|_vercel|_ipx|\.netlify)\//;

/** Shorteners that say where they lead only when asked: never before the person does. */
export const SHORT = /^https?:\/\/(?:lnkd\.in|t\.co)\//;

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
  if (/^camo\./.test(hostname)) return decoded(pathname.split('/')[2]?.replace(/../g, '%$&'));
  if (!WRAPPER.test(hostname) && !OPTIMISER.test(pathname)) return undefined;
  const value = ['url', 'u', 'q', 'uddg', 'certUrl'].map((name) => searchParams.get(name)).find(Boolean) ?? '';
  if (/bing/.test(hostname)) return atob64(value.slice(2));
  if (/w(?:eserv|srv)\.nl$/.test(hostname)) return value.replace(/^(?:\w+:)*\/*/, 'https://');
  // A search for words, a share without address: nothing inside.
  return /^(?:[a-z]+:|\/)/i.test(value) ? value : undefined;
}

/** Percent-decoded, or empty where it is no such thing. */
export function decoded(text = ''): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Base64 of either alphabet, as Latin-1 text; empty where it is no such thing. */
export function atob64(text: string): string {
  try {
    return atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  } catch {
    return '';
  }
}
