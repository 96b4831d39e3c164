/** An address against every platform's `find`. */
import { FINDS } from './find.ts';
import { plain } from './plain.ts';

export interface Match {
  platform: string;
  /** One name per award, whatever address was met. A host we do not know never shares one with another. */
  award: string;
  /** The award's address, as far as it tells: the holder's e-mail in Badgr's links is not part of it. */
  url: string;
  /** The award's id on its platform. */
  id: string;
  /** Folders before the telling part, with their slash. */
  lead: string;
}

const PATHS = FINDS.map(({ path }) =>
  path.replace('{uuid}', '([\\da-f-]{36})(?![\\w-])').replace('{hash}', '([\\da-f]{32,40})\\b'),
);

// The last address in a text that fits: what a wrapper carries stands behind the wrapper.
const RULES = FINDS.map(({ host, lead }, index) =>
  RegExp(
    `^.*(https?://(${host ? `(?:[\\w-]+\\.)*${host}` : '[^/?#]+'})/(${lead ?? '(?:[^?#]*/)?'})${PATHS[index]})`,
    'i',
  ),
);

/** What occurs in the raw text of every link worth a closer look, relative ones too. */
export const HINT = [...new Set(FINDS.map(({ hint }, index) => hint ?? PATHS[index]))].join('|');

/** The award that an absolute address points to, or that stands in a wrapper of whatever kind. */
export function match(address: string): Match | undefined {
  const text = plain(address);
  for (const [index, { id: platform, host }] of FINDS.entries()) {
    const found = RULES[index]?.exec(text);
    if (!found) continue;
    const [, url = '', at = '', lead = '', id = ''] = found;
    return { platform, award: `${platform}:${host ? id : `${at}/${lead}${id}`}`, url, id, lead };
  }
  return undefined;
}
