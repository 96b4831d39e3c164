/** Chamilo 1.11, run by schools under their own names: Open Badges 1.0, hosted, the recipient's address in clear. */
import type { Find, Locate } from './types.ts';

export const find: Find = {
  id: 'chamilo',
  path: 'main/badge/assertion\\.php\\?([\\w=&]{0,200}skill=[\\w=&]{0,200})',
};

export const locate: Locate = (_, id, base) => [
  { url: `${base}main/badge/assertion.php?${id}`, want: 'credential', own: true },
];

export const classes = /\/main\/badge\/class\.php\?/;
