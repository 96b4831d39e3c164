/** Endorsements of a credential, its achievement and its issuer, each verified as a credential of its own (OB 3.0, section 5.4; OB 2.0 "Endorsement"). */
import type { Found } from '../../read/types.ts';
import { deeper } from '../compose.ts';
import { type Inquiry, note, pass } from '../inquiry.ts';
import { sameId } from '../keys/same-id.ts';
import type { EndorsementSource, Part } from '../part.ts';
import type { Check, Report } from '../report.ts';

/** Design, section 7: endorsements to depth 3. */
const DEEPEST = 3;
const MOST = 20;

export async function verifyEndorsements(
  part: Part,
  inquiry: Inquiry,
  verifyDocument: (found: Found, inquiry: Inquiry) => Promise<Report>,
): Promise<{ endorsements: Report[]; checks: Check[] }> {
  const sources = part.facts.endorsementSources ?? [];
  const endorsements: Report[] = [];
  const checks: Check[] = [];
  if (sources.length > 0 && inquiry.depth >= DEEPEST)
    return { endorsements, checks: [note('endorsement', 'skip', 'too-many-parts')] };
  for (const source of sources.slice(0, MOST)) {
    const found: Found | undefined =
      source.found ?? (source.url === undefined ? undefined : { kind: 'url', url: source.url });
    if (!found) continue;
    const report = await verifyDocument(found, deeper(inquiry));
    const check = judge(report, source, part);
    checks.push(check);
    // Genuine praise of something else is none of this.
    if (check.code !== 'endorsement-of-another') endorsements.push(report);
  }
  if (sources.length > MOST)
    checks.push(note('endorsement', 'skip', 'too-many-parts', { endorsements: sources.length }));
  return { endorsements, checks };
}

/** The endorsement's own verdict, what it is about, and who speaks: one's own praise is named as such. */
function judge(report: Report, source: EndorsementSource, part: Part): Check {
  const about = report.source.id ?? report.issuer.id;
  const detail = { verdict: report.verdict, endorser: report.issuer.name ?? report.issuer.id ?? null };
  const { verdict, standard } = report;
  if (verdict === 'unverified') return note('endorsement', 'unknown', report.reasons[0] ?? 'no-proof', detail, about);
  const subject = report.recipient?.id;
  if (verdict !== 'invalid' && !(isEndorsement(report) && source.about.some((id) => sameId(id, subject)))) {
    const found = { subject: subject ?? null, standard, expected: source.about };
    return note('endorsement', 'fail', 'endorsement-of-another', { ...detail, ...found }, about);
  }
  if (verdict !== 'valid') return note('endorsement', 'fail', report.reasons[0] ?? 'signature-mismatch', detail, about);
  const own = [part.facts.issuer.id, part.facts.recipient?.id].some(
    (id) => id !== undefined && sameId(id, report.issuer.id),
  );
  return own ? note('endorsement', 'warn', 'self-endorsement', detail, about) : pass('endorsement', about, detail);
}

/** A badge that somebody awarded to the issuer is about the same id, and says nothing of this badge. */
function isEndorsement({ standard, comment }: Report): boolean {
  return standard === 'endorsement-3.0' || standard === 'endorsement-2.0' || comment !== undefined;
}
