import { useEffect, useRef, useState } from 'preact/hooks';
import { erasedOn } from '../../app/dossier/erased-on.ts';
import { badgeKey } from '../../app/dossier/joined.ts';
import type { Entry } from '../../app/dossier/types.ts';
import { Details } from '../details.tsx';
import { Logo } from '../mark.tsx';
import { Facts, Section, Verdict } from '../parts.tsx';
import { SPOKEN } from '../spoken.ts';
import { cut, shownMoment } from '../text.ts';
import { useWords } from '../words/context.tsx';
import { credentialOf, nameOf } from './arrange.ts';
import { Confirm } from './confirm.tsx';
import { useActions, useDossierWords } from './context.tsx';
import { NoteField } from './group.tsx';
import type { Snapshot } from './model.ts';
import { forPerson } from './recipient.ts';
import { compareHref, entryHref } from './route.ts';
import { ImportedLine, placeText } from './row.tsx';
import { useReport } from './use-report.ts';

/** One badge of the dossier: everything about it, and what the keeper noted. */
export function EntryPage({
  id,
  snapshot,
  months,
  order,
}: {
  id: string;
  snapshot: Snapshot;
  months: number;
  /** Ids in the order of the list, as it is filtered now. */
  order: readonly string[];
}) {
  const words = useWords();
  const own = useDossierWords();
  const actions = useActions();
  const entry = snapshot.entries.get(id);
  const { report, reading } = useReport(entry);
  const person = entry?.person === undefined ? undefined : snapshot.people.get(entry.person);
  const head = useRef<HTMLAnchorElement>(null);
  useEffect(() => head.current?.focus(), []);
  document.title = `${cut(entry ? nameOf(entry) : own.title, 60)} – Aloi`;
  const isBusy =
    !snapshot.loaded ||
    snapshot.stale ||
    reading ||
    (entry !== undefined && entry.state !== 'done' && !snapshot.paused);
  return (
    <main class="page dossier" aria-busy={isBusy ? 'true' : undefined}>
      <p class="page-head">
        <Logo /> Aloi
      </p>
      <nav class="row between no-print" aria-label={own.entry.around}>
        <a href="#/" ref={head}>
          {own.back}
        </a>
        <Around id={id} order={order} />
      </nav>
      {entry ? (
        <div class="beside">
          {report ? (
            <Details
              report={forPerson(report, person)}
              credential={credentialOf(entry)}
              checked={entry.checked}
              picture={entry.picture}
              onAgain={() => actions.again([entry.id])}
              // What may not be kept is fetched by a button that says so, not by unfolding something.
              raw={entry.kept === 'yes' ? () => actions.raw(entry) : undefined}
            />
          ) : (
            <div class="stack">
              <h1>
                <bdi>{cut(nameOf(entry))}</bdi>
              </h1>
              {reading ? null : (
                <Verdict tone="pending" text={snapshot.paused ? own.filter.tones.pending : words.headline.pending} />
              )}
            </div>
          )}
          <InDossier key={entry.id} entry={entry} snapshot={snapshot} months={months} />
        </div>
      ) : (
        <h1 class="notice-title">{snapshot.loaded ? own.missing : ''}</h1>
      )}
    </main>
  );
}

/** On through the list without going back to it. */
function Around({ id, order }: { id: string; order: readonly string[] }) {
  const { entry: w } = useDossierWords();
  const at = order.indexOf(id);
  if (at < 0 || order.length < 2) return null;
  const before = order[at - 1];
  const after = order[at + 1];
  return (
    <span class="row">
      <span class="small muted">{w.position(at + 1, order.length)}</span>
      {before === undefined ? null : <a href={entryHref(before)}>{w.previous}</a>}
      {after === undefined ? null : <a href={entryHref(after)}>{w.next}</a>}
    </span>
  );
}

function InDossier({ entry, snapshot, months }: { entry: Entry; snapshot: Snapshot; months: number }) {
  const words = useWords();
  const own = useDossierWords();
  const actions = useActions();
  const { people } = snapshot;
  const person = entry.person === undefined ? undefined : people.get(entry.person);
  const moment = (time: number) => shownMoment(time, words.language);
  return (
    <Section title={own.entry.where}>
      <form
        class="row file-as"
        onSubmit={(event) => {
          event.preventDefault();
          actions.fileUnder([entry.id], String(new FormData(event.currentTarget).get('name') ?? '').trim());
        }}
      >
        <label for="filed">{own.entry.filed}</label>
        <input
          id="filed"
          name="name"
          type="text"
          list="people"
          autocomplete="off"
          defaultValue={person?.name ?? entry.suggest ?? ''}
        />
        <datalist id="people">
          {[...people.values()].map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
        </datalist>
        <button type="submit">{own.selection.move}</button>
      </form>
      <NoteField note={entry.note} label={own.note.title} onNote={(note) => actions.noteOn(entry.id, note)} />
      <ImportedLine entry={entry} />
      <Facts
        rows={[
          [own.report.from, <bdi>{placeText(entry, own)}</bdi>],
          [
            own.report.checkedAt,
            entry.checked === undefined
              ? own.report.never
              : `${moment(entry.checked)}${entry.version ? `, ${own.entry.version(cut(entry.version, 20))}` : ''}`,
          ],
          [own.report.fingerprint, entry.digest ? <code dir="ltr">{entry.digest}</code> : own.report.fingerprintNone],
        ]}
      />
      <p class="small muted">
        {own.entry.added(moment(entry.added))} · {own.entry.erased(moment(erasedOn(entry.added, months)))}
      </p>
      <Document entry={entry} />
      <Others entry={entry} snapshot={snapshot} />
      <div class="row no-print">
        <Confirm
          label={own.selection.erase}
          question={own.confirm.erase(1)}
          onYes={() => {
            actions.erase([entry.id]);
            location.hash = '#/';
          }}
        />
      </div>
    </Section>
  );
}

/** The document itself, or why it is not here. */
function Document({ entry }: { entry: Entry }) {
  const { entry: w } = useDossierWords();
  const actions = useActions();
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    setFailed(!(await actions.saveDocument(entry)));
    setBusy(false);
  };
  if (entry.state !== 'done') return null;
  if (entry.kept !== 'yes' && entry.kept !== 'terms') return <p class="small muted">{w.keptNone}</p>;
  return (
    <div class="stack no-print">
      {entry.kept === 'terms' ? <p class="small muted">{w.keptNot}</p> : null}
      <div class="row">
        <button type="button" disabled={busy} onClick={() => void save()}>
          {entry.kept === 'terms' ? w.fetch : w.save}
        </button>
        <span {...SPOKEN} class="small">
          {failed ? w.fetchFailed : ''}
        </span>
      </div>
    </div>
  );
}

/** Others in the dossier who have a badge of the same kind: a way to lay them side by side, nothing more. */
function Others({ entry, snapshot }: { entry: Entry; snapshot: Snapshot }) {
  const own = useDossierWords();
  const words = useWords();
  const key = badgeKey(entry.brief);
  if (key === undefined) return null;
  const others = [...snapshot.entries.values()]
    .filter((one) => one.id !== entry.id && one.person !== entry.person && badgeKey(one.brief) === key)
    .map((one) => ({
      one,
      name: one.person === undefined ? own.unfiled : (snapshot.people.get(one.person)?.name ?? own.unfiled),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, words.language))
    .slice(0, 50);
  if (others.length === 0) return null;
  return (
    <div class="stack no-print">
      <h3>{own.entry.others}</h3>
      <ul class="bullets">
        {others.map(({ one, name }) => (
          <li key={one.id}>
            <a href={compareHref(entry.id, one.id)}>{own.entry.compareWith(cut(name, 80))}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
