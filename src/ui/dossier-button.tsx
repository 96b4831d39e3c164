import { useState } from 'preact/hooks';
import { useWords } from './words/context.tsx';

/** Puts badges into the dossier; then leads there. `onAdd` answers whether they could be put in. */
export function DossierButton({ onAdd }: { onAdd: () => Promise<boolean> }) {
  const words = useWords();
  const [state, setState] = useState<'idle' | 'adding' | 'added' | 'refused'>('idle');
  const add = async () => {
    setState('adding');
    setState((await onAdd()) ? 'added' : 'refused');
  };
  return (
    <span class="row no-print">
      {state === 'added' ? null : (
        <button type="button" class="quiet" disabled={state === 'adding'} onClick={() => void add()}>
          {words.common.addToDossier}
        </button>
      )}
      <span role="status" class="small">
        {state === 'refused' ? words.common.notToDossier : ''}
        {state === 'added' ? (
          <a href="/dossier.html" target="_blank" rel="noopener">
            {words.common.inDossier}
          </a>
        ) : null}
      </span>
    </span>
  );
}
