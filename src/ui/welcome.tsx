import { Choice } from './choice.tsx';
import { Logo } from './mark.tsx';
import { Section } from './parts.tsx';
import { useWords } from './words/context.tsx';

export interface WelcomeProps {
  when: 'open' | 'browse';
  said: 'saved' | 'refused' | undefined;
  onChoose: (when: 'open' | 'browse') => void;
}

/** What Aloi does, what leaves the machine and when, and one choice. */
export function Welcome({ when, said, onChoose }: WelcomeProps) {
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
        <fieldset>
          <legend>{w.choiceTitle}</legend>
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
        <p role="status" class="small">
          {said ? w[said] : ''}
        </p>
      </section>
      <p class="muted small">{w.name}</p>
      <p class="muted">{w.done}</p>
      <p>
        {w.later} <a href="dossier.html">{words.common.dossier}</a> · <a href="preview.html">{words.preview.title}</a>
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
