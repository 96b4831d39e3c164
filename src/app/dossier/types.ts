/** What the dossier keeps. A file about people: only what its keeper put in, on this computer, for a limited time. */
import type { Report, Verdict } from '../../verify/report.ts';

export interface Person {
  id: string;
  /** As the keeper calls them. */
  name: string;
  /** Addresses the keeper knows of them; compared with recipients on this computer, sent nowhere. */
  addresses: string[];
  note: string;
  /** Milliseconds since 1970. */
  added: number;
}

/** Where an entry came from. `page`: `name` is its title, `url` its address. `file`: a path. `list`: pasted. `import`: a dossier's file. */
export interface Place {
  kind: 'page' | 'file' | 'list' | 'import';
  name: string;
  url?: string;
}

/** An address to be asked, or bytes the keeper handed over (`digest` names them in the store of documents). */
export type Input = { url: string } | { digest: string; name: string };

/** What an imported file says of a check made elsewhere: a claim, never shown as our own finding. */
export interface Imported {
  by: string;
  checked?: number;
  verdict?: Verdict;
  name?: string;
  issuer?: string;
}

export interface Entry {
  /** Sorts in the order of adding. */
  id: string;
  /** Absent while not filed under anybody. */
  person?: string;
  input: Input;
  place: Place;
  /** A name the place proposes for the person. */
  suggest?: string;
  /** Milliseconds since 1970, as all moments here. Retention counts from it. */
  added: number;
  state: 'waiting' | 'running' | 'done';
  /** The background's life that runs it; another one's has died with it. */
  worker?: string;
  attempt: number;
  checked?: number;
  /** Version of Aloi that checked. */
  version?: string;
  /** The report without its long parts; the whole one is in the store of reports. */
  brief?: Report;
  /** `sha256:` of the document that was checked. */
  digest?: string;
  /** Is that document in the store? `terms`: its platform forbids keeping it; it is fetched again on demand. */
  kept?: 'yes' | 'no' | 'terms';
  note: string;
  /** A small picture of the badge, drawn anew here: a `data:` address. Only where the document is kept too. */
  picture?: string;
  imported?: Imported;
}

export interface StoredReport {
  id: string;
  report: Report;
}

export interface StoredDocument {
  digest: string;
  bytes: Uint8Array;
}
