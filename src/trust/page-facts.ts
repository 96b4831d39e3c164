import type { PageSays } from '../detect/asked/types.ts';

/** What a page says of the person it is about, as far as it is known. */
export interface PageFacts {
  /** As the browser says it. */
  url: string;
  title?: string;
  /** E-mail addresses it shows. */
  emails?: string[];
  /** Other accounts it calls the same person's (`rel=me`). */
  accounts?: string[];
  /** Whom it calls itself the profile of, in words for machines (schema.org). */
  names?: string[];
  /** Headings: a name may stand in them, or anything else. */
  headings?: string[];
  /** What it calls its own address, on its own host. */
  canonical?: string;
  /** The whole page was looked at, because the person asked. Else only its address, title and the words beside badges are known. */
  isWhole?: true;
}

const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,4}(?![\w-])/gi;
const MAX = { url: 2_048, title: 300, line: 200, emails: 20 };

/** `lines`: text that stands on the page. Bounded, because a page chose it. */
export function factsOf(url: string, title: string | undefined, lines: Iterable<string>): PageFacts {
  const emails = new Set<string>();
  for (const line of [title ?? '', ...lines]) {
    for (const [email] of line.slice(0, MAX.line).matchAll(EMAIL)) if (emails.size < MAX.emails) emails.add(email);
  }
  return {
    url: url.slice(0, MAX.url),
    ...(title ? { title: title.slice(0, MAX.title) } : {}),
    ...(emails.size > 0 ? { emails: [...emails] } : {}),
  };
}

/** The same with what the page said when the person asked. */
export function withSaid(facts: PageFacts, says: PageSays): PageFacts {
  const found = factsOf(facts.url, facts.title, says.lines).emails ?? [];
  const emails = [...new Set([...(facts.emails ?? []), ...found])].slice(0, MAX.emails);
  // A copy elsewhere calls the original its address: that one is not this page's.
  const isOwn = says.canonical !== undefined && hostOf(says.canonical) === hostOf(facts.url);
  return {
    ...facts,
    isWhole: true,
    ...(emails.length > 0 ? { emails } : {}),
    ...(says.accounts.length > 0 ? { accounts: says.accounts } : {}),
    ...(says.names.length > 0 ? { names: says.names } : {}),
    ...(says.headings.length > 0 ? { headings: says.headings } : {}),
    ...(isOwn && says.canonical ? { canonical: says.canonical } : {}),
  };
}

const hostOf = (url: string) => URL.parse(url)?.hostname.replace(/^www\./, '');
