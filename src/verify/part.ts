/** What the verifier of one family of credentials hands to the composer of the report: checks and facts, no verdict. */
import type { Found } from '../read/types.ts';
import type { Check, Report, Standard } from './report.ts';

/**
 * An endorsement named by the credential, not yet verified. Exactly one of `found` (it stands inside) and `url` (it is
 * fetched). `about`: the ids of which its subject or claim must be one (OB 3.0 "EndorsementCredential Verification").
 */
export interface EndorsementSource {
  found?: Found;
  url?: string;
  about: string[];
}

/** What may be shown of a credential: only what the signature or the hosted document covers. */
export type Facts = Pick<
  Report,
  'issuer' | 'achievement' | 'recipient' | 'dates' | 'evidence' | 'alignments' | 'associations' | 'comment'
> & {
  /** The credential's own id. */
  id?: string;
  /** Address the displayed bytes came from, where they were fetched. */
  url?: string;
  /** Of an endorsement: the id it is about. */
  endorses?: string;
  endorsementSources?: EndorsementSource[];
};

export interface Part {
  standard: Standard;
  /** In the order they were made. */
  checks: Check[];
  facts: Facts;
}

/** Facts of a credential of which nothing can be shown. */
export function noFacts(): Facts {
  return { issuer: { identity: { level: 'claimed', evidence: [] } }, dates: {}, evidence: [], alignments: [] };
}
