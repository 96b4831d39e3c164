/** A page shape: how badges stand on a kind of page, and which of them ought to be noticed. */
import type { Minted } from '../world/index.ts';
import type { Resource } from '../world/site.ts';

/** One credential that a person sees on the page. */
export interface Seen {
  /** The address that leads to it, as the scanner ought to name it; or the credential's own text. */
  at: string;
  /** What the popup knows it by (`data-credential`). */
  id: string;
}

export interface Shape {
  name: string;
  /** Where the page stands; its host may be one of the fictional web's. */
  url: string;
  page: Resource;
  /** Noticed by the scan alone. */
  found?: Seen[];
  /** Noticed once the person has asked. */
  asked?: Seen[];
  /** Other addresses that the page needs, by full address. */
  more?: Record<string, Resource>;
  /** The page makes itself by script: needs a real browser. It sets `data-complete` on its root when it is done. */
  living?: true;
}

export type Shapes = (minted: Minted) => Shape[];
