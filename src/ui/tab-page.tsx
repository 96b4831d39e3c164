import { useState } from 'preact/hooks';
import type { TabView } from '../app/tab-view.ts';
import { credentialOf, listing } from './entries.ts';
import { Popup, type PopupProps } from './popup.tsx';
import { PrivateDetails } from './private-details.tsx';

export interface TabPageProps
  extends Pick<
    PopupProps,
    'onAgain' | 'onShow' | 'onAllow' | 'onOptions' | 'onPanel' | 'onDossier' | 'panel' | 'previewHref'
  > {
  view: TabView;
  /** Sites where the person wants nothing done. */
  never: string[];
}

/** One tab, in the popup or at the side: the list, and for private windows the details in place. */
export function TabPage({ view, never, onDossier, ...rest }: TabPageProps) {
  const [open, setOpen] = useState<string>();
  const list = listing(view.live.tab, view.live.jobs);
  const isPrivate = view.live.tab?.private === true;
  const entry = list.entries.find((one) => one.key === open);
  const host = view.access && 'host' in view.access ? view.access.host : undefined;
  // In a tab of its own it would stand in an ordinary window.
  if (isPrivate && entry) return <PrivateDetails entry={entry} onBack={() => setOpen(undefined)} />;
  return (
    <Popup
      listing={list}
      access={view.access}
      busy={view.busy}
      lost={view.lost}
      private={isPrivate}
      page={view.live.tab?.frames['0']?.document}
      never={host !== undefined && never.includes(host)}
      withheld={view.withheld}
      hrefOf={(key) => {
        const one = list.entries.find((candidate) => candidate.key === key);
        return `details.html?${new URLSearchParams({ credential: one ? credentialOf(one) : '', job: key, tab: String(view.live.tab?.tab ?? '') })}`;
      }}
      onOpen={isPrivate ? setOpen : undefined}
      // Nothing of a private window is kept.
      onDossier={isPrivate ? undefined : onDossier}
      {...rest}
    />
  );
}
