import { useEffect, useRef, useState } from 'preact/hooks';
import { SPOKEN } from './spoken.ts';
import { useWords } from './words/context.tsx';

export interface Addable {
  /** The name of its job. */
  key: string;
  /** What it is known by when its job is another one. */
  same?: string | undefined;
  /** It is still being checked. */
  pending?: boolean;
}

/**
 * Puts badges into the dossier; then leads there. What was put in stays said while the list grows, and only the rest is
 * offered. `onAdd` answers whether they could be put in.
 */
export function DossierButton({
  of,
  busy = false,
  onAdd,
}: {
  of: readonly Addable[];
  /** More may come: nothing is offered yet. */
  busy?: boolean;
  onAdd: (keys: string[]) => Promise<boolean>;
}) {
  const { common } = useWords();
  /** Keys and other names of what is in it. */
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set());
  const [state, setState] = useState<'idle' | 'adding' | 'refused'>('idle');
  const link = useRef<HTMLAnchorElement>(null);
  const pressed = useRef(false);
  const isAdded = ({ key, same }: Addable) => added.has(key) || (same !== undefined && added.has(same));
  // One that is being checked again has not left the dossier.
  const isIn = of.some(isAdded);
  const rest = of.filter((one) => !one.pending && !isAdded(one));
  const isOffered = rest.length > 0 && !busy;
  const add = async () => {
    pressed.current = true;
    setState('adding');
    const isDone = await onAdd(rest.map(({ key }) => key)).catch(() => false);
    if (isDone) {
      setAdded((before) => new Set([...before, ...rest.flatMap(({ key, same }) => (same ? [key, same] : [key]))]));
    }
    setState(isDone ? 'idle' : 'refused');
  };
  // The button that was pressed is gone: the keyboard goes on where it led.
  useEffect(() => {
    if (!pressed.current || state === 'adding') return;
    pressed.current = false;
    if (document.activeElement === document.body) link.current?.focus();
  }, [state]);
  if (!isIn && !isOffered && state === 'idle') return null;
  return (
    <span class="row no-print">
      {isOffered || state === 'adding' ? (
        // It stays while they are put in: the focus is on it.
        <button
          type="button"
          class="quiet"
          aria-disabled={state === 'adding'}
          onClick={() => state !== 'adding' && void add()}
        >
          {isIn ? common.addMore(rest.length) : common.addToDossier}
        </button>
      ) : null}
      <span {...SPOKEN} class="small">
        {state === 'refused' ? common.notToDossier : ''}
      </span>
      {isIn && state !== 'refused' ? (
        // Read aloud because the focus comes to it.
        <a class="small" ref={link} href="/dossier.html" target="_blank" rel="noopener">
          {common.inDossier}
        </a>
      ) : null}
    </span>
  );
}
