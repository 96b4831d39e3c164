import { Details } from './details.tsx';
import { credentialOf, type Entry } from './entries.ts';
import { useWords } from './words/context.tsx';

/** Details inside the popup: a tab of their own would stand in an ordinary window. */
export function PrivateDetails({ entry, onBack }: { entry: Entry; onBack: () => void }) {
  const words = useWords();
  return (
    <main class="popup" aria-busy={entry.report ? undefined : 'true'}>
      <div class="row between">
        <button type="button" onClick={onBack}>
          {words.common.back}
        </button>
        <span class="small muted">{words.popup.private}</span>
      </div>
      {entry.report ? (
        <Details
          report={entry.report}
          credential={credentialOf(entry)}
          checked={entry.checked}
          picture={entry.picture}
          address={entry.candidate.url}
          stood={entry}
        />
      ) : (
        <p>{words.details.pending}</p>
      )}
    </main>
  );
}
