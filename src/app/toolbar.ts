/** The toolbar button: how many credentials stand on the page. Always redrawn from state; the browser forgets it at navigation. */
import { browser } from 'wxt/browser';
import { toolbarWords } from '../ui/words/browser.ts';
import { languageOf } from '../ui/words/language.ts';
import { readTab } from './session.ts';
import { readSettings } from './settings.ts';
import { countFound } from './tab-state.ts';

const DEBOUNCE = 150;
const timers = new Map<number, ReturnType<typeof setTimeout>>();

/** Redraws soon; many calls for one tab are one. */
export function redraw(tab: number): void {
  clearTimeout(timers.get(tab));
  timers.set(
    tab,
    setTimeout(() => {
      timers.delete(tab);
      draw(tab).catch(() => undefined); // the tab may be gone
    }, DEBOUNCE),
  );
}

async function draw(tab: number): Promise<void> {
  const [state, settings] = await Promise.all([readTab(tab), readSettings()]);
  const count = countFound(state);
  const words = toolbarWords[languageOf(settings.language, browser.i18n.getUILanguage())];
  const text = count === 0 || !settings.count ? '' : count > 99 ? '99+' : String(count);
  await Promise.all([
    browser.action.setBadgeText({ tabId: tab, text }),
    browser.action.setTitle({ tabId: tab, title: words.title(count) }),
    browser.action.setBadgeBackgroundColor({ tabId: tab, color: '#0b5c55' }),
    browser.action.setBadgeTextColor({ tabId: tab, color: '#ffffff' }),
  ]);
}
