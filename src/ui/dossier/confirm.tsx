import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../words/context.tsx';
import { useDossierWords } from './context.tsx';

/** A button that asks before it does what cannot be undone. */
export function Confirm({
  label,
  question,
  onYes,
  quiet,
  about,
}: {
  label: string;
  /** Which of many is meant, where the label does not say it. */
  about?: string;
  question: string;
  onYes: () => void;
  quiet?: boolean;
}) {
  const { confirm } = useDossierWords();
  const { common } = useWords();
  const [asking, setAsking] = useState(false);
  const no = useRef<HTMLButtonElement>(null);
  const ask = useRef<HTMLButtonElement>(null);
  const was = useRef(false);
  useEffect(() => {
    // The harmless answer is at hand; going back, the focus is where it was.
    if (asking) no.current?.focus();
    else if (was.current) ask.current?.focus();
    was.current = asking;
  }, [asking]);
  if (!asking) {
    return (
      <button
        type="button"
        class={quiet ? 'quiet' : ''}
        ref={ask}
        aria-label={about && common.about(label, about)}
        onClick={() => setAsking(true)}
      >
        {label}
      </button>
    );
  }
  return (
    <fieldset class="confirm" aria-label={question}>
      <span>{question}</span>
      <button
        type="button"
        class="danger"
        onClick={() => {
          setAsking(false);
          onYes();
        }}
      >
        {confirm.yes}
      </button>
      <button type="button" ref={no} onClick={() => setAsking(false)}>
        {confirm.no}
      </button>
    </fieldset>
  );
}
