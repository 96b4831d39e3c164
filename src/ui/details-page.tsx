import { useRef } from 'preact/hooks';
import { Details, type DetailsProps } from './details.tsx';
import { headline } from './headline.ts';
import { Logo } from './mark.tsx';
import { SPOKEN } from './spoken.ts';
import { cut } from './text.ts';
import { useWords } from './words/context.tsx';

export interface DetailsPageProps extends Omit<DetailsProps, 'report' | 'pending'> {
  report: DetailsProps['report'] | undefined;
  pending: boolean;
}

export function DetailsPage({ report, pending, ...rest }: DetailsPageProps) {
  const words = useWords();
  /** What came of it, where the page was opened before that was known. */
  const news = useRef<string>(undefined);
  const waited = useRef(false);
  if (!report && pending) waited.current = true;
  else if (report && waited.current) news.current ??= headline(report, words).text;
  document.title = `${cut(report?.achievement?.name ?? words.details.title, 60)} – Aloi`;
  return (
    <main class="page" aria-busy={pending ? 'true' : undefined}>
      <p class="page-head">
        <Logo /> Aloi
      </p>
      {report ? (
        <Details report={report} pending={pending} {...rest} />
      ) : (
        <h1 class="notice-title">{pending ? words.details.pending : words.details.missing}</h1>
      )}
      <p {...SPOKEN} class="unseen">
        {news.current ?? ''}
      </p>
    </main>
  );
}
