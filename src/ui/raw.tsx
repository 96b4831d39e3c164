/** Documents to read, copy and save. */
import { useState } from 'preact/hooks';
import type { RawDocument } from '../app/raw.ts';
import { useWords } from './words/context.tsx';

/** Longer documents are saved, not shown: a page of megabytes helps nobody. */
const SHOWN = 200_000;

/** A text in full, with a button that copies it. */
export function Raw({ text }: { text: string }) {
  const words = useWords();
  const [copied, setCopied] = useState(false);
  return (
    <div class="stack">
      {/* A scrollable region must be reachable by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <pre tabIndex={0} dir="ltr">
        {text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}
      </pre>
      <div class="row no-print">
        <button type="button" onClick={() => navigator.clipboard.writeText(text).then(() => setCopied(true))}>
          {words.common.copy}
        </button>
        <span role="status" class="small muted">
          {copied ? words.common.copied : ''}
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
        {raw === 'missing' ? <p role="status">{d.receivedMissing}</p> : null}
        {raw && raw !== 'missing' ? (
          <>
            {raw.texts.map((text) => (
              <Raw key={text} text={text} />
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
