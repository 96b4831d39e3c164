import type { Report } from '../verify/report.ts';

/** Session storage holds 10 MB for everything: pictures larger than this (characters) are left out of the record. */
const MAX_PICTURE = 120_000;
/** Longest text kept of one field. */
const MAX_TEXT = 20_000;
const MAX_LIST = 200;

/** The report as it is stored: the same statements, without what would fill the storage. */
export function trimReport(report: Report): Report {
  return cut(report) as Report;
}

function cut(value: unknown): unknown {
  if (typeof value === 'string') {
    if (value.startsWith('data:')) return value.length <= MAX_PICTURE ? value : undefined;
    return value.length <= MAX_TEXT ? value : `${value.slice(0, MAX_TEXT)}…`;
  }
  if (Array.isArray(value)) return value.slice(0, MAX_LIST).map((one) => cut(one) ?? null);
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).slice(0, MAX_LIST);
    return Object.fromEntries(entries.map(([key, one]) => [key, cut(one)]).filter(([, one]) => one !== undefined));
  }
  return value;
}
