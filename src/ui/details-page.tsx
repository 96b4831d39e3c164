import { Details, type DetailsProps } from './details.tsx';
import { Logo } from './mark.tsx';
import { cut } from './text.ts';
import { useWords } from './words/context.tsx';

export interface DetailsPageProps extends Omit<DetailsProps, 'report'> {
  report: DetailsProps['report'] | undefined;
  pending: boolean;
}

export function DetailsPage({ report, pending, ...rest }: DetailsPageProps) {
  const words = useWords();
  document.title = `${cut(report?.achievement?.name ?? words.details.title, 60)} – Aloi`;
  return (
    <main class="page" aria-busy={pending ? 'true' : undefined}>
      <p class="page-head">
        <Logo /> Aloi
      </p>
      {report ? (
        <Details report={report} {...rest} />
      ) : (
        <h1 class="notice-title">{pending ? words.details.pending : words.details.missing}</h1>
      )}
    </main>
  );
}
