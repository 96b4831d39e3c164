import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Logo } from '../mark.tsx';
import { useWords } from '../words/context.tsx';
import { arrange, type Filter, NO_FILTER } from './arrange.ts';
import { ComparePage } from './compare-page.tsx';
import { useDossierWords } from './context.tsx';
import { EntryPage } from './entry-page.tsx';
import { ListPage, type Spot } from './list-page.tsx';
import { followDossier, type Snapshot } from './model.ts';
import { ReportPage } from './report-page.tsx';
import { useRoute } from './route.ts';

const START: Snapshot = { entries: new Map(), people: new Map(), paused: false, loaded: false, stale: false };

export interface DossierAppProps {
  months: number;
  monthsLocked: boolean;
  version: string;
}

/** The dossier's one page and its views. */
export function DossierApp({ months, monthsLocked, version }: DossierAppProps) {
  const [snapshot, setSnapshot] = useState(START);
  useEffect(() => followDossier(setSnapshot), []);
  const words = useWords();
  // Kept while one badge or the report is looked at: the way back leads to where one was.
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const spot = useRef<Spot>({ scroll: 0 });
  const { entries, people } = snapshot;
  const arranged = useMemo(() => arrange(entries.values(), people, filter, words), [entries, people, filter, words]);
  const order = useMemo(() => arranged.groups.flatMap(({ rows }) => rows.map(({ entry }) => entry.id)), [arranged]);
  const asked = useRoute();
  const [route, setRoute] = useState(asked);
  // A report of a thousand badges is taken down piece by piece before something else is shown.
  const closing = route.view === 'report' && asked.view !== 'report';
  useEffect(() => {
    if (!closing) setRoute(asked);
  }, [closing, asked]);
  const entry = route.view === 'entry' ? route.id : undefined;
  useEffect(() => {
    if (entry !== undefined) spot.current.id = entry;
    if (route.view !== 'list') scrollTo(0, 0);
  }, [route.view, entry]);
  switch (route.view) {
    case 'entry':
      return <EntryPage key={route.id} id={route.id} snapshot={snapshot} months={months} order={order} />;
    case 'compare':
      return <ComparePage ids={route.ids} snapshot={snapshot} />;
    case 'report':
      return (
        <ReportPage
          person={route.person}
          snapshot={snapshot}
          version={version}
          onClosed={closing ? () => setRoute(asked) : undefined}
        />
      );
    case 'list':
      return (
        <ListPage
          snapshot={snapshot}
          arranged={arranged}
          filter={filter}
          onFilter={setFilter}
          chosen={chosen}
          onChosen={setChosen}
          spot={spot.current}
          months={months}
          monthsLocked={monthsLocked}
        />
      );
  }
}

/** In a private window nothing may be written to disk, and the dossier is nothing but that. */
export function DossierRefused() {
  const own = useDossierWords();
  document.title = `${own.title} – Aloi`;
  return (
    <main class="page">
      <p class="page-head">
        <Logo /> Aloi
      </p>
      <h1 class="notice-title">{own.private}</h1>
    </main>
  );
}
