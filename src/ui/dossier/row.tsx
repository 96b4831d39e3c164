import { Component } from 'preact';
import type { Row as RowData } from '../../app/dossier/joined.ts';
import type { Entry, Person } from '../../app/dossier/types.ts';
import { IssuerLine } from '../card.tsx';
import { countEndorsements } from '../endorsements.tsx';
import { headline } from '../headline.ts';
import { Foreign, Picture, Verdict } from '../parts.tsx';
import { cut, shownDate, shownMoment, spokenIn } from '../text.ts';
import { useWords } from '../words/context.tsx';
import type { Words } from '../words/en.ts';
import { credentialOf, nameOf } from './arrange.ts';
import { useDossierWords } from './context.tsx';
import { matchOf } from './recipient.ts';
import { entryHref } from './route.ts';
import type { DossierWords } from './words/index.ts';

export interface RowProps {
  row: RowData;
  person: Person | undefined;
  selected: boolean;
  /** Names of others who have the very same credential. */
  others: string;
  onSelect: (id: string, selected: boolean) => void;
}

/** Drawn again only when something of it changed: a list has a thousand of these. */
export class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    const { props } = this;
    return (
      next.row.entry !== props.row.entry ||
      next.row.same.length !== props.row.same.length ||
      next.person !== props.person ||
      next.selected !== props.selected ||
      next.others !== props.others
    );
  }

  override render() {
    return <RowContent {...this.props} />;
  }
}

function RowContent({ row, person, selected, others: alsoUnder, onSelect }: RowProps) {
  const words = useWords();
  const own = useDossierWords();
  const { entry, same } = row;
  const name = cut(nameOf(entry), 120);
  const { brief } = entry;
  const isDone = entry.state === 'done' && brief !== undefined;
  const { tone, text } = isDone ? headline(brief, words) : { tone: 'pending' as const, text: own.filter.tones.pending };
  const match = matchOf(entry, person);
  const { standing, others } = brief ? countEndorsements(brief) : { standing: 0, others: 0 };
  return (
    <article
      class="card entry"
      data-credential={credentialOf(entry)}
      {...(isDone ? { 'data-verdict': brief.verdict, 'data-identity': brief.issuer.identity.level } : {})}
      {...(entry.state === 'running' ? { 'aria-busy': 'true' } : {})}
    >
      <Verdict
        id={`verdict-${entry.id}`}
        tone={tone}
        text={isDone ? text : entry.state === 'running' ? words.headline.pending : own.filter.tones.pending}
      />
      <div class="card-body">
        <input
          type="checkbox"
          class="select"
          aria-label={own.row.select(name)}
          checked={selected}
          onChange={(event) => onSelect(entry.id, event.currentTarget.checked)}
        />
        <div class="card-text">
          <h3 class="card-name">
            <a class="cover" href={entryHref(entry.id)} aria-describedby={`verdict-${entry.id}`}>
              <bdi lang={spokenIn(brief?.achievement?.language)}>{name}</bdi>
            </a>
          </h3>
          {isDone ? <IssuerLine report={brief} /> : null}
          {isDone ? <Dates entry={entry} /> : null}
          <p class="small muted facts-line">
            {[
              match ? <span class={`match ${match}`}>{own.row[MATCH[match]]}</span> : null,
              brief?.recipient?.name ? (
                <span>
                  <Foreign text={own.row.names(brief.recipient.name)} />
                </span>
              ) : null,
              standing > 0 ? <span>{own.row.endorsed(standing)}</span> : null,
              others > 0 ? <span>{own.row.unconfirmed(others)}</span> : null,
              entry.note ? <span>{own.row.note}</span> : null,
              same.length > 0 ? <span>{own.row.twice(same.length)}</span> : null,
              alsoUnder ? <strong>{own.row.also(alsoUnder)}</strong> : null,
              <span>
                <bdi>{placeText(entry, own)}</bdi>
              </span>,
            ].filter(Boolean)}
          </p>
          <ImportedLine entry={entry} />
        </div>
        <Picture source={entry.picture} />
      </div>
    </article>
  );
}

const MATCH = { match: 'match', differ: 'differ', open: 'unsaid' } as const;

function Dates({ entry }: { entry: Entry }) {
  const words = useWords();
  const own = useDossierWords();
  const { issued, awarded, from, until } = entry.brief?.dates ?? {};
  const day = (text: string | undefined) => shownDate(text, words.language, 'medium');
  const issuedOn = day(issued ?? awarded);
  const fromDay = day(from);
  const untilDay = day(until);
  const parts = [
    issuedOn ? words.common.issued(issuedOn) : fromDay && own.row.from(fromDay),
    untilDay && (entry.brief?.verdict === 'expired' ? words.common.expired(untilDay) : words.common.until(untilDay)),
  ].filter(Boolean);
  return parts.length > 0 ? <p class="small muted">{parts.join(' · ')}</p> : null;
}

/** Where it came from, in words. */
export function placeText({ place }: Entry, own: DossierWords): string {
  switch (place.kind) {
    case 'page':
      return own.row.page(cut(place.name || (place.url ?? ''), 80));
    case 'file':
      return own.row.file(cut(place.name, 120));
    case 'list':
      return own.row.list;
    case 'import':
      return own.row.imported(cut(place.name, 60));
  }
}

/** A claim of a file about a check made elsewhere. Said as a claim, and only while there is no finding of our own. */
export function ImportedLine({ entry }: { entry: Entry }) {
  const words = useWords();
  const own = useDossierWords();
  const said = entry.imported && importedText(entry, words, own);
  if (!said || (entry.state === 'done' && entry.brief?.verdict !== 'unverified')) return null;
  return <p class="small muted">{said}</p>;
}

/** A verdict alone, in words of the filter. */
const SAID = {
  valid: 'good',
  expired: 'lapsed',
  suspended: 'lapsed',
  'not-yet-valid': 'lapsed',
  revoked: 'bad',
  invalid: 'bad',
  unverified: 'unknown',
} as const;

export function importedText({ imported }: Entry, words: Words, own: DossierWords): string | undefined {
  if (!imported?.verdict) return undefined;
  const by = cut(imported.by, 60);
  const said = own.filter.tones[SAID[imported.verdict]];
  return imported.checked === undefined
    ? own.row.importedSaidUndated(said, by)
    : own.row.importedSaid(said, by, shownMoment(imported.checked, words.language));
}
