/** Bounds on what one adding may cost. Files come from strangers: an archive of a few kilobytes can hold a terabyte. */
export const LIMITS = {
  /** Things from one adding. */
  items: 5_000,
  /** Files in one archive, and its unpacked bytes in all. */
  entries: 5_000,
  unpacked: 400_000_000,
  /** One file that may hold others (archive, PDF, office document). */
  holder: 64_000_000,
  /** One text that may list addresses. */
  text: 2_000_000,
  /** Unpacked bytes per packed byte, judged from 4 MB on. */
  ratio: 200,
  judgedFrom: 4_000_000,
  /** Archives in archives, documents in archives. */
  depth: 3,
  /** Links of one document. */
  links: 2_000,
};
