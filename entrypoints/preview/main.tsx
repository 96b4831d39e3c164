import { openPreview, type PreviewView } from '../../src/app/preview-view.ts';
import { changeSettings, lockedSettings, onSettings, readSettings } from '../../src/app/settings.ts';
import { PreviewPage } from '../../src/ui/preview.tsx';
import { draw } from '../../src/ui/start.tsx';

const asked = new URLSearchParams(location.search).get('tab') ?? '';
const tab = /^\d{1,10}$/.test(asked) ? Number(asked) : undefined;

let [settings, locked] = await Promise.all([readSettings(), lockedSettings()]);
let view: PreviewView | undefined;
let again: (() => Promise<void>) | undefined;

function show() {
  if (!view) return;
  draw(
    settings.language,
    <PreviewPage
      view={view}
      ofTab={tab !== undefined}
      settings={settings}
      locked={locked}
      onAgain={() => void again?.()}
      onChange={(part) => void changeSettings(part)}
    />,
  );
}

onSettings((changed) => {
  settings = changed;
  void lockedSettings().then((names) => {
    locked = names;
    show();
  });
});
again = await openPreview(tab, (now) => {
  view = now;
  show();
});
