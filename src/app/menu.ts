/** The context menu: one thing on a page, checked because the person pointed at it. */
import { type Browser, browser } from 'wxt/browser';
import type { Candidate } from '../detect/candidate.ts';
import { toolbarWords } from '../ui/words/browser.ts';
import { languageOf } from '../ui/words/language.ts';
import { LIMITS } from './messages.ts';
import { readSettings } from './settings.ts';

const CHECK = 'check';

/** Made when the extension is installed or updated: the browser remembers it between lives of the background. */
export async function makeMenu(): Promise<void> {
  const title = await menuTitle();
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: CHECK, title, contexts: ['image', 'link', 'selection'] });
}

export async function renameMenu(): Promise<void> {
  await browser.contextMenus.update(CHECK, { title: await menuTitle() });
}

async function menuTitle(): Promise<string> {
  const settings = await readSettings();
  return toolbarWords[languageOf(settings.language, browser.i18n.getUILanguage())].check;
}

/** What was pointed at: a link's target before its picture; a selection is an address or the credential itself. */
export function pointedAt(
  info: Pick<Browser.contextMenus.OnClickData, 'menuItemId' | 'linkUrl' | 'srcUrl' | 'selectionText'>,
): Candidate[] {
  if (info.menuItemId !== CHECK) return [];
  const selected = info.selectionText?.trim();
  const isAddress = selected !== undefined && /^https?:\/\/\S+$/i.test(selected);
  const urls = [info.srcUrl, info.linkUrl, isAddress ? selected : undefined].filter(
    (url): url is string => url !== undefined && url.length <= LIMITS.url && /^https?:/.test(url),
  );
  const candidates = [...new Set(urls)].map((url): Candidate => ({ id: url, certainty: 'found', via: 'link', url }));
  const inline =
    info.srcUrl !== undefined && /^data:image\/(png|svg\+xml)[;,]/i.test(info.srcUrl) ? info.srcUrl : undefined;
  if (inline !== undefined && inline.length <= LIMITS.text) {
    candidates.unshift({ id: inline.slice(0, 100), certainty: 'found', via: 'image', url: inline });
  }
  if (selected && !isAddress && selected.length <= LIMITS.text) {
    candidates.push({ id: selected.slice(0, 100), certainty: 'found', via: 'json', text: selected });
  }
  return candidates;
}
