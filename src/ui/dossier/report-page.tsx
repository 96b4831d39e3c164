import { useCallback, useMemo, useState } from 'preact/hooks';
import { Logo } from '../mark.tsx';
import { cut } from '../text.ts';
import { wordsOf } from '../words/both.ts';
import { useWords, WordsProvider } from '../words/context.tsx';
import { type Arranged, arrange, NO_FILTER } from './arrange.ts';
import { useDossierWords } from './context.tsx';
import type { Snapshot } from './model.ts';
import { Printed } from './printed.tsx';
import { reportHref } from './route.ts';

/** The report for people: seen as it will be printed, in French or in English, whatever the language of the pages. */
export function ReportPage({
  person,
  snapshot,
  version,
  onClosed,
}: {
  person: string;
  snapshot: Snapshot;
  version: string;
  /** Given when it is to be taken down; called when little is left of it. */
  onClosed: (() => void) | undefined;
}) {
  const words = useWords();
  const own = useDossierWords();
  const w = own.report;
  const [language, setLanguage] = useState<'en' | 'fr'>(words.language === 'fr' ? 'fr' : 'en');
  const [notes, setNotes] = useState(true);
  const [made] = useState(() => Date.now());
  const { entries, people, loaded, stale } = snapshot;
  const wanted = useMemo(
    () => [...entries.values()].filter((entry) => person === '' || entry.person === person),
    [entries, person],
  );
  const scope = useMemo(
    () => (person === '' ? people : new Map([...people].filter(([id]) => id === person))),
    [people, person],
  );
  const arranged = useMemo(() => arrange(wanted, scope, NO_FILTER, wordsOf(language)), [wanted, scope, language]);
  const [drawn, setDrawn] = useState<Arranged>();
  const onReady = useCallback(() => setDrawn(arranged), [arranged]);
  const isBusy = onClosed !== undefined || !loaded || stale || drawn !== arranged;
  const name = people.get(person)?.name;
  // The title becomes the name of the PDF file.
  document.title = `${w.title}${name ? ` – ${cut(name, 80)}` : ''} – ${new Date(made).toISOString().slice(0, 10)}`;
  return (
    <main class="page dossier report-page" aria-busy={isBusy ? 'true' : undefined}>
      <div class="no-print stack">
        <p class="page-head">
          <Logo /> Aloi
        </p>
        <p>
          <a href="#/">{own.back}</a>
        </p>
        <div class="row report-tools">
          <label for="report-whom">{w.whom}</label>
          <select
            id="report-whom"
            class="narrow"
            value={person}
            onChange={(event) => {
              location.hash = reportHref(event.currentTarget.value);
            }}
          >
            <option value="">{w.everybody}</option>
            {[...people.values()].map((one) => (
              <option key={one.id} value={one.id}>
                {cut(one.name, 80)}
              </option>
            ))}
          </select>
          <label for="report-language">{w.language}</label>
          <select
            id="report-language"
            class="narrow"
            value={language}
            onChange={(event) => setLanguage(event.currentTarget.value === 'fr' ? 'fr' : 'en')}
          >
            <option value="en">English</option>
            <option value="fr">Français</option>
          </select>
          <label class="row">
            <input
              type="checkbox"
              name="notes"
              checked={notes}
              onChange={(event) => setNotes(event.currentTarget.checked)}
            />
            <span>{w.withNotes}</span>
          </label>
          <button type="button" class="main" disabled={isBusy} onClick={() => print()}>
            {w.print}
          </button>
        </div>
      </div>
      <WordsProvider value={wordsOf(language)}>
        <Printed
          arranged={arranged}
          about={name}
          made={made}
          version={version}
          notes={notes}
          onReady={onReady}
          onClosed={onClosed}
        />
      </WordsProvider>
    </main>
  );
}
