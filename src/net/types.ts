/** Contract of the network door: the only way out. Rules: design, section 7. */
import type { Code } from '../verify/codes.ts';

export type NetCode = Extract<
  Code,
  | 'aborted'
  | 'bad-url'
  | 'http-only'
  | 'port-refused'
  | 'private-address'
  | 'rate-limited'
  | 'request-budget'
  | 'timeout'
  | 'too-large'
  | 'too-many-redirects'
  | 'unreachable'
>;

/**
 * What is asked for; decides the Accept header and the size limit.
 * `credential`: JSON or JWT or a baked image, 5 MB · `document`: JSON (keys, profiles, classes, DID documents), 4 MB ·
 * `status`: a status list, 4 MB · `image`: 5 MB · `page`: HTML, only after the person asked for that page, 4 MB.
 */
export type Want = 'credential' | 'document' | 'status' | 'image' | 'page';

export type Answer =
  | {
      ok: true;
      /** As asked, after the upgrade to https. */
      requested: string;
      /** Where the bytes came from, after redirects. */
      url: string;
      status: number;
      /** Lower case, without parameters; empty when absent. */
      mediaType: string;
      headers: Record<string, string>;
      bytes: Uint8Array;
    }
  | { ok: false; code: NetCode; requested: string; detail?: Record<string, unknown> };

export interface Door {
  /** Never throws. Equal addresses asked twice by one credential are asked once. */
  get(url: string, want: Want, signal?: AbortSignal): Promise<Answer>;
}

/** The standard `fetch`, as far as the door uses it. `written` is the address before the upgrade to https. */
export type Fetch = (url: string, init: RequestInit, written?: string) => Promise<Response>;
