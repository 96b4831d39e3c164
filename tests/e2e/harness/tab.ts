import type { AxNode } from './reading.ts';

/** A browser tab, as much of it as the tests need: the same for both browsers. */
export interface Tab {
  /** Runs a self-contained function in the page. The argument and the result are plain JSON. */
  evaluate<Argument, Result>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Awaited<Result>>;
  /** Runs a script's text in the page, past its content security policy. */
  inject(source: string): Promise<void>;
  /** Loads a web page (extension pages: `Browser.open`). */
  goto(url: string): Promise<void>;
  press(key: string): Promise<void>;
  /** The person chooses a folder in the dialog of this file input; Firefox asks whether its files may be had, and is told yes. */
  chooseFolder(selector: string, folder: string): Promise<void>;
  /** The person drops files and folders on the page, from their file manager (Chromium only). */
  drop(paths: string[]): Promise<void>;
  /** Brings it before the others: what nobody sees is drawn slowly. */
  front(): Promise<void>;
  size(width: number, height: number): Promise<void>;
  /** Light or dark, as the person's system would have it; with `forced`, in the system's own few colours. */
  dress(scheme: 'light' | 'dark', forced?: boolean): Promise<void>;
  /** PNG of what is seen, or of the whole page. */
  screenshot(path: string, whole?: boolean): Promise<void>;
  /** The page as it would be printed. */
  pdf(): Promise<Uint8Array>;
  /** The browser's own accessibility tree (Chromium only). */
  accessibility(): Promise<AxNode[]>;
  close(): Promise<void>;
}

/** What was under the pointer. */
export interface Chosen {
  menuItemId: string;
  srcUrl?: string;
  linkUrl?: string;
  selectionText?: string;
}

export interface Browser {
  name: 'chromium' | 'firefox';
  /** The page the extension opened when it was installed; from it the tests reach the extension's own interfaces. Absent without the extension. */
  home: Tab | undefined;
  /** A new tab with a web page in it, loaded. */
  visit(url: string): Promise<Tab>;
  /** A new tab with one of the extension's pages, such as `popup.html?tab=3`. `before`: a script that runs first (Chromium only). */
  open(path: string, before?: string): Promise<Tab>;
  /**
   * The person chooses the extension's entry in the context menu: the background hears of it as it does from the browser,
   * whose own menu cannot be clicked without a display. The tab that it opens.
   */
  chooseInMenu(chosen: Chosen): Promise<Tab>;
  /** Stops the extension's background as the browser does when it is idle. */
  stopBackground(): Promise<void>;
  /** Firefox: runs in the browser's own window, `extension` at hand; answers a plain value. */
  inBrowser?(action: string): Promise<unknown>;
  /** Settles when the last window is gone. */
  closed: Promise<void>;
  close(): Promise<void>;
}

const POLL = 50;

/** Asks the page again and again until the answer is truthy; fails with `what` after `limit` milliseconds. */
export async function until<Argument, Result>(
  tab: Tab,
  what: string,
  work: (argument: Argument) => Result | Promise<Result>,
  argument: Argument,
  limit = 15_000,
): Promise<NonNullable<Awaited<Result>>> {
  return untilTrue(what, () => tab.evaluate(work, argument), limit);
}

/** The same for anything else that can be asked. */
export async function untilTrue<Result>(
  what: string,
  ask: () => Result | Promise<Result>,
  limit = 15_000,
): Promise<NonNullable<Awaited<Result>>> {
  const end = Date.now() + limit;
  for (;;) {
    const answer = await ask();
    if (answer) return answer as NonNullable<Awaited<Result>>;
    if (Date.now() > end) throw new Error(`Not within ${limit} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
}

/** Waits for work at most `limit` milliseconds; says whether it ended. */
export function within(limit: number, work: Promise<unknown>): Promise<boolean> {
  return Promise.race([
    work.then(
      () => true,
      () => true,
    ),
    new Promise<boolean>((resolve) => setTimeout(resolve, limit, false)),
  ]);
}
