import { useId, useState } from 'preact/hooks';
import { type Row as RowData, sameness } from '../../app/dossier/joined.ts';
import type { Person } from '../../app/dossier/types.ts';
import { Mark } from '../mark.tsx';
import { SPOKEN } from '../spoken.ts';
import { cut } from '../text.ts';
import { useWords } from '../words/context.tsx';
import { type Group, nameOf } from './arrange.ts';
import { Confirm } from './confirm.tsx';
import { useActions, useDossierWords } from './context.tsx';
import { reportHref } from './route.ts';
import { placeText } from './row.tsx';
import { Rows } from './rows.tsx';

const TONES = ['bad', 'unknown', 'lapsed', 'claimed', 'good'] as const;

export interface GroupProps {
  group: Group;
  /** How many rows of it to draw now; `undefined`: those near the window. */
  drawn: number | undefined;
  people: ReadonlyMap<string, Person>;
  selected: ReadonlySet<string>;
  shared: ReadonlyMap<string, ReadonlySet<string>>;
  onSelect: (id: string, selected: boolean) => void;
}

/** One person's badges, or what is not filed yet. */
export function GroupSection({ group, drawn, people, selected, shared, onSelect }: GroupProps) {
  const own = useDossierWords();
  const { common } = useWords();
  const { person, rows, empty } = group;
  const first = rows[0]?.entry ?? empty[0];
  const title = person ? cut(person.name, 120) : first ? own.unfiledFrom(placeText(first, own)) : own.unfiled;
  const id = useId();
  const othersOf = ({ entry }: RowData) => {
    if (shared.size === 0) return '';
    const holders = shared.get(sameness(entry) ?? '');
    return holders === undefined
      ? ''
      : [...holders]
          .filter((one) => one !== person?.id)
          .map((one) => cut(people.get(one)?.name ?? '', 60))
          .join(', ');
  };
  return (
    <section class="group" aria-labelledby={id} data-person={person?.id}>
      <div class="row between">
        <h2 id={id}>
          <bdi>{title}</bdi>
        </h2>
        {person ? (
          <a class="button" href={reportHref(person.id)} aria-label={common.about(own.person.report, title)}>
            {own.person.report}
          </a>
        ) : null}
      </div>
      <Counts group={group} />
      {person ? <PersonPanel person={person} /> : <FileForm group={group} title={title} />}
      {rows.length > 0 ? (
        <Rows
          title={title}
          rows={rows}
          person={person}
          drawn={drawn}
          selected={selected}
          othersOf={othersOf}
          onSelect={onSelect}
        />
      ) : null}
      {empty.length > 0 ? <Empty group={group} title={title} /> : null}
    </section>
  );
}

function Counts({ group }: { group: Group }) {
  const words = useWords();
  const own = useDossierWords();
  const { counts } = group;
  return (
    <ul class="plain tally">
      <li class="muted">{own.count(group.rows.length)}</li>
      {TONES.filter((tone) => counts.has(tone)).map((tone) => (
        <li key={tone} class={`tone-${tone}`}>
          <Mark tone={tone} />
          {words.popup.tally[tone](counts.get(tone) ?? 0)}
        </li>
      ))}
    </ul>
  );
}

function PersonPanel({ person }: { person: Person }) {
  const own = useDossierWords();
  const { common } = useWords();
  const actions = useActions();
  const id = useId();
  const change = (part: Partial<Person>) => actions.changePerson({ ...person, ...part });
  return (
    <details class="person">
      <summary aria-label={common.about(own.person.edit, cut(person.name, 80))}>{own.person.edit}</summary>
      <div class="stack">
        <div class="field">
          <label for={`${id}-name`}>{own.name}</label>
          <input
            id={`${id}-name`}
            type="text"
            autocomplete="off"
            defaultValue={person.name}
            onChange={(event) => {
              const name = event.currentTarget.value.trim().slice(0, 200);
              if (name) change({ name });
            }}
          />
        </div>
        <div class="field">
          <label for={`${id}-addresses`}>{own.person.addresses}</label>
          <textarea
            id={`${id}-addresses`}
            rows={2}
            spellcheck={false}
            aria-describedby={`${id}-help`}
            defaultValue={person.addresses.join('\n')}
            onChange={(event) =>
              change({
                addresses: event.currentTarget.value
                  .split('\n')
                  .map((line) => line.trim().slice(0, 320))
                  .filter(Boolean)
                  .slice(0, 50),
              })
            }
          />
          <p class="small muted" id={`${id}-help`}>
            {own.person.addressesHelp}
          </p>
        </div>
        <NoteField note={person.note} label={own.person.note} onNote={(note) => change({ note })} />
        <div class="row">
          <Confirm
            label={own.person.erase}
            about={cut(person.name, 80)}
            question={own.confirm.erasePerson(cut(person.name, 80))}
            onYes={() => actions.erasePerson(person.id)}
          />
        </div>
      </div>
    </details>
  );
}

/** A note, with the hint that its person may read it. Saved when the field is left. */
export function NoteField({ note, label, onNote }: { note: string; label: string; onNote: (note: string) => void }) {
  const own = useDossierWords();
  const id = useId();
  const [saved, setSaved] = useState(false);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        rows={3}
        maxLength={10_000}
        aria-describedby={`${id}-hint`}
        defaultValue={note}
        onInput={() => setSaved(false)}
        onChange={(event) => {
          onNote(event.currentTarget.value.trim());
          setSaved(true);
        }}
      />
      <p class="small muted" id={`${id}-hint`}>
        {own.note.hint}
      </p>
      <p {...SPOKEN} class="small muted">
        {saved ? own.note.saved : ''}
      </p>
    </div>
  );
}

/** Files everything from one place under a name, which the place proposes. */
function FileForm({ group, title }: { group: Group; title: string }) {
  const own = useDossierWords();
  const { common } = useWords();
  const actions = useActions();
  const id = useId();
  return (
    <form
      class="row file-as"
      onSubmit={(event) => {
        event.preventDefault();
        const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
        const ids = [...group.rows.flatMap(({ entry, same }) => [entry, ...same]), ...group.empty].map((one) => one.id);
        if (name) actions.fileUnder(ids, name);
      }}
    >
      <label for={id}>{own.name}</label>
      <input
        id={id}
        name="name"
        type="text"
        list="people"
        autocomplete="off"
        defaultValue={group.suggest ? cut(group.suggest, 120) : ''}
        key={group.suggest ?? ''}
      />
      <button type="submit" aria-label={common.about(own.fileAs, title)}>
        {own.fileAs}
      </button>
    </form>
  );
}

/** Named one by one: what an inspector was handed and could not use has to be said too. */
function Empty({ group, title }: { group: Group; title: string }) {
  const own = useDossierWords();
  const { common } = useWords();
  const actions = useActions();
  return (
    <details>
      <summary aria-label={common.about(own.noBadge(group.empty.length), title)}>
        {own.noBadge(group.empty.length)}
      </summary>
      <div class="stack">
        <ul class="small bullets">
          {group.empty.slice(0, 300).map((entry) => (
            <li key={entry.id}>
              <bdi>{cut(nameOf(entry), 120)}</bdi>{' '}
              <span class="muted">
                – <bdi>{placeText(entry, own)}</bdi>
              </span>
            </li>
          ))}
        </ul>
        <div class="row">
          <Confirm
            label={own.selection.erase}
            about={`${own.noBadge(group.empty.length)}, ${title}`}
            question={own.confirm.erase(group.empty.length)}
            onYes={() => actions.erase(group.empty.map(({ id }) => id))}
          />
        </div>
      </div>
    </details>
  );
}
