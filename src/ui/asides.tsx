import { useMemo } from 'preact/hooks';
import { asidesOf } from './beside.ts';
import type { Entry } from './entries.ts';
import { useWords } from './words/context.tsx';

/** What the page says and what the badge says, where they clearly differ or clearly agree; at most `most` sentences. */
export function Asides({ of, most = 9 }: { of: Pick<Entry, 'report' | 'candidate' | 'page'>; most?: number }) {
  const words = useWords();
  const { report, candidate, page } = of;
  const asides = useMemo(() => asidesOf(report, candidate, page, words), [report, candidate, page, words]);
  return (
    <>
      {asides.slice(0, most).map(({ outcome, about, text }) => (
        <p key={about} class="small" data-aside={`${about} ${outcome}`}>
          {text}
        </p>
      ))}
    </>
  );
}
