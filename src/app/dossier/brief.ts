import type { Check, Report } from '../../verify/report.ts';

const TEXT = 400;
const PARTS = 40;

/** A report as a list needs it: the same verdict and headline, a few hundred bytes. The whole report is stored beside it. */
export function brief(report: Report): Report {
  const { achievement, recipient, issuer } = report;
  return {
    verdict: report.verdict,
    reasons: report.reasons,
    standard: report.standard,
    checks: report.checks.map((check) => outcomeOnly(check, report.reasons)),
    issuer: {
      ...(issuer.id === undefined ? {} : { id: cutTo(issuer.id) }),
      ...(issuer.name === undefined ? {} : { name: cutTo(issuer.name) }),
      identity: { level: issuer.identity.level, evidence: issuer.identity.evidence.slice(0, 8) },
    },
    ...(achievement
      ? {
          achievement: {
            ...(achievement.id === undefined ? {} : { id: cutTo(achievement.id) }),
            ...(achievement.name === undefined ? {} : { name: cutTo(achievement.name) }),
            ...(achievement.type === undefined ? {} : { type: cutTo(achievement.type) }),
            // Names are read aloud in their own language.
            ...(achievement.language === undefined ? {} : { language: cutTo(achievement.language) }),
          },
        }
      : {}),
    ...(recipient
      ? {
          recipient: {
            ...(recipient.id === undefined ? {} : { id: cutTo(recipient.id) }),
            ...(recipient.name === undefined ? {} : { name: cutTo(recipient.name) }),
            identifiers: recipient.identifiers.slice(0, 12),
          },
        }
      : {}),
    dates: report.dates,
    evidence: [],
    alignments: [],
    endorsements: report.endorsements.slice(0, PARTS).map((one) => brief({ ...one, endorsements: [], contains: [] })),
    contains: report.contains.slice(0, PARTS).map((one) => brief({ ...one, endorsements: [] })),
    source: {
      ...(report.source.id === undefined ? {} : { id: report.source.id }),
      ...(report.source.url === undefined ? {} : { url: report.source.url }),
      ...(report.source.digest === undefined ? {} : { digest: report.source.digest }),
      retrieved: [],
    },
  };
}

/** Of the checks that decided the verdict, also what their sentence names: the host, the status. */
function outcomeOnly({ id, outcome, code, detail }: Check, reasons: Report['reasons']): Check {
  const named = code !== undefined && reasons.includes(code) && detail !== undefined;
  return {
    id,
    outcome,
    ...(code === undefined ? {} : { code }),
    ...(named && JSON.stringify(detail).length <= TEXT ? { detail } : {}),
  };
}

function cutTo(text: string): string {
  return text.length <= TEXT ? text : text.slice(0, TEXT);
}
