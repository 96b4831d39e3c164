import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { askFor } from '../../src/app/access.ts';
import { readSettings } from '../../src/app/settings.ts';
import { type OpenTab, openTab, type TabView } from '../../src/app/tab-view.ts';
import { credentialOf, listing } from '../../src/ui/entries.ts';
import { Popup } from '../../src/ui/popup.tsx';
import { PrivateDetails } from '../../src/ui/private-details.tsx';
import { draw } from '../../src/ui/start.tsx';

const asked = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
const settingsRead = readSettings();
const tab = Number.isInteger(asked) ? asked : (await browser.tabs.query({ active: true, currentWindow: true }))[0]?.id;
const settings = await settingsRead;

let opened: OpenTab | undefined;
let show: ((view: TabView) => void) | undefined;
let first: TabView = {
  live: { tab: undefined, jobs: new Map() },
  access: undefined,
  busy: true,
  lost: false,
  withheld: [],
};

function App() {
  const [view, setView] = useState(first);
  const [open, setOpen] = useState<string>();
  useEffect(() => {
    show = setView;
    setView(first);
  }, []);
  const list = listing(view.live.tab, view.live.jobs);
  const isPrivate = view.live.tab?.private === true;
  const entry = list.entries.find((one) => one.key === open);
  const host = view.access && 'host' in view.access ? view.access.host : undefined;
  if (isPrivate && entry) return <PrivateDetails entry={entry} onBack={() => setOpen(undefined)} />;
  return (
    <Popup
      listing={list}
      access={view.access}
      busy={view.busy}
      lost={view.lost}
      private={isPrivate}
      never={host !== undefined && settings.never.includes(host)}
      withheld={view.withheld}
      hrefOf={(key) => {
        const one = list.entries.find((candidate) => candidate.key === key);
        return `details.html?${new URLSearchParams({ credential: one ? credentialOf(one) : '', job: key })}`;
      }}
      onOpen={isPrivate ? setOpen : undefined}
      onAgain={() => opened?.again()}
      onAllow={(origins) => void askFor(origins).then((given) => given && opened?.retry())}
      onOptions={() => void browser.runtime.openOptionsPage()}
    />
  );
}

if (tab === undefined) {
  first = { ...first, access: { state: 'closed' }, busy: false };
  draw(settings.language, <App />);
} else {
  let drawn = false;
  opened = await openTab(tab, { ask: true }, (view) => {
    first = view;
    if (drawn) show?.(view);
    else {
      drawn = true;
      draw(settings.language, <App />);
    }
  });
}
