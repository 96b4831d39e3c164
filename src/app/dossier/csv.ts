/** Tables for spreadsheets. Pure. */

/**
 * RFC 4180: comma, CRLF, quotes doubled; with a byte order mark, without which spreadsheets misread accents. Cells that a
 * spreadsheet would take for a formula get an apostrophe before them (OWASP, "CSV Injection"): names come from strangers.
 */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  // Spreadsheets skip blanks and invisible characters before a formula, and know full-width signs too.
  const safe = /^[\s\p{C}]*[=+\-@＝＋－＠|%]/u.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
