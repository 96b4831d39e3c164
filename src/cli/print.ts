import { cut } from '../ui/text.ts';
import { enCodes } from '../ui/words/en-codes.ts';
import type { Report } from '../verify/report.ts';

/** One line of JSON. */
export function asJson(input: string, report: Report): string {
  return `${JSON.stringify({ input, report })}\n`;
}

const WIDTHS = [14, 38, 38] as const;

export const HEADING = `${row('VERDICT', 'NAME', 'ISSUER', 'INPUT')}`;

/**
 * A row of the table and, below it, why it is not valid, whose it is, and the credentials it contains. Names are the
 * credential's: cut and without controls.
 */
export function asRow(input: string, report: Report, depth = 0): string {
  const { verdict, reasons, achievement, issuer, standard } = report;
  const name = achievement?.name ?? (standard === 'unknown' ? '' : standard);
  const who = issuer.name ?? issuer.id ?? '';
  const claimed = who !== '' && issuer.identity.level === 'claimed' ? ' (claimed)' : '';
  const lines = [row(verdict, PART.repeat(depth) + name, cut(who, WIDTHS[1] - 12) + claimed, input)];
  if (verdict !== 'valid') for (const code of reasons) lines.push(`${' '.repeat(WIDTHS[0])}- ${enCodes[code].short}\n`);
  const recipient = report.checks.find(({ id }) => id === 'recipient');
  if (recipient) lines.push(`${' '.repeat(WIDTHS[0])}  recipient: ${RECIPIENT[recipient.outcome]}\n`);
  for (const part of report.contains) lines.push(asRow('', part, depth + 1));
  return lines.join('');
}

const PART = '· ';

const RECIPIENT: Record<Report['checks'][number]['outcome'], string> = {
  pass: 'matches',
  fail: 'another one',
  unknown: 'cannot be compared',
  warn: 'cannot be compared',
  skip: 'not checked',
};

function row(...cells: string[]): string {
  const padded = cells.map((cell, column) => {
    const width = WIDTHS[column];
    return width === undefined ? cut(cell, 60) : cut(cell, width - 2).padEnd(width);
  });
  return `${padded.join('').trimEnd()}\n`;
}
