/** Contract of a badge platform: knowledge as data, one file each, no side effects. */

/**
 * The scanner's part, as small as can be: how an award's address looks, without network. Patterns are regular
 * expression sources, without regard to case; `{uuid}` and `{hash}` (MD5 or SHA-1) stand for the usual kinds of ids.
 */
export interface Find {
  /** Stable id, the file's name. */
  id: string;
  /**
   * The service's hosts, any sub-domain: ids are then one set for all of them. Absent: software that organisations run
   * under their own names, each with ids of its own.
   */
  host?: string;
  /** What may stand between the host's slash and `path`; default: any folders. */
  lead?: string;
  /**
   * The telling part of path and query, without leading slash; its one group: the award's own id. It also searches the
   * raw texts of links, relative ones too, so it must not fit ordinary links.
   */
  path: string;
  /** Where `path` alone fits too many ordinary links: what to search raw texts for instead. */
  hint?: string;
  /** An element that stands for an award without an address: attribute that holds the id, address before the id. */
  embed?: [attribute: string, address: string];
}

/** Where one machine-readable form of an award is. */
export interface Step {
  url: string;
  want: 'credential' | 'image' | 'document' | 'page';
  /** The address is, on this platform, the credential's own id: its 410 is the issuer's word. */
  own?: true;
  /** The answer is no credential, it says where one is: addresses or the credential's own text, in order. */
  read?(json: unknown, from: URL): Lead[];
}

/** What a platform's answer points to. */
export type Lead = { url: string; want?: Step['want'] } | { text: string };

/** What the platform says and the credential does not: never shown as proven. */
export interface Said {
  recipient?: string;
  /** The platform's "verified issuer" mark. */
  issuerVerified?: boolean;
  /** Issued by a private account of the platform, not by an organisation. */
  selfIssued?: boolean;
  endorsements?: { name?: string; comment: string; date?: string }[];
}

/**
 * Resolve's part: the places of an award's credential, best first.
 * `url` is an address that `find` matched, `id` its group, `base` its origin and the folders before the telling part.
 */
export type Locate = (url: URL, id: string, base: string) => Step[];

/** How a platform's own pages and data are asked, once the person wants to know more. Undefined: no answer. */
export interface Ask {
  json(url: string): Promise<unknown>;
  /** `meta`: its meta elements by name; `named`: the texts of its elements by id. */
  page(url: string): Promise<{ meta: Record<string, string>; named: Record<string, string> } | undefined>;
}

/** What the platform says beside the credential. Arguments as for `Locate`. */
export type Says = (ask: Ask, url: URL, id: string, base: string) => Promise<Said | undefined>;

/** A service that publishes for many organisations: its name stands beside theirs, it does not prove theirs. */
export interface Tenancy {
  name: string;
  /** Anchored on both sides. */
  hosts: RegExp;
}

export interface Platform {
  find: Find;
  locate?: Locate;
  says?: Says;
  tenancy?: Tenancy;
  /** Addresses of the pictures of a badge as such: they are the same for everyone, and nothing is baked into them. */
  classImages?: RegExp;
  /** Addresses of pages and data about a badge as such, which nobody was awarded by them; of pages of many badges. */
  classes?: RegExp;
  lists?: RegExp;
  /** The service's terms forbid keeping what it answers: reports and hashes stay, documents are fetched again. */
  keeps?: false;
}
