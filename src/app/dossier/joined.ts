/** Which entries are one credential met twice. Pure. */
import type { Report } from '../../verify/report.ts';
import type { Entry } from './types.ts';

/** One credential of one person, and the other places it was met. */
export interface Row {
  entry: Entry;
  same: Entry[];
}

/**
 * What makes two entries one credential: equal bytes, or one id proven for one issuer. An unproven id joins nothing: a
 * forgery may carry a genuine badge's id, and must not disappear behind it.
 */
export function sameness({ brief, digest, input }: Pick<Entry, 'brief' | 'digest' | 'input'>): string | undefined {
  const proven = brief !== undefined && brief.verdict !== 'invalid' && brief.verdict !== 'unverified';
  const id = brief?.source.id;
  if (proven && id !== undefined) return `${brief.verdict} ${brief.issuer.id ?? ''} ${id}`;
  const bytes = digest ?? ('digest' in input ? input.digest : undefined);
  return bytes === undefined ? undefined : `bytes ${bytes}`;
}

/** Entries of one person, in order, each credential once; the one checked last stands for the others. */
export function joined(entries: readonly Entry[]): Row[] {
  const rows: Row[] = [];
  const byKey = new Map<string, Row>();
  for (const entry of entries) {
    const key = sameness(entry);
    const row = key === undefined ? undefined : byKey.get(key);
    if (!row) {
      const made: Row = { entry, same: [] };
      rows.push(made);
      if (key !== undefined) byKey.set(key, made);
    } else if ((entry.checked ?? 0) > (row.entry.checked ?? 0)) {
      row.same.push(row.entry);
      row.entry = entry;
    } else row.same.push(entry);
  }
  return rows;
}

/** Was something recognisable as a credential found at all? */
export function holdsNothing(report: Report | undefined): boolean {
  const [reason] = report?.reasons ?? [];
  return (
    report?.verdict === 'unverified' &&
    /^(?:nothing-found|not-a-credential|not-awarded|several-awards)$/.test(reason ?? '')
  );
}

/** Names the kind of badge, so that two persons' awards of it can be laid side by side; undefined where that is not known. */
export function badgeKey(report: Report | undefined): string | undefined {
  const { achievement, issuer } = report ?? {};
  if (achievement?.id) return achievement.id;
  return achievement?.name && issuer?.id ? `${issuer.id} ${achievement.name}` : undefined;
}
