import { useState } from 'preact/hooks';
import { mayVerifyWhileBrowsing } from '../../src/app/consent.ts';
import { changeSettings, onSettings, readSettings } from '../../src/app/settings.ts';
import { draw } from '../../src/ui/start.tsx';
import { Welcome } from '../../src/ui/welcome.tsx';

let settings = await readSettings();

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
  return <Welcome when={when} said={said} onChoose={(choice) => void choose(choice)} />;
}

onSettings((changed) => {
  settings = changed;
  draw(settings.language, <App />);
});
draw(settings.language, <App />);
