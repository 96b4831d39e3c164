import type { Check, Outcome } from '../verify/report.ts';
import type { Tone } from './headline.ts';
import { Mark } from './mark.tsx';
import { Facts } from './parts.tsx';
import { cut } from './text.ts';
import { useWords } from './words/context.tsx';
import { codeWords, say } from './words/phrase.ts';

const TONES: Record<Outcome, Tone> = { pass: 'good', fail: 'bad', warn: 'lapsed', unknown: 'unknown', skip: 'claimed' };

/** Every check in words; the technical value one level down. */
export function CheckList({ checks }: { checks: Check[] }) {
  return (
    <ul class="plain checks">
      {checks.map((check, index) => (
        // Checks have no identity of their own but their place.
        <li key={index}>
          <OneCheck check={check} />
        </li>
      ))}
    </ul>
  );
}

function OneCheck({ check }: { check: Check }) {
  const words = useWords();
  const { name, pass } = words.checks[check.id];
  const code = check.code && codeWords(words.codes[check.code], check.outcome === 'unknown');
  const tone = TONES[check.outcome];
  const sentence = code ? say(code.meaning, check.detail) : check.outcome === 'pass' ? pass : undefined;
  const isBad = check.outcome === 'fail' || check.outcome === 'unknown';
  const detail = check.detail && Object.keys(check.detail).length > 0 ? check.detail : undefined;
  const technical = check.code ?? check.about ?? detail;
  return (
    <div class={`check tone-${tone}`} data-check={check.id} data-outcome={check.outcome}>
      <Mark tone={tone} />
      <p>
        <span class="check-name">{name}</span> <span class="muted small">– {words.outcome[check.outcome]}</span>
      </p>
      {sentence ? <p>{sentence}</p> : null}
      {isBad && code?.todo ? <p class="muted">{code.todo}</p> : null}
      {technical ? (
        <details>
          <summary aria-label={words.common.about(words.details.value, name)}>{words.details.value}</summary>
          <Facts
            rows={[
              [words.details.code, check.code && <code>{check.code}</code>],
              [
                words.details.about,
                check.about && (
                  <bdi class="code" dir="ltr">
                    {cut(check.about, 2_000)}
                  </bdi>
                ),
              ],
              [words.details.value, detail && <pre>{JSON.stringify(detail, null, 1).slice(0, 5_000)}</pre>],
            ]}
          />
        </details>
      ) : null}
    </div>
  );
}
