import { useState } from 'preact/hooks';
import type { Settings } from '../app/settings.ts';
import { Section } from './parts.tsx';
import { SPOKEN } from './spoken.ts';
import { useWords } from './words/context.tsx';

export interface LinesProps {
  name: 'never' | 'own' | 'allowedHosts';
  title: string;
  help: string;
  settings: Settings;
  /** Names of settings an administrator has fixed. */
  locked: Set<string>;
  check?: (line: string) => boolean;
  onChange: (part: Partial<Settings>) => void;
}

/** A setting that is a list, one entry per line, applied when the field is left. */
export function Lines({ name, title, help, settings, locked, check, onChange }: LinesProps) {
  const words = useWords();
  const [wrong, setWrong] = useState<string[]>([]);
  const apply = (text: string) => {
    const lines = text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    setWrong(check ? lines.filter((line) => !check(line)) : []);
    onChange({ [name]: lines });
  };
  return (
    <Section title={title}>
      <p class="small muted" id={`${name}-help`}>
        {help}
      </p>
      <textarea
        name={name}
        rows={3}
        aria-label={title}
        aria-describedby={`${name}-help ${name}-wrong`}
        spellcheck={false}
        disabled={locked.has(name)}
        defaultValue={settings[name].join('\n')}
        key={settings[name].join('\n')}
        onChange={(event) => apply(event.currentTarget.value)}
      />
      <p {...SPOKEN} class="small" id={`${name}-wrong`}>
        {wrong.map((line) => words.options.invalid(line.slice(0, 80))).join(' ')}
      </p>
      <Locked is={locked.has(name)} />
    </Section>
  );
}

export function Locked({ is }: { is: boolean }) {
  const words = useWords();
  return is ? <p class="small muted">{words.options.locked}</p> : null;
}
