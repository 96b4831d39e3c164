import { useMemo } from 'preact/hooks';
import { asidesOf } from './beside.ts';
import type { Entry } from './entries.ts';
import { Sentence } from './parts.tsx';
import { useWords } from './words/context.tsx';

/**
 * What the page says and what the badge says, where they clearly differ or clearly agree; with `most`, at most so many
 * sentences, without it also that nothing can be told, and why.
 */
export function Asides({ of, most }: { of: Pick<Entry, 'report' | 'candidate' | 'page'>; most?: number }) {
  const words = useWords();
  const { report, candidate, page } = of;
  const asides = useMemo(
    () => asidesOf(report, candidate, page, words, most === undefined),
    [report, candidate, page, words, most],
  );
  return (
    <>
      {asides.slice(0, most).map(({ outcome, about, text }) => (
        <p key={about} class="small" data-aside={`${about} ${outcome}`}>
          <Sentence text={text} />
        </p>
      ))}
    </>
  );
}
