import type { Settings } from '../app/settings.ts';
import { Choice } from './choice.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { Lines, Locked } from './lines.tsx';
import { Logo } from './mark.tsx';
import { Section } from './parts.tsx';
import { SPOKEN } from './spoken.ts';
import { useWords } from './words/context.tsx';

export interface WelcomeProps {
  settings: Settings;
  /** Names of settings an administrator has fixed. */
  locked: Set<string>;
  /** As chosen here, before the browser has agreed. */
  when: 'open' | 'browse';
  said: 'saved' | 'refused' | undefined;
  onChoose: (when: 'open' | 'browse') => void;
  onChange: (part: Partial<Settings>) => void;
}

/** What Aloi does, what leaves the machine and when, and three choices. */
export function Welcome({ settings, locked, when, said, onChoose, onChange }: WelcomeProps) {
  const words = useWords();
  const w = words.welcome;
  document.title = w.title;
  return (
    <main class="page">
      <p class="page-head">
        <Logo /> Aloi
      </p>
      <h1>{w.title}</h1>
      <p>{w.lead}</p>
      <Section title={w.doesTitle}>
        <Bullets lines={w.does} />
      </Section>
      <Section title={w.leavesTitle}>
        <Bullets lines={w.leaves} />
      </Section>
      <section class="section">
        <fieldset disabled={locked.has('when')}>
          <legend>
            <h2>{w.choiceTitle}</h2>
          </legend>
          <Choice
            name="when"
            value="open"
            label={w.open}
            help={w.openHelp}
            checked={when === 'open'}
            onChoose={() => onChoose('open')}
          />
          <Choice
            name="when"
            value="browse"
            label={w.browse}
            help={w.browseHelp}
            checked={when === 'browse'}
            onChoose={() => onChoose('browse')}
          />
        </fieldset>
        <p {...SPOKEN} class="small">
          {said ? w[said] : ''}
        </p>
        <Locked is={locked.has('when')} />
      </section>
      <LanguageChoice settings={settings} locked={locked} onChange={onChange} />
      <Lines
        name="own"
        title={words.options.ownTitle}
        help={`${words.options.ownHelp} ${words.preview.noAddress}`}
        settings={settings}
        locked={locked}
        onChange={onChange}
      />
      <p class="muted small">{w.name}</p>
      <p class="muted">{w.done}</p>
      <p>
        {w.later} <a href="dossier.html">{words.common.dossier}</a> <span aria-hidden="true">·</span>{' '}
        <a href="preview.html">{words.preview.title}</a>
      </p>
    </main>
  );
}

function Bullets({ lines }: { lines: string[] }) {
  return (
    <ul class="bullets">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
