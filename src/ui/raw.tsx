/** Documents to read, copy and save. */
import { useState } from 'preact/hooks';
import type { RawDocument } from '../app/raw.ts';
import { SPOKEN, useSaid } from './spoken.ts';
import { useWords } from './words/context.tsx';

/** Longer documents are saved, not shown: a page of megabytes helps nobody. */
const SHOWN = 200_000;

/** A text in full, with a button that copies it; `label`: what it is. */
export function Raw({ text, label }: { text: string; label: string }) {
  const words = useWords();
  const [said, say] = useSaid();
  return (
    <div class="stack">
      {/* A scrollable region must be reachable by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      {/* biome-ignore lint/a11y/useSemanticElements: these are no fields */}
      <pre tabIndex={0} dir="ltr" role="group" aria-label={label}>
        {text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}
      </pre>
      <div class="row no-print">
        <button
          type="button"
          aria-label={words.common.about(words.common.copy, label)}
          onClick={() => navigator.clipboard.writeText(text).then(() => say(words.common.copied))}
        >
          {words.common.copy}
        </button>
        <span {...SPOKEN} class="small muted">
          {said}
        </span>
      </div>
    </div>
  );
}

/** The credential as it was received. Fetched from storage and taken apart only when somebody opens it. */
export function RawCredential({ load }: { load: () => Promise<RawDocument | undefined> }) {
  const words = useWords();
  const d = words.details;
  const [raw, setRaw] = useState<RawDocument | 'missing'>();
  const open = () => {
    if (raw) return;
    load().then(
      (document) => setRaw(document ?? 'missing'),
      () => setRaw('missing'),
    );
  };
  return (
    <details onToggle={(event) => event.currentTarget.open && open()}>
      <summary>{d.received}</summary>
      <div class="stack">
        <p class="small muted">{d.receivedHelp}</p>
        {raw === 'missing' ? <p {...SPOKEN}>{d.receivedMissing}</p> : null}
        {raw && raw !== 'missing' ? (
          <>
            {raw.texts.map((text, index) => (
              <Raw key={text} text={text} label={raw.texts.length > 1 ? `${d.received} (${index + 1})` : d.received} />
            ))}
            <div class="row no-print">
              <button type="button" onClick={() => save(raw)}>
                {d.save(raw.name)}
              </button>
            </div>
          </>
        ) : null}
      </div>
    </details>
  );
}

function save({ bytes, name, type }: RawDocument): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
