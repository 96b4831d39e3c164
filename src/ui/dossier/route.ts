import { useEffect, useMemo, useState } from 'preact/hooks';

/** Views of the one page, in the address after `#`, so that Back works. */
export type Route =
  | { view: 'list' }
  | { view: 'entry'; id: string }
  | { view: 'compare'; ids: [string, string] }
  | { view: 'report'; person: string };

export function routeOf(hash: string): Route {
  const [view = '', ...rest] = hash.replace(/^#\/?/, '').split('/').map(decode);
  const [first = '', second = ''] = rest;
  if (view === 'entry' && first) return { view, id: first };
  if (view === 'compare' && first && second) return { view, ids: [first, second] };
  if (view === 'report') return { view, person: first };
  return { view: 'list' };
}

export const entryHref = (id: string): string => `#/entry/${encodeURIComponent(id)}`;
export const compareHref = (a: string, b: string): string =>
  `#/compare/${encodeURIComponent(a)}/${encodeURIComponent(b)}`;
/** `person`: an id, or empty for everybody. */
export const reportHref = (person: string): string => `#/report/${encodeURIComponent(person)}`;

export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const heard = () => setHash(location.hash);
    addEventListener('hashchange', heard);
    return () => removeEventListener('hashchange', heard);
  }, []);
  return useMemo(() => routeOf(hash), [hash]);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
