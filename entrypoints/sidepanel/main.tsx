import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { askFor } from '../../src/app/access.ts';
import { addToDossier } from '../../src/app/live.ts';
import { onSettings, readSettings } from '../../src/app/settings.ts';
import { showPlace } from '../../src/app/show-place.ts';
import { type OpenTab, openTab, type TabView } from '../../src/app/tab-view.ts';
import { draw } from '../../src/ui/start.tsx';
import { TabPage } from '../../src/ui/tab-page.tsx';

const fixed = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
const windowId = (await browser.windows.getCurrent()).id;
let settings = await readSettings();

let opened: OpenTab | undefined;
let turn = 0;
/** The switch: as long as this panel is open. */
let auto = false;
let view: TabView = {
  live: { tab: undefined, jobs: new Map() },
  access: undefined,
  busy: false,
  lost: false,
  withheld: [],
};
let redraw: (() => void) | undefined;

function App() {
  const [, count] = useState(0);
  useEffect(() => {
    redraw = () => count((before) => before + 1);
    redraw();
  }, []);
  return (
    <TabPage
      view={view}
      never={settings.never}
      onShow={({ stands }, turn) => showPlace(view.live.tab?.tab ?? -1, stands, turn)}
      onAgain={() => opened?.again()}
      onAllow={(origins) => void askFor(origins).then((given) => given && auto && opened?.ask())}
      onDossier={addToDossier}
      onOptions={() => void browser.runtime.openOptionsPage()}
      panel={{
        auto,
        onAuto: (on) => {
          auto = on;
          // Switched off, the panel lists only: what is under way ends, nothing new is asked.
          void follow();
        },
        onVerify: () => opened?.ask(),
      }}
    />
  );
}

/** Shows the tab in front; the last call wins. */
async function follow(): Promise<void> {
  const mine = ++turn;
  const tab = Number.isInteger(fixed)
    ? fixed
    : (
        await browser.tabs.query({ active: true, ...(windowId === undefined ? { currentWindow: true } : { windowId }) })
      )[0]?.id;
  opened?.stop();
  opened = undefined;
  if (tab === undefined || mine !== turn) return;
  const next = await openTab(tab, { ask: auto }, (now) => {
    if (mine !== turn) return;
    view = now;
    redraw?.();
  });
  if (mine === turn) opened = next;
  else next.stop();
}

browser.tabs.onActivated.addListener((info) => {
  if (info.windowId === windowId) void follow();
});
browser.tabs.onUpdated.addListener((_tab, change, info) => {
  if (change.status === 'complete' && info.active && info.windowId === windowId) void follow();
});
onSettings((changed) => {
  settings = changed;
  draw(settings.language, <App />);
});
await follow();
draw(settings.language, <App />);
