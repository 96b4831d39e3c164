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

/**
 * What was pointed at: a picture, with the QR codes in it, before the link around it; a selection is an address or the
 * credential itself.
 */
export function pointedAt(
  info: Pick<Browser.contextMenus.OnClickData, 'menuItemId' | 'linkUrl' | 'srcUrl' | 'selectionText'>,
): Candidate[] {
  if (info.menuItemId !== CHECK) return [];
  const selected = info.selectionText?.trim();
  const isAddress = selected !== undefined && /^https?:\/\/\S+$/i.test(selected);
  const candidates: Candidate[] = [];
  if (info.srcUrl !== undefined && isPicture(info.srcUrl)) {
    const url = info.srcUrl;
    candidates.push({ id: idOf(url), certainty: 'found', via: 'image', url, codes: true });
  }
  // The address of a link may hold a credential: it is as long as a text may be.
  for (const url of new Set([info.linkUrl, isAddress ? selected : undefined])) {
    if (url === undefined || url === info.srcUrl || url.length > LIMITS.text || !/^https?:/i.test(url)) continue;
    candidates.push({ id: idOf(url), certainty: 'found', via: 'link', url });
  }
  if (selected && !isAddress && selected.length <= LIMITS.text) {
    candidates.push({ id: selected.slice(0, 100), certainty: 'found', via: 'json', text: selected });
  }
  return candidates;
}

/** Of a picture that only its page can open (`blob:`) it is said that it cannot be had. */
function isPicture(url: string): boolean {
  if (/^data:image\/(?:png|svg\+xml|jpeg|gif|webp)[;,]/i.test(url)) return url.length <= LIMITS.text;
  return url.length <= LIMITS.url && /^(?:https?|blob):/i.test(url);
}

const idOf = (url: string): string => (/^data:/i.test(url) ? url.slice(0, 100) : url);
