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
    checks.push(judge(report, source, part));
    endorsements.push(report);
  }
  if (sources.length > MOST)
    checks.push(note('endorsement', 'skip', 'too-many-parts', { endorsements: sources.length }));
  return { endorsements, checks };
}

/** The endorsement's own verdict, what it is about, and who speaks: one's own praise is named as such. */
function judge(report: Report, source: EndorsementSource, part: Part): Check {
  const about = report.source.id ?? report.issuer.id;
  const detail = { verdict: report.verdict, endorser: report.issuer.name ?? report.issuer.id ?? null };
  if (report.verdict === 'unverified')
    return note('endorsement', 'unknown', report.reasons[0] ?? 'no-proof', detail, about);
  if (report.verdict !== 'valid')
    return note('endorsement', 'fail', report.reasons[0] ?? 'signature-mismatch', detail, about);
  const subject = report.recipient?.id;
  if (source.about.length === 0 || !source.about.some((id) => sameId(id, subject))) {
    return note(
      'endorsement',
      'fail',
      'endorsement-of-another',
      { ...detail, subject: subject ?? null, expected: source.about },
      about,
    );
  }
  const own = [part.facts.issuer.id, part.facts.recipient?.id].some(
    (id) => id !== undefined && sameId(id, report.issuer.id),
  );
  return own ? note('endorsement', 'warn', 'self-endorsement', detail, about) : pass('endorsement', about, detail);
}
