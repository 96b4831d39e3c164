/** Check `refresh`: the newer version that the issuer offers (OB 3.0, section 9.1 step 3; "1EdTech Credential Refresh Service"). */
import { read } from '../read/index.ts';
import type { Found } from '../read/types.ts';
import { idOf, nodes, typesOf, type View } from './credential/view.ts';
import { parseDate } from './dates.ts';
import { type Inquiry, note, pass } from './inquiry.ts';
import { sameId } from './keys/same-id.ts';
import type { Part } from './part.ts';
import type { Check, Report } from './report.ts';
import { isAuthentic } from './verdict.ts';

/** `report`: takes the place of the original's. */
export interface Refreshed {
  report?: Report;
  checks: Check[];
}

/**
 * Asked only once the original's proof is verified, so that nobody but the issuer can send anyone anywhere; once, "even
 * if the refreshed credential also has a refreshService". What comes must be of the same issuer and of the same id, be
 * verified by its own proof, and not be older; otherwise the original stands.
 * @param part of the original; `given`: the original itself
 */
export async function refresh(
  part: Part,
  view: View,
  given: Found,
  inquiry: Inquiry,
  verifyDocument: (found: Found, inquiry: Inquiry) => Promise<Report>,
): Promise<Refreshed> {
  const service = nodes(view['refreshService']).find((one) => typesOf(one).includes('1EdTechCredentialRefresh'));
  if (!service || inquiry.refreshed || !isAuthentic(part.checks)) return { checks: [] };
  const url = idOf(service) ?? '';
  const failed = (detail: Record<string, unknown>): Refreshed => ({
    checks: [note('refresh', 'warn', 'refresh-failed', detail, url)],
  });
  if (!/^https?:\/\//i.test(url)) return failed({ why: 'bad-url' });
  const answer = await inquiry.door.get(url, 'credential', inquiry.signal);
  if (!answer.ok) return failed({ ...answer.detail, why: answer.code });
  if (answer.status !== 200) return failed({ why: 'http-error', status: answer.status });
  const [found] = (await read(answer.bytes)).found;
  if (!found || found.kind === 'url') return failed({ why: 'not-a-credential' });
  if (textOf(found) === textOf(given)) return { checks: [pass('refresh', url)] };

  const report = await verifyDocument(found, { ...inquiry, refreshed: true });
  if (!isAuthentic(report.checks) || report.verdict === 'invalid') {
    return failed({ why: 'not-authentic', verdict: report.verdict, reasons: report.reasons });
  }
  if (!sameId(report.issuer.id, part.facts.issuer.id)) return failed({ why: 'key-of-another' });
  if (!sameCredential(report.source.id, part.facts.id)) return failed({ why: 'id-differs' });
  const [before, now] = [part.facts.dates.from, report.dates.from];
  // OB 3.0, section 10: of two credentials with one id, that of the newer `validFrom` counts.
  if (older(now, before)) return failed({ why: 'older', from: now });
  const check: Check = { ...pass('refresh', url, { from: before ?? null }), code: 'refreshed' };
  return {
    report: { ...report, checks: [...report.checks, check], source: { ...report.source, url: answer.url } },
    checks: [],
  };
}

function textOf(found: Found): string {
  return found.kind === 'json' ? JSON.stringify(found.value) : found.kind === 'url' ? found.url : found.text;
}

/** "Equal after unescaping of any percent encoded characters followed by truncation of leading and trailing whitespace". */
function sameCredential(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return sameId(plain(one), plain(other));
}

function plain(id: string): string {
  try {
    return decodeURIComponent(id).trim();
  } catch {
    return id.trim();
  }
}

function older(date: string | undefined, than: string | undefined): boolean {
  const [one, other] = [date, than].map((written) => (written === undefined ? undefined : parseDate(written)?.ms));
  return one !== undefined && other !== undefined && one < other;
}
