import type { Settings } from '../app/settings.ts';
import { Choice } from './choice.tsx';
import { Locked } from './lines.tsx';
import { useWords } from './words/context.tsx';

export interface LanguageChoiceProps {
  settings: Settings;
  /** Names of settings an administrator has fixed. */
  locked: Set<string>;
  onChange: (part: Partial<Settings>) => void;
}

/** The language of Aloi's pages; languages are named as those who read them name them. */
export function LanguageChoice({ settings, locked, onChange }: LanguageChoiceProps) {
  const { options: o } = useWords();
  return (
    <section class="section">
      <fieldset disabled={locked.has('language')}>
        <legend>
          <h2>{o.languageTitle}</h2>
        </legend>
        <Choice
          name="language"
          value="auto"
          label={o.auto}
          checked={settings.language === 'auto'}
          onChoose={() => onChange({ language: 'auto' })}
        />
        {NAMES.map(([language, name]) => (
          <Choice
            key={language}
            name="language"
            value={language}
            label={<span lang={language}>{name}</span>}
            checked={settings.language === language}
            onChoose={() => onChange({ language })}
          />
        ))}
      </fieldset>
      <Locked is={locked.has('language')} />
    </section>
  );
}

const NAMES = [
  ['en', 'English'],
  ['fr', 'Français'],
] as const;
