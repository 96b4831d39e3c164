import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Access } from '../app/access.ts';
import type { Shown } from '../app/show-place.ts';
import type { Candidate } from '../detect/candidate.ts';
import { Card } from './card.tsx';
import { type Addable, DossierButton } from './dossier-button.tsx';
import { type Entry, identityOf, type Listing, tally } from './entries.ts';
import { headline, type Tone } from './headline.ts';
import { Logo, Mark } from './mark.tsx';
import { useGradually } from './painted.ts';
import { Foreign } from './parts.tsx';
import { SPOKEN } from './spoken.ts';
import { cut, hostOf, shownHost } from './text.ts';
import { useWords } from './words/context.tsx';

export interface PopupProps {
  listing: Listing;
  access: Access | undefined;
  /** Still asking, looking or verifying. */
  busy: boolean;
  /** The background could not be reached, or gave up. */
  lost: boolean;
  private: boolean;
  /** The person told Aloi to stay away from this site. */
  never: boolean;
  /** Sites of issuers the browser withholds, as match patterns. */
  withheld: string[];
  hrefOf: (key: string) => string;
  onOpen?: ((key: string) => void) | undefined;
  /** Brings one of the places of an entry on the page into view. */
  onShow?: ((entry: Entry, turn: number) => Promise<Shown>) | undefined;
  onAgain: () => void;
  onAllow: (origins: string[]) => void;
  onOptions: () => void;
  /** Names the page that the list is of, each time it is loaded. */
  page: string | undefined;
  /** Puts the badges of these jobs into the dossier; absent where nothing is kept. */
  onDossier?: ((jobs: string[]) => Promise<boolean>) | undefined;
  /** Opens the side panel; absent where there is none, or in it. */
  onPanel?: (() => void) | undefined;
  /** The holder's preview of this page's badges; absent where it may not stand in an ordinary window. */
  previewHref?: string | undefined;
  /** In the side panel, opening is not asking: a button asks, or a switch. */
  panel?: { auto: boolean; onAuto: (auto: boolean) => void; onVerify: () => void } | undefined;
}

/** From this many on, the counts become filters. */
const MANY = 5;

/** The list of one tab's credentials. */
export function Popup(props: PopupProps) {
  const words = useWords();
  const { listing, access, busy, never } = props;
  const [only, setOnly] = useState<Tone>();
  const host = access && 'host' in access ? shownHost(access.host) : undefined;
  const { entries } = listing;
  const matching = entries.filter(({ report }) => report && headline(report, words).tone === only);
  // A filter that matches nothing any more would hide everything.
  const shown = only && matching.length > 0 ? matching : entries;
  const { count, isFirst, isWhole } = useGradually(shown.length);
  return (
    <main class="popup" aria-busy={busy || !isWhole ? 'true' : undefined}>
      <header class="popup-head">
        <Logo />
        <div class="grow">
          <h1>{words.popup.title}</h1>
          {host ? (
            <p class="small muted">
              <Foreign text={words.popup.on(host)} />
            </p>
          ) : null}
        </div>
        {props.onDossier ? (
          <a class="button quiet" href="/dossier.html" target="_blank" rel="noopener">
            {words.common.dossier}
          </a>
        ) : null}
        <button type="button" class="quiet" onClick={props.onOptions}>
          {words.common.options}
        </button>
      </header>
      {props.panel ? <PanelControls {...props.panel} entries={entries} busy={busy} /> : null}
      <div>
        <Progress
          listing={listing}
          busy={busy}
          lost={props.lost}
          none={!busy && !never && !props.lost && entries.length === 0 && access?.state === 'granted'}
        />
        <Tally entries={entries} only={only} onOnly={setOnly} />
      </div>
      <AccessNotice {...props} />
      <IssuersNotice {...props} />
      {shown.length > 0 ? (
        <ul class="plain cards" aria-label={words.popup.title}>
          {shown.slice(0, count).map((entry) => (
            <li key={entry.key}>
              <Card
                entry={entry}
                asides={!isFirst}
                href={props.hrefOf(entry.key)}
                onOpen={props.onOpen}
                onShow={props.onShow}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {never && host ? <Notice>{words.popup.never(host)}</Notice> : null}
      {busy ? null : <EmptyOnes candidates={listing.empty} />}
      <footer class="row between">
        {props.lost || entries.some(({ unasked }) => !unasked) ? (
          // It stays while they are checked: the focus is on it.
          <button type="button" class="quiet" aria-disabled={busy} onClick={() => !busy && props.onAgain()}>
            {words.common.again}
          </button>
        ) : null}
        {props.onDossier ? (
          // Another page, another button.
          <DossierButton key={props.page} of={shown.map(addable)} busy={busy} onAdd={props.onDossier} />
        ) : null}
        {props.private ? <span class="small muted">{words.popup.private}</span> : null}
        {props.previewHref && !props.private && entries.some(({ report }) => report) && !busy ? (
          <a class="button quiet" href={props.previewHref} target="_blank" rel="noopener">
            {words.preview.open}
          </a>
        ) : null}
        {props.onPanel ? (
          <button type="button" class="quiet" onClick={props.onPanel}>
            {words.popup.panel}
          </button>
        ) : null}
      </footer>
    </main>
  );
}

const addable = ({ key, report }: Entry): Addable =>
  report ? { key, same: identityOf(report) } : { key, pending: true };

/** The button that asks, and the switch that asks from page to page. */
function PanelControls({
  auto,
  onAuto,
  onVerify,
  entries,
  busy,
}: NonNullable<PopupProps['panel']> & { entries: Entry[]; busy: boolean }) {
  const words = useWords();
  return (
    <div class="notice">
      <label class="choice bare">
        <input
          type="checkbox"
          name="auto"
          checked={auto}
          aria-labelledby="auto-name"
          aria-describedby="auto-help"
          onChange={(event) => onAuto(event.currentTarget.checked)}
        />
        <span id="auto-name">{words.popup.auto}</span>
        <span class="help small muted" id="auto-help">
          {words.popup.autoHelp}
        </span>
      </label>
      {!auto && !busy && entries.some(({ unasked }) => unasked) ? (
        <button type="button" class="main" onClick={onVerify}>
          {words.popup.verify}
        </button>
      ) : null}
    </div>
  );
}

/** One live region, which speaks when work begins and how it ends; the counts are for the eyes. */
function Progress({
  listing,
  busy,
  lost,
  none,
}: {
  listing: Listing;
  busy: boolean;
  lost: boolean;
  /** The page was looked at, and there is nothing on it. */
  none: boolean;
}) {
  const words = useWords();
  const checked = listing.entries.filter(({ report }) => report).length;
  return (
    <>
      <div {...SPOKEN}>
        {lost ? <Notice>{words.popup.lost}</Notice> : null}
        {none ? (
          <div class="empty">
            <h2>{words.popup.none}</h2>
            <p class="muted small">{words.popup.noneHelp}</p>
          </div>
        ) : null}
        {busy || (checked > 0 && !lost) ? (
          <p class={busy ? 'small muted' : 'unseen'}>{busy ? words.popup.looking : words.popup.done(checked)}</p>
        ) : null}
      </div>
      {busy && listing.total > 0 ? (
        <p class="small muted" aria-hidden="true">
          {words.popup.checking(listing.done, listing.total)}
        </p>
      ) : null}
    </>
  );
}

const TONES = ['bad', 'unknown', 'lapsed', 'claimed', 'good'] as const;

/** How many of each kind, worst first; on a long list, each count shows only its own. */
function Tally({
  entries,
  only,
  onOnly,
}: {
  entries: Entry[];
  only: Tone | undefined;
  onOnly: (only: Tone | undefined) => void;
}) {
  const words = useWords();
  const counts = tally(entries, words);
  if (entries.length < 2 || counts.size === 0) return null;
  const isFilter = entries.length >= MANY && counts.size > 1;
  return (
    <ul class="plain tally">
      {TONES.filter((tone) => counts.has(tone)).map((tone) => {
        const text = words.popup.tally[tone](counts.get(tone) ?? 0);
        return (
          <li key={tone} class={`tone-${tone}`}>
            {isFilter ? (
              <button
                type="button"
                class="quiet"
                aria-pressed={only === tone}
                title={only === tone ? words.popup.all : words.popup.filter}
                onClick={() => onOnly(only === tone ? undefined : tone)}
              >
                <Mark tone={tone} />
                {text}
              </button>
            ) : (
              <>
                <Mark tone={tone} />
                {text}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function EmptyOnes({ candidates }: { candidates: Candidate[] }) {
  const words = useWords();
  if (candidates.length === 0) return null;
  return (
    <details>
      <summary>{words.popup.empty(candidates.length)}</summary>
      <ul class="small muted bullets">
        {candidates.map((candidate) => (
          <li key={candidate.id}>
            <Foreign text={candidate.said?.title ?? hostOf(candidate.url) ?? candidate.id} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function AccessNotice({ access, onAllow }: Pick<PopupProps, 'access' | 'onAllow'>) {
  const words = useWords();
  if (!access || access.state === 'granted') return null;
  if (access.state === 'withheld') {
    const host = shownHost(access.host);
    return (
      <Notice>
        <p>{words.popup.withheld(host)}</p>
        <p class="small muted">{words.popup.withheldHelp}</p>
        <button type="button" class="main" onClick={() => onAllow([access.origin])}>
          {words.popup.allow(host)}
        </button>
      </Notice>
    );
  }
  return <Notice>{words.popup[access.state]}</Notice>;
}

function IssuersNotice({ access, withheld, onAllow }: Pick<PopupProps, 'access' | 'withheld' | 'onAllow'>) {
  const words = useWords();
  // The page's own site is asked for above.
  const origins = withheld.filter((origin) => access?.state !== 'withheld' || origin !== access.origin);
  if (origins.length === 0) return null;
  const hosts = cut(origins.map((origin) => shownHost(origin.replace(/^https:\/\/|\/\*$/g, ''))).join(', '));
  return (
    <Notice>
      <p>{words.popup.issuersWithheld(hosts)}</p>
      <p class="small muted">{words.popup.issuersWithheldHelp}</p>
      <button type="button" class="main" onClick={() => onAllow(origins)}>
        {words.popup.allow(hosts)}
      </button>
    </Notice>
  );
}

function Notice({ children }: { children: ComponentChildren }) {
  return <div class="notice">{typeof children === 'string' ? <p>{children}</p> : children}</div>;
}
