/** Small pieces the pages share. Text of credentials is always cut and isolated in `<bdi>`. */
import type { ComponentChildren } from 'preact';
import type { Tone } from './headline.ts';
import { Mark } from './mark.tsx';
import { cut, hostOf, pieces } from './text.ts';
import { useWords } from './words/context.tsx';

/** A name or short text that a credential, a page or a server chose. */
export function Foreign({ text, lang }: { text: string; lang?: string | undefined }) {
  return <bdi lang={lang}>{cut(text)}</bdi>;
}

/** A sentence of ours; a host in it is read in one piece, never broken at one of its hyphens. */
export function Sentence({ text }: { text: string }) {
  return pieces(text).map((piece, index) =>
    index % 2 === 1 ? (
      <span class="host" key={index}>
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}

/** `id`: for the link beside it, which is described by it. */
export function Verdict({
  tone,
  text,
  large,
  id,
}: {
  tone: Tone | 'pending';
  text: string;
  large?: boolean;
  id?: string;
}) {
  return (
    <p class={`verdict tone-${tone}${large ? ' large' : ''}`} id={id}>
      <Mark tone={tone} />
      <span>
        <Sentence text={text} />
      </span>
    </p>
  );
}

/** Only what the background has drawn anew (`app/picture`), never what a stranger sent; nothing is fetched to show it. */
export function Picture({ source, large }: { source: string | undefined; large?: boolean }) {
  if (!source || !/^data:image\/(png|webp|svg\+xml)[;,]/i.test(source)) return null;
  return <img class={`picture${large ? ' large' : ''}`} src={source} alt="" decoding="async" />;
}

export function Section({ title, children, id }: { title: string; children: ComponentChildren; id?: string }) {
  return (
    <section class="section" id={id} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

export function Facts({ rows }: { rows: [name: string, value: ComponentChildren][] }) {
  const shown = rows.filter(([, value]) => value !== undefined && value !== null && value !== '');
  if (shown.length === 0) return null;
  return (
    <dl class="facts">
      {shown.map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}

/** A way out to somebody else's site: its real host is shown, whatever the link's text. */
export function Outside({
  url,
  text,
  about = text,
}: {
  url: string;
  text?: string | undefined;
  /** What it leads to, where that is written before it. */
  about?: string | undefined;
}) {
  const words = useWords();
  const host = hostOf(url);
  if (!host) return <Foreign text={text ?? url} />;
  return (
    <span>
      {text ? (
        <>
          <Foreign text={text} />{' '}
        </>
      ) : null}
      <a
        href={url}
        target="_blank"
        rel="noopener noreferrer"
        referrerpolicy="no-referrer"
        title={words.details.leave}
        // One host may be linked to many times: each link says what it leads to.
        aria-label={about ? `${words.common.about(host, cut(about))} (${words.common.newWindow})` : undefined}
      >
        <span class="host">
          <bdi>{host}</bdi> <span aria-hidden="true">↗</span>
        </span>
        <span class="unseen"> ({words.common.newWindow})</span>
      </a>
    </span>
  );
}
