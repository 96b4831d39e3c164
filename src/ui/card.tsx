import { useId, useState } from 'preact/hooks';
import type { Shown } from '../app/show-place.ts';
import type { Report } from '../verify/report.ts';
import { Asides } from './asides.tsx';
import { credentialOf, type Entry } from './entries.ts';
import { headline, tiedTo } from './headline.ts';
import { Mark } from './mark.tsx';
import { Foreign, Picture, Verdict } from './parts.tsx';
import { SPOKEN } from './spoken.ts';
import { addressOf, cut, shownDate, spokenIn } from './text.ts';
import { useWords } from './words/context.tsx';

/** One credential in a list. */
export function Card({
  entry,
  asides,
  href,
  onOpen,
  onShow,
}: {
  entry: Entry;
  /** Say what the page says, too. */
  asides: boolean;
  href: string;
  onOpen?: ((key: string) => void) | undefined;
  /** Brings one of its places on the page into view: the first, and the next each time. */
  onShow?: ((entry: Entry, turn: number) => Promise<Shown>) | undefined;
}) {
  const words = useWords();
  const id = useId();
  const { report, candidate } = entry;
  const name = report?.achievement?.name ?? candidate.said?.title ?? addressOf(candidate.url) ?? words.common.untitled;
  const where =
    onShow && entry.stands.length > 0 && candidate.via !== 'page' ? (
      <Where name={cut(name, 80)} onShow={(turn) => onShow(entry, turn)} />
    ) : null;
  if (!report) {
    return (
      <article class="card" data-credential={credentialOf(entry)} aria-busy={entry.unasked ? undefined : 'true'}>
        {entry.unasked ? (
          <Verdict tone="unknown" text={words.headline.unasked} />
        ) : (
          <Verdict tone="pending" text={words.headline.pending} />
        )}
        <div class="card-body">
          <div class="card-text muted">
            <Foreign text={name} />
            {where}
          </div>
        </div>
      </article>
    );
  }
  const { tone, text } = headline(report, words);
  const { achievement } = report;
  const open = onOpen && {
    onClick: (event: MouseEvent) => {
      event.preventDefault();
      onOpen(entry.key);
    },
  };
  return (
    <article
      class="card"
      data-credential={credentialOf(entry)}
      data-verdict={report.verdict}
      data-identity={report.issuer.identity.level}
    >
      <Verdict tone={tone} text={text} id={id} />
      <div class="card-body">
        <div class="card-text">
          <h2 class="card-name">
            <a class="cover" href={href} aria-describedby={id} {...(onOpen ? {} : { target: '_blank' })} {...open}>
              {achievement?.name ? (
                <Foreign text={name} lang={spokenIn(achievement.language)} />
              ) : (
                <bdi class="muted">{cut(name, 80)}</bdi>
              )}
            </a>
          </h2>
          <IssuerLine report={report} />
          <DatesLine report={report} />
          {asides ? <Asides of={entry} most={1} /> : null}
          {where}
        </div>
        <Picture source={entry.picture} />
      </div>
      {report.contains.length > 0 ? <Parts reports={report.contains} /> : null}
    </article>
  );
}

/** The way to its place on the page. */
function Where({ name, onShow }: { name: string; onShow: (turn: number) => Promise<Shown> }) {
  const { popup, common } = useWords();
  const [turn, setTurn] = useState(0);
  const [shown, setShown] = useState<Shown>();
  return (
    <p class="where small">
      <button
        type="button"
        class="quiet"
        data-show
        aria-label={common.about(popup.show, name)}
        onClick={async () => {
          setShown(await onShow(turn));
          setTurn(turn + 1);
        }}
      >
        {popup.show}
      </button>
      <span {...SPOKEN} class="muted">
        {shown?.state === 'shown'
          ? shown.of > 1
            ? popup.place(shown.at, shown.of)
            : ''
          : shown
            ? popup[shown.state]
            : ''}
      </span>
    </p>
  );
}

/** Who issued it, or says so. */
export function IssuerLine({ report, large }: { report: Report; large?: boolean }) {
  const words = useWords();
  const name = report.issuer.name ?? report.issuer.id;
  if (!name) return null;
  return (
    <p class={large ? '' : 'small'}>
      <span class="muted">{isTied(report) ? words.common.by : words.common.says}</span> <Foreign text={name} />
      <IdentityNote report={report} />
    </p>
  );
}

/** Does more than the credential's own word stand behind the issuer's name? */
function isTied(report: Report): boolean {
  return isSettled(report) && report.issuer.identity.level !== 'claimed';
}

function isSettled({ verdict }: Report): boolean {
  return verdict !== 'invalid' && verdict !== 'unverified';
}

/**
 * What ties the name, where the headline does not say it already. Nothing is said of an unproven credential: there the name
 * proves nothing at all.
 */
function IdentityNote({ report }: { report: Report }) {
  const words = useWords();
  if (!isSettled(report) || report.verdict === 'valid') return null;
  const { level } = report.issuer.identity;
  const who = tiedTo(report);
  const text =
    level === 'domain' || level === 'platform'
      ? who
        ? words.identity[level](who)
        : words.identity.claimed
      : words.identity[level];
  return (
    <span class="muted">
      {' · '}
      <bdi>{text}</bdi>
    </span>
  );
}

function DatesLine({ report }: { report: Report }) {
  const words = useWords();
  const { issued, until } = report.dates;
  const issuedOn = shownDate(issued, words.language, 'medium');
  const untilDay = shownDate(until, words.language, 'medium');
  const parts = [
    issuedOn && words.common.issued(issuedOn),
    untilDay && (report.verdict === 'expired' ? words.common.expired(untilDay) : words.common.until(untilDay)),
  ].filter(Boolean);
  return parts.length > 0 ? <p class="small muted">{parts.join(' · ')}</p> : null;
}

/** Credentials inside a record or a presentation. `hrefOf`: where everything about one stands, by its `data-credential`. */
export function Parts({
  reports,
  hrefOf,
}: {
  reports: Report[];
  hrefOf?: ((credential: string) => string) | undefined;
}) {
  const words = useWords();
  return (
    <div class="parts">
      <p class="small muted">{words.popup.contains(reports.length)}</p>
      <ul class="plain stack">
        {reports.map((report) => {
          const { tone, text } = headline(report, words);
          const credential = report.source.id ?? report.source.digest;
          const { name: called = words.common.untitled, language } = report.achievement ?? {};
          const name = <Foreign text={called} lang={spokenIn(language)} />;
          return (
            <li
              class={`part tone-${tone}`}
              data-credential={credential}
              data-verdict={report.verdict}
              data-identity={report.issuer.identity.level}
            >
              <Mark tone={tone} />
              <span>
                {hrefOf && credential ? <a href={hrefOf(credential)}>{name}</a> : name}{' '}
                <span class="muted">– {text}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
