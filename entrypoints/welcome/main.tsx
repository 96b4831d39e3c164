import { useState } from 'preact/hooks';
import { mayVerifyWhileBrowsing } from '../../src/app/consent.ts';
import { changeSettings, lockedSettings, onSettings, readSettings } from '../../src/app/settings.ts';
import { draw } from '../../src/ui/start.tsx';
import { Welcome } from '../../src/ui/welcome.tsx';

let [settings, locked] = await Promise.all([readSettings(), lockedSettings()]);

function App() {
  const [when, setWhen] = useState(settings.when);
  const [said, setSaid] = useState<'saved' | 'refused'>();
  const choose = async (choice: 'open' | 'browse') => {
    if (choice === 'browse' && !(await mayVerifyWhileBrowsing())) {
      setSaid('refused');
      setWhen('open');
      return;
    }
    await changeSettings({ when: choice });
    setWhen(choice);
    setSaid('saved');
  };
  return (
    <Welcome
      settings={settings}
      locked={locked}
      when={when}
      said={said}
      onChoose={(choice) => void choose(choice)}
      onChange={(part) => void changeSettings(part)}
    />
  );
}

onSettings((changed) => {
  settings = changed;
  void lockedSettings().then((names) => {
    locked = names;
    draw(settings.language, <App />);
  });
});
draw(settings.language, <App />);
