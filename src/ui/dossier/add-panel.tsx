import { useEffect, useRef, useState } from 'preact/hooks';
import type { Aside } from '../../app/dossier/collect/types.ts';
import type { Person } from '../../app/dossier/types.ts';
import { Foreign, Section } from '../parts.tsx';
import { SPOKEN } from '../spoken.ts';
import { cut } from '../text.ts';
import type { Added, AddOptions } from './actions.ts';
import { useActions, useDossierWords } from './context.tsx';

const NOTHING: Added = { added: 0, known: 0, lines: 0, imported: 0, notImported: false, aside: [] };

/** Everything by which things come into the dossier. */
export function AddPanel({ people }: { people: ReadonlyMap<string, Person> }) {
  const actions = useActions();
  const words = useDossierWords();
  const w = words.add;
  const [who, setWho] = useState('');
  const [perFolder, setPerFolder] = useState(false);
  const [busy, setBusy] = useState<AbortController>();
  const [count, setCount] = useState(0);
  const [result, setResult] = useState<Added>();
  const [failed, setFailed] = useState(false);
  const [over, setOver] = useState(false);
  const text = useRef<HTMLTextAreaElement>(null);

  const run = async (work: (options: AddOptions) => Promise<Added>) => {
    const abort = new AbortController();
    setBusy(abort);
    setCount(0);
    setResult(undefined);
    setFailed(false);
    try {
      setResult(await work({ who: who.trim(), perFolder, signal: abort.signal, progress: setCount }));
    } catch {
      setFailed(true);
    }
    setBusy(undefined);
  };

  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    // Anywhere on the page: a file dropped beside the box would otherwise replace the page.
    const drag = (event: DragEvent) => {
      if (isTyping(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      if (isTyping(event)) return;
      event.preventDefault();
      setOver(false);
      const { dataTransfer } = event;
      if (dataTransfer) void latest.current((options) => actions.addDropped(dataTransfer, options));
    };
    addEventListener('dragover', drag);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', drag);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [actions]);

  const paste = () => {
    const { current } = text;
    if (!current?.value.trim()) return;
    const { value } = current;
    current.value = '';
    void run((options) => actions.addText(value, options));
  };

  return (
    <Section title={w.title}>
      <div class={`drop${over ? ' over' : ''}`}>
        <div class="stack">
          <div class="field">
            <label for="who">{w.who}</label>
            <input
              id="who"
              type="text"
              list="people"
              autocomplete="off"
              value={who}
              aria-describedby="who-help"
              onInput={(event) => setWho(event.currentTarget.value)}
            />
            <datalist id="people">
              {[...people.values()].map(({ id, name }) => (
                <option key={id} value={name} />
              ))}
            </datalist>
            <p class="small muted" id="who-help">
              {w.whoHelp}
            </p>
          </div>
          <label class="tick small">
            <input
              type="checkbox"
              name="perFolder"
              checked={perFolder}
              onChange={(event) => setPerFolder(event.currentTarget.checked)}
            />
            <span>{w.perFolder}</span>
          </label>
          <div class="row">
            <FileButton label={w.files} name="files" onFiles={(files) => void run((o) => actions.addFiles(files, o))} />
            <FileButton
              label={w.folder}
              name="folder"
              folder
              onFiles={(files) => void run((o) => actions.addFiles(files, o))}
            />
          </div>
          <p class="small muted">{w.drop}</p>
        </div>
        <div class="field">
          <label for="paste">{w.paste}</label>
          <textarea
            id="paste"
            rows={6}
            spellcheck={false}
            ref={text}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) paste();
            }}
          />
          <div class="row">
            <button type="button" class="main" onClick={paste}>
              {w.pasteButton}
            </button>
          </div>
        </div>
      </div>
      {busy ? (
        <div class="row">
          <p>
            {w.reading} <span class="muted">{count > 0 ? w.added(count) : ''}</span>
          </p>
          <button type="button" onClick={() => busy.abort()}>
            {w.stop}
          </button>
        </div>
      ) : null}
      <div {...SPOKEN}>{failed ? <p>{w.failed}</p> : result ? <Outcome result={result} /> : null}</div>
      {result && result.aside.length > 0 ? (
        <Asides asides={result.aside} onLinks={(asides) => void run((o) => actions.addLinks(asides, o))} />
      ) : null}
    </Section>
  );
}

function isTyping(event: DragEvent): boolean {
  const isText = !event.dataTransfer?.types.includes('Files');
  return isText && event.target instanceof HTMLElement && event.target.matches('input, textarea');
}

function FileButton({
  label,
  name,
  folder,
  onFiles,
}: {
  label: string;
  name: string;
  folder?: boolean;
  onFiles: (files: File[]) => void;
}) {
  return (
    <label class="button">
      {label}
      <input
        class="unseen"
        type="file"
        name={name}
        multiple
        {...(folder ? { webkitdirectory: true } : {})}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file may be chosen again.
          event.currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </label>
  );
}

function Outcome({ result = NOTHING }: { result?: Added }) {
  const { add } = useDossierWords();
  const parts = [
    add.added(result.added),
    result.imported > 0 ? add.imported(result.imported) : '',
    result.known > 0 ? add.known(result.known) : '',
    result.lines > 0 ? add.lines(result.lines) : '',
  ];
  return (
    <p>
      {parts.filter(Boolean).join(' · ')}
      {result.notImported ? ` · ${add.notImported}` : ''}
    </p>
  );
}

function Asides({ asides, onLinks }: { asides: Aside[]; onLinks: (asides: Aside[]) => void }) {
  const { add } = useDossierWords();
  const files = asides.filter(({ why }) => why !== 'links');
  const links = asides.filter(({ why }) => why === 'links');
  const total = links.reduce((sum, one) => sum + (one.links?.length ?? 0), 0);
  return (
    <>
      {files.length > 0 ? (
        <details>
          <summary>{add.aside(files.length)}</summary>
          <ul class="small bullets">
            {files.slice(0, 200).map(({ path, why }, index) => (
              // Paths may repeat within an archive.
              <li key={index}>
                <Foreign text={path.join(' › ')} /> <span class="muted">– {add.why[why]}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {total > 0 ? (
        <details>
          <summary>{add.links(total)}</summary>
          <div class="stack">
            <p class="small muted">{add.linksHelp}</p>
            <ul class="small bullets">
              {links
                .flatMap((one) => one.links ?? [])
                .slice(0, 100)
                .map((url) => (
                  <li key={url}>
                    <bdi dir="ltr">{cut(url, 160)}</bdi>
                  </li>
                ))}
            </ul>
            <div class="row">
              <button type="button" onClick={() => onLinks(links)}>
                {add.linksAll}
              </button>
            </div>
          </div>
        </details>
      ) : null}
    </>
  );
}
