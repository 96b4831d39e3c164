import { useId, useState } from 'preact/hooks';
import { sameness } from '../../app/dossier/joined.ts';
import type { Person } from '../../app/dossier/types.ts';
import { Mark } from '../mark.tsx';
import { cut } from '../text.ts';
import { useWords } from '../words/context.tsx';
import { type Group, nameOf, toneOf } from './arrange.ts';
import { Confirm } from './confirm.tsx';
import { useActions, useDossierWords } from './context.tsx';
import { reportHref } from './route.ts';
import { placeText, Row } from './row.tsx';

const TONES = ['bad', 'unknown', 'lapsed', 'claimed', 'good'] as const;

export interface GroupProps {
  group: Group;
  /** How many rows of it to draw now. */
  drawn: number;
  people: ReadonlyMap<string, Person>;
  selected: ReadonlySet<string>;
  shared: ReadonlyMap<string, ReadonlySet<string>>;
  onSelect: (id: string, selected: boolean) => void;
}

/** One person's badges, or what is not filed yet. */
export function GroupSection({ group, drawn, people, selected, shared, onSelect }: GroupProps) {
  const own = useDossierWords();
  const { person, rows, empty } = group;
  const first = rows[0]?.entry ?? empty[0];
  const title = person ? cut(person.name, 120) : first ? own.unfiledFrom(placeText(first, own)) : own.unfiled;
  const id = useId();
  const others = (key: string | undefined) =>
    key === undefined
      ? ''
      : [...(shared.get(key) ?? [])]
          .filter((one) => one !== person?.id)
          .map((one) => cut(people.get(one)?.name ?? '', 60))
          .join(', ');
  return (
    <section class="group" aria-labelledby={id} data-person={person?.id}>
      <div class="row between">
        <h2 id={id}>
          <bdi>
            {person
              ? title
              : `${own.unfiled}${rows.length + empty.length > 0 && first ? ` – ${placeText(first, own)}` : ''}`}
          </bdi>
        </h2>
        {person ? (
          <a class="button" href={reportHref(person.id)}>
            {own.person.report}
          </a>
        ) : null}
      </div>
      <Counts group={group} />
      {person ? <PersonPanel person={person} /> : <FileForm group={group} />}
      {rows.length > 0 ? (
        <ul class="plain cards" aria-label={title}>
          {rows.slice(0, drawn).map((row) => (
            <li key={row.entry.id} class="cv">
              <Row
                row={row}
                person={person}
                selected={selected.has(row.entry.id)}
                others={others(sameness(row.entry))}
                onSelect={onSelect}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {empty.length > 0 ? <Empty group={group} /> : null}
    </section>
  );
}

function Counts({ group }: { group: Group }) {
  const words = useWords();
  const own = useDossierWords();
  const counts = new Map<string, number>();
  for (const { entry } of group.rows) {
    const tone = toneOf(entry, words);
    counts.set(tone, (counts.get(tone) ?? 0) + 1);
  }
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
  const actions = useActions();
  const id = useId();
  const change = (part: Partial<Person>) => actions.changePerson({ ...person, ...part });
  return (
    <details class="person">
      <summary>{own.person.edit}</summary>
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
      <p role="status" class="small muted">
        {saved ? own.note.saved : ''}
      </p>
    </div>
  );
}

/** Files everything from one place under a name, which the place proposes. */
function FileForm({ group }: { group: Group }) {
  const own = useDossierWords();
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
      <button type="submit">{own.fileAs}</button>
    </form>
  );
}

/** Named one by one: what an inspector was handed and could not use has to be said too. */
function Empty({ group }: { group: Group }) {
  const own = useDossierWords();
  const actions = useActions();
  return (
    <details>
      <summary>{own.noBadge(group.empty.length)}</summary>
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
            question={own.confirm.erase(group.empty.length)}
            onYes={() => actions.erase(group.empty.map(({ id }) => id))}
          />
        </div>
      </div>
    </details>
  );
}
