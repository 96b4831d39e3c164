import { useState } from 'preact/hooks';
import type { RawDocument } from '../app/raw.ts';
import type { Report } from '../verify/report.ts';
import { answers, chain, isUnread } from './answers.ts';
import { Asides } from './asides.tsx';
import { Associations } from './associations.tsx';
import { Attached } from './attached.tsx';
import { IssuerLine, Parts } from './card.tsx';
import { CheckList } from './checks.tsx';
import { DossierButton } from './dossier-button.tsx';
import { Endorsements } from './endorsements.tsx';
import type { Entry } from './entries.ts';
import { headline } from './headline.ts';
import { Facts, Foreign, Picture, Section, Sentence, Verdict } from './parts.tsx';
import { PlatformSays } from './platform-says.tsx';
import { Raw, RawCredential } from './raw.tsx';
import { SPOKEN } from './spoken.ts';
import { Substance } from './substance.tsx';
import { addressOf, cut, shownMoment, spokenIn } from './text.ts';
import { timeline } from './timeline.ts';
import { useWords } from './words/context.tsx';
import { say } from './words/phrase.ts';

export interface DetailsProps {
  report: Report;
  /** It is being checked again; until that is known, this is what was found last. */
  pending?: boolean;
  /** What it is known by: `data-credential`. */
  credential: string;
  /** Where it was looked for: what it is called when its name is not known. */
  address?: string | undefined;
  /** A small picture, drawn anew by the background: a `data:` address. */
  picture?: string | undefined;
  /** Everything about a part of it, by the part's `data-credential`. */
  hrefOf?: ((credential: string) => string) | undefined;
  /** When it was checked: milliseconds since 1970. */
  checked: number | undefined;
  /** How and where it stood on a page. */
  stood?: Pick<Entry, 'candidate' | 'page'> | undefined;
  /** `attached`: also what the credential only attaches. */
  onAgain?: ((attached: boolean) => void) | undefined;
  /** The document itself, if it is still there. */
  raw?: (() => Promise<RawDocument | undefined>) | undefined;
  /** Puts it into the dossier. */
  onDossier?: (() => Promise<boolean>) | undefined;
  /** Was it awarded to this address? Compared on this machine. */
  compare?: ((address: string) => boolean) | undefined;
}

/** One credential: the four questions, then everything that was asked. */
export function Details(props: DetailsProps) {
  const words = useWords();
  const { report, checked, pending = false } = props;
  const { tone, text } = pending ? { tone: 'pending' as const, text: words.headline.pending } : headline(report, words);
  const d = words.details;
  const said = answers(report, words);
  const unread = isUnread(report);
  return (
    <article
      class="stack wide"
      data-credential={props.credential}
      data-verdict={pending ? undefined : report.verdict}
      data-identity={report.issuer.identity.level}
    >
      <Verdict tone={tone} text={text} large />
      <FromCode report={report} />
      <div class="title">
        <div class="stack">
          <h1>
            <Foreign
              text={report.achievement?.name ?? addressOf(props.address) ?? words.common.untitled}
              lang={report.achievement?.name ? spokenIn(report.achievement.language) : undefined}
            />
          </h1>
          <IssuerLine report={report} large />
        </div>
        <Picture source={props.picture} large />
      </div>

      <Section title={d.questions.genuine}>
        <Paragraph lines={said.genuine} />
      </Section>
      <Section title={d.questions.vouches}>
        {unread ? null : <Chain report={report} />}
        <p>
          <Sentence text={said.vouches} />
        </p>
        {unread || (report.endorsements.length === 0 && report.said?.endorsements) ? null : (
          <Endorsements report={report} />
        )}
        {unread ? null : <PlatformSays report={report} about="vouches" />}
      </Section>
      <Section title={d.questions.whose}>
        <Paragraph lines={said.whose} />
        {unread ? null : <PlatformSays report={report} about="whose" />}
        {props.stood ? <Asides of={{ ...props.stood, report }} /> : null}
        {props.compare && report.recipient?.identifiers.length ? <Compare compare={props.compare} /> : null}
      </Section>
      <Section title={d.questions.worth}>
        {unread ? null : <Unproven report={report} />}
        <Timeline report={report} />
        <p>{said.worth.join(' ')}</p>
        {unread ? null : <Substance report={report} />}
      </Section>
      {report.contains.length > 0 ? (
        <Section title={d.contains}>
          <Parts reports={report.contains} hrefOf={props.hrefOf} />
          <Associations report={report} />
        </Section>
      ) : null}
      <Section title={d.checks}>
        <p class="small muted">{d.checksHelp}</p>
        <CheckList checks={report.checks} />
        {props.onAgain ? <Attached report={report} onAsk={() => props.onAgain?.(true)} /> : null}
      </Section>
      <Source report={report} raw={props.raw} />
      <div class="row between">
        {/* Speaks when it was checked again. */}
        <span {...SPOKEN} class="small muted">
          {pending ? words.headline.pending : null}
          {pending || checked === undefined ? null : (
            <>
              <span class="unseen">{text} – </span>
              {d.checkedAt(shownMoment(checked, words.language))}
            </>
          )}
        </span>
        {props.onDossier ? <DossierButton of={[{ key: props.credential }]} onAdd={props.onDossier} /> : null}
        {props.onAgain ? (
          <button type="button" aria-disabled={pending} onClick={() => !pending && props.onAgain?.(false)}>
            {words.common.again}
          </button>
        ) : null}
      </div>
    </article>
  );
}

/** Where a QR code led, before anything that was found there. */
function FromCode({ report }: { report: Report }) {
  const words = useWords();
  const { meaning } = words.codes['from-code'];
  return report.checks
    .filter(({ code }) => code === 'from-code')
    .map(({ about, detail }) => (
      <p class="from-code" key={about}>
        {say(meaning, detail)}
      </p>
    ));
}

function Paragraph({ lines }: { lines: string[] }) {
  return (
    <>
      {lines.map((line) => (
        <p key={line}>
          <Sentence text={line} />
        </p>
      ))}
    </>
  );
}

function Chain({ report }: { report: Report }) {
  const words = useWords();
  return (
    <ol class="plain chain">
      {chain(report, words).map((link) => (
        <li key={link.name + link.relation}>
          {link.relation ? <span class="relation">{link.relation}</span> : null}
          <span class={`link${link.proven ? '' : ' unproven'}`}>
            <bdi>{link.name}</bdi>
            {link.proven || !link.relation ? null : (
              <span class="small muted"> ({words.details.vouches.chain.unproven})</span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Compare({ compare }: { compare: (address: string) => boolean }) {
  const words = useWords();
  const w = words.details.whose;
  const [result, setResult] = useState<boolean>();
  return (
    <form
      class="field no-print"
      onSubmit={(event) => {
        event.preventDefault();
        const address = String(new FormData(event.currentTarget as HTMLFormElement).get('address') ?? '');
        if (address.trim()) setResult(compare(address.trim()));
      }}
    >
      <h3>{w.try}</h3>
      <label class="small" for="address">
        {w.tryLabel}
      </label>
      <div class="row">
        <input
          id="address"
          name="address"
          type="text"
          inputMode="email"
          autocomplete="off"
          style="flex:1;min-inline-size:10rem"
          onInput={() => setResult(undefined)}
        />
        <button type="submit">{w.tryButton}</button>
      </div>
      <p class="small muted">{w.tryHelp}</p>
      <p {...SPOKEN}>{result === undefined ? '' : result ? w.yes : w.no}</p>
    </form>
  );
}

function Timeline({ report }: { report: Report }) {
  const words = useWords();
  const points = timeline(report, words, Date.now());
  if (points.length === 0) return null;
  return (
    <ol class="plain timeline">
      {points.map(({ text, when, life }) => (
        <li key={text} class={`${when} ${life}`} aria-current={when === 'now' ? 'date' : undefined}>
          {text}
        </li>
      ))}
    </ol>
  );
}

function Unproven({ report }: { report: Report }) {
  const words = useWords();
  const isOpen = report.verdict === 'invalid' || report.verdict === 'unverified';
  return isOpen ? <p class="muted">{words.details.worth.unproven}</p> : null;
}

/** The list of standards has no name for ISO 18013-5; the first check says it. */
function isMobile({ checks }: Report): boolean {
  return checks[0]?.id === 'format' && checks[0].detail?.['format'] === 'mdoc';
}

function Source({ report, raw }: Pick<DetailsProps, 'report' | 'raw'>) {
  const words = useWords();
  const d = words.details;
  const { source } = report;
  return (
    <Section title={d.source}>
      <Facts
        rows={[
          [d.kind, isMobile(report) ? d.mobileDocument : words.standard[report.standard]],
          [d.id, source.id ? <Code text={source.id} /> : undefined],
          [d.url, source.url ? <Code text={source.url} /> : undefined],
          [d.digest, source.digest ? <Code text={source.digest} /> : undefined],
        ]}
      />
      <p class="small">{source.retrieved.length > 0 ? d.asked(source.retrieved.length) : d.askedNone}</p>
      {source.retrieved.length > 0 ? (
        <ul class="bullets">
          {source.retrieved.map((url) => (
            <li key={url}>
              <Code text={url} />
            </li>
          ))}
        </ul>
      ) : null}
      {raw ? <RawCredential load={raw} /> : null}
      <details>
        <summary>{d.raw}</summary>
        <Raw text={JSON.stringify(report, null, 2)} label={d.raw} />
      </details>
    </Section>
  );
}

function Code({ text }: { text: string }) {
  return (
    <bdi class="code" dir="ltr">
      {cut(text, 2_000)}
    </bdi>
  );
}
