import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { askFor } from '../../src/app/access.ts';
import { addToDossier } from '../../src/app/live.ts';
import { canOpenPanel, openPanel } from '../../src/app/panel.ts';
import { drawForBackground } from '../../src/app/picture/draw-in-page.ts';
import { readSettings } from '../../src/app/settings.ts';
import { showPlace } from '../../src/app/show-place.ts';
import { type OpenTab, openTab, type TabView } from '../../src/app/tab-view.ts';
import { painted } from '../../src/ui/painted.ts';
import { draw } from '../../src/ui/start.tsx';
import { TabPage } from '../../src/ui/tab-page.tsx';

// What was pointed at in a private window is shown here.
drawForBackground();

const asked = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
const settingsRead = readSettings();
const [active] = await browser.tabs.query({ active: true, currentWindow: true });
const tab = Number.isInteger(asked) ? asked : active?.id;
const windowId = active?.windowId;
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
  useEffect(() => {
    show = setView;
    setView(first);
  }, []);
  return (
    <TabPage
      view={view}
      never={settings.never}
      onShow={({ stands }, turn) => showPlace(view.live.tab?.tab ?? -1, stands, turn)}
      onAgain={() => opened?.again()}
      onAllow={(origins) => void askFor(origins).then((given) => given && opened?.ask())}
      onDossier={addToDossier}
      onOptions={() => void browser.runtime.openOptionsPage()}
      previewHref={tab === undefined ? undefined : `preview.html?tab=${tab}`}
      onPanel={canOpenPanel && windowId !== undefined ? () => openPanel(windowId) : undefined}
    />
  );
}

if (tab === undefined) {
  first = { ...first, access: { state: 'closed' }, busy: false };
  draw(settings.language, <App />);
} else {
  let drawing: Promise<void> | undefined;
  opened = await openTab(tab, { ask: true, drawn: async () => drawing }, (view) => {
    first = view;
    if (drawing) show?.(view);
    else drawing = draw(settings.language, <App />).then(painted);
  });
}
