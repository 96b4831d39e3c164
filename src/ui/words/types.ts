import type { FindingKind } from '../../trust/preview.ts';
import type { CheckId, Code } from '../../verify/codes.ts';

export type Detail = Record<string, unknown>;
/** A sentence, or one that names something of the check's detail. */
export type Phrase = string | ((detail: Detail) => string);

export interface CodeWords {
  /** Follows "Could not check:" or "Not sound:" in a headline; no full stop. */
  short: string;
  /** What it means: one or two sentences. */
  meaning: Phrase;
  /** What the person can do. */
  todo?: string;
  /** The same code where it decides nothing: an address Aloi worked out for itself says less than the credential's own. */
  open?: { short: string; meaning: Phrase };
}

export interface CheckWords {
  /** What is asked, as a short heading. */
  name: string;
  /** What it means that it passed. */
  pass: string;
}

export interface FindingWords {
  /** A sentence, or one that names what the page and the badge say (isolated already), an address or a date. */
  said: string | ((one: string, other: string) => string);
  mend: string;
}

/** Terms of `achievementType` (Open Badges 3.0, "AchievementType"). */
export type KindTable = Record<string, string>;
export type CodeTable = Record<Code, CodeWords>;
export type FindingTable = Record<FindingKind, FindingWords>;
export type CheckTable = Record<CheckId, CheckWords>;
