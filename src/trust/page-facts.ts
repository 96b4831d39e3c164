/** What a page says of the person it is about, as far as it is known without looking at it again. */
export interface PageFacts {
  /** As the browser says it. */
  url: string;
  title?: string;
  /** E-mail addresses it shows. */
  emails?: string[];
  /** Other accounts it calls the same person's (`rel=me`). */
  accounts?: string[];
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
