import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { erasedOn } from '../../app/dossier/erased-on.ts';
import type { Entry } from '../../app/dossier/types.ts';
import { Logo } from '../mark.tsx';
import { Section } from '../parts.tsx';
import { SPOKEN } from '../spoken.ts';
import { cut } from '../text.ts';
import { useWords } from '../words/context.tsx';
import { AddPanel } from './add-panel.tsx';
import { type Arranged, type Filter, sharedAmong } from './arrange.ts';
import { Confirm } from './confirm.tsx';
import { useActions, useDossierWords } from './context.tsx';
import { FilterBar } from './filter-bar.tsx';
import { GroupSection } from './group.tsx';
import type { Snapshot } from './model.ts';
import { Months } from './months.tsx';
import { useProgressive } from './progressive.ts';
import { entryHref, reportHref } from './route.ts';
import { SelectionBar } from './selection-bar.tsx';

/** Longer lists keep in the page only what is near the window. */
const LONG = 300;
/** Where the person was in the list. */
export interface Spot {
  scroll: number;
  /** The entry looked at last. */
  id?: string;
  /** The list is shown again: lead back there. */
  pending?: boolean;
}

export interface ListPageProps {
  snapshot: Snapshot;
  arranged: Arranged;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
  spot: Spot;
  /** Months things are kept. */
  months: number;
  /** Set by an administrator. */
  monthsLocked: boolean;
}

export function ListPage(props: ListPageProps) {
  const { snapshot, arranged, filter, chosen, onChosen, months, monthsLocked } = props;
  const own = useDossierWords();
  const { entries, people, paused, loaded, stale } = snapshot;
  const shared = useMemo(() => sharedAmong(entries.values()), [entries]);
  const total = arranged.groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const isLong = total > LONG;
  const drawn = useProgressive(isLong ? 0 : total, JSON.stringify(filter));
  const selected = [...chosen].flatMap((id) => entries.get(id) ?? []);
  const open = countOpen(entries.values());
  const isBusy = !loaded || stale || (open > 0 && !paused) || (!isLong && drawn < total);
  document.title = `${own.title} – Aloi`;
  useSpot(props.spot, isBusy);
  // Rows are drawn again only when something of them changed: what they call must not grow old.
  const latest = useRef(chosen);
  latest.current = chosen;
  const select = (id: string, is: boolean) => {
    const after = new Set(latest.current);
    if (is) after.add(id);
    else after.delete(id);
    onChosen(after);
  };
  let left = drawn;
  return (
    <main class="page dossier" aria-busy={isBusy ? 'true' : undefined}>
      <p class="page-head">
        <Logo /> Aloi
      </p>
      <div class="stack">
        <h1>{own.title}</h1>
        <p class="muted">{own.lead}</p>
      </div>
      <AddPanel people={people} />
      <QueueBar snapshot={snapshot} open={open} />
      {entries.size > 1 ? <FilterBar filter={filter} arranged={arranged} onFilter={props.onFilter} /> : null}
      {loaded && entries.size === 0 && people.size === 0 ? <p class="muted">{own.empty}</p> : null}
      {arranged.groups.map((group) => {
        const share = Math.max(0, Math.min(group.rows.length, left));
        left -= group.rows.length;
        return (
          <GroupSection
            key={group.key}
            group={group}
            drawn={isLong ? undefined : share}
            people={people}
            selected={chosen}
            shared={shared}
            onSelect={select}
          />
        );
      })}
      <p {...SPOKEN} class="unseen">
        {selected.length > 0 ? own.selection.count(selected.length) : ''}
      </p>
      <SelectionBar
        selected={selected}
        people={people}
        onClear={() => onChosen(new Set())}
        onAll={() => onChosen(new Set(arranged.groups.flatMap(({ rows }) => rows.map(({ entry }) => entry.id))))}
      />
      {entries.size > 0 ? <TakeAlong snapshot={snapshot} /> : null}
      <Keeping
        months={months}
        locked={monthsLocked}
        entries={entries}
        isEmpty={entries.size === 0 && people.size === 0}
      />
    </main>
  );
}

/** Remembers where one was when the list is left, and leads back there as soon as its rows stand again. */
function useSpot(spot: Spot, isBusy: boolean): void {
  useLayoutEffect(
    () => () => {
      spot.scroll = scrollY;
      spot.pending = true;
    },
    [spot],
  );
  useEffect(() => {
    if (!spot.pending || isBusy) return;
    spot.pending = false;
    scrollTo(0, spot.scroll);
    const href = spot.id === undefined ? undefined : entryHref(spot.id);
    const link = [...document.querySelectorAll<HTMLAnchorElement>('a.cover')].find(
      (one) => one.getAttribute('href') === href,
    );
    if (!link) return;
    const { top, bottom } = link.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) link.scrollIntoView({ block: 'center' });
    link.focus({ preventScroll: true });
  });
}

function countOpen(entries: Iterable<Entry>): number {
  let open = 0;
  for (const { state } of entries) if (state !== 'done') open += 1;
  return open;
}

function QueueBar({ snapshot, open }: { snapshot: Snapshot; open: number }) {
  const own = useDossierWords();
  const actions = useActions();
  const { entries, paused } = snapshot;
  const undecided = [...entries.values()].filter(
    ({ state, brief }) => state === 'done' && brief?.verdict === 'unverified' && !isHopeless(brief.reasons[0]),
  );
  const done = entries.size - open;
  const ended = useEnded(snapshot, open);
  return (
    <div class="queue stack">
      {/* Speaks when work ends; the progress itself is for the eyes. */}
      <p {...SPOKEN} class="unseen">
        {ended > 0 ? own.queue.done(ended) : ''}
      </p>
      {open > 0 ? (
        <>
          <div class="row between">
            <span>{paused ? own.queue.paused(open) : own.queue.progress(done, entries.size)}</span>
            <button type="button" onClick={() => actions.pause(!paused)}>
              {paused ? own.queue.resume : own.queue.pause}
            </button>
          </div>
          <progress max={entries.size} value={done} aria-label={own.queue.progress(done, entries.size)} />
          {paused ? null : <p class="small muted">{own.queue.note}</p>}
        </>
      ) : null}
      {open === 0 && undecided.length > 0 ? (
        <div class="row">
          <button type="button" onClick={() => actions.again(undecided.map(({ id }) => id))}>
            {own.queue.retry(undecided.length)}
          </button>
        </div>
      ) : null}
    </div>
  );
}

/** Milliseconds: a queue that is empty for a moment has not ended. */
const SETTLED = 400;

/** How many were checked in the work that has just ended; 0 while it goes on, and as long as there was none. */
function useEnded({ entries, loaded }: Snapshot, open: number): number {
  const [ended, setEnded] = useState(0);
  /** When each was checked, as of the last time that nothing was open. */
  const before = useRef<ReadonlyMap<string, number | undefined>>(undefined);
  useEffect(() => {
    if (!loaded) return undefined;
    const done = new Map([...entries.values()].flatMap((one) => (one.state === 'done' ? [[one.id, one.checked]] : [])));
    before.current ??= done;
    if (open > 0) {
      setEnded(0);
      return undefined;
    }
    const wait = setTimeout(() => {
      const count = [...done].filter(([id, checked]) => before.current?.get(id) !== checked).length;
      before.current = done;
      if (count > 0) setEnded(count);
    }, SETTLED);
    return () => clearTimeout(wait);
  }, [entries, loaded, open]);
  return ended;
}

/** Asking again will not help where there is nothing to ask about. */
function isHopeless(reason: string | undefined): boolean {
  return /^(?:nothing-found|not-a-credential|not-awarded|several-awards|unreadable)$/.test(reason ?? '');
}

function TakeAlong({ snapshot: { entries, people } }: { snapshot: Snapshot }) {
  const words = useWords();
  const own = useDossierWords();
  const w = own.take;
  const actions = useActions();
  const [person, setPerson] = useState('');
  const [state, setState] = useState<'working' | 'saved' | 'failed'>();
  const wanted = () => [...entries.values()].filter((entry) => person === '' || entry.person === person);
  const persons = () => (person === '' ? people : new Map([...people].filter(([id]) => id === person)));
  const save = async (work: () => Promise<void>) => {
    setState('working');
    await work().then(
      () => setState('saved'),
      () => setState('failed'),
    );
  };
  return (
    <Section title={w.title}>
      <p class="small muted">{w.help}</p>
      <div class="field">
        <label for="take-whom">{w.whom}</label>
        <select id="take-whom" value={person} onChange={(event) => setPerson(event.currentTarget.value)}>
          <option value="">{own.report.everybody}</option>
          {[...people.values()].map(({ id, name }) => (
            <option key={id} value={id}>
              {cut(name, 80)}
            </option>
          ))}
        </select>
      </div>
      <div class="row">
        <a class="button main" href={reportHref(person)}>
          {w.report}
        </a>
        <button
          type="button"
          onClick={() => void save(() => actions.saveTable(wanted(), persons(), words.language === 'fr' ? 'fr' : 'en'))}
        >
          {w.table}
        </button>
        <button type="button" onClick={() => void save(() => actions.saveFile(wanted(), persons()))}>
          {w.file}
        </button>
      </div>
      <p {...SPOKEN} class="small muted">
        {state ? w[state] : ''}
      </p>
    </Section>
  );
}

function Keeping({
  months,
  locked,
  entries,
  isEmpty,
}: {
  months: number;
  locked: boolean;
  entries: Snapshot['entries'];
  isEmpty: boolean;
}) {
  const words = useWords();
  const own = useDossierWords();
  const actions = useActions();
  /** A shorter time that would erase something now: asked before. */
  const [wish, setWish] = useState<number>();
  const lost = wish === undefined ? 0 : overdue(entries.values(), wish);
  const choose = (wanted: number) => {
    const isHarmless = overdue(entries.values(), wanted) === 0;
    setWish(isHarmless ? undefined : wanted);
    if (isHarmless) actions.keepFor(wanted);
  };
  return (
    <Section title={own.keep.title}>
      <p class="small muted">{own.keep.help}</p>
      <Months months={wish ?? months} locked={locked} onChoose={choose} />
      {locked ? <p class="small muted">{words.options.locked}</p> : null}
      <p {...SPOKEN}>{lost > 0 ? own.confirm.erase(lost) : ''}</p>
      {wish !== undefined && lost > 0 ? (
        <div class="row">
          <button
            type="button"
            class="danger"
            onClick={() => {
              actions.keepFor(wish);
              setWish(undefined);
            }}
          >
            {own.confirm.yes}
          </button>
          <button type="button" onClick={() => setWish(undefined)}>
            {own.confirm.no}
          </button>
        </div>
      ) : null}
      {isEmpty ? null : (
        <div class="row">
          <Confirm label={own.keep.all} question={own.confirm.eraseAll} onYes={actions.eraseAll} />
        </div>
      )}
    </Section>
  );
}

function overdue(entries: Iterable<Entry>, months: number): number {
  const now = Date.now();
  let count = 0;
  for (const { added } of entries) if (erasedOn(added, months) <= now) count += 1;
  return count;
}
