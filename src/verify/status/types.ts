/** Contract of the status room. */
import type { Found } from '../../read/types.ts';
import type { View } from '../credential/view.ts';
import type { Inquiry } from '../inquiry.ts';
import type { checkJwtProof } from '../proof/jwt-key.ts';
import type { Check } from '../report.ts';

/** A status list credential whose own proof has been looked at. */
export interface VerifiedList {
  checks: Check[];
  /** What its signature covers. */
  view?: View;
  /** `no`: altered or not the issuer's; `unknown`: could not be decided. Only of `yes` a bit is believed. */
  authentic: 'yes' | 'no' | 'unknown';
  issuer?: string;
}

/** Given by the composer, so that this room needs not know how credentials are verified. It must not ask for the list's own status. */
export type VerifyList = (list: Found, inquiry: Inquiry) => Promise<VerifiedList>;

/** Of the credential whose status is asked. */
export interface StatusContext {
  issuer: string | undefined;
  credentialId: string | undefined;
  /** How keys of the issuer are found, where it is not as for other JWTs. */
  prove?: typeof checkJwtProof;
}

/** What one entry is judged with; lists already had are kept by address. */
export interface StatusAsk extends StatusContext {
  /** The entry's id, or the address of its list: `about` of the check. */
  about: string | undefined;
  inquiry: Inquiry;
  verifyList: VerifyList;
  lists: Map<string, Promise<ListResult>>;
}

export type ListResult =
  | { state: 'had'; view: View; issuer: string | undefined }
  | { state: 'unknown'; code: NonNullable<Check['code']>; detail: Record<string, unknown> };
