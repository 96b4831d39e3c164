import { browser } from 'wxt/browser';
import { sweep } from '../../src/app/dossier/retention.ts';
import { tell } from '../../src/app/live.ts';
import { lockedSettings, onSettings, readSettings } from '../../src/app/settings.ts';
import { DossierApp, DossierRefused } from '../../src/ui/dossier/app.tsx';
import { ActionsProvider } from '../../src/ui/dossier/context.tsx';
import { draw } from '../../src/ui/start.tsx';
import { actions } from './actions.ts';

let [settings, locked] = await Promise.all([readSettings(), lockedSettings()]);

function show() {
  draw(
    settings.language,
    browser.extension.inIncognitoContext ? (
      <DossierRefused />
    ) : (
      <ActionsProvider value={actions}>
        <DossierApp
          months={settings.dossierMonths}
          monthsLocked={locked.has('dossierMonths')}
          version={browser.runtime.getManifest().version}
        />
      </ActionsProvider>
    ),
  );
}

onSettings((changed) => {
  settings = changed;
  void lockedSettings().then((names) => {
    locked = names;
    show();
  });
});

if (!browser.extension.inIncognitoContext) {
  // Not shown for a moment what should be gone already; and what was left waiting goes on.
  await sweep(settings.dossierMonths).catch(() => undefined);
  void tell({ type: 'dossier.work', again: false });
}
show();
