/**
 * Check `links`: are the pages and pictures there that a badge names (its picture, its criteria, its evidence, the
 * issuer's page)? They can lie anywhere and prove nothing, so they are asked for only where the person wants it
 * (design, section 7), and the verdict never depends on them.
 */

import { sniff } from './image/sniff.ts';
import { type Inquiry, note, pass } from './inquiry.ts';
import type { Check, Report } from './report.ts';

/** More are not asked for. */
const MOST = 12;

export interface Link {
  /** The member of the report that names it. */
  about: 'achievement.image' | 'achievement.criteria' | 'issuer.url' | 'evidence';
  url: string;
}

/** The web addresses that a report names and that nothing needs, each once. */
export function linksOf({ achievement, issuer, evidence }: Report): Link[] {
  const all: [Link['about'], string | undefined][] = [
    ['achievement.image', achievement?.image],
    ['achievement.criteria', achievement?.criteria?.id],
    ['issuer.url', issuer.url],
    ...evidence.map(({ id }): [Link['about'], string | undefined] => ['evidence', id]),
  ];
  const seen = new Set<string>();
  return all.flatMap(([about, url]) => {
    if (url === undefined || !/^https?:\/\//i.test(url) || seen.has(url)) return [];
    seen.add(url);
    return [{ about, url }];
  });
}

/** `pass` for what is there; `unknown` with the reason for what is not; a picture that is none is `warn`. */
export async function checkLinks(report: Report, { door, signal }: Inquiry): Promise<Check[]> {
  const compared = new Set(report.checks.flatMap(({ id, about }) => (id === 'related' && about ? [about] : [])));
  const links = linksOf(report).filter(({ url }) => !compared.has(url));
  const checks = await Promise.all(
    links.slice(0, MOST).map(async ({ about, url }): Promise<Check> => {
      const isPicture = about === 'achievement.image';
      const answer = await door.get(url, isPicture ? 'image' : 'page', signal);
      if (!answer.ok) return note('links', 'unknown', answer.code, { ...answer.detail, part: about }, url);
      const host = URL.parse(answer.url)?.host;
      if (answer.status !== 200) {
        return note('links', 'unknown', 'http-error', { status: answer.status, host, part: about }, url);
      }
      if (!isPicture || sniff(answer.bytes)) return pass('links', url, { part: about });
      return note('links', 'warn', 'image-type-differs', { part: about, mediaType: answer.mediaType, host }, url);
    }),
  );
  if (links.length > MOST) checks.push(note('links', 'skip', 'too-many-parts', { links: links.length }));
  return checks;
}
