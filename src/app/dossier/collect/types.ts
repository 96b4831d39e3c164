/** What collecting works with. */

/** Something handed over, by the path it had. */
export interface Source {
  path: string;
  blob: Blob;
}

/** One thing to look into. `path`: where it stood, through archives and documents, outermost first. */
export type Item =
  | { kind: 'url'; url: string; path: string[] }
  | { kind: 'bytes'; bytes: Uint8Array; path: string[] }
  /** A dossier saved by Aloi: to be imported. */
  | { kind: 'dossier'; text: string; path: string[] };

export type AsideReason =
  | 'too-large'
  | 'too-many'
  | 'too-deep'
  | 'too-dense'
  | 'unreadable'
  | 'locked'
  | 'nothing'
  /** Links of a document that do not look like badges; `links` holds them. */
  | 'links';

/** What was not looked into, and why. */
export interface Aside {
  kind: 'aside';
  why: AsideReason;
  path: string[];
  links?: string[];
}

/** What a PDF holds. */
export interface PdfContent {
  links: string[];
  files: { name: string; bytes: Uint8Array }[];
  problem?: 'locked' | 'unreadable' | 'too-large';
}

/** How a PDF is read: in the extension by a worker of its own. */
export type PdfReader = (bytes: Uint8Array, signal?: AbortSignal) => Promise<PdfContent>;
