/**
 * BadgeOS, a WordPress extension that schools and associations run themselves: one page for people ("evidence"), one that
 * answers with the assertion, both with the same query.
 */
import type { Find, Locate } from './types.ts';

export const find: Find = { id: 'badgeos', path: '\\?(?:\\w+=\\d+&)?(bg=\\d+&eid=\\d+&uid=\\d+)' };

export const locate: Locate = (url, id, base) => {
  const own = url.href.replace(/#.*/, '');
  return [
    // Which of the two pages was met does not show; only the assertion's answers with JSON.
    { url: own, want: 'credential' },
    // The name that BadgeOS gives it.
    { url: `${base.replace(/[^/]+\/$/, '')}assertion-page/?${id}`, want: 'credential', own: true },
  ];
};
