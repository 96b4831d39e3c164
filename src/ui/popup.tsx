import type { ComponentChildren } from 'preact';
import type { Access } from '../app/access.ts';
import { Card } from './card.tsx';
import type { Listing } from './entries.ts';
import { tally } from './entries.ts';
import { Logo, Mark } from './mark.tsx';
import { Foreign } from './parts.tsx';
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
  onAgain: () => void;
  onAllow: (origins: string[]) => void;
  onOptions: () => void;
}

/** The list of one tab's credentials. */
export function Popup(props: PopupProps) {
  const words = useWords();
  const { listing, access, busy, never } = props;
  const host = access && 'host' in access ? shownHost(access.host) : undefined;
  return (
    <main class="popup" aria-busy={busy ? 'true' : undefined}>
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
        <button type="button" class="quiet" onClick={props.onOptions}>
          {words.common.options}
        </button>
      </header>
      <Summary {...props} />
      {props.lost ? <Notice>{words.popup.lost}</Notice> : null}
      <AccessNotice {...props} />
      {props.withheld.length > 0 ? <IssuersNotice origins={props.withheld} onAllow={props.onAllow} /> : null}
      {listing.entries.length > 0 ? (
        <ul class="plain cards" aria-label={words.popup.title}>
          {listing.entries.map((entry) => (
            <li key={entry.key}>
              <Card entry={entry} href={props.hrefOf(entry.key)} onOpen={props.onOpen} />
            </li>
          ))}
        </ul>
      ) : null}
      {never && host ? <Notice>{words.popup.never(host)}</Notice> : null}
      {!busy && !never && listing.entries.length === 0 && access?.state === 'granted' ? (
        <div class="empty">
          <h2>{words.popup.none}</h2>
          <p class="muted small">{words.popup.noneHelp}</p>
        </div>
      ) : null}
      {!busy && listing.empty.length > 0 ? (
        <details>
          <summary>{words.popup.empty(listing.empty.length)}</summary>
          <ul class="small muted bullets">
            {listing.empty.map((candidate) => (
              <li key={candidate.id}>
                <Foreign text={candidate.said?.title ?? hostOf(candidate.url) ?? candidate.id} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {listing.entries.length > 0 && !busy ? (
        <div class="row between">
          <button type="button" class="quiet" onClick={props.onAgain}>
            {words.common.again}
          </button>
          {props.private ? <span class="small muted">{words.popup.private}</span> : null}
        </div>
      ) : null}
    </main>
  );
}

/** One live region, which speaks when work begins and when it ends; the counts are for the eyes and for reading on. */
function Summary({ listing, busy }: PopupProps) {
  const words = useWords();
  const counts = tally(listing.entries, words);
  const tones = ['bad', 'unknown', 'lapsed', 'claimed', 'good'] as const;
  const shown = listing.entries.length;
  return (
    <div>
      <p role="status" class={busy ? 'small muted' : 'unseen'}>
        {busy ? words.popup.looking : shown > 0 ? words.popup.done(shown) : ''}
      </p>
      {busy && listing.total > 0 ? (
        <p class="small muted" aria-hidden="true">
          {words.popup.checking(listing.done, listing.total)}
        </p>
      ) : null}
      {counts.size > 0 && shown > 1 ? (
        <ul class="plain tally">
          {tones
            .filter((tone) => counts.has(tone))
            .map((tone) => (
              <li key={tone} class={`tone-${tone}`}>
                <Mark tone={tone} />
                {words.popup.tally[tone](counts.get(tone) ?? 0)}
              </li>
            ))}
        </ul>
      ) : null}
    </div>
  );
}

function AccessNotice({ access, onAllow }: PopupProps) {
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

function IssuersNotice({ origins, onAllow }: { origins: string[]; onAllow: (origins: string[]) => void }) {
  const words = useWords();
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
