/**
 * Check `holder`: whether each credential of a signed presentation was awarded to whoever signed the presentation
 * (VCDM 2.0, section 4.13: holder and subject need not be the same). Only said: people also present what others hold,
 * such as a parent for a child.
 */
import { note, pass } from '../inquiry.ts';
import { sameId } from '../keys/same-id.ts';
import type { Part } from '../part.ts';
import type { Check, Report } from '../report.ts';
import { isAuthentic } from '../verdict.ts';

/** @param parts credentials of the presentation; what is said of one that is not authentic would say nothing */
export function checkHolder({ checks, facts }: Part, parts: Report[]): Check[] {
  const holder = facts.issuer.id;
  if (holder === undefined || !isAuthentic(checks)) return [];
  return parts.flatMap(({ checks: own, recipient, source }): Check[] => {
    if (recipient?.id === undefined || !isAuthentic(own)) return [];
    // Keys of one DID are written with fragments, the DID is the same.
    const same = sameId(holder, recipient.id) || sameId(holder.split('#')[0], recipient.id.split('#')[0]);
    if (same) return [pass('holder', source.id)];
    return [note('holder', 'warn', 'holder-differs', { holder, subject: recipient.id }, source.id)];
  });
}
