/** The rows of the CSV table. Pure. */
import type { Entry, Person } from '../../app/dossier/types.ts';
import { countEndorsements } from '../endorsements.tsx';
import { headline, tiedTo } from '../headline.ts';
import type { Words } from '../words/en.ts';
import { nameOf } from './arrange.ts';
import { matchOf } from './recipient.ts';
import { placeText } from './row.tsx';
import type { DossierWords } from './words/index.ts';

export function table(
  entries: readonly Entry[],
  people: ReadonlyMap<string, Person>,
  words: Words,
  own: DossierWords,
): string[][] {
  const t = own.table;
  const heading = [
    t.person,
    t.badge,
    t.issuer,
    t.verdict,
    t.meaning,
    t.identity,
    t.tied,
    t.recipient,
    t.issued,
    t.from,
    t.until,
    t.checked,
    t.reasons,
    t.endorsements,
    t.unconfirmed,
    t.id,
    t.source,
    t.digest,
    t.version,
    t.note,
  ];
  return [heading, ...entries.map((entry) => row(entry, people, words, own))];
}

function row(entry: Entry, people: ReadonlyMap<string, Person>, words: Words, own: DossierWords): string[] {
  const { brief } = entry;
  const report = entry.state === 'done' ? brief : undefined;
  const person = entry.person === undefined ? undefined : people.get(entry.person);
  const match = matchOf(entry, person);
  const count = report && countEndorsements(report);
  return [
    person?.name ?? '',
    nameOf(entry),
    report?.issuer.name ?? '',
    report?.verdict ?? '',
    report ? headline(report, words).text : own.report.never,
    report ? own.filter.identities[report.issuer.identity.level] : '',
    (report && tiedTo(report)) ?? '',
    match ? own.table[match] : '',
    report?.dates.issued ?? report?.dates.awarded ?? '',
    report?.dates.from ?? '',
    report?.dates.until ?? '',
    entry.checked === undefined ? '' : new Date(entry.checked).toISOString(),
    report?.reasons.join(' ') ?? '',
    count ? String(count.standing) : '',
    count ? String(count.others) : '',
    report?.source.id ?? '',
    'url' in entry.input ? entry.input.url : placeText(entry, own),
    entry.digest?.replace('sha256:', '') ?? '',
    entry.version ?? '',
    entry.note,
  ];
}
