/** What a page is asked for once the person wants to know: more than the scanner takes along. Plain JSON. */
export interface Asked {
  /** The page's address at that moment. */
  url: string;
  /** Absent in frames inside a page: only the page speaks for itself. */
  says?: PageSays;
  /** Badge-like pictures that stand there as backgrounds, and those that exist only inside the page, as `data:`. */
  backgrounds: Background[];
  /** The award that the page is, where what it loads tells and its address does not. */
  award?: string;
}

/** Where a page may say whose it is. */
export interface PageSays {
  /** Its first headings and `og:title`: a name may stand in them. */
  headings: string[];
  /** Names of persons that it calls itself the profile of (schema.org, in JSON-LD or microdata). */
  names: string[];
  /** Lines of visible text with an e-mail address in them, and the addresses of its mail links. */
  lines: string[];
  /** Other addresses of the same person, by its own word (`rel=me`, `sameAs`). */
  accounts: string[];
  /** What it calls its own address. */
  canonical?: string;
}

export interface Background {
  url: string;
  /** What stands in its place for those who do not see it. */
  words: string[];
}

/** Most of each, and the longest text: a page chose them. */
/** `inside`: pictures that exist only inside the page; `inner`: their largest size, in bytes. */
export const MOST = {
  inside: 8,
  inner: 190_000,
  backgrounds: 40,
  headings: 6,
  names: 4,
  lines: 40,
  accounts: 20,
  text: 200,
  url: 2_048,
};
