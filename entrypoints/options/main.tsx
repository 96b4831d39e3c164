import { useEffect, useState } from 'preact/hooks';
import { mayVerifyWhileBrowsing } from '../../src/app/consent.ts';
import {
  changeSettings,
  DEFAULTS,
  host,
  isTemplate,
  lockedSettings,
  onSettings,
  readSettings,
  type Settings,
} from '../../src/app/settings.ts';
import { OptionsPage } from '../../src/ui/options.tsx';
import { draw } from '../../src/ui/start.tsx';

let settings = await readSettings();
let locked = await lockedSettings();

function App() {
  const [refused, setRefused] = useState(false);
  const change = async (part: Partial<Settings>) => {
    setRefused(false);
    if (part.when === 'browse' && settings.when !== 'browse' && !(await mayVerifyWhileBrowsing()))
      return setRefused(true);
    await changeSettings(part);
  };
  useEffect(() => onSettings(refresh), []);
  return (
    <OptionsPage
      settings={settings}
      locked={locked}
      refused={refused}
      isHost={(text) => host(text) !== undefined}
      isTemplate={isTemplate}
      onChange={(part) => void change(part)}
      onReset={() => void changeSettings(DEFAULTS)}
    />
  );
}

function refresh(changed: Settings) {
  settings = changed;
  void lockedSettings().then((names) => {
    locked = names;
    draw(settings.language, <App />);
  });
}

draw(settings.language, <App />);
