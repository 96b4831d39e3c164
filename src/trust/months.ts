/** Months and years in the words of a page: "Mar 2024", "5 mars 2024", "2024". Figures alone are read as years. */
import { wordsOf } from './plain-text.ts';

/** Months counted from the year 0, both ends included. */
export interface Span {
  from: number;
  to: number;
}

/** How profiles are written in the languages that the pages speak, and in the spellings of their countries. */
const LANGUAGES = ['en', 'en-GB', 'fr', 'fr-CA'];

let names: Map<string, number> | undefined;

/** The months that a text names with their year; where it names none, its years as wholes. */
export function spansIn(text: string | undefined): Span[] {
  names ??= monthNames();
  const words = wordsOf(text ?? '');
  const months: Span[] = [];
  const years: Span[] = [];
  for (const [index, word] of words.entries()) {
    if (!/^(?:19|20)\d\d$/.test(word)) continue;
    const year = Number(word) * 12;
    years.push({ from: year, to: year + 11 });
    // "March 2024", "March 5, 2024", "5 mars 2024", "2024 March"
    const near = [index - 1, index - 2, index + 1].map((at) => names?.get(words[at] ?? ''));
    const month = near.find((one) => one !== undefined);
    if (month !== undefined) months.push({ from: year + month, to: year + month });
  }
  return months.length > 0 ? months : years;
}

/** Long and short names as the platform knows them: without accents and full stops, as `wordsOf` gives words. */
function monthNames(): Map<string, number> {
  const known = new Map<string, number>();
  for (const language of LANGUAGES) {
    for (const style of ['long', 'short'] as const) {
      // Beside a day, months may be written otherwise than alone.
      for (const day of [{}, { day: 'numeric' as const }]) {
        const format = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC', ...day });
        for (let month = 0; month < 12; month += 1) {
          const parts = format.formatToParts(Date.UTC(2024, month, 15));
          const [name] = wordsOf(parts.find(({ type }) => type === 'month')?.value ?? '');
          if (name) known.set(name, month);
        }
      }
    }
  }
  return known;
}
