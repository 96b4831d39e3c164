import { useState } from 'preact/hooks';
import type { PLACES, Settings } from '../app/settings.ts';
import { Choice } from './choice.tsx';
import { useDossierWords } from './dossier/context.tsx';
import { Months } from './dossier/months.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { Lines, Locked } from './lines.tsx';
import { Logo } from './mark.tsx';
import { Section } from './parts.tsx';
import { SPOKEN, useSaid } from './spoken.ts';
import { useWords } from './words/context.tsx';

export interface OptionsProps {
  settings: Settings;
  /** Names of settings an administrator has fixed. */
  locked: Set<string>;
  refused: boolean;
  isHost: (text: string) => boolean;
  isTemplate: (name: Template, text: string) => boolean;
  onChange: (part: Partial<Settings>) => void;
  onReset: () => void;
}

type Template = keyof typeof PLACES;

/** Every choice, explained where it is made, applied at once. */
export function OptionsPage(props: OptionsProps) {
  const words = useWords();
  const { settings, locked, onChange } = props;
  const o = words.options;
  document.title = `${o.title} – Aloi`;
  return (
    <main class="page">
      <p class="page-head">
        <Logo /> Aloi
      </p>
      <div>
        <h1>{o.title}</h1>
        <p class="muted">{o.applied}</p>
      </div>
      <section class="section">
        <fieldset disabled={locked.has('when')}>
          <legend>
            <h2>{o.whenTitle}</h2>
          </legend>
          <Choice
            name="when"
            value="open"
            label={words.welcome.open}
            help={words.welcome.openHelp}
            checked={settings.when === 'open'}
            onChoose={() => onChange({ when: 'open' })}
          />
          <Choice
            name="when"
            value="browse"
            label={words.welcome.browse}
            help={words.welcome.browseHelp}
            checked={settings.when === 'browse'}
            onChoose={() => onChange({ when: 'browse' })}
          />
        </fieldset>
        <p {...SPOKEN} class="small">
          {props.refused ? words.welcome.refused : ''}
        </p>
        <Locked is={locked.has('when')} />
      </section>
      <LanguageChoice settings={settings} locked={locked} onChange={onChange} />
      <Section title={o.countTitle}>
        <label class="choice bare">
          <input
            type="checkbox"
            name="count"
            checked={settings.count}
            disabled={locked.has('count')}
            onChange={(event) => onChange({ count: event.currentTarget.checked })}
          />
          <span>{o.count}</span>
        </label>
        <Locked is={locked.has('count')} />
      </Section>
      <Lines name="never" title={o.neverTitle} help={o.neverHelp} {...props} check={props.isHost} />
      <Lines name="own" title={o.ownTitle} help={o.ownHelp} {...props} />
      <p>
        <a href="preview.html">{words.preview.title}</a> <span aria-hidden="true">·</span>{' '}
        <a href="dossier.html">{words.common.dossier}</a>
      </p>
      <Retention {...props} />
      <Lines name="allowedHosts" title={o.networkTitle} help={o.networkHelp} {...props} check={props.isHost} />
      <ThirdParties {...props} />
      <Section title={o.listsTitle}>
        <p class="muted">{o.listsHelp}</p>
      </Section>
      <Move {...props} />
    </main>
  );
}

/** What is past its time goes with the background's next sweep: to try the choices erases nothing at once. */
function Retention({ settings, locked, onChange }: OptionsProps) {
  const words = useWords();
  const { help } = useDossierWords().keep;
  return (
    <Section title={words.common.dossier}>
      <p class="small muted">{help}</p>
      <Months
        months={settings.dossierMonths}
        locked={locked.has('dossierMonths')}
        onChoose={(dossierMonths) => onChange({ dossierMonths })}
      />
      <Locked is={locked.has('dossierMonths')} />
    </Section>
  );
}

const EXAMPLES: Record<Template, string> = {
  explorerBitcoin: 'https://blockstream.info/api/tx/{txid}',
  explorerEthereum: 'https://eth.blockscout.com/api/v2/transactions/{txid}',
  resolver: 'https://resolver.example/1.0/identifiers/{did}',
};
const TEMPLATES = Object.keys(EXAMPLES) as Template[];

/** Services of others that the person may name; each one learns something, and its line says what. */
function ThirdParties(props: OptionsProps) {
  const words = useWords();
  const o = words.options;
  return (
    <Section title={o.thirdTitle}>
      <p class="small muted">{o.thirdHelp}</p>
      {TEMPLATES.map((name) => (
        <ThirdParty key={name} name={name} {...props} />
      ))}
    </Section>
  );
}

function ThirdParty({ name, settings, locked, isTemplate, onChange }: OptionsProps & { name: Template }) {
  const words = useWords();
  /** What was typed and not understood stays, to be mended. */
  const [draft, setDraft] = useState<string>();
  const { label, help } = words.options.third[name];
  const apply = (text: string) => {
    const address = text.trim();
    const understood = address === '' || isTemplate(name, address);
    setDraft(understood ? undefined : text);
    // A slip of the pen must not go on asking the one named before.
    onChange({ [name]: understood ? address : '' });
  };
  return (
    <div class="field">
      <label for={name}>
        <strong>{label}</strong>
      </label>
      <p class="small muted" id={`${name}-help`}>
        {help} <bdi class="code">{EXAMPLES[name]}</bdi>
      </p>
      <input
        id={name}
        name={name}
        type="text"
        inputMode="url"
        dir="ltr"
        autocomplete="off"
        spellcheck={false}
        aria-describedby={`${name}-help`}
        aria-invalid={draft !== undefined}
        disabled={locked.has(name)}
        value={draft ?? settings[name]}
        onChange={(event) => apply(event.currentTarget.value)}
      />
      <p {...SPOKEN} class="small">
        {draft === undefined ? '' : words.options.thirdWrong}
      </p>
      <Locked is={locked.has(name)} />
    </div>
  );
}

/** The options as a file, and back. */
function Move({ settings, onChange, onReset }: OptionsProps) {
  const words = useWords();
  const o = words.options;
  const [said, say] = useSaid();
  const save = () => {
    const url = URL.createObjectURL(
      new Blob([JSON.stringify({ aloi: 'options', ...settings }, null, 2)], { type: 'application/json' }),
    );
    const link = document.createElement('a');
    link.href = url;
    link.download = 'aloi-options.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  const load = async (file: File | undefined) => {
    if (!file) return;
    try {
      const value: unknown = JSON.parse(file.size < 1_000_000 ? await file.text() : '');
      if ((value as { aloi?: unknown })?.aloi !== 'options') throw new TypeError('not options');
      // What a file says about verifying unasked is not taken over: that is a choice to be made by hand.
      const { when: _when, ...rest } = value as Partial<Settings>;
      onChange(rest);
      say(o.imported);
    } catch {
      say(o.notImported);
    }
  };
  return (
    <Section title={o.moveTitle}>
      <div class="row">
        <button type="button" onClick={save}>
          {o.export}
        </button>
        <label class="button">
          {o.import}
          <input
            class="unseen"
            type="file"
            accept="application/json,.json"
            onChange={(event) => void load(event.currentTarget.files?.[0])}
          />
        </label>
        <button
          type="button"
          onClick={() => {
            onReset();
            say(words.welcome.saved);
          }}
        >
          {o.reset}
        </button>
      </div>
      <p {...SPOKEN} class="small">
        {said}
      </p>
    </Section>
  );
}
