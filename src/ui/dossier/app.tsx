import { useEffect, useState } from 'preact/hooks';
import { Logo } from '../mark.tsx';
import { ComparePage } from './compare-page.tsx';
import { useDossierWords } from './context.tsx';
import { EntryPage } from './entry-page.tsx';
import { ListPage } from './list-page.tsx';
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
  const asked = useRoute();
  const [route, setRoute] = useState(asked);
  // A report of a thousand badges is taken down piece by piece before something else is shown.
  const closing = route.view === 'report' && asked.view !== 'report';
  useEffect(() => {
    if (!closing) setRoute(asked);
  }, [closing, asked]);
  useEffect(() => scrollTo(0, 0), [route.view]);
  switch (route.view) {
    case 'entry':
      return <EntryPage key={route.id} id={route.id} snapshot={snapshot} months={months} />;
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
      return <ListPage snapshot={snapshot} months={months} monthsLocked={monthsLocked} />;
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
