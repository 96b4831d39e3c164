/** The report of one credential: a contract (docs: design, section 5.1). Everything in it is plain JSON. */
import type { CheckId, Code } from './codes.ts';

export type Verdict = 'valid' | 'expired' | 'revoked' | 'suspended' | 'not-yet-valid' | 'invalid' | 'unverified';
export type Outcome = 'pass' | 'fail' | 'warn' | 'unknown' | 'skip';
export type IdentityLevel = 'recognised' | 'domain' | 'platform' | 'claimed';

export type Standard =
  | 'open-badges-0.5'
  | 'open-badges-1.0'
  | 'open-badges-1.1'
  | 'open-badges-2.0'
  | 'open-badges-3.0'
  | 'clr-2.0'
  | 'endorsement-2.0'
  | 'endorsement-3.0'
  | 'vc-1.1'
  | 'vc-2.0'
  | 'presentation'
  | 'collection'
  | 'blockcerts-2'
  | 'blockcerts-3'
  | 'europass'
  | 'sd-jwt-vc'
  | 'unknown';

/** One question put to a credential. `about` names the part asked about (a proof, a status entry, a URL). */
export interface Check {
  id: CheckId;
  outcome: Outcome;
  code?: Code;
  about?: string;
  detail?: Record<string, unknown>;
}

/**
 * What ties the issuer's name to an organisation. `host` is the host that served the key or the credential; of a
 * certificate, the one it is for.
 */
export interface IdentityEvidence {
  kind: 'key-host' | 'hosted' | 'published' | 'did-configuration' | 'list' | 'platform-flag' | 'certificate';
  host?: string;
  url?: string;
  /** Name of the platform, of the list, or of the authority that the person trusts. */
  name?: string;
}

export interface Issuer {
  id?: string;
  name?: string;
  url?: string;
  email?: string;
  description?: string;
  image?: string;
  identity: { level: IdentityLevel; evidence: IdentityEvidence[] };
}

export interface Achievement {
  id?: string;
  name?: string;
  description?: string;
  /** `achievementType`: Badge, Certificate, Course … */
  type?: string;
  criteria?: { id?: string; narrative?: string };
  /** http(s) or data: URL; never fetched unless asked. */
  image?: string;
  tags?: string[];
  language?: string;
  /** The issuer's own name for this edition. */
  version?: string;
  /** Other editions of it: translations, earlier versions. */
  related?: { id: string; language?: string; version?: string }[];
  creator?: { id?: string; name?: string; url?: string };
}

/** A hashed or plain identifier of the recipient. */
export interface Identifier {
  /** `emailAddress` and `email` are both reported as `email`. */
  type: string;
  identity: string;
  hashed: boolean;
  salt?: string;
}

export interface Recipient {
  /** The subject's own id: a DID, an address. */
  id?: string;
  name?: string;
  identifiers: Identifier[];
}

export interface Evidence {
  id?: string;
  name?: string;
  narrative?: string;
  description?: string;
  genre?: string;
}

export interface Alignment {
  name?: string;
  url?: string;
  code?: string;
  framework?: string;
  type?: string;
  description?: string;
}

/**
 * What a platform says of an award beside its credential: its own word, proven by nothing. Never a part of the facts, never
 * asked for a verdict.
 */
export interface PlatformSaid {
  /** Id of the platform, and the host that spoke. */
  platform: string;
  host: string;
  /** The holder's name. */
  recipient?: string;
  /** Its mark for an issuer whose identity it has looked into. */
  issuerVerified?: boolean;
  /** Issued by a private account, not by an organisation. */
  selfIssued?: true;
  /** Those that the holder has accepted; `date`: RFC 3339. */
  endorsements?: { name?: string; comment: string; date?: string }[];
}

/** CLR 2.0 "Association": how one achievement of a record stands to another. `type` as in the standard: `isPartOf`, `precedes` … */
export interface Association {
  type: string;
  source: { id?: string; name?: string };
  target: { id?: string; name?: string };
}

export interface Report {
  verdict: Verdict;
  /** Codes of the checks that decided the verdict; empty when valid. */
  reasons: Code[];
  standard: Standard;
  checks: Check[];
  issuer: Issuer;
  achievement?: Achievement;
  recipient?: Recipient;
  /** As written in the credential (RFC 3339); `awarded` is OB 3.0 `awardedDate`. */
  dates: { issued?: string; from?: string; until?: string; awarded?: string };
  evidence: Evidence[];
  alignments: Alignment[];
  /** Of a record: its own statements, covered by its own proof. */
  associations?: Association[];
  /** Endorsement comment, where this report is about an endorsement. */
  comment?: string;
  endorsements: Report[];
  contains: Report[];
  said?: PlatformSaid;
  /** `id`: the credential's own id; `url`: where its bytes came from; `retrieved`: every address asked; `digest`: `sha256:` of the bytes. */
  source: { id?: string; url?: string; retrieved: string[]; digest?: string };
}
