/** An address against every platform's `find`. */
import { FINDS } from './find.ts';

export interface Match {
  platform: string;
  /** One name per award, whatever address was met. A host we do not know never shares one with another. */
  award: string;
  /** The award's id on its platform. */
  id: string;
  /** Folders before the telling part, with their slash. */
  lead: string;
}

const KINDS: Record<string, string> = {
  uuid: '([\\da-f-]{36})(?![\\w-])',
  sha1: '([\\da-f]{40})(?!\\w)',
  slug: '([\\w-]{22,36})(?![\\w-])',
  n: '(\\d+)(?!\\w)',
};

const PATHS = FINDS.map(({ path }) => path.replace(/{(\w+)}/g, (whole, kind) => KINDS[kind] ?? whole));

const RULES = FINDS.map(({ host, lead }, index) =>
  RegExp(`^https?://(${host ? `(?:[\\w-]+\\.)*${host}` : '[^/?#]+'})/(${lead ?? '(?:[^?#]*/)?'})${PATHS[index]}`, 'i'),
);

/** What occurs in the raw text of every link worth a closer look, relative ones too. */
export const HINT = [...new Set(PATHS)].join('|');

/** The award an absolute address points to. */
export function match(address: string): Match | undefined {
  for (const [index, { id: platform, host }] of FINDS.entries()) {
    const found = RULES[index]?.exec(address);
    if (!found) continue;
    const [, at = '', lead = '', id = ''] = found;
    return { platform, award: `${platform}:${host ? id : `${at}/${lead}${id}`}`, id, lead };
  }
  return undefined;
}
