/** Something on a page that may carry or point to a credential, noticed without network. Plain JSON: it crosses messages. */
export interface Candidate {
  /** Stable within a page: equal things have equal ids (the unwrapped, normalised URL, or a hash of the text). */
  id: string;
  /** `found`: counted in the toolbar. `possible`: an image of badge-like shape, looked into only once the person asks. */
  certainty: 'found' | 'possible';
  /** How it stands on the page. */
  via: 'link' | 'image' | 'embed' | 'json' | 'jwt' | 'page' | 'alternate';
  /** Address of what may hold the credential, unwrapped; absent when `text` is the credential itself. */
  url?: string;
  /** A JSON or JWT credential that stands on the page. */
  text?: string;
  /** The person pointed at this very picture: if no badge is in it, QR codes are read. Never said by a page. */
  codes?: true;
  /** Id of the platform whose `find` rule matched (`src/platforms`). */
  platform?: string;
  /** An image shown with it (its alt text is only a hint). */
  image?: string;
  /** Lines of text and alternative texts beside it, as they stand; `said` is read from them outside the page. */
  words?: string[];
  /** What the page says next to it: never shown as proven. */
  said?: { title?: string; issuer?: string; date?: string; recipient?: string; credentialId?: string; until?: string };
}
