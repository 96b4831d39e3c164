/** One state of one page, and how to bring it about. */
import type { Tab } from '../../tests/e2e/harness/tab.ts';

/** The sheet it belongs to. */
export const PAGES = ['welcome', 'popup', 'sidepanel', 'details', 'preview', 'options', 'dossier'] as const;
export type PageName = (typeof PAGES)[number];

export interface Scene {
  page: PageName;
  name: string;
  /** The address within the extension, such as `popup.html?tab=3`; asked for when the picture is taken. */
  path: string | (() => string | Promise<string>);
  /** A script that runs in the page before its own, to stand in for what a browser rarely does. */
  before?: string;
  /** Once before the first picture of it. */
  prepare?: () => Promise<void>;
  /** After each tab it was opened in. */
  after?: () => Promise<void>;
  /** It changes what others show: no other picture is taken meanwhile. */
  alone?: boolean;
  /** Only a few looks of it: it differs little from another. */
  few?: boolean;
  /** In each tab it is opened in, after loading; without it the page is waited for until it works no more. */
  act?: (tab: Tab) => Promise<void>;
}

/** Windows, in CSS pixels: a narrow one, and the usual one. */
export const WIDTHS: Record<PageName, [narrow: number, usual: number]> = {
  welcome: [360, 1100],
  popup: [360, 400],
  sidepanel: [320, 480],
  details: [360, 1100],
  preview: [360, 1100],
  options: [360, 1100],
  dossier: [360, 1280],
};
